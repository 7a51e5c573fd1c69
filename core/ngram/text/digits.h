// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace loadstone {

/// Eight bytes of text at once, the first one in the lowest bits.
class Digits {
public:
    explicit Digits(const char* at) noexcept {
        static_assert(std::endian::native == std::endian::little);
        std::memcpy(&m_word, at, sizeof m_word);
        m_word ^= 0x3030'3030'3030'3030; // a digit becomes its value
    }

    /// The number of leading digits among the eight.
    int count() const noexcept {
        // A value over 9 gets a bit in its upper half by adding 6, if it has none there yet. A
        // carry only reaches bytes behind the first one that is no digit.
        const std::uint64_t others =
            ((m_word + 0x0606'0606'0606'0606) | m_word) & 0xf0f0'f0f0'f0f0'f0f0;
        return std::countr_zero(others) / 8;
    }

    /// The number that the first `count` digits spell, 1 to 8 of them: pairs, then fours, then all.
    std::uint64_t value(int count) const noexcept {
        std::uint64_t v = m_word << (64 - 8 * count);
        v = (v * 10 + (v >> 8)) & 0x00ff'00ff'00ff'00ff;
        v = (v * 100 + (v >> 16)) & 0x0000'ffff'0000'ffff;
        return (v * 10'000 + (v >> 32)) & 0xffff'ffff;
    }

private:
    std::uint64_t m_word;
};

} // namespace loadstone
