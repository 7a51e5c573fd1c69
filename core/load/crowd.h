// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/load/part.h"
#include "core/load/piece.h"

#include <array>
#include <optional>
#include <span>

namespace loadstone {

/// How many users may have a request in flight, over time: pieces in each of which their number
/// changes linearly. User u, from 0, is one of them while the number is above u, so who may send
/// is a function of time alone, for any number of workers. A plain value. Without a piece all may,
/// all the time. Users are those of a part, pieces those of the whole.
class Crowd {
public:
    Crowd() = default;
    /// Pieces beyond the 32nd are left out.
    explicit Crowd(std::span<const Piece> pieces, const Part& part = {})
        : m_pieces(pieces), m_part(part) {}

    bool isEmpty() const { return m_pieces.isEmpty(); }
    /// The first moment from `time` on at which `user` may send; none: never again.
    std::optional<Clock::duration> entry(int user, Clock::duration time) const;
    /// How many of `users` may send before `time`, on average since the begin.
    double meanUsers(int users, Seconds time) const;

private:
    double placeOf(int user) const;

    Pieces m_pieces;
    Part m_part;
};

} // namespace loadstone
