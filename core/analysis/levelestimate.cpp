// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/levelestimate.h"

#include "core/analysis/calmpoints.h"
#include "core/analysis/calmscatter.h"
#include "core/analysis/welch.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

using Engines = std::vector<std::vector<ScalePoint>>;

/// Three repeats may lie close together by chance; the calm scatter of all levels counts as two
/// more of them.
LevelEstimate estimateOf(const ScalePoint& point, const CalmScatter& all) {
    const double others = all.freedom > 0 ? 2 : 0;
    const auto count = static_cast<double>(point.throughputs.size());
    const double own = point.variance() / (point.mean() * point.mean());
    const double freedom = count - 1 + others;
    const double variance =
        freedom > 0 ? ((count - 1) * own + others * all.share * all.share) / freedom : 0;
    return {point.size, point.mean(), point.mean(),
            std::max(std::sqrt(variance / count), leastRelativeError), freedom};
}

const ScalePoint* levelAt(const std::vector<ScalePoint>& points, double size) {
    const auto found = std::ranges::find(points, size, &ScalePoint::size);
    return found == points.end() || found->mean() <= 0 ? nullptr : &*found;
}

/// The levels of all engines at a size; empty if one has none.
std::vector<LevelEstimate> levelsAt(const Engines& engines, double size,
                                    const CalmScatter& scatter) {
    std::vector<LevelEstimate> levels;
    for (const auto& points : engines) {
        const ScalePoint* level = levelAt(points, size);
        if (level == nullptr)
            return {};
        levels.push_back(estimateOf(*level, scatter));
    }
    return levels;
}

double togetherOf(const std::vector<LevelEstimate>& levels) {
    double product = 1;
    for (const LevelEstimate& level : levels)
        product *= std::pow(level.throughput, 1 / static_cast<double>(levels.size()));
    return product;
}

std::vector<ScalePoint> allOf(const Engines& engines) {
    std::vector<ScalePoint> all;
    for (const auto& points : engines)
        all.insert(all.end(), points.begin(), points.end());
    return all;
}

double freedomOf(const LevelEstimate& one, const LevelEstimate& other) {
    return freedomOfSum({std::pow(one.relativeError, 2), one.freedom},
                        {std::pow(other.relativeError, 2), other.freedom});
}

} // namespace

std::vector<LevelEstimate> atCommonSize(const Engines& engines) {
    if (engines.empty())
        return {};
    const Engines centred = centredWithoutStalls(engines);
    const CalmScatter scatter = centredScatterOf(allOf(centred));
    std::vector<LevelEstimate> best;
    for (const ScalePoint& point : centred.front())
        if (const auto levels = levelsAt(centred, point.size, scatter);
            !levels.empty() && (best.empty() || togetherOf(levels) > togetherOf(best)))
            best = levels;
    for (std::size_t i = 0; i < best.size(); ++i)
        best[i].throughput = levelAt(engines[i], best[i].size)->mean();
    return best;
}

ThroughputRatio ratioOf(const LevelEstimate& more, const LevelEstimate& less,
                        std::size_t comparisons) {
    const double ratio = more.calmThroughput / less.calmThroughput;
    if (more.freedom <= 0 || less.freedom <= 0)
        return {ratio, std::nullopt};
    // On each side. Equal engines must differ in less than 5 of 100, drifting machines included.
    const double outside = 0.02 / static_cast<double>(comparisons);
    const double error = std::hypot(more.relativeError, less.relativeError);
    const double factor = std::exp(gsl_cdf_tdist_Qinv(outside, freedomOf(more, less)) * error);
    return {ratio, ConfidenceInterval{ratio / factor, ratio * factor}};
}

} // namespace loadstone
