// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <QWidget>

class QTabWidget;

namespace loadstone {

class AnswersCard;
class Chart;
class ChartLink;
class ClocksLine;
class DistributionChart;
class LatencyChart;
class LatencyHeatmap;
class MetricsCharts;
class ResultCaption;
class RunProgress;
class RunTiles;
class ThresholdChips;
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
    /// `hosts`: what each of several has done so far.
    void showProgress(const Snapshot& snapshot, const LoadPlan& plan,
                      const std::vector<HostShare>& hosts = {});
    /// What the server tells of itself, if the plan asks for it.
    void showMetrics(const MetricsCourse& course, const LoadPlan& plan);
    void showReport(const RunReport& report);
    /// Whether the form asks for something else than is shown.
    void setOutdated(bool outdated);

signals:
    void failed(const QString& sentence);

private:
    QWidget* charts();
    QWidget* latencyCard();
    QList<Chart*> ownCharts() const;
    void takeIn(Chart* chart);
    void drawApart(bool isApart);
    void showLatencyOf(const LoadPlan& plan);
    void showMoment(const Snapshot& snapshot, const LoadPlan& plan,
                    const std::vector<HostShare>& hosts);

    ResultCaption* m_caption;
    RunProgress* m_progress;
    RunTiles* m_tiles;
    ThresholdChips* m_thresholds;
    ClocksLine* m_clocks;
    ValidityLine* m_validity;
    ThroughputChart* m_throughput;
    LatencyChart* m_latency;
    LatencyHeatmap* m_heatmap;
    QTabWidget* m_latencyTabs = nullptr;
    DistributionChart* m_distribution;
    AnswersCard* m_answers;
    MetricsCharts* m_metrics;
    ChartLink* m_link; ///< of the charts that have an axis of time
    int m_turn = 0;
    bool m_hasRate = false;
};

} // namespace loadstone
