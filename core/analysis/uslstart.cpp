// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/uslstart.h"

#include <gsl/gsl_multifit.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace loadstone {

namespace {

/// Of N/X, whose variance is that of X by N²/X⁴. A throughput of 0 tells nothing here.
double linearisedWeight(const WeightedPoint& point) {
    const double ratio = point.throughput * point.throughput / point.size;
    return point.weight * ratio * ratio;
}

} // namespace

Usl linearisedUsl(const std::vector<WeightedPoint>& points) {
    const std::size_t count = points.size();
    std::vector<double> basis, inverse, weights, coefficients(3), covariance(9);
    double steepest = 0;
    for (const WeightedPoint& point : points) {
        basis.insert(basis.end(), {1, point.size - 1, point.size * (point.size - 1)});
        inverse.push_back(point.throughput > 0 ? point.size / point.throughput : 0);
        weights.push_back(linearisedWeight(point));
        steepest = std::max(steepest, point.throughput / point.size);
    }
    const auto x = gsl_matrix_view_array(basis.data(), count, 3).matrix;
    const auto y = gsl_vector_view_array(inverse.data(), count).vector;
    const auto w = gsl_vector_view_array(weights.data(), count).vector;
    auto c = gsl_vector_view_array(coefficients.data(), 3).vector;
    auto v = gsl_matrix_view_array(covariance.data(), 3, 3).matrix;
    const std::unique_ptr<gsl_multifit_linear_workspace, decltype(&gsl_multifit_linear_free)>
        workspace(gsl_multifit_linear_alloc(count, 3), gsl_multifit_linear_free);
    double misfit = 0;
    gsl_multifit_wlinear(&x, &w, &y, &c, &v, &misfit, workspace.get());
    const double first = coefficients[0];
    if (!(first > 0) || !std::isfinite(misfit))
        return {steepest, 0, 0};
    return {1 / first, std::clamp(coefficients[1] / first, 0.0, 1.0),
            std::max(0.0, coefficients[2] / first)};
}

} // namespace loadstone
