// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace loadstone {

/// A stretch of a run's time in which a figure changes linearly: a rate in requests per second, or
/// a number of users.
struct Piece {
    double seconds = 0;
    double from = 0; ///< at its begin
    double to = 0;   ///< and at its end
};

inline constexpr std::size_t mostPieces = 32;

} // namespace loadstone
