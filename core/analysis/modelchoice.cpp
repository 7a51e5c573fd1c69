// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/modelchoice.h"

#include "core/analysis/plateau.h"

#include <cmath>

namespace loadstone {

namespace {

double errorAt(const WeightedPoint& point, double expected) {
    const double residual = point.throughput - expected;
    return point.weight * residual * residual;
}

} // namespace

bool ModelErrors::isTie() const {
    return std::abs(uslOverPlateau) < 2 * uslOverPlateauError;
}

ModelErrors leaveOneOut(const std::vector<WeightedPoint>& points, const Usl& curve) {
    ModelErrors errors;
    std::vector<double> differences;
    for (std::size_t left = 0; left < points.size(); ++left) {
        std::vector<WeightedPoint> others = points;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        const WeightedPoint& point = points[left];
        const double usl = errorAt(point, solveUsl(others, curve).curve.throughput(point.size));
        const double plateau = errorAt(point, solveSoftPlateau(others).plateau.at(point.size));
        errors.usl += usl;
        errors.plateau += plateau;
        differences.push_back(usl - plateau);
    }
    const auto count = static_cast<double>(points.size());
    errors.uslOverPlateau = errors.usl - errors.plateau;
    double squares = 0;
    for (const double difference : differences)
        squares += std::pow(difference - errors.uslOverPlateau / count, 2);
    errors.uslOverPlateauError = std::sqrt(count * squares / (count - 1));
    return errors;
}

} // namespace loadstone
