// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/numberfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include <functional>
#include <utility>
#include <vector>

namespace loadstone {

class FormMarks;
class FieldNote;

/// The part of a form that has what most leave alone. Makes fields, each with the name by which
/// errors call it, and tells of every change. GUI thread.
class FoldedOptions : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows in `note` what is wrong with the fields.
    void addTo(FormMarks& marks, FieldNote* note);

    /// Hides the fields, with their labels, that are not wanted now.
    virtual void showOnly(const std::function<bool(const std::string& name)>& isWanted);

signals:
    void edited();
    void leftField(const std::string& name);

protected:
    QLineEdit* addLine(const std::string& name, const QString& tip);
    /// A short line whose text is on the right, as wide as so many characters.
    QLineEdit* addShortLine(const std::string& name, const QString& tip, int characters);
    NumberField* addNumber(const std::string& name, const QString& tip, int least, int most);
    QCheckBox* addSwitch(const std::string& name, const QString& text, const QString& tip);
    QComboBox* addChoice(const std::string& name, const QString& tip);
    /// One that was made elsewhere; its changes are told there. Errors are shown at the first of
    /// those with the same name.
    void addField(const std::string& name, QWidget* field);

    using Field = std::pair<std::string, QWidget*>;
    const std::vector<Field>& fields() const { return m_fields; }

private:
    std::vector<Field> m_fields;
};

} // namespace loadstone
