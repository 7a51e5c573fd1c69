// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/counter.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace loadstone {

/// A table of counters of which most rows stay empty: a reader looks at those only that were used.
template <std::size_t Rows, std::size_t Columns>
class CounterRows {
    static_assert(Rows <= 32);

public:
    /// Values beyond the columns count in the first or in the last one.
    template <typename Writer>
    void add(std::size_t row, int column, std::uint64_t count = 1) noexcept {
        const std::uint32_t bit = std::uint32_t{1} << row;
        if ((m_used.load(std::memory_order_relaxed) & bit) == 0)
            m_used.fetch_or(bit, std::memory_order_relaxed);
        const int slot = std::clamp(column, 0, static_cast<int>(Columns) - 1);
        increase<Writer>(m_counts[row][static_cast<std::size_t>(slot)], count,
                         std::memory_order_release);
    }

    /// Calls see(row, column, count) for all that is not 0.
    template <typename See>
    void forEach(const See& see) const {
        const std::uint32_t used = m_used.load(std::memory_order_relaxed);
        for (std::size_t row = 0; row < Rows; ++row) {
            if ((used >> row & 1) == 0)
                continue;
            for (std::size_t column = 0; column < Columns; ++column)
                if (const auto count = m_counts[row][column].load(std::memory_order_acquire);
                    count != 0)
                    see(row, static_cast<int>(column), count);
        }
    }

private:
    std::atomic<std::uint32_t> m_used{0};
    std::array<std::array<std::atomic<std::uint64_t>, Columns>, Rows> m_counts{};
};

} // namespace loadstone
