#pragma once

#include "core/analysis/scalepoint.h"

namespace loadstone {

/// The scatter of one repeat, as a share of its level's throughput, and how well it is known. From
/// the middle of all deviations, so that some repeats that stalled do not widen it.
struct CalmScatter {
    double share = 0;
    double freedom = 0; ///< in degrees; 0 if nothing was repeated
};

CalmScatter calmScatterOf(const std::vector<ScalePoint>& points);

} // namespace loadstone
