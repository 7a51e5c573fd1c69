// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/scalepoint.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loadstone {

namespace {

bool isThroughput(double value) {
    return std::isfinite(value) && value >= 0 && value <= largestThroughput;
}

Expected<void> check(const ScalePoint& point) {
    if (!std::isfinite(point.size) || point.size < 1 || point.size > largestSize)
        return fail("size", "a size must be from 1 to 1,000,000,000");
    const std::string size = formatNumber(point.size, point.size == std::floor(point.size) ? 0 : 2);
    if (point.throughputs.empty())
        return fail("throughput", "the size " + size + " has no throughput; leave it out");
    if (!std::ranges::all_of(point.throughputs, isThroughput))
        return fail("throughput", "a throughput of the size " + size +
                                      " is not a number from 0 to 1,000,000,000,000,000");
    return {};
}

} // namespace

double ScalePoint::mean() const {
    if (throughputs.empty())
        return 0;
    return std::accumulate(throughputs.begin(), throughputs.end(), 0.0) /
           static_cast<double>(throughputs.size());
}

double ScalePoint::variance() const {
    if (throughputs.size() < 2)
        return 0;
    const double middle = mean();
    double squares = 0;
    for (const double throughput : throughputs)
        squares += (throughput - middle) * (throughput - middle);
    return squares / static_cast<double>(throughputs.size() - 1);
}

double ScalePoint::standardError() const {
    return throughputs.empty() ? 0
                               : std::sqrt(variance() / static_cast<double>(throughputs.size()));
}

Expected<std::vector<ScalePoint>> joinedBySize(std::vector<ScalePoint> points) {
    for (const ScalePoint& point : points)
        if (auto checked = check(point); !checked)
            return tl::unexpected(checked.error());
    std::ranges::stable_sort(points, {}, &ScalePoint::size);
    std::vector<ScalePoint> joined;
    for (ScalePoint& point : points) {
        if (joined.empty() || joined.back().size != point.size) {
            joined.push_back(std::move(point));
            continue;
        }
        auto& repeats = joined.back().throughputs;
        repeats.insert(repeats.end(), point.throughputs.begin(), point.throughputs.end());
        auto& latencies = joined.back().latencies;
        latencies.insert(latencies.end(), point.latencies.begin(), point.latencies.end());
    }
    return joined;
}

} // namespace loadstone
