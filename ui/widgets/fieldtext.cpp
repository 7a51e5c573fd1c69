// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/fieldtext.h"

#include "ui/widgets/numberfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace loadstone {

QString fieldText(const QWidget& field) {
    if (const auto* line = qobject_cast<const QLineEdit*>(&field))
        return line->text();
    if (const auto* lines = qobject_cast<const QPlainTextEdit*>(&field))
        return lines->toPlainText();
    if (const auto* number = qobject_cast<const NumberField*>(&field))
        return number->typed();
    if (const auto* box = qobject_cast<const QCheckBox*>(&field))
        return box->isChecked() ? "true" : "false";
    if (const auto* choice = qobject_cast<const QComboBox*>(&field))
        return choice->currentData().toString();
    return {};
}

void setFieldText(QWidget& field, const QString& text) {
    if (auto* line = qobject_cast<QLineEdit*>(&field))
        line->setText(text);
    if (auto* lines = qobject_cast<QPlainTextEdit*>(&field))
        lines->setPlainText(text);
    if (auto* number = qobject_cast<NumberField*>(&field))
        number->setTyped(text);
    if (auto* box = qobject_cast<QCheckBox*>(&field))
        box->setChecked(text == "true");
    if (auto* choice = qobject_cast<QComboBox*>(&field))
        choice->setCurrentIndex(choice->findData(text));
}

} // namespace loadstone
