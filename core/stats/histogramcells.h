// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/counter.h"
#include "core/stats/histogram.h"

#include <algorithm>
#include <array>
#include <limits>

namespace loadstone {

/// The recording side of a histogram: fixed memory, no pointers, no lock. Cells only grow. A
/// value's extremes and sum come before its count, so a reader sees a valid, slightly older state
/// at any moment, also of a writer that died in the middle.
template <const HistogramLayout& Layout>
class HistogramCells {
public:
    template <typename Writer = ManyWriters>
    void record(std::int64_t value) noexcept {
        value = std::max<std::int64_t>(value, 0);
        increase<Writer>(m_sum, static_cast<std::uint64_t>(value));
        lower<Writer>(m_least, value);
        raise<Writer>(m_most, value);
        increase<Writer>(m_counts[Layout.indexOf(value)], std::uint64_t{1},
                         std::memory_order_release);
    }

    bool isEmpty() const { return m_most.load(std::memory_order_relaxed) < 0; }

    void addTo(Histogram& histogram) const {
        const auto most = m_most.load(std::memory_order_acquire);
        if (most < 0)
            return;
        Seen seen;
        const std::size_t last = Layout.indexOf(most);
        for (auto i = Layout.indexOf(m_least.load(std::memory_order_relaxed)); i <= last; ++i)
            if (const auto count = m_counts[i].load(std::memory_order_acquire); count != 0) {
                histogram.addBucket(i, count);
                seen.take(i, count);
            }
        if (seen.any())
            addExactTo(histogram, seen);
    }

private:
    /// The buckets that hold something, and between what their sum must be.
    struct Seen {
        std::size_t first = Layout.size;
        std::size_t last = 0;
        std::uint64_t least = 0;
        std::uint64_t most = 0;

        bool any() const { return first < Layout.size; }
        void take(std::size_t index, std::uint64_t count) {
            first = std::min(first, index);
            last = index;
            least += count * static_cast<std::uint64_t>(Layout.lowestAt(index));
            most += count * static_cast<std::uint64_t>(Layout.highestAt(index));
        }
        bool isOpenAbove() const { return last + 1 == Layout.size; }
    };

    // The last bucket holds what is beyond the range as well.
    static std::int64_t topOf(std::size_t index) {
        return index + 1 == Layout.size ? std::numeric_limits<std::int64_t>::max()
                                        : Layout.highestAt(index);
    }

    // What has no count yet must not be seen in the extremes either, whatever another process has
    // written there.
    void addExactTo(Histogram& histogram, const Seen& seen) const {
        const auto least = std::clamp(m_least.load(std::memory_order_relaxed),
                                      Layout.lowestAt(seen.first), topOf(seen.first));
        const auto most = std::clamp(m_most.load(std::memory_order_relaxed),
                                     std::max(least, Layout.lowestAt(seen.last)), topOf(seen.last));
        const auto sum = m_sum.load(std::memory_order_relaxed);
        const bool isBounded = !seen.isOpenAbove() && seen.least <= seen.most;
        histogram.addExact(least, most, isBounded ? std::clamp(sum, seen.least, seen.most) : sum);
    }

    std::array<std::atomic<std::uint64_t>, Layout.size> m_counts{};
    std::atomic<std::uint64_t> m_sum{0};
    std::atomic<std::int64_t> m_least{std::numeric_limits<std::int64_t>::max()};
    std::atomic<std::int64_t> m_most{-1};
};

} // namespace loadstone
