#pragma once

#include "core/analysis/scalepoint.h"

namespace loadstone {

/// What Little's law says of one level: requests in flight by throughput and latency, as a share
/// of its size. 1 if every place was busy with a usual answer all the time.
struct LevelOccupancy {
    double size = 1;
    double share = 1;        ///< the middle of its repeats
    std::size_t stalled = 0; ///< repeats whose share is far from 1
    bool isUseless = false;  ///< every repeat stalled
};

/// One entry for each point that has latencies, X·R/N. A share far below 1 means that the machine
/// stood still for a part of the time, or that a few answers took most of it. If most levels are
/// so, it is how the server answers, and no level is called stalled. Any thread.
std::vector<LevelOccupancy> occupanciesOf(const std::vector<ScalePoint>& points);

/// The points with what changed from block to block taken out: the n-th repeats of all levels are
/// one block, measured in a short time, so that what they share is the machine's course and not
/// the levels'. As they were if levels have unlike numbers of repeats, or there are too few.
std::vector<ScalePoint> blockCentred(std::vector<ScalePoint> points);

/// The points without repeats that stalled, and without levels of which no repeat is left.
std::vector<ScalePoint> withoutStalls(const std::vector<ScalePoint>& points);

} // namespace loadstone
