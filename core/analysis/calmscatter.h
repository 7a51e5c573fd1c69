// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalepoint.h"

namespace loadstone {

/// The scatter of one repeat, as a share of its level's throughput, and how well it is known.
struct CalmScatter {
    double share = 0;
    double freedom = 0; ///< in degrees; 0 if nothing was repeated
};

/// From the middle of all deviations, so that some repeats that stalled do not widen it.
CalmScatter robustScatterOf(const std::vector<ScalePoint>& points);

/// From the mean of squares, which is known better, unless it is far above the robust one.
CalmScatter calmScatterOf(const std::vector<ScalePoint>& points);

/// The same of block-centred points: a block's course was taken from the scatter, with a degree of
/// its freedom.
CalmScatter centredScatterOf(const std::vector<ScalePoint>& points);

} // namespace loadstone
