// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/handshakeline.h"

#include <memory>

namespace loadstone {

/// One transport's part in the line of its run: begun while it makes its first TLS connection, and
/// with a place while it works at that. Without a line it never waits. Lives on its transport's
/// thread.
class Handshake : private Pinned {
public:
    explicit Handshake(std::shared_ptr<HandshakeLine> line) : m_line(std::move(line)) {}
    ~Handshake() { end(); }

    /// Waits until the first one may begin. False if a stop was requested or `until` came first.
    bool begin(const std::stop_token& stop, TimePoint until) {
        end();
        m_hasBegun = m_hasPlace = m_line && m_line->begin(stop, until);
        m_begun = Clock::now();
        return !m_line || m_hasBegun;
    }
    /// Takes the place again, if one has begun and rests; a stop or `until` end the wait.
    void goOn(const std::stop_token& stop, TimePoint until) {
        if (m_hasBegun && !m_hasPlace)
            m_hasPlace = m_line->goOn(stop, until);
    }
    void rest() {
        if (m_hasPlace)
            m_line->rest();
        m_hasPlace = false;
    }
    /// It has not come about, or is over already.
    void end() { end(Clock::duration::max()); }
    /// The connection is there.
    void complete() {
        if (m_hasBegun)
            end(Clock::now() - m_begun);
    }

private:
    void end(Clock::duration took) {
        rest();
        if (m_hasBegun)
            m_line->end(took);
        m_hasBegun = false;
    }

    const std::shared_ptr<HandshakeLine> m_line;
    TimePoint m_begun;
    bool m_hasBegun = false;
    bool m_hasPlace = false;
};

} // namespace loadstone
