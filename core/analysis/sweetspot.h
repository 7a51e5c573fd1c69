#pragma once

#include "core/analysis/scalepoint.h"
#include "core/base/clock.h"

#include <optional>
#include <string>
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

    double reachedShare() const { return bestThroughput > 0 ? throughput / bestThroughput : 1; }

    bool operator==(const SweetSpot&) const = default;
};

/// An error where there is no point, where a value cannot be, or where `share` is not a share.
Expected<SweetSpot> findSweetSpot(std::vector<ScalePoint> points,
                                  double share = SweetSpot::usualShare);

/// What a level of a sweep took: the middle of its repeats, from the same sizes as the points.
struct LevelLatency {
    double size = 1;
    Seconds p50{0};
    Seconds p99{0};
};

/// "12 threads give 96 % of the best throughput; beyond 24 latency doubles and throughput stays."
/// `plural` is what sizes count. Without latencies only the first half is said. Any thread.
std::string sentenceFor(const SweetSpot& spot, const std::vector<ScalePoint>& points,
                        const std::vector<LevelLatency>& latencies, const std::string& plural);

} // namespace loadstone
