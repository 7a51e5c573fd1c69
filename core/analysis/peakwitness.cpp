// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/peakwitness.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr double leastDrop = 0.05, doubt = 0.01;

double dropOf(const ScalePoint& best, const ScalePoint& other) {
    return 1 - other.mean() / best.mean();
}

/// The standard error of the difference of two levels, by the scatter of all.
double errorOf(const ScalePoint& best, const ScalePoint& other, const LevelScatter& scatter) {
    const auto count = [](const ScalePoint& point) {
        return static_cast<double>(point.throughputs.size());
    };
    return scatter.deviation * std::sqrt(1 / count(best) + 1 / count(other));
}

/// The probability of such a drop by chance.
double chanceByAll(const ScalePoint& best, const ScalePoint& other, const LevelScatter& scatter) {
    if (scatter.freedom <= 0)
        return 1;
    const double t = (best.mean() - other.mean()) / errorOf(best, other, scatter);
    return gsl_cdf_tdist_Q(t, scatter.freedom);
}

/// How many levels could be the best one as well.
std::size_t candidatesOf(const std::vector<ScalePoint>& points, const ScalePoint& best,
                         const LevelScatter& scatter) {
    constexpr double within = 2; // standard errors
    return static_cast<std::size_t>(std::ranges::count_if(points, [&](const ScalePoint& point) {
        return best.mean() * (1 - leastDrop) - point.mean() <=
               within * errorOf(best, point, scatter);
    }));
}

bool isLower(const ScalePoint& best, const ScalePoint& other, const LevelScatter& scatter,
             std::size_t candidates) {
    // The best of several is above its own mean by chance, so they share the doubt.
    const auto rivals = static_cast<double>(std::max<std::size_t>(candidates, 2) - 1);
    return chanceByAll(best, other, scatter) * rivals < doubt;
}

} // namespace

std::optional<PeakWitness> findPeakWitness(const std::vector<ScalePoint>& points,
                                           const LevelScatter& scatter) {
    const auto best = std::ranges::max_element(points, {}, &ScalePoint::mean);
    if (best == points.end() || best->mean() <= 0 || dropOf(*best, points.back()) <= leastDrop)
        return std::nullopt;
    const auto isFar = [&](const ScalePoint& point) { return dropOf(*best, point) > leastDrop; };
    const std::size_t candidates = candidatesOf(points, *best, scatter);
    std::optional<PeakWitness> witness;
    for (auto other = std::next(best); other != points.end(); ++other)
        if (isFar(*other) && isLower(*best, *other, scatter, candidates) &&
            (!witness || dropOf(*best, *other) > witness->drop))
            witness = PeakWitness{best->size, other->size, dropOf(*best, *other), false};
    if (witness)
        witness->isLast = std::count_if(std::next(best), points.end(), isFar) == 1;
    return witness;
}

} // namespace loadstone
