// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace loadstone {

/// How two groups of measurements differ, by their own scatter (Welch). A value; any thread.
struct WelchTest {
    double difference = 0; ///< of the means, first minus second
    double error = 0;      ///< its standard error
    double freedom = 0;    ///< by Welch and Satterthwaite; 0 if a group has fewer than two

    /// The probability of a difference this large or larger if there is none; 1 if unknown.
    double oneSided() const;
};

/// A variance, and how well it is known.
struct KnownVariance {
    double value = 0;
    double freedom = 0; ///< in degrees
};

/// The mean of two measurements or more, and its variance.
struct SampleMean {
    double mean = 0;
    KnownVariance ofMean;
};

SampleMean sampleMean(std::span<const double> values);

/// The degrees of freedom of the sum of two variances that are not both 0 (Welch and
/// Satterthwaite).
double freedomOfSum(const KnownVariance& one, const KnownVariance& other);

WelchTest welch(std::span<const double> first, std::span<const double> second);

} // namespace loadstone
