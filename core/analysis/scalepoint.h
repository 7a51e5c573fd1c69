// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <vector>

namespace loadstone {

/// Beyond these, squares and products of sizes are no longer exact enough to fit.
inline constexpr double largestSize = 1e9;
inline constexpr double largestThroughput = 1e15; ///< requests per second
/// The least relative error that is believed: computed repeats can be all equal.
inline constexpr double leastRelativeError = 1e-6;

/// One level of a sweep: a pool size and the throughput of each repeat, in requests per second.
/// A value; any thread.
struct ScalePoint {
    double size = 1;
    std::vector<double> throughputs;
    /// Seconds that an answer usually took, one for each repeat; empty if they are not known.
    std::vector<double> latencies{};

    bool hasLatencies() const {
        return !latencies.empty() && latencies.size() == throughputs.size();
    }

    double mean() const; ///< 0 without repeats

    /// The variance of the repeats, with n − 1; 0 if there are fewer than two.
    double variance() const;

    /// The standard error of the mean; 0 if there are fewer than two repeats.
    double standardError() const;

    bool operator==(const ScalePoint&) const = default;
};

/// Points in the order of their size, those of one size joined. An error names the value that
/// cannot be: a size below 1, a throughput below 0, what is not a finite number, no throughput.
Expected<std::vector<ScalePoint>> joinedBySize(std::vector<ScalePoint> points);

} // namespace loadstone
