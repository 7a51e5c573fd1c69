// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/target/route.h"
#include "core/target/slots.h"
#include "core/target/socketstream.h"

#include <httplib.h>

#include <atomic>
#include <random>

namespace loadstone {

/// One client's connection, request after request. Of httplib::Server it uses the protocol alone:
/// reading a request and writing its answer; it listens nowhere and has no threads.
/// Lives on the connection's thread; shutting the socket down from outside ends it.
class Connection : private httplib::Server {
public:
    /// How long the client may be silent; every answer says so in its Keep-Alive header.
    static constexpr time_t idleSeconds = 120;

    Connection(int socket, const std::atomic<bool>& closing, Slots& limited);

    /// Answers until the client leaves, the connection drops or `closing` becomes true.
    void serve();

private:
    bool serveOne();
    void prepare(httplib::Request& request);
    void settleConnection(httplib::Request& request);
    bool receiveBody(httplib::Request& request);
    bool refuse();
    void refuseBody();
    void waitAsTold();
    void awaitSlot();
    bool waitUntil(TimePoint until, int woken = -1);
    void answer(const httplib::Request& request, httplib::Response& response);
    void answerEcho(const httplib::Request& request, httplib::Response& response);
    double random() { return std::uniform_real_distribution<>()(m_random); }

    const std::atomic<bool>& m_closing;
    Slots& m_slots;
    SocketStream m_stream;
    std::minstd_rand m_random;
    Route m_route;             ///< of the request at hand
    bool m_understood = false; ///< it is a request at all
    bool m_keepsOld = false;   ///< a client of HTTP/1.0 that has asked for it
    bool m_closes = false;     ///< the client wants no further answer on this connection
};

} // namespace loadstone
