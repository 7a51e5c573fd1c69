// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/uslbootstrap.h"

#include "core/analysis/uslstart.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace loadstone {

namespace {

/// Deviations in units of the spread, from which noise is drawn.
std::vector<double> deviationsOf(const FittedLevels& levels) {
    std::vector<double> deviations;
    for (std::size_t i = 0; i < levels.points.size(); ++i) {
        const ScalePoint& point = levels.points[i];
        const auto count = static_cast<double>(point.throughputs.size());
        const double mean = point.mean();
        if (!levels.spread.isKnown())
            deviations.push_back(mean - levels.solution.curve.throughput(point.size));
        else if (count > 1)
            for (const double throughput : point.throughputs)
                deviations.push_back((throughput - mean) /
                                     std::sqrt(levels.spread.variances[i] * (count - 1) / count));
    }
    return deviations;
}

/// Moved and scaled to a mean of 0 and a variance of 1; all 0 if they are all equal.
void standardise(std::vector<double>& values) {
    const auto count = static_cast<double>(values.size());
    double mean = 0, square = 0;
    for (const double value : values)
        mean += value / count;
    for (const double value : values)
        square += (value - mean) * (value - mean) / count;
    for (double& value : values)
        value = square > 0 ? (value - mean) / std::sqrt(square) : 0;
}

/// By how much an interval of Student's t is wider than the normal one.
double studentFactor(double freedom) {
    constexpr double upper = 0.975;
    return gsl_cdf_tdist_Pinv(upper, freedom) / gsl_cdf_ugaussian_Pinv(upper);
}

std::vector<WeightedPoint> weightedMeans(const std::vector<ScalePoint>& points,
                                         const RepeatSpread& spread) {
    std::vector<WeightedPoint> means;
    means.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        means.push_back({points[i].size, points[i].mean(),
                         static_cast<double>(points[i].throughputs.size()) / spread.variances[i]});
    return means;
}

/// From two starts, since least squares may have more than one minimum.
UslSolution solveFromAfar(const std::vector<WeightedPoint>& means) {
    const Usl linearised = linearisedUsl(means);
    const Usl usual{linearised.lambda, 0.05, 1e-4};
    const UslSolution first = solveUsl(means, linearised);
    const UslSolution second = solveUsl(means, usual);
    return second.misfit < first.misfit ? second : first;
}

/// The standard library's distributions differ between libraries; this is the same everywhere.
double drawn(const std::vector<double>& values, std::mt19937_64& random) {
    return values[random() % values.size()];
}

} // namespace

FittedLevels::Scatter FittedLevels::scatter() const {
    constexpr double coefficients = 3, confidence = 0.95;
    // Computed points can lie on the curve exactly; rounding must not seem significant then.
    constexpr double leastVariance = 1e-12;
    const double freedom = static_cast<double>(points.size()) - coefficients;
    const double aboutCurve = std::max(solution.misfit / freedom, leastVariance);
    if (!spread.isKnown())
        return {aboutCurve, freedom};
    const auto repeats = static_cast<double>(spread.freedom);
    if (aboutCurve > gsl_cdf_fdist_Pinv(confidence, freedom, repeats))
        return {aboutCurve, freedom};
    return {1, repeats};
}

FittedLevels fitLevels(std::vector<ScalePoint> points) {
    std::vector<double> expected;
    expected.reserve(points.size());
    for (const ScalePoint& point : points)
        expected.push_back(point.mean());
    FittedLevels levels{std::move(points), {}, {}, {}};
    // The first round's curve gives better weights than the means do; a third changes nothing.
    for (int round = 0; round < 2; ++round) {
        levels.spread = spreadOf(levels.points, expected);
        levels.means = weightedMeans(levels.points, levels.spread);
        levels.solution = solveFromAfar(levels.means);
        for (std::size_t i = 0; i < expected.size(); ++i)
            expected[i] = levels.solution.curve.throughput(levels.points[i].size);
    }
    return levels;
}

std::vector<Usl> bootstrapDraws(const FittedLevels& levels, std::size_t count, std::uint64_t seed) {
    std::vector<double> deviations = deviationsOf(levels);
    standardise(deviations);
    const auto [variance, freedom] = levels.scatter();
    const double scale = std::sqrt(variance) * studentFactor(freedom);
    std::mt19937_64 random(seed);
    std::vector<Usl> draws;
    std::vector<WeightedPoint> means = levels.means;
    while (draws.size() < count) {
        for (std::size_t i = 0; i < means.size(); ++i) {
            const std::size_t repeats = levels.points[i].throughputs.size();
            double noise = 0;
            for (std::size_t repeat = 0; repeat < repeats; ++repeat)
                noise += drawn(deviations, random) / static_cast<double>(repeats);
            const double curve = levels.solution.curve.throughput(means[i].size);
            noise *= scale * std::sqrt(levels.spread.variances[i]);
            means[i].throughput = std::max(0.0, curve + noise);
        }
        draws.push_back(solveUsl(means, levels.solution.curve).curve);
    }
    return draws;
}

} // namespace loadstone
