// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/repeatspread.h"

#include "core/analysis/calmscatter.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

double freedomOf(const ScalePoint& point) {
    return static_cast<double>(point.throughputs.size()) - 1;
}

/// Where a few repeats stalled, the others must not seem to scatter as much: then it is the spread
/// of the calm ones that levels are drawn to, and those that stalled have their own.
double pooledVariance(double mean, const std::vector<ScalePoint>& points) {
    constexpr double differ = 4;
    const double calm = std::pow(calmScatterOf(points).share, 2);
    return mean > differ * calm ? calm : mean;
}

} // namespace

RepeatSpread spreadOf(const std::vector<ScalePoint>& points, const std::vector<double>& expected) {
    const double best = *std::ranges::max_element(expected);
    std::vector<double> scales;
    double squares = 0, freedom = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        // A level that let next to nothing through must not seem to be known exactly.
        const double scale = scales.emplace_back(std::max(expected[i], best / 100));
        squares += freedomOf(points[i]) * points[i].variance() / (scale * scale);
        freedom += freedomOf(points[i]);
    }
    RepeatSpread spread;
    spread.freedom = static_cast<std::size_t>(freedom);
    const double pooled = pooledVariance(freedom > 0 ? squares / freedom : 0, points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double scale = spread.isKnown() ? scales[i] : best;
        const double own = points[i].variance() / (scale * scale);
        const double shrunk = (RepeatSpread::pooledFreedom * pooled + freedomOf(points[i]) * own) /
                              (RepeatSpread::pooledFreedom + freedomOf(points[i]));
        spread.variances.push_back(std::max(shrunk, leastRelativeError * leastRelativeError) *
                                   scale * scale);
    }
    return spread;
}

} // namespace loadstone
