// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/checkspage.h"

#include "core/report/checkwords.h"
#include "ui/format.h"
#include "ui/stress/checksmodel.h"
#include "ui/widgets/rowstable.h"
#include "ui/widgets/sentencelabel.h"

#include <QVBoxLayout>

#include <algorithm>

namespace loadstone {

ChecksPage::ChecksPage(QWidget* parent)
    : QWidget(parent), m_checks(new ChecksModel(this)), m_notes(new SentenceLabel(this)) {
    auto* table = rowsTable(m_checks, {"10,000,000", "10,000,000", "100.00 %"});
    table->setObjectName("checks");
    table->setAccessibleName(QString("Checks"));
    m_notes->setObjectName("checkNotes");
    m_notes->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(table);
    column->addWidget(m_notes);
}

void ChecksPage::showTotals(const Totals& totals, const LoadPlan& plan) {
    m_checks->showCounts(totals.checks, plan);
    QStringList notes;
    for (const std::string& note : checkNotes(plan, totals))
        notes << sentence(note);
    m_notes->setSentence(notes.join(' '));
    m_notes->setVisible(!notes.isEmpty());
    const auto outcomes = checkOutcomes(plan, totals.checks);
    const auto failed =
        std::ranges::count_if(outcomes, [](const CheckOutcome& one) { return one.failed > 0; });
    m_title = failed == 0 ? QString("Checks")
                          : QString("Checks ✗ %1 of %2").arg(failed).arg(outcomes.size());
}

} // namespace loadstone
