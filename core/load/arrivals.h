// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <array>
#include <cstdint>
#include <span>

namespace loadstone {

/// When requests are due if they come at a rate of their own: up to 32 pieces of time, in each of
/// which the rate changes linearly. A plain value, fit for shared memory. Without a piece there is
/// no rate, and a request is due as soon as somebody is free to send it.
class Arrivals {
public:
    struct Piece {
        double seconds = 0;
        double from = 0; ///< requests per second at its begin
        double to = 0;   ///< and at its end
    };
    static constexpr std::size_t mostPieces = 32;

    Arrivals() = default;
    /// Pieces beyond the 32nd are left out. Times and rates must not be negative.
    explicit Arrivals(std::span<const Piece> pieces);

    bool isEmpty() const { return m_size == 0; }
    /// How many requests are due in all pieces together.
    std::uint64_t count() const;
    /// When request `n`, counted from 0, is due: the time at which the integral of the rate reaches
    /// n. Only for n < count().
    Clock::duration due(std::uint64_t n) const;

private:
    std::array<Piece, mostPieces> m_pieces{};
    std::size_t m_size = 0;
};

} // namespace loadstone
