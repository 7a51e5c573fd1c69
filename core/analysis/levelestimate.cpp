#include "core/analysis/levelestimate.h"

#include "core/analysis/repeatspread.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// A level is known by its own repeats and by those of the others, as far as the spread pools them.
double freedomWith(const RepeatSpread& spread, double repeats) {
    const double pooled = RepeatSpread::pooledFreedom + repeats - 1;
    return std::min(static_cast<double>(spread.freedom), pooled);
}

} // namespace

Expected<LevelEstimate> bestLevel(std::vector<ScalePoint> points) {
    const auto joined = joinedBySize(std::move(points));
    if (!joined)
        return tl::unexpected(joined.error());
    std::vector<double> means;
    for (const ScalePoint& point : *joined)
        means.push_back(point.mean());
    const auto best = std::ranges::max_element(means);
    if (best == means.end() || *best <= 0)
        return fail("throughput", "there is no throughput at any size");
    const RepeatSpread spread = spreadOf(*joined, means);
    const auto index = static_cast<std::size_t>(best - means.begin());
    const auto repeats = static_cast<double>((*joined)[index].throughputs.size());
    return LevelEstimate{(*joined)[index].size, *best,
                         std::sqrt(spread.variances[index] / repeats) / *best,
                         freedomWith(spread, repeats)};
}

ThroughputRatio ratioOf(const LevelEstimate& more, const LevelEstimate& less) {
    constexpr double upTo = 0.975; // 2.5 % on each side
    const double ratio = more.throughput / less.throughput;
    const double freedom = std::min(more.freedom, less.freedom);
    if (freedom <= 0)
        return {ratio, std::nullopt};
    const double error = std::hypot(more.relativeError, less.relativeError);
    const double factor = std::exp(gsl_cdf_tdist_Pinv(upTo, freedom) * error);
    return {ratio, ConfidenceInterval{ratio / factor, ratio * factor}};
}

} // namespace loadstone
