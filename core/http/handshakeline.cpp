// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/handshakeline.h"

#include <algorithm>

namespace loadstone {

bool HandshakeLine::begin(const std::stop_token& stop, TimePoint until) {
    std::unique_lock lock(m_mutex);
    if (!m_queue.wait_until(lock, stop, until, [this] { return !m_hasFront; }))
        return false;
    m_hasFront = true;
    const bool mayBegin = waitAtTheFront(lock, stop, until);
    m_hasFront = false;
    m_queue.notify_one();
    if (!mayBegin)
        return false;
    --m_free;
    ++m_begunCount;
    m_nextBegin = Clock::now() + pace;
    return true;
}

bool HandshakeLine::waitAtTheFront(std::unique_lock<std::mutex>& lock, const std::stop_token& stop,
                                   TimePoint until) {
    const auto isMatterOfTime = [this] { return hasPlace() && !isFull(); };
    const auto hasRoom = [&] {
        return isMatterOfTime() && (pacedCount() < 0 || Clock::now() >= m_nextBegin);
    };
    while (!hasRoom()) {
        const bool wasMatterOfTime = isMatterOfTime(); // otherwise somebody calls
        const TimePoint next = wasMatterOfTime ? std::min(until, m_nextBegin) : until;
        m_front.wait_until(lock, stop, next,
                           [&] { return hasRoom() || isMatterOfTime() != wasMatterOfTime; });
        if (stop.stop_requested() || Clock::now() >= until)
            return false;
    }
    return true;
}

bool HandshakeLine::goOn(const std::stop_token& stop, TimePoint until) {
    std::unique_lock lock(m_mutex);
    ++m_waitingToGoOn;
    const bool isFree = m_begun.wait_until(lock, stop, until, [this] { return m_free > 0; });
    --m_waitingToGoOn;
    m_free -= isFree ? 1 : 0;
    callNext();
    return isFree;
}

void HandshakeLine::rest() {
    const std::scoped_lock lock(m_mutex);
    ++m_free;
    callNext();
}

void HandshakeLine::end(Clock::duration took) {
    const std::scoped_lock lock(m_mutex);
    --m_begunCount;
    m_shortest = std::min(m_shortest, took);
    callNext();
}

int HandshakeLine::waiting() const {
    const std::scoped_lock lock(m_mutex);
    return m_waitingToGoOn;
}

void HandshakeLine::callNext() {
    if (m_free > 0)
        (m_waitingToGoOn > 0 ? m_begun : m_front).notify_one();
}

} // namespace loadstone
