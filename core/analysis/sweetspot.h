// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/confidenceinterval.h"
#include "core/analysis/scalepoint.h"

#include <optional>
#include <vector>

namespace loadstone {

/// The smallest size whose mean throughput is at least a share of that of the best size.
/// A value; any thread.
struct SweetSpot {
    static constexpr double usualShare = 0.95;

    double size = 1;
    double throughput = 0;     ///< requests per second, the mean of its repeats
    double share = usualShare; ///< that was asked for, above 0 to 1
    double bestSize = 1;
    double bestThroughput = 0; ///< requests per second, the mean of its repeats
    /// The sizes that may be it with 95 % confidence, as far as repeats scatter; none without them.
    std::optional<ConfidenceInterval> confidence{};
    bool isStillRising = false; ///< the best size is the largest one, and larger ones may be better

    double reachedShare() const { return bestThroughput > 0 ? throughput / bestThroughput : 1; }

    bool operator==(const SweetSpot&) const = default;
};

/// An error where there is no point, where a value cannot be, or where `share` is not a share.
Expected<SweetSpot> findSweetSpot(std::vector<ScalePoint> points,
                                  double share = SweetSpot::usualShare);

} // namespace loadstone
