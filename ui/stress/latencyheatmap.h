// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/interval.h"
#include "ui/widgets/chart.h"

class QCPColorMap;

namespace loadstone {

/// How many requests ended when, and how long they took: time against the logarithm of latency, a
/// column for each interval, stronger for more. One picture, whatever the number of requests.
class LatencyHeatmap : public Chart {
    Q_OBJECT

public:
    explicit LatencyHeatmap(QWidget* parent = nullptr);

    void showTimeline(const std::vector<Interval>& timeline);
    /// Whether there is anything to see.
    bool hasData() const { return m_bands > 0; }
    QString valuesAt(const QPoint& mouse) const override;
    QString valuesAtPlace(double place) const override;
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;
    void showEvent(QShowEvent* event) override;

private:
    /// The requests of one interval by band of latency, from the lowest band that is shown.
    using Column = std::vector<std::uint64_t>;

    void count(const std::vector<Interval>& timeline);
    void paint();

    QCPColorMap* m_map;
    std::vector<Column> m_columns;
    double m_width = 0; ///< of a column, in seconds
    int m_lowest = 0;   ///< number of the lowest band
    int m_bands = 0;
};

} // namespace loadstone
