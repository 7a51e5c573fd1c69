// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/repeatspread.h"
#include "core/analysis/uslsolver.h"

#include <cstdint>

namespace loadstone {

/// A fitted sweep, with all that its uncertainty depends on. A value; any thread.
struct FittedLevels {
    std::vector<ScalePoint> points;
    RepeatSpread spread;
    std::vector<WeightedPoint> means; ///< with the inverse of their variance as weight
    UslSolution solution;

    /// How well the scatter is known, in degrees of freedom, and its variance in units of `spread`:
    /// 1 where the repeats explain it, more where the levels miss the curve significantly.
    struct Scatter {
        double variance = 1;
        double freedom = 1;
    };
    Scatter scatter() const;
};

/// The least squares over the levels' means, with weights from the repeats.
FittedLevels fitLevels(std::vector<ScalePoint> points);

/// Solutions for `count` sweeps as they might have come out as well. The same seed, the same draws.
std::vector<Usl> bootstrapDraws(const FittedLevels& levels, std::size_t count, std::uint64_t seed);

} // namespace loadstone
