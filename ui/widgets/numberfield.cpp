// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/numberfield.h"

#include "ui/format.h"

#include <QLineEdit>

#include <algorithm>
#include <optional>

namespace loadstone {

namespace {

std::optional<int> numberIn(const QString& text) {
    bool ok = false;
    const int value = numberLocale().toInt(text.trimmed(), &ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

NumberField::NumberField(QWidget* parent) : QAbstractSpinBox(parent) {
    setAlignment(Qt::AlignRight);
    setKeyboardTracking(false); // a value of its own is what the base class would keep
    connect(lineEdit(), &QLineEdit::textChanged, this, &NumberField::edited);
    connect(this, &QAbstractSpinBox::editingFinished, this, &NumberField::group);
}

void NumberField::setRange(int least, int most) {
    m_least = least;
    m_most = most;
    updateGeometry();
}

QString NumberField::typed() const {
    QString text = lineEdit()->text();
    if (!m_unit.isEmpty() && text.endsWith(m_unit.trimmed()))
        text.chop(m_unit.trimmed().size());
    const auto number = numberIn(text);
    return number ? QString::number(*number) : text.trimmed();
}

void NumberField::setTyped(const QString& text) {
    const auto number = numberIn(text);
    lineEdit()->setText(number ? numberLocale().toString(*number) + m_unit : text);
}

int NumberField::value() const {
    return numberIn(typed()).value_or(-1);
}

void NumberField::setValue(int value) {
    setTyped(QString::number(value));
}

void NumberField::setUnit(const QString& unit) {
    m_unit = unit;
}

void NumberField::group() {
    const QString before = lineEdit()->text();
    setTyped(typed());
    if (before != lineEdit()->text())
        emit edited();
}

void NumberField::stepBy(int steps) {
    setValue(std::clamp(numberIn(typed()).value_or(m_least - steps) + steps, m_least, m_most));
    selectAll();
}

QAbstractSpinBox::StepEnabled NumberField::stepEnabled() const {
    if (isReadOnly())
        return StepNone;
    const int now = numberIn(typed()).value_or(m_least);
    return (now < m_most ? StepUpEnabled : StepNone) | (now > m_least ? StepDownEnabled : StepNone);
}

// The base class knows no widest text.
QSize NumberField::sizeHint() const {
    const QString widest = numberLocale().toString(m_most) + m_unit + ' ';
    return QAbstractSpinBox::sizeHint() + QSize(fontMetrics().horizontalAdvance(widest), 0);
}

} // namespace loadstone
