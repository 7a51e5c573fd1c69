#pragma once

#include "core/base/clock.h"
#include "core/stats/histogram.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace loadstone {

/// One stretch of a run's time. Percentiles are of the ok requests that ended in it.
struct Interval {
    struct Percentiles {
        Microseconds p50, p95, p99;
        bool operator==(const Percentiles&) const = default;
    };

    Seconds start{0};
    Seconds end{0};
    std::uint64_t requests = 0; ///< ended in it, ok or failed
    std::uint64_t errors = 0;   ///< of these, failed
    std::optional<Percentiles> latency;

    double requestsPerSecond() const {
        return end > start ? static_cast<double>(requests) / (end - start).count() : 0;
    }
    bool operator==(const Interval&) const = default;
};

/// The course of a run in at most `capacity` intervals of equal width. When they are used up,
/// neighbours are merged and the width doubles: memory stays fixed however long the run.
class Timeline {
public:
    static constexpr std::size_t capacity = 240;
    static constexpr Seconds firstWidth{0.1};

    Seconds width() const { return m_width; }
    Seconds end() const { return m_intervals.empty() ? Seconds(0) : m_intervals.back().end; }
    const std::vector<Interval>& intervals() const { return m_intervals; }

    /// Appends what happened from end() to interval.end; `latencies` are the ok ones within it.
    void append(Interval interval, const Histogram& latencies);
    /// Joins the last two: a run's last stretch is often too short to give a rate of its own.
    void joinLastTwo();

private:
    /// Non-empty buckets of a coarse histogram.
    using Sparse = std::vector<std::pair<std::uint32_t, std::uint64_t>>;

    static Sparse sparse(const Histogram& latencies);
    static Sparse merged(const Sparse& a, const Sparse& b);
    void join(std::size_t into, std::size_t a, std::size_t b);
    void halve();

    Seconds m_width = firstWidth;
    std::vector<Interval> m_intervals;
    std::vector<Sparse> m_latencies;
};

} // namespace loadstone
