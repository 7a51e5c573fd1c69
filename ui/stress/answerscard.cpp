// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/answerscard.h"

#include "ui/stress/answersmodel.h"
#include "ui/stress/checkspage.h"
#include "ui/stress/hostspage.h"
#include "ui/stress/phasesmodel.h"
#include "ui/widgets/cardtabs.h"
#include "ui/widgets/rowstable.h"
#include "ui/widgets/steadylabel.h"

#include <QVBoxLayout>

namespace loadstone {

AnswersCard::AnswersCard(QWidget* parent)
    : Card(parent),
      m_answers(new AnswersModel(this)),
      m_phases(new PhasesModel(this)),
      m_connections(new SteadyLabel({}, this)),
      m_checks(new ChecksPage),
      m_hosts(new HostsPage),
      m_tabs(tabsIn(*this)) {
    m_tabs->setObjectName("answersTabs");
    m_tabs->addTab(answersPage(), QString("Answers and errors"));
    m_tabs->addTab(phasesPage(), QString("Phases"));
    m_tabs->addTab(m_checks, QString("Checks"));
    m_tabs->addTab(m_hosts, QString("Hosts"));
    for (QWidget* page : {static_cast<QWidget*>(m_checks), static_cast<QWidget*>(m_hosts)})
        m_tabs->setTabVisible(m_tabs->indexOf(page), false);
}

QWidget* AnswersCard::answersPage() {
    auto* table = rowsTable(m_answers, {"100,000,000", "100.0000 %"});
    table->setObjectName("answers");
    table->setAccessibleName(QString("Answers and errors"));
    m_connections->setObjectName("connectionsLine");
    m_connections->setLines(2);
    m_connections->setMuted(true);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(table);
    column->addWidget(m_connections);
    return page;
}

QWidget* AnswersCard::phasesPage() {
    auto* table = rowsTable(m_phases, {"1,000,000", "99.9 ms", "99.9 ms", "99.9 ms", "99.9 ms"});
    table->setObjectName("phases");
    table->setAccessibleName(QString("Phases of a request"));
    return table;
}

// Whoever has asked for checks, or for hosts, wants to see them; else what was chosen stays.
void AnswersCard::begin(const LoadPlan& plan) {
    offer(*m_checks, !plan.checks.empty());
}

void AnswersCard::offer(QWidget& page, bool isWanted) {
    const int place = m_tabs->indexOf(&page);
    const bool wasChosen = m_tabs->currentIndex() == place;
    if (isWanted == m_tabs->isTabVisible(place))
        return;
    m_tabs->setTabVisible(place, isWanted);
    if (isWanted)
        m_tabs->setCurrentIndex(place);
    else if (wasChosen)
        m_tabs->setCurrentIndex(0); // and not the neighbour
}

void AnswersCard::showHosts(const std::vector<HostShare>& hosts, const Totals& totals) {
    m_hosts->showHosts(hosts, totals);
    m_tabs->setTabText(m_tabs->indexOf(m_hosts), m_hosts->title());
    offer(*m_hosts, !hosts.empty());
}

void AnswersCard::showTotals(const Totals& totals, const LoadPlan& plan) {
    m_answers->showTotals(totals, plan);
    m_connections->setText(connectionsText(totals, plan));
    m_phases->showTotals(totals);
    m_checks->showTotals(totals, plan);
    m_tabs->setTabText(m_tabs->indexOf(m_checks), m_checks->title());
}

} // namespace loadstone
