// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>

namespace loadstone {

/// Gives out places in memory that does not exist yet, each on cache lines of its own, and says how
/// large it must be.
class MemoryLayout {
public:
    /// The offset of so many.
    template <typename T>
    std::uint64_t place(std::uint64_t count) {
        constexpr std::uint64_t alignment = std::max<std::uint64_t>(alignof(T), 128);
        const std::uint64_t offset = (m_end + alignment - 1) / alignment * alignment;
        m_end = offset + count * sizeof(T);
        return offset;
    }
    std::uint64_t size() const { return m_end; }

private:
    std::uint64_t m_end = 0;
};

} // namespace loadstone
