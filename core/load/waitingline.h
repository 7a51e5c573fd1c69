// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace loadstone {

/// The threads of one process that wait until a request is due. Only the first in line has a clock;
/// when it leaves with its turn, the next one gets it. So a request that becomes due wakes one
/// thread and not all. Thread-safe.
class WaitingLine {
public:
    explicit WaitingLine(std::stop_token stop) : m_stop(std::move(stop)) {}

    /// Blocks until the caller is the first, the line was closed or a stop was requested. Who has
    /// come in must leave().
    void enter();
    /// As the first: sleeps until `time` or a stop.
    void sleepUntil(TimePoint time);
    void leave();
    /// There is nothing to wait for any more.
    void close();

private:
    std::stop_token m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_next;
    std::condition_variable_any m_clock;
    bool m_hasFirst = false;
    bool m_isClosed = false;
};

} // namespace loadstone
