// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/histogramlayout.h"

#include <vector>

namespace loadstone {

/// Counts of values in microseconds, by bucket: a value, not shared between threads.
/// All quantiles come from one estimator, so they are monotone and never beyond min and max.
class Histogram {
public:
    explicit Histogram(const HistogramLayout& layout = latencyLayout);

    /// A negative value counts as 0. One beyond the range counts in the last bucket and is told
    /// exactly by max() and sum().
    void record(std::int64_t value, std::uint64_t count = 1);
    void addBucket(std::size_t index, std::uint64_t count) {
        m_counts[index] += count;
        m_total += count;
    }
    /// Widens the exact extremes and the exact sum, beside counts given by addBucket.
    void addExact(std::int64_t least, std::int64_t most, std::uint64_t sum);
    void add(const Histogram& other);
    /// The counts recorded since `earlier`, which must be an older state of the same histogram.
    Histogram since(const Histogram& earlier) const;

    const HistogramLayout& layout() const { return m_layout; }
    const std::vector<std::uint64_t>& counts() const { return m_counts; }
    std::uint64_t total() const { return m_total; }
    bool empty() const { return m_total == 0; }

    /// Each of these is 0 for an empty histogram.
    std::int64_t min() const { return m_most < 0 ? 0 : m_least; }
    std::int64_t max() const { return m_most < 0 ? 0 : m_most; }
    std::uint64_t sum() const { return m_sum; }
    double mean() const;
    /// From the buckets' midpoints, as HdrHistogram has it, but none beyond min() and max(): equal
    /// values do not spread.
    double stddev() const;

    /// The least value v so that at least the share q (0 to 1) of all values are ≤ v, rounded up
    /// to its bucket's end.
    std::int64_t quantile(double q) const;

    bool operator==(const Histogram&) const = default;

private:
    double midpoint(std::size_t index) const;
    template <typename Value>
    double averageOf(const Value& value) const;

    HistogramLayout m_layout;
    std::vector<std::uint64_t> m_counts;
    std::uint64_t m_total = 0;
    std::int64_t m_least = 0;
    std::int64_t m_most = -1; ///< -1: no value yet
    std::uint64_t m_sum = 0;
};

} // namespace loadstone
