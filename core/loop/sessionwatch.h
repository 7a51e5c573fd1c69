// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/eventqueue.h"
#include "core/postgres/session.h"

#include <poll.h>
#include <sys/epoll.h>

namespace loadstone {

/// For which events of a session's socket the queue of its loop watches. Lives on the loop's
/// thread; owned by whoever has the session.
class SessionWatch {
public:
    /// Events come with `owner`.
    SessionWatch(const EventQueue& queue, void* owner) : m_queue(queue), m_owner(owner) {}

    /// False if the system refuses.
    bool follow(const Session& session, Session::Wants wants) {
        static_assert(EPOLLIN == POLLIN && EPOLLOUT == POLLOUT);
        const auto events = static_cast<std::uint32_t>(session.eventsFor(wants));
        if (events == m_watched)
            return true;
        m_watched = events;
        return m_queue.watchFor(session.socket(), events | EPOLLRDHUP, m_owner);
    }
    void forget(int socket) {
        m_queue.forget(socket);
        m_watched = 0;
    }

private:
    const EventQueue& m_queue;
    void* const m_owner;
    std::uint32_t m_watched = 0;
};

} // namespace loadstone
