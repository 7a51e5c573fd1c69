#include "core/analysis/sweetspot.h"

#include "core/analysis/sizenoun.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

std::string firstHalf(const SweetSpot& spot, const std::string& plural) {
    const std::string size = sized(spot.size, plural);
    const std::string give = std::round(spot.size) == 1 ? " gives " : " give ";
    if (spot.size == spot.bestSize)
        return size + give + "the best throughput, " + formatNumber(spot.bestThroughput, 0) +
               " requests/s";
    // 99.7 % must not read as all of it.
    const double percent = std::min(99.0, std::round(spot.reachedShare() * 100));
    return size + give + formatNumber(percent, 0) + " % of the best throughput";
}

/// The largest size from the sweet spot on before latency has doubled, and how it goes on.
struct Doubling {
    double from = 1;
    double times = 1; ///< latency of the largest size over that of the sweet spot
};

std::optional<Doubling> doublingOf(std::vector<LevelLatency> levels, double spotSize,
                                   Seconds LevelLatency::*percentile) {
    std::ranges::sort(levels, {}, &LevelLatency::size);
    const auto spot = std::ranges::find(levels, spotSize, &LevelLatency::size);
    if (spot == levels.end() || (*spot).*percentile <= Seconds(0))
        return std::nullopt;
    const Seconds doubled = (*spot).*percentile * 2;
    const auto first = std::find_if(spot, levels.end(), [&](const LevelLatency& level) {
        return level.*percentile >= doubled;
    });
    if (first == levels.end())
        return std::nullopt;
    return Doubling{std::prev(first)->size, levels.back().*percentile / ((*spot).*percentile)};
}

double throughputAt(const std::vector<ScalePoint>& points, double size) {
    const auto found = std::ranges::find(points, size, &ScalePoint::size);
    return found == points.end() ? 0 : found->mean();
}

/// What throughput does from `from` to the largest size.
std::string courseOf(const std::vector<ScalePoint>& points, double from) {
    const double before = throughputAt(points, from);
    const double after = std::ranges::max_element(points, {}, &ScalePoint::size)->mean();
    if (after < before * 0.95)
        return "throughput falls";
    return after > before * 1.05 ? "throughput grows little" : "throughput stays";
}

std::string growthOf(double times) {
    constexpr double aboutTwice = 3;
    return times < aboutTwice ? "doubles" : "grows " + formatNumber(times, 0) + " times";
}

std::string secondHalf(const SweetSpot& spot, const std::vector<ScalePoint>& points,
                       const std::vector<LevelLatency>& latencies) {
    std::string name = "latency";
    auto doubling = doublingOf(latencies, spot.size, &LevelLatency::p50);
    if (!doubling) {
        doubling = doublingOf(latencies, spot.size, &LevelLatency::p99);
        name = "the latency of the slowest 1 %";
    }
    if (!doubling)
        return {};
    return "; beyond " + formatNumber(doubling->from, 0) + " " + name + " " +
           growthOf(doubling->times) + " and " + courseOf(points, doubling->from);
}

} // namespace

Expected<SweetSpot> findSweetSpot(std::vector<ScalePoint> points, double share) {
    if (!(share > 0 && share <= 1))
        return fail("share", "the share must be above 0 % and at most 100 %");
    const auto joined = joinedBySize(std::move(points));
    if (!joined)
        return tl::unexpected(joined.error());
    if (joined->empty())
        return fail("levels", "there is no size to choose from; measure at least one");
    const auto best = std::ranges::max_element(*joined, {}, &ScalePoint::mean);
    const auto spot = std::ranges::find_if(
        *joined, [&](const ScalePoint& point) { return point.mean() >= share * best->mean(); });
    return SweetSpot{spot->size, spot->mean(), share, best->size, best->mean()};
}

std::string sentenceFor(const SweetSpot& spot, const std::vector<ScalePoint>& points,
                        const std::vector<LevelLatency>& latencies, const std::string& plural) {
    const std::string half = points.empty() ? "" : secondHalf(spot, points, latencies);
    return firstHalf(spot, plural) + half + ".";
}

} // namespace loadstone
