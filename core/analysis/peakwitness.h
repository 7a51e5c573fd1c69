// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalepoint.h"

#include <optional>

namespace loadstone {

/// A level beyond the best one that answers less, and by how much. A value; any thread.
struct PeakWitness {
    double bestSize = 1;
    double size = 1;
    double drop = 0;     ///< as a share of the best level's throughput
    bool isLast = false; ///< no other level beyond the best one answers less: all rests on this one
};

/// How the repeats of all levels scatter.
struct LevelScatter {
    double deviation = 0; ///< the standard deviation of one repeat, in requests per second
    double freedom = 0;   ///< how well it is known, in degrees
};

/// Without a witness there is no peak. It is lower than the best level by more than 5 % and by a
/// one-sided t test at 1 % on the scatter of all levels, and so is the largest level lower by more
/// than 5 %: else there is a dip and no peak. The more levels may be the best, the less chance is
/// left to each. `points` are in the order of their size, block-centred and without stalls.
std::optional<PeakWitness> findPeakWitness(const std::vector<ScalePoint>& points,
                                           const LevelScatter& scatter);

} // namespace loadstone
