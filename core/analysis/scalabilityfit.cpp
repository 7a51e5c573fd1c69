#include "core/analysis/scalabilityfit.h"

#include "core/analysis/uslbootstrap.h"
#include "core/base/units.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadstone {

namespace {

/// The middle 95 % of `values`, stretched to `estimate` where the bootstrap missed it.
ConfidenceInterval middleOf(std::vector<double> values, double estimate) {
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
    return middleOf(std::move(values), figure(fit.curve));
}

double peakSize(const Usl& curve) {
    return curve.peak().value_or(std::numeric_limits<double>::infinity());
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

/// Whether the curve is significantly better than the best one with `held`.
bool isBetterThan(const FittedLevels& levels, const HeldCoefficients& held) {
    constexpr double confidence = 0.95;
    const double dropped = (held.sigma ? 1 : 0) + (held.kappa ? 1 : 0);
    const auto [variance, freedom] = levels.scatter();
    const UslSolution simple = solveUsl(levels.means, levels.solution.curve, held);
    const double ratio = (simple.misfit - levels.solution.misfit) / dropped / variance;
    return ratio > gsl_cdf_fdist_Pinv(confidence, dropped, freedom);
}

/// The share of proportional growth that is left at the largest size.
double efficiencyAtEnd(const FittedLevels& levels) {
    const Usl& curve = levels.solution.curve;
    const double largest = levels.points.back().size;
    return curve.throughput(largest) / (curve.lambda * largest);
}

std::optional<Plateau> betterPlateau(const FittedLevels& levels) {
    const auto found = solvePlateau(levels.means);
    if (!found || found->misfit >= levels.solution.misfit)
        return std::nullopt;
    return found->plateau;
}

ScalabilityVerdict verdictOn(const FittedLevels& levels) {
    constexpr double asGoodAsProportional = 0.9, maybeProportional = 0.75;
    const double efficiency = efficiencyAtEnd(levels);
    if (efficiency >= asGoodAsProportional)
        return ScalabilityVerdict::Linear;
    if (betterPlateau(levels))
        return ScalabilityVerdict::Plateau;
    if (!isBetterThan(levels, {0, 0}))
        return efficiency >= maybeProportional ? ScalabilityVerdict::Linear
                                               : ScalabilityVerdict::Unclear;
    if (!isBetterThan(levels, {std::nullopt, 0}))
        return ScalabilityVerdict::NoPeakInSight;
    const double peak = peakSize(levels.solution.curve);
    const bool isWithin = levels.points.front().size <= peak && peak <= levels.points.back().size;
    return isWithin ? ScalabilityVerdict::Peak : ScalabilityVerdict::PeakBeyondRange;
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
    const FittedLevels levels = fitLevels(std::move(*joined));
    ScalabilityFit fit;
    fit.curve = levels.solution.curve;
    fit.draws = bootstrapDraws(levels, options.draws, options.seed);
    fit.verdict = verdictOn(levels);
    fit.points = levels.points;
    fit.rSquared = rSquaredOf(fit);
    fit.lambda = intervalOf(fit, [](const Usl& curve) { return curve.lambda; });
    fit.sigma = intervalOf(fit, [](const Usl& curve) { return curve.sigma; });
    fit.kappa = intervalOf(fit, [](const Usl& curve) { return curve.kappa; });
    if (fit.verdict == ScalabilityVerdict::Plateau)
        fit.plateau = betterPlateau(levels);
    if (fit.verdict == ScalabilityVerdict::Peak) {
        const double size = peakSize(fit.curve);
        fit.peak = {size, fit.curve.throughput(size), intervalOf(fit, peakSize)};
    }
    return fit;
}

} // namespace loadstone
