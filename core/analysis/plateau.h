#pragma once

#include "core/analysis/uslsolver.h"

#include <algorithm>

namespace loadstone {

/// Throughput that grows in proportion and then stays, X(N) = min(λN, C), as with a server that
/// answers a fixed number of requests at once. A value; any thread.
struct Plateau {
    double lambda = 0;     ///< requests per second of the first worker
    double throughput = 0; ///< requests per second on the plateau, C

    /// Requests per second at `size`.
    double at(double size) const { return std::min(lambda * size, throughput); }
    /// The size from which throughput stays.
    double knee() const { return throughput / lambda; }

    bool operator==(const Plateau&) const = default;
};

/// The plateau of least squares with at least two levels before and two from the knee on, and its
/// misfit. None where there are fewer than four points or no throughput before the knee.
struct PlateauSolution {
    Plateau plateau;
    double misfit = 0;
};
std::optional<PlateauSolution> solvePlateau(const std::vector<WeightedPoint>& points);

} // namespace loadstone
