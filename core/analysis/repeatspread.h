// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalepoint.h"

#include <cstddef>
#include <vector>

namespace loadstone {

/// How much repeats scatter, as a variance of one repeat for each level. Two or three repeats tell
/// little about their own spread, so a level's relative variance is drawn towards that of all
/// levels, which counts as `pooledFreedom` further repeats. A value; any thread.
struct RepeatSpread {
    static constexpr double pooledFreedom = 10;

    std::vector<double> variances; ///< in (requests/s)², one for each level, never 0
    std::size_t freedom = 0;       ///< repeats beyond the first of each level

    bool isKnown() const { return freedom > 0; }
};

/// Deviations are relative to `expected`, one throughput for each level: the means, or better a
/// curve through them, because a level that came out low by chance must not weigh more for it.
/// Without any repeats all levels get the same variance, and only its ratio means something.
RepeatSpread spreadOf(const std::vector<ScalePoint>& points, const std::vector<double>& expected);

} // namespace loadstone
