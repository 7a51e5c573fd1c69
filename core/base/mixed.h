// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace loadstone {

/// The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): each bit of the word changes half
/// of the result's.
constexpr std::uint64_t mixed(std::uint64_t word) {
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9;
    word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
    return word ^ (word >> 31);
}

/// By how far SplitMix64 goes on from one number to the next.
inline constexpr std::uint64_t goldenStep = 0x9e3779b97f4a7c15;

} // namespace loadstone
