// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/crowd.h"

#include <algorithm>

namespace loadstone {

namespace {

/// The first time within the piece, from `time` on, at which its level is above `user`.
std::optional<double> entryIn(const Piece& piece, double user, double time) {
    const double slope = (piece.to - piece.from) / piece.seconds;
    if (piece.from + slope * time > user)
        return time;
    if (slope <= 0 || piece.to <= user)
        return std::nullopt;
    return std::max(time, (user - piece.from) / slope);
}

} // namespace

// The level is above the user only behind the moment at which it reaches it.
std::optional<Clock::duration> Crowd::entry(int user, Clock::duration time) const {
    constexpr Clock::duration behind{1};
    const double from = Seconds(time).count();
    double begin = 0;
    for (const Piece& piece : m_pieces.all()) {
        const double since = std::max(0.0, from - begin);
        if (since < piece.seconds)
            if (const auto at = entryIn(piece, user, since))
                return *at <= since && begin <= from
                           ? time
                           : std::chrono::duration_cast<Clock::duration>(Seconds(begin + *at)) +
                                 behind;
        begin += piece.seconds;
    }
    return std::nullopt;
}

} // namespace loadstone
