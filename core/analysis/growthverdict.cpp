// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/growthverdict.h"

#include "core/analysis/calmscatter.h"
#include "core/analysis/modelchoice.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

// Of the efficiency that is left at the largest size.
constexpr double asGoodAsProportional = 0.9, maybeProportional = 0.75;

/// Whether the curve is significantly better than the best one with `fixed`.
bool isBetterThan(const FittedLevels& levels, const FixedCoefficients& fixed) {
    constexpr double confidence = 0.95;
    const double dropped = (fixed.sigma ? 1 : 0) + (fixed.kappa ? 1 : 0);
    const auto [variance, freedom] = levels.scatter();
    const UslSolution simple = solveUsl(levels.means, levels.solution.curve, fixed);
    const double ratio = (simple.misfit - levels.solution.misfit) / dropped / variance;
    return ratio > gsl_cdf_fdist_Pinv(confidence, dropped, freedom);
}

/// The share of proportional growth that is left at the largest size: by the curve, but no more
/// than was measured there.
double efficiencyAtEnd(const FittedLevels& levels) {
    const Usl& curve = levels.solution.curve;
    const ScalePoint& last = levels.points.back();
    return std::min(curve.throughput(last.size), last.mean()) / (curve.lambda * last.size);
}

std::optional<PeakWitness> witnessOf(const FittedLevels& levels,
                                     const std::vector<ScalePoint>& calm) {
    const CalmScatter scatter = centredScatterOf(calm);
    if (scatter.freedom > 0) {
        const auto best = std::ranges::max_element(calm, {}, &ScalePoint::mean);
        return findPeakWitness(calm, {scatter.share * best->mean(), scatter.freedom});
    }
    // Without repeats the levels' own scatter about the curve is all that is known.
    const auto [variance, freedom] = levels.scatter();
    return findPeakWitness(calm, {std::sqrt(variance * levels.spread.variances.front()), freedom});
}

/// Whether the levels without the last one bend as sharply as a plateau does. Where all that
/// speaks for a peak is one level, it may have stalled in all its repeats.
bool isPlateauButForTheLast(const FittedLevels& levels) {
    constexpr double clearlyBetter = 6; // of a sum of squares with about one degree
    const std::vector<WeightedPoint> others(levels.means.begin(), levels.means.end() - 1);
    const double scatter = levels.spread.isKnown() ? 1 : levels.scatter().variance;
    const double usl = solveUsl(others, levels.solution.curve).misfit;
    return usl - solveSoftPlateau(others).misfit > clearlyBetter * scatter;
}

bool hasLatenciesAt(const std::vector<ScalePoint>& points, double size) {
    const auto point = std::ranges::find(points, size, &ScalePoint::size);
    return point != points.end() && point->hasLatencies();
}

bool isWithin(const FittedLevels& levels, double size) {
    return levels.points.front().size <= size && size <= levels.points.back().size;
}

bool isPeak(const FittedLevels& levels, const std::vector<ScalePoint>& calm,
            const std::optional<PeakWitness>& witness) {
    if (!witness || !isWithin(levels, peakOrInfinity(levels.solution.curve)) ||
        !isBetterThan(levels, {std::nullopt, 0}))
        return false;
    return !witness->isLast || hasLatenciesAt(calm, witness->size) ||
           !isPlateauButForTheLast(levels);
}

/// The sharp one if it fits better than the curve; else the soft one if it has come to stay within
/// what was measured and nothing foretells levels clearly better.
std::optional<Plateau> plateauOf(const FittedLevels& levels) {
    const auto sharp = solvePlateau(levels.means);
    if (sharp && sharp->misfit < levels.solution.misfit)
        return sharp->plateau;
    constexpr double nearlyAll = 0.9;
    const Plateau soft = solveSoftPlateau(levels.means).plateau;
    if (soft.at(levels.points.back().size) < nearlyAll * soft.throughput)
        return std::nullopt;
    const ModelErrors errors = leaveOneOut(levels.means, levels.solution.curve);
    if (errors.plateau <= errors.usl || errors.isTie())
        return soft;
    return std::nullopt;
}

} // namespace

double peakOrInfinity(const Usl& curve) {
    return curve.peak().value_or(std::numeric_limits<double>::infinity());
}

Conclusion concludeOn(const FittedLevels& levels, const std::vector<ScalePoint>& calm) {
    const double efficiency = efficiencyAtEnd(levels);
    Conclusion conclusion;
    conclusion.witness = witnessOf(levels, calm);
    const auto with = [&](ScalabilityVerdict verdict, std::optional<Plateau> plateau = {}) {
        conclusion.verdict = verdict;
        conclusion.plateau = plateau;
        return conclusion;
    };
    if (efficiency >= asGoodAsProportional)
        return with(ScalabilityVerdict::Linear);
    if (isPeak(levels, calm, conclusion.witness))
        return with(ScalabilityVerdict::Peak);
    const auto plateau = plateauOf(levels);
    if (plateau && std::isinf(plateau->sharpness))
        return with(ScalabilityVerdict::Plateau, plateau);
    if (!isBetterThan(levels, {0, 0}))
        return with(efficiency >= maybeProportional ? ScalabilityVerdict::Linear
                                                    : ScalabilityVerdict::Unclear);
    if (plateau)
        return with(ScalabilityVerdict::Plateau, plateau);
    if (!isBetterThan(levels, {std::nullopt, 0}))
        return with(ScalabilityVerdict::NoPeakInSight);
    // A peak without a witness: throughput that stays at the height of the best levels.
    if (isWithin(levels, peakOrInfinity(levels.solution.curve)))
        return with(ScalabilityVerdict::Plateau, solveSoftPlateau(levels.means).plateau);
    return with(ScalabilityVerdict::PeakBeyondRange);
}

} // namespace loadstone
