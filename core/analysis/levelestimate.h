#pragma once

#include "core/analysis/scalabilityfit.h"

namespace loadstone {

/// The mean throughput of a level, and how well its repeats make it known. A value; any thread.
struct LevelEstimate {
    double size = 1;
    double throughput = 0;    ///< requests per second
    double relativeError = 0; ///< of that mean: its standard error by RepeatSpread, as a share
    double freedom = 0;       ///< of the error; 0: nothing was repeated, and it is not known
};

/// The level with the best throughput. An error where there is none, or no throughput at all.
Expected<LevelEstimate> bestLevel(std::vector<ScalePoint> points);

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

/// The interval is that of the difference of two logarithms, by Student's t with the freedom of the
/// less known of the two.
ThroughputRatio ratioOf(const LevelEstimate& more, const LevelEstimate& less);

} // namespace loadstone
