#pragma once

#include "core/stats/timeline.h"

#include <qcustomplot.h>

#include <vector>

namespace loadstone {

/// A line over a run's time: a point in the middle of each interval, and level ends, so that it
/// covers all of the time. `valueOf` gives NaN for a gap.
template <typename ValueOf>
QVector<QCPGraphData> linePoints(const std::vector<Interval>& timeline, const ValueOf& valueOf) {
    QVector<QCPGraphData> points;
    if (timeline.empty())
        return points;
    points << QCPGraphData(timeline.front().start.count(), valueOf(timeline.front()));
    for (const Interval& interval : timeline)
        points << QCPGraphData((interval.start + interval.end).count() / 2, valueOf(interval));
    points << QCPGraphData(timeline.back().end.count(), valueOf(timeline.back()));
    return points;
}

} // namespace loadstone
