// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/plateau.h"

#include <algorithm>

namespace loadstone {

namespace {

/// The least squares where the first `before` points grow and the others stay.
Plateau plateauFrom(const std::vector<WeightedPoint>& points, std::size_t before) {
    double products = 0, squares = 0, sum = 0, weights = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& [size, throughput, weight] = points[i];
        (i < before ? products : sum) += weight * throughput * (i < before ? size : 1);
        (i < before ? squares : weights) += weight * (i < before ? size * size : 1);
    }
    return {products / squares, sum / weights};
}

double misfitOfPlateau(const std::vector<WeightedPoint>& points, const Plateau& plateau) {
    double misfit = 0;
    for (const auto& [size, throughput, weight] : points) {
        const double residual = throughput - plateau.at(size);
        misfit += weight * residual * residual;
    }
    return misfit;
}

} // namespace

std::optional<PlateauSolution> solvePlateau(const std::vector<WeightedPoint>& points) {
    constexpr std::size_t least = 2;
    std::optional<PlateauSolution> best;
    for (std::size_t before = least; before + least <= points.size(); ++before) {
        const Plateau plateau = plateauFrom(points, before);
        const double misfit = misfitOfPlateau(points, plateau);
        if (plateau.lambda > 0 && (!best || misfit < best->misfit))
            best = {plateau, misfit};
    }
    return best;
}

} // namespace loadstone
