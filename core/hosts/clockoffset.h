// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <chrono>
#include <optional>

namespace loadstone {

/// How far another host's clocks are ahead of this one's, from round trips: of several the shortest
/// tells it best, as it is wrong by half of its length at the most. A value.
class ClockOffset {
public:
    using WallTime = std::chrono::system_clock::time_point;

    /// The clocks of one host at one moment.
    struct Reading {
        TimePoint steady;
        WallTime wall;

        static Reading now() { return {Clock::now(), std::chrono::system_clock::now()}; }
    };

    /// A question left at `asked`, the other host answered with its `answer`, which came at `now`.
    void add(TimePoint asked, const Reading& answer, const Reading& now) {
        const Clock::duration trip = now.steady - asked;
        if (trip < Clock::duration::zero() || (m_trip && trip >= *m_trip))
            return;
        m_trip = trip;
        m_steady = answer.steady - (asked + trip / 2);
        m_wall = answer.wall - (now.wall - trip / 2);
    }

    /// The length of the shortest round trip; none if there was none.
    std::optional<Clock::duration> trip() const { return m_trip; }
    Clock::duration steady() const { return m_steady; }
    std::chrono::nanoseconds wall() const { return m_wall; }

private:
    std::optional<Clock::duration> m_trip;
    Clock::duration m_steady{0};
    std::chrono::nanoseconds m_wall{0};
};

} // namespace loadstone
