// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"
#include "tests/support/rawserver.h"

#include <condition_variable>

namespace loadstone {

/// Holds a server's answers back until the test opens it: of all requests, counted over all
/// connections, the first `free` are answered at once, the others wait. Any thread. Outlives the
/// server.
class AnswerGate : private Pinned {
public:
    explicit AnswerGate(int free = 0) : m_free(free) {}

    /// What the server does with a connection, which it keeps alive. Each answer takes `time`.
    RawServer::Answer answer(Milliseconds time = Milliseconds(0));
    /// Requests that wait at the gate now.
    int waiting() const { return m_waiting; }
    void open();

private:
    bool pass(const RawClient& client);

    std::mutex m_mutex;
    std::condition_variable_any m_opened;
    int m_free;
    bool m_isOpen = false;
    std::atomic<int> m_waiting{0};
};

} // namespace loadstone
