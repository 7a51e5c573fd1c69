// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/totals.h"

#include <array>
#include <atomic>
#include <string_view>

namespace loadstone {

/// The first message of each kind of failure that a shard has met: fixed memory, no pointers, no
/// lock. Who comes later finds the place taken. A writer that dies leaves none at the worst.
class FailureMessages {
public:
    static constexpr std::size_t mostBytes = 240;

    /// Cuts what is longer.
    void keep(const Failure& failure, std::string_view message) noexcept;
    void addTo(std::map<Failure, std::string>& messages) const;

private:
    static constexpr std::size_t mostFailures = 32;

    struct Slot {
        std::atomic<std::uint32_t> key{0}; ///< 0: free
        std::atomic<std::uint32_t> isWritten{0};
        std::array<char, mostBytes> text{};
    };

    std::array<Slot, mostFailures> m_slots;
};

} // namespace loadstone
