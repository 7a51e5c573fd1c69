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
    double twoSided() const;
};

WelchTest welch(std::span<const double> first, std::span<const double> second);

} // namespace loadstone
