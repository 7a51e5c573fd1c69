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

/// For how many of the piece's first `seconds` its level is above `user`.
double presenceIn(const Piece& piece, double user, double seconds) {
    const bool isIn = piece.from > user, staysIn = piece.to > user;
    if (isIn == staysIn)
        return isIn ? seconds : 0;
    const double crossing = piece.seconds * (user - piece.from) / (piece.to - piece.from);
    return isIn ? std::min(seconds, crossing) : std::max(0.0, seconds - crossing);
}

} // namespace

/// Of the whole crowd's users.
double Crowd::placeOf(int user) const {
    return static_cast<double>(m_part.inWhole(static_cast<std::uint64_t>(user)));
}

// The level is above the user only behind the moment at which it reaches it.
std::optional<Clock::duration> Crowd::entry(int user, Clock::duration time) const {
    constexpr Clock::duration behind{1};
    const double from = Seconds(time).count();
    double begin = 0;
    for (const Piece& piece : m_pieces.all()) {
        const double since = std::max(0.0, from - begin);
        if (since < piece.seconds)
            if (const auto at = entryIn(piece, placeOf(user), since))
                return *at <= since && begin <= from
                           ? time
                           : std::chrono::duration_cast<Clock::duration>(Seconds(begin + *at)) +
                                 behind;
        begin += piece.seconds;
    }
    return std::nullopt;
}

double Crowd::meanUsers(int users, Seconds time) const {
    if (isEmpty() || time <= Seconds(0))
        return users;
    double userSeconds = 0;
    double left = time.count();
    for (const Piece& piece : m_pieces.all()) {
        const double seconds = std::clamp(left, 0.0, piece.seconds);
        const double most = std::max(piece.from, piece.to);
        for (int user = 0; user < users && placeOf(user) < most; ++user)
            userSeconds += presenceIn(piece, placeOf(user), seconds);
        left -= piece.seconds;
    }
    return userSeconds / time.count();
}

} // namespace loadstone
