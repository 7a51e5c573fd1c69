// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

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

/// The points without what stalls of the machine took. A repeat that latencies show to have stalled
/// gives what its usual answers allow (N/R); without latencies one that is far below its level's
/// best repeat is left out, since interference only takes away. So is what can be neither.
std::vector<ScalePoint> withoutStalls(const std::vector<ScalePoint>& points);

/// The same, block-centred; of several engines in common blocks.
std::vector<ScalePoint> centredWithoutStalls(const std::vector<ScalePoint>& points);
std::vector<std::vector<ScalePoint>>
centredWithoutStalls(const std::vector<std::vector<ScalePoint>>& engines);

} // namespace loadstone
