// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/timeline.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/plotmark.h"

namespace loadstone {

/// Ok requests per second over the time of a run, failed ones on top in the colour of warnings, and
/// when the server stopped answering.
class ThroughputChart : public Chart {
    Q_OBJECT

public:
    explicit ThroughputChart(QWidget* parent = nullptr);

    void showTimeline(const std::vector<Interval>& timeline);
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    void showFailures(const std::vector<Interval>& points);
    void markEnd(const std::optional<Seconds>& broken);

    std::vector<Interval> m_timeline;
    QCPGraph* m_ok;
    QCPGraph* m_failed; ///< ok and failed
    PlotMark m_broken;
};

} // namespace loadstone
