// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/waitingline.h"

namespace loadstone {

void WaitingLine::enter() {
    std::unique_lock lock(m_mutex);
    m_next.wait(lock, m_stop, [this] { return !m_hasFirst || m_isClosed; });
    m_hasFirst = true;
}

void WaitingLine::sleepUntil(TimePoint time) {
    std::unique_lock lock(m_mutex);
    m_clock.wait_until(lock, m_stop, time, [] { return false; });
}

void WaitingLine::leave() {
    {
        const std::lock_guard lock(m_mutex);
        m_hasFirst = false;
    }
    m_next.notify_one();
}

void WaitingLine::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_next.notify_all();
}

} // namespace loadstone
