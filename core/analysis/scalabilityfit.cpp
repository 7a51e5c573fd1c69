// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/scalabilityfit.h"

#include "core/analysis/growthverdict.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadstone {

namespace {

/// The middle 95 % of `values`, stretched to `estimate` where the bootstrap missed it.
ConfidenceInterval middleOfDraws(std::vector<double> values, double estimate) {
    if (values.empty())
        return {estimate, estimate};
    std::ranges::sort(values);
    const auto last = static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(0.025 * last));
    const auto high = static_cast<std::size_t>(std::ceil(0.975 * last));
    return {std::min(values[low], estimate), std::max(values[high], estimate)};
}

template <typename Figure>
ConfidenceInterval intervalOf(const ScalabilityFit& fit, const Figure& figure) {
    std::vector<double> values;
    values.reserve(fit.draws.size());
    for (const Usl& draw : fit.draws)
        values.push_back(figure(draw));
    return middleOfDraws(std::move(values), figure(fit.curve));
}

double rSquaredOf(const ScalabilityFit& fit) {
    double middle = 0, aboutCurve = 0, aboutMiddle = 0;
    for (const ScalePoint& point : fit.points)
        middle += point.mean() / static_cast<double>(fit.points.size());
    for (const ScalePoint& point : fit.points) {
        aboutCurve += std::pow(point.mean() - fit.curve.throughput(point.size), 2);
        aboutMiddle += std::pow(point.mean() - middle, 2);
    }
    return aboutMiddle > 0 ? 1 - aboutCurve / aboutMiddle : 0;
}

/// Without what stalled, unless too little were left.
std::vector<ScalePoint> whatCanBeFitted(const std::vector<ScalePoint>& points) {
    std::vector<ScalePoint> calm = withoutStalls(points);
    return calm.size() < ScalabilityFit::leastLevels ? points : calm;
}

void conclude(ScalabilityFit& fit, const FittedLevels& levels) {
    const std::vector<ScalePoint> calm = centredWithoutStalls(fit.points);
    const Conclusion conclusion = concludeOn(levels, calm);
    fit.verdict = conclusion.verdict;
    fit.witness = conclusion.witness;
    fit.plateau = conclusion.plateau;
    fit.occupancies = occupanciesOf(fit.points);
    if (fit.verdict == ScalabilityVerdict::Peak) {
        const double size = peakOrInfinity(fit.curve);
        fit.peak = {size, fit.curve.throughput(size), intervalOf(fit, peakOrInfinity)};
    }
    if (fit.peak || fit.plateau)
        fit.knee = findKnee(calm);
}

Expected<void> checkLevels(const std::vector<ScalePoint>& points) {
    if (points.size() < ScalabilityFit::leastLevels)
        return fail("levels",
                    "the fit needs at least " + std::to_string(ScalabilityFit::leastLevels) +
                        " different sizes, and there " + (points.size() == 1 ? "is " : "are ") +
                        std::to_string(points.size()) + "; measure more sizes");
    if (std::ranges::all_of(points, [](const ScalePoint& point) { return point.mean() <= 0; }))
        return fail("throughput", "there is no throughput at any size, so there is nothing to fit");
    return {};
}

} // namespace

double ScalabilityFit::throughput(double size) const {
    return plateau ? plateau->at(size) : curve.throughput(size);
}

ConfidenceInterval ScalabilityFit::bandAt(double size) const {
    return intervalOf(*this, [size](const Usl& usl) { return usl.throughput(size); });
}

Expected<ScalabilityFit> fitScalability(std::vector<ScalePoint> points, const FitOptions& options) {
    auto joined = joinedBySize(std::move(points));
    if (!joined)
        return tl::unexpected(joined.error());
    if (auto checked = checkLevels(*joined); !checked)
        return tl::unexpected(checked.error());
    const FittedLevels levels = fitLevels(whatCanBeFitted(*joined));
    ScalabilityFit fit;
    fit.curve = levels.solution.curve;
    fit.draws = bootstrapDraws(levels, options.draws, options.seed);
    fit.points = std::move(*joined);
    fit.rSquared = rSquaredOf(fit);
    fit.lambda = intervalOf(fit, [](const Usl& curve) { return curve.lambda; });
    fit.sigma = intervalOf(fit, [](const Usl& curve) { return curve.sigma; });
    fit.kappa = intervalOf(fit, [](const Usl& curve) { return curve.kappa; });
    conclude(fit, levels);
    return fit;
}

} // namespace loadstone
