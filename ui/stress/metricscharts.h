// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/chart.h"

#include <QPushButton>

#include <map>

class QGridLayout;

namespace loadstone {

class MetricChart;
class SentenceLabel;

/// What a server tells of itself while it is stressed: a chart for each figure, on the axis of time
/// of a run's other charts, and what could not be read. Hidden if it is not asked. GUI thread.
class MetricsCharts : public QWidget {
    Q_OBJECT

public:
    /// More of them are shown when they are asked for.
    static constexpr std::size_t mostAtOnce = 12;

    explicit MetricsCharts(QWidget* parent = nullptr);

    void begin(const LoadPlan& plan);
    void showCourse(const MetricsCourse& course, const LoadPlan& plan);
    /// Where the other charts' axis of time ends.
    void setEnd(double seconds);
    /// For the charts that there are, and those that are made later.
    void setDelay(std::chrono::milliseconds delay);
    /// What they are of, and what is not among them.
    QString sentence() const;

signals:
    void chartMade(loadstone::Chart* chart);

private:
    /// A figure without its labels, and whether it is a rate.
    using Kind = std::pair<std::string, bool>;
    using Group = std::vector<MetricSeries>;

    void group();
    void showGroups();
    MetricChart& chartOf(const Kind& kind);

    SentenceLabel* m_sentence;
    QGridLayout* m_grid;
    QPushButton* m_all;
    MetricsCourse m_course;
    std::vector<std::pair<Kind, Group>> m_groups; ///< in the order in which they came
    std::map<Kind, MetricChart*> m_charts;
    std::size_t m_most = mostAtOnce;
    double m_end = 1;
    std::chrono::milliseconds m_delay{0};
};

} // namespace loadstone
