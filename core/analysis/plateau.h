// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/uslsolver.h"

#include <limits>
#include <optional>

namespace loadstone {

/// Throughput that grows in proportion and then stays, X(N) = λN / (1 + (λN/C)^p)^(1/p): the higher
/// p, the sharper the bend. An infinite p is min(λN, C), as with a server that answers a fixed
/// number of requests at once. A value; any thread.
struct Plateau {
    double lambda = 0;     ///< requests per second of the first worker
    double throughput = 0; ///< requests per second on the plateau, C
    double sharpness = std::numeric_limits<double>::infinity(); ///< p, 1 or more

    /// Requests per second at `size`.
    double at(double size) const;
    /// Where the rise would meet the plateau.
    double knee() const { return throughput / lambda; }

    bool operator==(const Plateau&) const = default;
};

/// A plateau through measured points, and how far from them it lies.
struct PlateauSolution {
    Plateau plateau;
    double misfit = 0; ///< weighted sum of squared residuals
};

/// The sharp plateau of least squares with at least two levels before and two from the knee on.
/// None if there are fewer than four points or no throughput before the knee.
std::optional<PlateauSolution> solvePlateau(const std::vector<WeightedPoint>& points);

/// The plateau of least squares of any sharpness, on a grid of knees and sharpnesses.
PlateauSolution solveSoftPlateau(const std::vector<WeightedPoint>& points);

} // namespace loadstone
