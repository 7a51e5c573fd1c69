// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"
#include "core/target/slots.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace loadstone {

/// The open connections of a target server, each with a thread to itself, and their sockets, which
/// it owns. A thread whose client has left takes the next one: starting 1000 costs more than
/// serving them. All but the connections themselves is for one thread at a time.
class ConnectionSet : private Pinned {
public:
    ConnectionSet() = default;
    ~ConnectionSet();

    /// Has them ready for that many connections, or as many as the system allows.
    void startThreads(std::size_t count);
    /// Serves `socket`; closes it where no thread can be had.
    void add(int socket);
    /// True once fewer than `most` are open, false if that takes longer than `bound`.
    bool waitForFewerThan(std::size_t most, Milliseconds bound);
    /// No connection takes a further request: idle ones end, the others after their answer.
    void drain();
    /// Ends all connections, also those in the middle of an answer, and joins the threads.
    void close();

private:
    void work();
    bool startThread();
    void giveUp(int socket);
    void shutDown(int direction);

    std::atomic<bool> m_closing{false};
    Slots m_slots;
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::condition_variable m_left;
    std::deque<int> m_waiting; ///< sockets that a thread is about to take
    std::set<int> m_open;      ///< all sockets, those in m_waiting too
    std::size_t m_idle = 0;    ///< threads that wait for a socket
    bool m_over = false;
    std::vector<std::thread> m_threads;
};

} // namespace loadstone
