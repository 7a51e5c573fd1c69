#pragma once

#include "core/stats/timeline.h"
#include "ui/widgets/chart.h"

namespace loadstone {

/// Answered requests per second over the time of a run.
class ThroughputChart : public Chart {
    Q_OBJECT

public:
    explicit ThroughputChart(QWidget* parent = nullptr);

    void showTimeline(const std::vector<Interval>& timeline);
    QString csv() const override;

protected:
    void applyColors(const ChartColors& colors) override;

private:
    std::vector<Interval> m_timeline;
    QCPGraph* m_line;
};

} // namespace loadstone
