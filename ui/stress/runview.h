// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <QWidget>

namespace loadstone {

class AnswersModel;
class DistributionChart;
class LatencyChart;
class PhasesModel;
class ResultCaption;
class RunProgress;
class RunTiles;
class SteadyLabel;
class ThroughputChart;
class ValidityLine;

/// All that is seen of a run: progress, tiles, verdict, charts, tables. Cheap to feed ten times a
/// second: every fourth snapshot is shown, in all parts, so that they are of one moment.
class RunView : public QWidget {
    Q_OBJECT

public:
    explicit RunView(QWidget* parent = nullptr);

    /// The next run begins: its first snapshot refreshes everything.
    void begin(const LoadPlan& plan);
    void showProgress(const Snapshot& snapshot, const LoadPlan& plan);
    void showReport(const RunReport& report);
    /// Whether the form asks for something else than is shown.
    void setOutdated(bool outdated);

signals:
    void failed(const QString& sentence);

private:
    QWidget* charts();
    QWidget* answersCard();
    QWidget* answersPage();
    QWidget* phasesPage();
    void showMoment(const Snapshot& snapshot, const LoadPlan& plan);

    ResultCaption* m_caption;
    RunProgress* m_progress;
    RunTiles* m_tiles;
    ValidityLine* m_validity;
    ThroughputChart* m_throughput;
    LatencyChart* m_latency;
    DistributionChart* m_distribution;
    AnswersModel* m_answers;
    PhasesModel* m_phases;
    SteadyLabel* m_connections;
    int m_turn = 0;
};

} // namespace loadstone
