// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/load/part.h"
#include "core/load/piece.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace loadstone {

/// When requests are due if they come at a rate of their own: up to 32 pieces of time, in each of
/// which the rate changes linearly. A plain value, fit for shared memory. Without a piece there is
/// no rate, and a request is due as soon as somebody is free to send it.
///
/// Requests stand at positions: first(), then after() each. When one is due is a function of its
/// position alone. Evenly spaced, positions count from 0, and request n is due when the integral of
/// the rate reaches n. As a Poisson process, the integral is cut into cells in each of which one
/// request is expected; how many there are and where comes from the seed and the cell's number. A
/// part has its own of the positions, or of the cells, only, and all parts together have the
/// whole's.
class Arrivals {
public:
    Arrivals() = default;
    /// Pieces beyond the 32nd are left out. Times and rates must not be negative. With a seed
    /// requests come by chance, as those of many independent clients do. Pieces are those of the
    /// whole that `part` is of.
    explicit Arrivals(std::span<const Piece> pieces, std::optional<std::uint64_t> seed = {},
                      const Part& part = {});

    bool isEmpty() const { return m_pieces.isEmpty(); }
    const Part& part() const { return m_part; }
    std::uint64_t first() const;
    std::uint64_t after(std::uint64_t position) const;
    /// When the request there is due; none if the pieces end before.
    std::optional<Clock::duration> due(std::uint64_t position) const;

    /// How many requests are due in all pieces together, and before `time`: by chance, how many are
    /// to be expected.
    std::uint64_t count() const;
    std::uint64_t countBefore(Clock::duration time) const;
    /// How many requests that are due before `time` stand at `position` and behind.
    std::uint64_t countFrom(std::uint64_t position, Clock::duration time) const;

private:
    std::uint64_t firstFrom(std::uint64_t cell) const;
    double integralTo(double seconds) const;
    double requestsAt(std::uint64_t position) const;
    Clock::duration timeOf(double requests) const;

    Pieces m_pieces;
    double m_end = 0;             ///< requests in all
    std::uint32_t m_isRandom = 0; ///< if not 0; in shared memory a bool could be neither
    std::uint64_t m_seed = 0;
    Part m_part;
};

} // namespace loadstone
