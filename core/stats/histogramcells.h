#pragma once

#include "core/stats/histogram.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>

namespace loadstone {

/// The recording side of a histogram: fixed memory, no pointers, any number of writers, no lock.
/// Cells only grow, and a value's count is the last to be told, so a reader at any moment sees a
/// valid, slightly older state.
template <const HistogramLayout& Layout>
class HistogramCells {
public:
    void record(std::int64_t value) noexcept {
        value = std::clamp<std::int64_t>(value, 0, Layout.highest);
        m_sum.fetch_add(static_cast<std::uint64_t>(value), std::memory_order_relaxed);
        lower(value);
        raise(value);
        m_counts[Layout.indexOf(value)].fetch_add(1, std::memory_order_release);
    }

    void addTo(Histogram& histogram) const {
        for (std::size_t i = 0; i < m_counts.size(); ++i)
            if (const auto count = m_counts[i].load(std::memory_order_acquire); count != 0)
                histogram.addBucket(i, count);
        // Whatever another process has written here: a histogram has its extremes in order.
        const auto most = std::min(m_most.load(std::memory_order_relaxed), Layout.highest);
        if (most >= 0)
            histogram.addExact(
                std::clamp<std::int64_t>(m_least.load(std::memory_order_relaxed), 0, most), most,
                m_sum.load(std::memory_order_relaxed));
    }

private:
    void lower(std::int64_t value) noexcept {
        auto least = m_least.load(std::memory_order_relaxed);
        while (value < least &&
               !m_least.compare_exchange_weak(least, value, std::memory_order_relaxed)) {
        }
    }

    void raise(std::int64_t value) noexcept {
        auto most = m_most.load(std::memory_order_relaxed);
        while (value > most &&
               !m_most.compare_exchange_weak(most, value, std::memory_order_relaxed)) {
        }
    }

    std::array<std::atomic<std::uint64_t>, Layout.size> m_counts{};
    std::atomic<std::uint64_t> m_sum{0};
    std::atomic<std::int64_t> m_least{std::numeric_limits<std::int64_t>::max()};
    std::atomic<std::int64_t> m_most{-1};
};

} // namespace loadstone
