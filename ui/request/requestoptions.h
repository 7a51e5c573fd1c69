// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planoptions.h"

#include <QFormLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace loadstone {

class BodyField;

/// The settings of a request that most runs leave alone: headers, body, times, protocol.
class RequestOptions : public PlanOptions {
    Q_OBJECT

public:
    explicit RequestOptions(QWidget* parent = nullptr);

    void setFields(const PlanFields& typed) override;
    void readInto(PlanFields& typed) const override;
    void showOnly(const std::function<bool(const std::string& name)>& isWanted) override;

signals:
    /// What is wrong with a field, found later.
    void failed(const loadstone::Error& error);
    /// The body is to be made of the parts of a form.
    void formWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPlainTextEdit* textField(const char* field, const QString& tip);
    QWidget* headersField();
    BodyField* bodyField();
    QWidget* redirectsField();
    QWidget* versionField();
    QWidget* labelled(const QString& label, QWidget* field);
    QFormLayout* timesColumn();
    QLayout* switchesColumn();
    void addSwitches(QVBoxLayout& column);

    BodyField* m_body;
};

} // namespace loadstone
