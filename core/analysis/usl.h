// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

namespace loadstone {

/// The Universal Scalability Law, X(N) = λN / (1 + σ(N−1) + κN(N−1)), of N. J. Gunther, "Guerrilla
/// Capacity Planning", Springer 2007, formula (4.31), with λ for the scale. A value; any thread.
struct Usl {
    double lambda = 0; ///< requests per second of the first worker
    double sigma = 0;  ///< contention: the share of the work that is serial, 0 to 1
    double kappa = 0;  ///< coherency: what each pair of workers costs, 0 or more

    /// Requests per second with `size` workers, 1 or more.
    double throughput(double size) const;

    /// Where the curve has its maximum, N* = √((1−σ)/κ), at least 1. None where it only grows.
    std::optional<double> peak() const;

    bool operator==(const Usl&) const = default;
};

} // namespace loadstone
