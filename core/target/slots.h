// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"

#include <list>
#include <map>
#include <mutex>
#include <optional>

namespace loadstone {

/// The servers' side of a limited pool: of all requests for `count` slots, as many are answered at
/// once, in the order in which they came, and the others wait. Thread-safe; owned by the server.
class Slots {
public:
    static constexpr std::size_t mostSlots = 1000;

    class Turn;

private:
    struct Pool {
        std::size_t taken = 0;
        std::list<Turn*> waiting; ///< in the order in which they came
    };

    std::mutex m_mutex;
    std::map<std::size_t, Pool> m_pools; ///< by the number of slots
};

/// A request's turn: first it waits, then it has a slot for `time`. The destructor gives up the
/// place in the queue, or hands the slot to who is first there. One thread; must not outlive Slots.
class Slots::Turn : private Pinned {
public:
    Turn(Slots& slots, std::size_t count, Milliseconds time, TimePoint now);
    ~Turn();

    /// When its time in the slot is over; none as long as it waits for one.
    std::optional<TimePoint> until() const;
    /// Can be read once it has a slot; -1 if it had one at once or no descriptor was left.
    int descriptor() const { return m_descriptor; }

    /// Ends the turn at `now`, which the destructor does by the clock.
    void end(TimePoint now);

private:
    void begin(TimePoint from);

    Slots& m_slots;
    Pool& m_pool;
    const Milliseconds m_time;
    const TimePoint m_came;
    int m_descriptor = -1;
    bool m_hasEnded = false;
    std::list<Turn*>::iterator m_place; ///< in the queue, as long as it waits
    std::optional<TimePoint> m_until;
};

} // namespace loadstone
