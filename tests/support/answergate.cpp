// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/answergate.h"

#include <thread>

namespace loadstone {

RawServer::Answer AnswerGate::answer(Milliseconds time) {
    return [this, time, text = plainAnswer("ok\n")](RawClient& client) {
        while (!client.readRequest().empty()) {
            std::this_thread::sleep_for(time);
            if (!pass(client) || !client.send(text))
                return;
        }
    };
}

void AnswerGate::open() {
    const std::lock_guard lock(m_mutex);
    m_isOpen = true;
    m_opened.notify_all();
}

/// False if the server closes before the gate is opened.
bool AnswerGate::pass(const RawClient& client) {
    std::unique_lock lock(m_mutex);
    if (m_isOpen || m_free-- > 0)
        return true;
    ++m_waiting;
    const bool passes = m_opened.wait(lock, client.closing(), [this] { return m_isOpen; });
    --m_waiting;
    return passes;
}

} // namespace loadstone
