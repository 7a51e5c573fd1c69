// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/stepamountfield.h"

#include "ui/format.h"
#include "ui/request/planfields.h"
#include "ui/widgets/tightlayout.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

#include <utility>

namespace loadstone {

StepAmountField::StepAmountField(QWidget* parent)
    : QWidget(parent), m_unit(new QComboBox(this)), m_line(new QLineEdit(this)) {
    buildUnit();
    m_line->setObjectName("each");
    m_line->setAlignment(Qt::AlignRight);
    m_line->setFixedWidth(fontMetrics().horizontalAdvance("100,000") + 24);
    connect(m_line, &QLineEdit::textChanged, this, &StepAmountField::edited);
    connect(m_line, &QLineEdit::editingFinished, this, &StepAmountField::normalize);
    auto* row = tightRow(this, 4);
    row->addWidget(m_unit);
    row->addWidget(m_line);
    setFocusProxy(m_line);
    showUnit();
}

void StepAmountField::buildUnit() {
    m_unit->setObjectName("eachUnit");
    m_unit->setAccessibleName(QStringLiteral("What each measurement goes by"));
    m_unit->setToolTip(
        QStringLiteral("Whether each measurement lasts a time or sends a number of requests"));
    m_unit->addItems({QStringLiteral("Time each"), QStringLiteral("Requests each")});
    connect(m_unit, &QComboBox::currentIndexChanged, this, &StepAmountField::onUnitChosen);
}

void StepAmountField::onUnitChosen() {
    showUnit();
    const QString text = std::exchange(m_other, m_line->text());
    const QSignalBlocker once(m_line); // edited() follows once, with both in place
    m_line->setText(text);
    emit edited();
}

void StepAmountField::showUnit() {
    m_line->setAccessibleName(byDuration() ? QStringLiteral("Time of each measurement")
                                           : QStringLiteral("Requests of each measurement"));
    m_line->setToolTip(
        byDuration()
            ? QStringLiteral(
                  "How long each measurement takes: 500ms, 1s, 10s; a number alone means "
                  "seconds")
            : QStringLiteral(
                  "How many requests each measurement sends, over all threads: 5000, 10k"));
}

void StepAmountField::setFields(const PlanFields& fields) {
    const QSignalBlocker unit(m_unit);
    const QSignalBlocker line(m_line);
    m_unit->setCurrentIndex(fields.byDuration() ? 0 : 1);
    m_line->setText(fields[fields.byDuration() ? "duration" : "requests"]);
    m_other = fields[fields.byDuration() ? "requests" : "duration"];
    showUnit();
}

void StepAmountField::readInto(PlanFields& fields) const {
    fields.amount = byDuration() ? PlanFields::Amount::Duration : PlanFields::Amount::Requests;
    fields["duration"] = byDuration() ? m_line->text() : m_other;
    fields["requests"] = byDuration() ? m_other : m_line->text();
}

// What was understood is written out, so that "10k" or "30" leaves no doubt.
void StepAmountField::normalize() {
    if (const auto count = readCount(m_line->text()); count && !byDuration())
        m_line->setText(countText(*count));
    if (const auto time = readTime(m_line->text(), "duration"); time && byDuration())
        m_line->setText(toText(formatDuration(*time)));
}

} // namespace loadstone
