// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

namespace loadstone {

/// Results are split by the highest bits of their hash; each part is reduced by itself.
constexpr std::size_t hashPartitions = 64;

constexpr std::size_t hashPartitionOf(std::uint64_t hash) {
    static_assert(hashPartitions == 64);
    return static_cast<std::size_t>(hash >> 58);
}

} // namespace loadstone
