// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweetspotwords.h"

#include "core/base/units.h"
#include "core/report/sizenoun.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

std::string give(double size) {
    return std::round(size) == 1 ? " gives " : " give ";
}

bool isTooCloseToTell(const SweetSpot& spot) {
    return spot.confidence && spot.confidence->low < spot.size;
}

std::string firstHalf(const SweetSpot& spot, const std::string& plural) {
    const std::string size = sized(spot.size, plural);
    if (spot.isStillRising)
        return "Throughput still rises at " + sized(spot.bestSize, plural) +
               ", the most that was measured, with " + throughputText(spot.bestThroughput);
    if (isTooCloseToTell(spot))
        return "From " + formatNumber(spot.confidence->low, 0) + " to " +
               sized(std::max(spot.size, spot.bestSize), plural) +
               " the sizes are too close to tell apart, as the repeats scatter: " +
               throughputText(spot.bestThroughput) + " at the most";
    if (spot.size == spot.bestSize)
        return size + give(spot.size) + "the best throughput, " +
               throughputText(spot.bestThroughput);
    // 99.7 % must not read as all of it.
    const double percent = std::min(99.0, std::round(spot.reachedShare() * 100));
    return size + give(spot.size) + formatNumber(percent, 0) + " % of the best throughput";
}

/// How often the latency of one size goes into that of the largest.
double growthFrom(double size, std::vector<LevelLatency> levels,
                  Seconds LevelLatency::*percentile) {
    std::ranges::sort(levels, {}, &LevelLatency::size);
    const auto spot = std::ranges::find(levels, size, &LevelLatency::size);
    if (spot == levels.end() || (*spot).*percentile <= Seconds(0))
        return 1;
    return levels.back().*percentile / ((*spot).*percentile);
}

/// What throughput does from `size` to the largest one.
std::string courseOf(const std::vector<ScalePoint>& points, double size) {
    const auto found = std::ranges::find(points, size, &ScalePoint::size);
    const double before = found == points.end() ? 0 : found->mean();
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
    constexpr double nearlyTwice = 1.8;
    std::string name = "latency";
    double times = growthFrom(spot.size, latencies, &LevelLatency::p50);
    if (times < nearlyTwice) {
        name = "the latency of the slowest 1 %";
        times = growthFrom(spot.size, latencies, &LevelLatency::p99);
    }
    if (times < nearlyTwice)
        return {};
    const double largest = std::ranges::max_element(points, {}, &ScalePoint::size)->size;
    return "; from " + formatNumber(spot.size, 0) + " to " + formatNumber(largest, 0) + " " + name +
           " " + growthOf(times) + " and " + courseOf(points, spot.size);
}

/// What to do about it.
std::string advice(const SweetSpot& spot) {
    if (spot.isStillRising)
        return ". Measure larger sizes to see where it ends";
    return isTooCloseToTell(spot) ? ". Repeat each size more often to tell" : "";
}

} // namespace

std::string sentenceFor(const SweetSpot& spot, const std::vector<ScalePoint>& points,
                        const std::vector<LevelLatency>& latencies, const std::string& plural) {
    const bool isSettled = !points.empty() && !spot.isStillRising && !isTooCloseToTell(spot);
    return firstHalf(spot, plural) + (isSettled ? secondHalf(spot, points, latencies) : "") +
           advice(spot) + ".";
}

} // namespace loadstone
