// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace loadstone {

/// Where the threads of a run wait for a processor while they make TLS connections: to set one up
/// takes up to a few milliseconds of it, and of hundreds of threads that did so at once each would
/// measure all others as the server. Who has begun goes before who has not. Of first connections
/// three begin for each that may work at once, as two of them wait for the server's two answers;
/// then another whenever one is done, and one more each millisecond, so that a server far away is
/// waited for by all together; but no more than the shortest handshake so far has milliseconds, for
/// a server that takes longer with each more is not helped by them. For
/// the first connection of each thread only: those that connect again do not hold the others up.
/// Thread-safe; shared by the transports of a run, each of which has a Handshake.
class HandshakeLine : private Pinned {
public:
    static constexpr Milliseconds pace{1};
    static constexpr int begunForEachPlace = 3;

    /// `places`: how many may work at once; as a rule the number of cores.
    explicit HandshakeLine(int places) : m_places(places), m_free(places) {}

    /// Blocks until another first handshake may begin, and takes a place. False if a stop was
    /// requested or `until` came first.
    bool begin(const std::stop_token& stop, TimePoint until);
    /// The same to go on with one that has begun and has no place.
    bool goOn(const std::stop_token& stop, TimePoint until);
    /// Gives the place back, to wait for the network.
    void rest();
    /// A handshake that had begun is over; `took` is how long it did if it came about.
    void end(Clock::duration took = Clock::duration::max());

    /// How many have begun and wait for a place to go on.
    int waiting() const;

private:
    bool hasPlace() const { return m_free > 0 && m_waitingToGoOn == 0; }
    /// How many have begun beyond those that need not be paced.
    int pacedCount() const { return m_begunCount - begunForEachPlace * m_places; }
    bool isFull() const { return pacedCount() * Clock::duration(pace) >= m_shortest; }
    bool waitAtTheFront(std::unique_lock<std::mutex>& lock, const std::stop_token& stop,
                        TimePoint until);
    void callNext();

    const int m_places;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_queue; ///< of those behind the front
    std::condition_variable_any m_front; ///< the next to begin
    std::condition_variable_any m_begun;
    bool m_hasFront = false;
    int m_free;
    int m_begunCount = 0;
    int m_waitingToGoOn = 0;
    TimePoint m_nextBegin;
    Clock::duration m_shortest = Clock::duration::max();
};

} // namespace loadstone
