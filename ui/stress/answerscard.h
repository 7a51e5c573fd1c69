// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/card.h"

class QTabWidget;

namespace loadstone {

class AnswersModel;
class ChecksPage;
class PhasesModel;
class SteadyLabel;

/// What came back, where the time went, and what the checks say of it, if there are any: a page for
/// each.
class AnswersCard : public Card {
    Q_OBJECT

public:
    explicit AnswersCard(QWidget* parent = nullptr);

    void begin(const LoadPlan& plan);
    void showTotals(const Totals& totals, const LoadPlan& plan);

private:
    QWidget* answersPage();
    QWidget* phasesPage();

    AnswersModel* m_answers;
    PhasesModel* m_phases;
    SteadyLabel* m_connections;
    ChecksPage* m_checks;
    QTabWidget* m_tabs;
};

} // namespace loadstone
