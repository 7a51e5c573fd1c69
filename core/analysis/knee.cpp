// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/knee.h"

#include "core/analysis/calmscatter.h"
#include "core/analysis/median.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// A middle value and its variance relative to it.
struct Middle {
    double value = 0;
    double variance = 0;
};

/// A median of n scatters more than a mean: 1.35 times for three values, up to π/2 times.
Middle scatteredMedian(const std::vector<double>& values, double scatter) {
    constexpr double many = 1.9; // π/2, and what drifts within a block
    const auto count = static_cast<double>(values.size());
    const double more = count < 3 ? 1.2 : many - 0.7 / count;
    return {medianOf(values), more * scatter * scatter / count};
}

/// Levels that may be as good as the best: what scatters more is compared less closely, or the best
/// one by chance would stand for all.
std::vector<double> runsOnPlateau(const std::vector<ScalePoint>& points, double scatter) {
    const double near = 1 - std::clamp(2 * scatter, 0.05, 0.15);
    double best = 0;
    for (const ScalePoint& point : points)
        best = std::max(best, medianOf(point.throughputs));
    std::vector<double> runs;
    for (const ScalePoint& point : points)
        if (medianOf(point.throughputs) >= near * best)
            runs.insert(runs.end(), point.throughputs.begin(), point.throughputs.end());
    return runs;
}

/// Seconds from request to request of each place, one for each repeat that answered.
std::vector<double> pacesOf(const ScalePoint& point) {
    std::vector<double> paces;
    for (const double throughput : point.throughputs)
        if (throughput > 0)
            paces.push_back(point.size / throughput);
    return paces;
}

/// No server answers more than in proportion: if a larger size seems to, the smallest one stalled.
std::vector<double> unqueuedPaces(const std::vector<ScalePoint>& points, double scatter) {
    const double clearly = 1 - std::clamp(3 * scatter, 0.1, 0.25);
    std::vector<double> best = pacesOf(points.front());
    const double first = medianOf(best);
    for (const ScalePoint& point : points)
        if (const std::vector<double> paces = pacesOf(point);
            !paces.empty() && medianOf(paces) < clearly * first && medianOf(paces) < medianOf(best))
            best = paces;
    return best;
}

} // namespace

std::optional<Knee> findKnee(const std::vector<ScalePoint>& points) {
    if (points.empty())
        return std::nullopt;
    const CalmScatter scatter = centredScatterOf(points);
    const std::vector<double> latencies = points.front().hasLatencies()
                                              ? points.front().latencies
                                              : unqueuedPaces(points, scatter.share);
    const std::vector<double> runs = runsOnPlateau(points, scatter.share);
    if (latencies.empty() || medianOf(runs) <= 0)
        return std::nullopt;
    const Middle most = scatteredMedian(runs, scatter.share);
    const Middle first = scatteredMedian(latencies, scatter.share);
    Knee knee{most.value * first.value, most.value, first.value, std::nullopt};
    // With a queue from the first size on, that size times its latency is all there is to see.
    constexpr double aboveFirst = 1.2;
    if (points.front().size > 1 && knee.concurrency < aboveFirst * points.front().size)
        return std::nullopt;
    constexpr double leastFreedom = 1; // with less, any interval is as wide as one likes
    if (scatter.freedom >= leastFreedom) {
        constexpr double upper = 0.975;
        const double factor = std::exp(gsl_cdf_tdist_Pinv(upper, scatter.freedom) *
                                       std::sqrt(most.variance + first.variance));
        knee.confidence = {knee.concurrency / factor, knee.concurrency * factor};
    }
    return knee;
}

} // namespace loadstone
