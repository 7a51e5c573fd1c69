// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/confidenceinterval.h"
#include "core/analysis/scalepoint.h"

#include <optional>

namespace loadstone {

/// How many requests a server answers at once, by Little's law: N* = X_max · R(1), the throughput
/// where it stays times the latency without a queue. A value; any thread.
struct Knee {
    double concurrency = 1;
    double throughput = 0;                        ///< requests per second where it stays
    double latency = 0;                           ///< seconds, at the smallest size
    std::optional<ConfidenceInterval> confidence; ///< of the concurrency; none without repeats
};

/// The knee of throughput that stays: that of all levels from the first one on that is within 5 %
/// of the best, each by the middle of its repeats. Without latencies, R is N/X at the smallest
/// size. `points` are in the order of their size, block-centred and without stalls. None if nothing
/// was answered at the smallest size or at all, or if there is a queue at the smallest size
/// already.
std::optional<Knee> findKnee(const std::vector<ScalePoint>& points);

} // namespace loadstone
