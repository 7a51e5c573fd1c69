// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/usl.h"

#include <optional>
#include <vector>

namespace loadstone {

/// What the solver fits: a size, its mean throughput, and the weight of its squared residual.
struct WeightedPoint {
    double size = 1;
    double throughput = 0;
    double weight = 1;
};

/// The coefficients that are given; the others are free. λ is always free.
struct FixedCoefficients {
    std::optional<double> sigma;
    std::optional<double> kappa;
};

/// A curve through measured points, and how far from them it lies.
struct UslSolution {
    Usl curve;
    double misfit = 0; ///< weighted sum of squared residuals
};

/// The least squares with 0 ≤ σ ≤ 1 and κ ≥ 0 of at least three points, from `start`. The bounds
/// hold exactly: the free solution if it keeps them, else the best one on a bound. Any thread.
UslSolution solveUsl(const std::vector<WeightedPoint>& points, const Usl& start,
                     const FixedCoefficients& fixed = {});

} // namespace loadstone
