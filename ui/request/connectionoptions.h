// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planoptions.h"

class QGridLayout;
class QHBoxLayout;

namespace loadstone {

/// What few requests need: data for placeholders, how to sign in, certificates, the way to the
/// server, and what is looked at besides the answers' statuses. GUI thread.
class ConnectionOptions : public PlanOptions {
    Q_OBJECT

public:
    explicit ConnectionOptions(QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addFiles(QGridLayout& grid);
    void addRoute(QGridLayout& grid);
    void addLines(QGridLayout& grid);
    void addAnswers(QGridLayout& grid);
    QHBoxLayout* choices();
    QWidget* lines(const char* field, const QString& example, const QString& tip);
};

} // namespace loadstone
