// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/uslsolver.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit_nlinear.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

namespace loadstone {

namespace {

using Workspace =
    std::unique_ptr<gsl_multifit_nlinear_workspace, decltype(&gsl_multifit_nlinear_free)>;

/// A vector of GSL over numbers that are ours.
gsl_vector viewOf(std::vector<double>& numbers) {
    return gsl_vector_view_array(numbers.data(), numbers.size()).vector;
}

/// One nonlinear problem: the free ones of λ, σ and κ, in this order.
struct FitProblem {
    const std::vector<WeightedPoint>& points;
    FixedCoefficients fixed;

    std::size_t freeCount() const { return 1U + (fixed.sigma ? 0U : 1U) + (fixed.kappa ? 0U : 1U); }

    Usl curveAt(const gsl_vector* x) const {
        const double sigma = fixed.sigma ? *fixed.sigma : gsl_vector_get(x, 1);
        const double kappa = fixed.kappa ? *fixed.kappa : gsl_vector_get(x, fixed.sigma ? 1 : 2);
        return {gsl_vector_get(x, 0), sigma, kappa};
    }

    std::vector<double> parametersOf(const Usl& curve) const {
        std::vector<double> parameters{curve.lambda};
        if (!fixed.sigma)
            parameters.push_back(curve.sigma);
        if (!fixed.kappa)
            parameters.push_back(curve.kappa);
        return parameters;
    }
};

/// The free fit may step to where the denominator is not positive; it must find no minimum there.
double denominator(const Usl& curve, double size) {
    const double value = 1 + curve.sigma * (size - 1) + curve.kappa * size * (size - 1);
    return std::max(value, 1e-9);
}

int residuals(const gsl_vector* x, void* problem, gsl_vector* out) {
    const FitProblem& fit = *static_cast<const FitProblem*>(problem);
    const Usl curve = fit.curveAt(x);
    for (std::size_t i = 0; i < fit.points.size(); ++i) {
        const WeightedPoint& point = fit.points[i];
        const double expected = curve.lambda * point.size / denominator(curve, point.size);
        gsl_vector_set(out, i, expected - point.throughput);
    }
    return GSL_SUCCESS;
}

int derivatives(const gsl_vector* x, void* problem, gsl_matrix* out) {
    const FitProblem& fit = *static_cast<const FitProblem*>(problem);
    const Usl curve = fit.curveAt(x);
    for (std::size_t i = 0; i < fit.points.size(); ++i) {
        const double size = fit.points[i].size;
        const double below = denominator(curve, size);
        const double bySigma = -curve.lambda * size * (size - 1) / (below * below);
        std::size_t column = 0;
        gsl_matrix_set(out, i, column++, size / below);
        if (!fit.fixed.sigma)
            gsl_matrix_set(out, i, column++, bySigma);
        if (!fit.fixed.kappa)
            gsl_matrix_set(out, i, column++, bySigma * size);
    }
    return GSL_SUCCESS;
}

double misfitOf(const std::vector<WeightedPoint>& points, const Usl& curve) {
    double sum = 0;
    for (const WeightedPoint& point : points) {
        const double residual = point.throughput - curve.throughput(point.size);
        sum += point.weight * residual * residual;
    }
    return sum;
}

bool isWithinBounds(const Usl& curve) {
    return curve.lambda >= 0 && curve.sigma >= 0 && curve.sigma <= 1 && curve.kappa >= 0;
}

UslSolution withMisfit(const std::vector<WeightedPoint>& points, const Usl& curve) {
    const double misfit = isWithinBounds(curve) ? misfitOf(points, curve) : NAN;
    return {curve, std::isfinite(misfit) ? misfit : std::numeric_limits<double>::infinity()};
}

/// The solution of one problem, infinitely bad if it leaves the bounds.
UslSolution solve(FitProblem fit, const Usl& start) {
    // GSL's default is to abort the program; what it returns says enough.
    static const auto defaultHandler = gsl_set_error_handler_off();
    static_cast<void>(defaultHandler);
    gsl_multifit_nlinear_fdf problem{};
    problem.f = residuals;
    problem.df = derivatives;
    problem.n = fit.points.size();
    problem.p = fit.freeCount();
    problem.params = &fit;
    const auto settings = gsl_multifit_nlinear_default_parameters();
    const Workspace workspace(
        gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &settings, problem.n, problem.p),
        gsl_multifit_nlinear_free);
    std::vector<double> parameters = fit.parametersOf(start);
    std::vector<double> weights;
    for (const WeightedPoint& point : fit.points)
        weights.push_back(point.weight);
    const gsl_vector startVector = viewOf(parameters);
    const gsl_vector weightVector = viewOf(weights);
    gsl_multifit_nlinear_winit(&startVector, &weightVector, &problem, workspace.get());
    constexpr std::size_t mostSteps = 200;
    constexpr double closeEnough = 1e-10;
    int reason = 0;
    gsl_multifit_nlinear_driver(mostSteps, closeEnough, closeEnough, 0, nullptr, nullptr, &reason,
                                workspace.get());
    return withMisfit(fit.points, fit.curveAt(gsl_multifit_nlinear_position(workspace.get())));
}

/// Every way to lie on a bound.
constexpr std::array<FixedCoefficients, 5> boundaries{
    {{0, std::nullopt}, {1, std::nullopt}, {std::nullopt, 0}, {0, 0}, {1, 0}}};

/// Those that leave `fixed` as it is.
std::vector<FixedCoefficients> boundariesWith(const FixedCoefficients& fixed) {
    std::vector<FixedCoefficients> all;
    for (const FixedCoefficients& bound : boundaries)
        if (!(fixed.sigma && bound.sigma) && !(fixed.kappa && bound.kappa))
            all.push_back(
                {bound.sigma ? bound.sigma : fixed.sigma, bound.kappa ? bound.kappa : fixed.kappa});
    return all;
}

} // namespace

UslSolution solveUsl(const std::vector<WeightedPoint>& points, const Usl& start,
                     const FixedCoefficients& fixed) {
    UslSolution best = solve({points, fixed}, start);
    if (std::isfinite(best.misfit))
        return best;
    for (const FixedCoefficients& bound : boundariesWith(fixed))
        if (const UslSolution found = solve({points, bound}, start); found.misfit < best.misfit)
            best = found;
    return best;
}

} // namespace loadstone
