// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/rawserver.h"

#include "tests/support/loopback.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <condition_variable>
#include <memory>
#include <stdexcept>

namespace loadstone {

namespace {

int listenAt(const std::string& path) {
    ::unlink(path.c_str());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(made, 4096) != 0)
        throw std::runtime_error("no server can listen at " + path);
    return made;
}

} // namespace

bool RawClient::sleep(std::chrono::milliseconds time) const {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_for(lock, m_stop, time, [] { return false; });
    return !isClosing();
}

RawServer::RawServer(Answer answer) : RawServer(std::move(answer), listenOnLoopback(), 0) {}

RawServer::RawServer(Answer answer, const std::string& path)
    : RawServer(std::move(answer), listenAt(path), -1) {}

RawServer::RawServer(Answer answer, int listening, int port)
    : m_answer(std::move(answer)),
      m_listening(listening),
      m_port(port < 0 ? port : portOf(listening)) {
    m_acceptor = std::jthread([this] { acceptAll(); });
}

RawServer::~RawServer() {
    m_stop.request_stop();
    ::shutdown(m_listening, SHUT_RDWR);
    m_acceptor.join();
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    m_threads.clear();
    ::close(m_listening);
}

int RawServer::open() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_sockets.size());
}

void RawServer::acceptAll() {
    for (;;) {
        const int socket = ::accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        ++m_accepted;
        m_threads.emplace_back([this, socket] { serve(socket); });
    }
}

void RawServer::serve(int socket) {
    std::unique_lock lock(m_mutex);
    const auto entry = m_sockets.insert(m_sockets.end(), socket);
    lock.unlock();
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    RawClient client(socket, m_stop.get_token());
    if (!client.isClosing())
        m_answer(client);
    lock.lock();
    m_sockets.erase(entry);
    ::close(socket);
}

std::string plainAnswer(std::string_view body, std::string_view status) {
    return "HTTP/1.1 " + std::string(status) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

RawServer::Answer answerAfter(std::function<std::chrono::milliseconds(int)> delayOf) {
    auto counter = std::make_shared<std::atomic<int>>(0);
    return [counter, delayOf = std::move(delayOf)](RawClient& client) {
        const std::string answer = plainAnswer("ok\n");
        while (!client.readRequest().empty())
            if (!client.sleep(delayOf((*counter)++)) || !client.send(answer))
                return;
    };
}

RawServer::Answer answerInKnownTimes() {
    return answerAfter([](int i) {
        return std::chrono::milliseconds(i % 100 < 90 ? 10 : i % 100 < 99 ? 50 : 200);
    });
}

RawServer::Answer answerNever() {
    return [](RawClient& client) { client.waitForClose(); };
}

RawServer::Answer closeAtEveryOther(std::atomic<int>& requests) {
    return [&requests](RawClient& client) {
        while (!client.readRequest().empty()) {
            if (++requests % 2 == 0)
                return;
            client.send(plainAnswer("ok"));
        }
    };
}

RawServer::Answer answerWith(std::string text) {
    return [text = std::move(text)](RawClient& client) {
        client.readRequest();
        client.send(text);
    };
}

std::string requestSeenBy(const std::function<void(int port)>& send) {
    std::mutex mutex;
    std::string seen;
    RawServer server([&](RawClient& client) {
        const std::string text = client.readRequest();
        const std::lock_guard lock(mutex);
        seen = text;
        client.send(plainAnswer("ok"));
    });
    send(server.port());
    const std::lock_guard lock(mutex);
    return seen;
}

} // namespace loadstone
