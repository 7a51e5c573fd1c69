// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/timeline.h"
#include "ui/widgets/chart.h"

#include <array>

namespace loadstone {

/// Percentiles of the latency of ok requests over the time of a run.
class LatencyChart : public Chart {
    Q_OBJECT

public:
    explicit LatencyChart(QWidget* parent = nullptr);

    void showTimeline(const std::vector<Interval>& timeline);
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    std::vector<Interval> m_timeline;
    std::array<QCPGraph*, 3> m_lines;
    std::array<QCPGraph*, 3> m_dots; ///< of intervals that stand alone
};

} // namespace loadstone
