// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <atomic>
#include <cstdint>

namespace loadstone {

/// Memory in bytes that the bodies of answers may take in this process, all together, while checks
/// look at them. Shared by all that judge for a run; any thread.
class BodyRoom : private Pinned {
public:
    explicit BodyRoom(std::uint64_t bytes) : m_left(bytes) {}

    /// False if there is less, which then stays as it is.
    bool take(std::uint64_t bytes) noexcept {
        std::uint64_t left = m_left.load(std::memory_order_relaxed);
        while (left >= bytes)
            if (m_left.compare_exchange_weak(left, left - bytes, std::memory_order_relaxed))
                return true;
        return false;
    }
    void giveBack(std::uint64_t bytes) noexcept {
        m_left.fetch_add(bytes, std::memory_order_relaxed);
    }
    std::uint64_t left() const noexcept { return m_left.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_left;
};

} // namespace loadstone
