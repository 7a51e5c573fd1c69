// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace loadstone {

/// A stretch of a run's time in which a figure changes linearly: a rate in requests per second, or
/// a number of users.
struct Piece {
    double seconds = 0;
    double from = 0; ///< at its begin
    double to = 0;   ///< and at its end
};

inline constexpr std::size_t mostPieces = 32;

/// Up to 32 pieces, one after the other. A plain value, fit for shared memory.
class Pieces {
public:
    Pieces() = default;
    /// Those beyond the 32nd are left out.
    explicit Pieces(std::span<const Piece> pieces) : m_size(std::min(pieces.size(), mostPieces)) {
        std::copy_n(pieces.begin(), m_size, m_pieces.begin());
    }

    bool isEmpty() const { return m_size == 0; }
    std::span<const Piece> all() const {
        return std::span(m_pieces).first(std::min(m_size, mostPieces));
    }

private:
    std::array<Piece, mostPieces> m_pieces{};
    std::size_t m_size = 0;
};

} // namespace loadstone
