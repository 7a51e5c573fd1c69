// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "tests/support/rawconnection.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <list>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

namespace loadstone {

/// One accepted connection of a RawServer. Calls fail, rather than block, once the server closes.
class RawClient : public RawConnection {
public:
    RawClient(int socket, std::stop_token stop) : RawConnection(socket), m_stop(std::move(stop)) {}

    std::string readRequest() { return readMessage(); }
    /// False if the server closes before the time is over.
    bool sleep(std::chrono::milliseconds time) const;
    bool isClosing() const { return m_stop.stop_requested(); }
    /// Of the server.
    const std::stop_token& closing() const { return m_stop; }

private:
    std::stop_token m_stop;
};

/// A server on a free loopback port that answers each connection by a function, on a thread for
/// each: for answers that no real server would give. Closes all connections when it is destroyed.
class RawServer : private Pinned {
public:
    using Answer = std::function<void(RawClient& client)>;

    explicit RawServer(Answer answer);
    /// On a unix socket instead, which it makes anew.
    RawServer(Answer answer, const std::string& path);
    ~RawServer();

    int port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/"; }
    int connections() const { return m_accepted; }
    /// Connections whose answer has not come to its end.
    int open() const;

private:
    RawServer(Answer answer, int listening, int port);
    void acceptAll();
    void serve(int socket);

    const Answer m_answer;
    int m_listening;
    int m_port;
    std::stop_source m_stop;
    std::atomic<int> m_accepted{0};
    mutable std::mutex m_mutex;
    std::list<int> m_sockets; ///< that are open
    std::list<std::jthread> m_threads;
    std::jthread m_acceptor;
};

/// A whole answer with a length, "HTTP/1.1 200 OK".
std::string plainAnswer(std::string_view body, std::string_view status = "200 OK");

/// Reads a request, sends this, whatever it is, and closes.
RawServer::Answer answerWith(std::string text);

/// The first request that a server gets when `send` is called with its port.
std::string requestSeenBy(const std::function<void(int port)>& send);

/// For a keep-alive server with known delays: request number i, counted over all connections from
/// 0, is answered after delayOf(i).
RawServer::Answer answerAfter(std::function<std::chrono::milliseconds(int)> delayOf);
/// The same: of 100 requests 90 take 10 ms, 9 take 50 ms and 1 takes 200 ms.
RawServer::Answer answerInKnownTimes();
/// Takes connections and says nothing.
RawServer::Answer answerNever();
/// Answers every other request, which it counts, and closes the connection at the others.
RawServer::Answer closeAtEveryOther(std::atomic<int>& requests);

} // namespace loadstone
