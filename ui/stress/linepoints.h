// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/timeline.h"

#include <qcustomplot.h>

#include <cmath>
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

/// The points of `timeline` that no line reaches, as neither neighbour has a value.
template <typename ValueOf>
QVector<QCPGraphData> lonePoints(const std::vector<Interval>& timeline, const ValueOf& valueOf) {
    const auto isGap = [&](std::size_t i) {
        return i >= timeline.size() || std::isnan(valueOf(timeline[i]));
    };
    QVector<QCPGraphData> points;
    for (std::size_t i = 0; i < timeline.size(); ++i)
        if (!isGap(i) && isGap(i + 1) && (i == 0 || isGap(i - 1)))
            points << QCPGraphData((timeline[i].start + timeline[i].end).count() / 2,
                                   valueOf(timeline[i]));
    return points;
}

} // namespace loadstone
