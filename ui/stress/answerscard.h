// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/card.h"

class QTabWidget;

namespace loadstone {

class AnswersModel;
class ChecksPage;
class HostsPage;
class PhasesModel;
class SteadyLabel;

/// What came back, where the time went, what the checks say of it, if there are any, and what each
/// of several hosts did: a page for each.
class AnswersCard : public Card {
    Q_OBJECT

public:
    explicit AnswersCard(QWidget* parent = nullptr);

    void begin(const LoadPlan& plan);
    void showTotals(const Totals& totals, const LoadPlan& plan);
    /// What each of several hosts has done; none: the run is of this machine alone.
    void showHosts(const std::vector<HostShare>& hosts, const Totals& totals);

private:
    QWidget* answersPage();
    QWidget* phasesPage();
    void offer(QWidget& page, bool isWanted);

    AnswersModel* m_answers;
    PhasesModel* m_phases;
    SteadyLabel* m_connections;
    ChecksPage* m_checks;
    HostsPage* m_hosts;
    QTabWidget* m_tabs;
};

} // namespace loadstone
