// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/sweetspot.h"

#include "core/analysis/calmscatter.h"
#include "core/analysis/welch.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr double doubtOnEachSide = 0.025;

/// How surely a level is below a part of the best throughput, by the scatter of all levels: a
/// probability of such a figure or a lower one if it were not.
double chanceBelow(const ScalePoint& point, const ScalePoint& best, double share,
                   const CalmScatter& scatter) {
    const auto ofMean = [&](const ScalePoint& level) {
        const double deviation = scatter.share * level.mean();
        return deviation * deviation / static_cast<double>(level.throughputs.size());
    };
    const double error = std::sqrt(ofMean(point) + share * share * ofMean(best));
    const double below = share * best.mean() - point.mean();
    if (error <= 0)
        return below > 0 ? 0 : 1;
    return gsl_cdf_tdist_Q(below / error, scatter.freedom);
}

/// From the smallest size that may have the share to the smallest that surely has it.
std::optional<ConfidenceInterval> sizesOf(const std::vector<ScalePoint>& points,
                                          const ScalePoint& spot, const ScalePoint& best,
                                          double share) {
    const CalmScatter scatter = calmScatterOf(points);
    if (scatter.freedom <= 0 || best.mean() <= 0)
        return std::nullopt;
    ConfidenceInterval sizes{spot.size, std::max(spot.size, best.size)};
    for (const ScalePoint& point : points) {
        const double chance = chanceBelow(point, best, share, scatter);
        if (chance > doubtOnEachSide)
            sizes.low = std::min(sizes.low, point.size);
        if (point.size >= spot.size && chance > 1 - doubtOnEachSide)
            sizes.high = std::min(sizes.high, point.size);
    }
    return sizes;
}

/// Whether the largest size is the best one, beyond the scatter and by more than 5 %.
bool isStillRising(const std::vector<ScalePoint>& points, const ScalePoint& best) {
    constexpr double little = 1.05, surely = 0.05;
    if (points.size() < 2 || best.size != points.back().size)
        return false;
    const ScalePoint& before = points[points.size() - 2];
    if (best.mean() <= little * before.mean())
        return false;
    const bool hasRepeats = best.throughputs.size() > 1 && before.throughputs.size() > 1;
    return !hasRepeats || welch(best.throughputs, before.throughputs).oneSided() < surely;
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
    return SweetSpot{spot->size,
                     spot->mean(),
                     share,
                     best->size,
                     best->mean(),
                     sizesOf(*joined, *spot, *best, share),
                     isStillRising(*joined, *best)};
}

} // namespace loadstone
