// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/arrivals.h"
#include "core/stats/timeline.h"
#include "core/sweep/hostshare.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/plotmark.h"

namespace loadstone {

/// Ok requests per second over the time of a run, failed ones on top in the colour of warnings, the
/// rate that was planned, and when the server stopped answering
/// and hosts were lost.
class ThroughputChart : public Chart {
    Q_OBJECT

public:
    explicit ThroughputChart(QWidget* parent = nullptr);

    /// The next run's load, of which the first `warmUp` does not count.
    void plan(const Arrivals& arrivals, Milliseconds warmUp);
    void showTimeline(const std::vector<Interval>& timeline);
    /// When hosts of the run were lost, for the next timeline.
    void setLost(const std::vector<HostShare>& hosts);
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    void showFailures(const std::vector<Interval>& points);
    void fit(const std::vector<Interval>& points);
    void nameLines();
    double plannedRate(const Interval& interval) const;
    void markEnd(const std::optional<Seconds>& broken);

    std::vector<Interval> m_timeline;
    QCPGraph* m_ok;
    QCPGraph* m_failed; ///< ok and failed
    QCPGraph* m_planned;
    Arrivals m_arrivals;
    Milliseconds m_warmUp{0};
    PlotMark m_broken;
    PlotMark m_lost;
    std::optional<Seconds> m_lostAt;
    QString m_lostText;
};

} // namespace loadstone
