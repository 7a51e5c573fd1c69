// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>

namespace loadstone {

/// One of the equal parts of a load, each carried out by a host: of what is numbered from 0 it has
/// each n with n ≡ number (mod of). So parts need not talk to each other, and nothing is left out
/// or done twice. A plain value, fit for shared memory; the standard one is the whole.
struct Part {
    std::uint32_t number = 0;
    std::uint32_t of = 1;

    /// How many of `total` are its own.
    constexpr std::uint64_t shareOf(std::uint64_t total) const {
        return total / parts() + (total % parts() > number ? 1 : 0);
    }
    /// The number in the whole of the one that has this number, from 0, within the part.
    constexpr std::uint64_t inWhole(std::uint64_t own) const { return own * parts() + number; }
    bool isWhole() const { return of <= 1; }

    bool operator==(const Part&) const = default;

private:
    /// In shared memory it could be anything.
    constexpr std::uint64_t parts() const { return std::max<std::uint64_t>(1, of); }
};

} // namespace loadstone
