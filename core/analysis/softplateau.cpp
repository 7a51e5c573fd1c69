// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/plateau.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace loadstone {

namespace {

constexpr std::array<double, 8> sharpnesses{1, 1.5, 2.5, 4,
                                            7, 12,  25,  std::numeric_limits<double>::infinity()};

/// For a given knee and sharpness λ follows, since the curve is linear in it.
PlateauSolution solutionFor(const std::vector<WeightedPoint>& points, double knee,
                            double sharpness) {
    const Plateau shape{1, knee, sharpness};
    double products = 0, squares = 0, all = 0;
    for (const auto& [size, throughput, weight] : points) {
        const double unit = shape.at(size);
        products += weight * throughput * unit;
        squares += weight * unit * unit;
        all += weight * throughput * throughput;
    }
    const double lambda = std::max(products / squares, std::numeric_limits<double>::min());
    const double misfit = std::max(0.0, all - products * products / squares);
    return {{lambda, lambda * knee, sharpness}, misfit};
}

/// Between neighbours of the grid the misfit has one minimum.
PlateauSolution refined(const std::vector<WeightedPoint>& points, const PlateauSolution& rough,
                        double step) {
    PlateauSolution best = rough;
    for (int round = 0; round < 24; ++round, step = std::sqrt(step))
        for (const double factor : {1 / step, step}) {
            const PlateauSolution found =
                solutionFor(points, best.plateau.knee() * factor, best.plateau.sharpness);
            if (found.misfit < best.misfit)
                best = found;
        }
    return best;
}

} // namespace

double Plateau::at(double size) const {
    const double rise = lambda * size;
    if (std::isinf(sharpness))
        return std::min(rise, throughput);
    // The larger one outside of the power, which would overflow otherwise.
    const double large = std::max(rise, throughput), small = std::min(rise, throughput);
    return small / std::pow(1 + std::pow(small / large, sharpness), 1 / sharpness);
}

PlateauSolution solveSoftPlateau(const std::vector<WeightedPoint>& points) {
    constexpr int knees = 40;
    const auto [first, last] =
        std::ranges::minmax(points, {}, [](const WeightedPoint& point) { return point.size; });
    const double least = first.size / 2, most = 8 * last.size;
    const double step = std::pow(most / least, 1.0 / knees);
    PlateauSolution best{{}, std::numeric_limits<double>::infinity()};
    for (const double sharpness : sharpnesses) {
        PlateauSolution rough{{}, std::numeric_limits<double>::infinity()};
        for (int i = 0; i <= knees; ++i)
            if (const PlateauSolution found =
                    solutionFor(points, least * std::pow(step, i), sharpness);
                found.misfit < rough.misfit)
                rough = found;
        if (const PlateauSolution found = refined(points, rough, std::sqrt(step));
            found.misfit < best.misfit)
            best = found;
    }
    return best;
}

} // namespace loadstone
