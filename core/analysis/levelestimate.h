// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/confidenceinterval.h"
#include "core/analysis/scalepoint.h"

#include <optional>

namespace loadstone {

/// The mean throughput of a level, and how well its own repeats make it known. A value; any thread.
struct LevelEstimate {
    double size = 1;
    double throughput = 0;     ///< requests per second, as measured
    double calmThroughput = 0; ///< the same without the machine's course and stalls
    double relativeError = 0;  ///< of that mean: its standard error, as a share
    double freedom = 0;        ///< of the error; 0: nothing was repeated, and it is not known
};

/// Several engines at one size, in the order in which they came. Unlike sizes are not compared.
/// Empty if no size has been measured with all of them, or if one answered nothing there.
///
/// The size is the one with the best throughput of all engines together (geometric mean), which
/// favours no engine: each at its own best would favour who has more levels on a plateau. The
/// course of the machine from block to block is taken out of all alike.
std::vector<LevelEstimate> atCommonSize(const std::vector<std::vector<ScalePoint>>& engines);

/// How many times as much one level answers as another. A value; any thread.
struct ThroughputRatio {
    double ratio = 1;
    std::optional<ConfidenceInterval> confidence; ///< none where nothing was repeated

    /// Whether the repeats' scatter explains it.
    bool isWithinScatter() const { return confidence && confidence->contains(1); }
    /// Whether it is surely too small to matter: less than 1 %.
    bool isNegligible() const {
        return confidence && confidence->low > 0.99 && confidence->high < 1.01;
    }
};

/// The interval is that of the difference of two logarithms, by the two levels' own repeats
/// (Welch). It has 95 % confidence for `comparisons` of them together.
ThroughputRatio ratioOf(const LevelEstimate& more, const LevelEstimate& less,
                        std::size_t comparisons = 1);

} // namespace loadstone
