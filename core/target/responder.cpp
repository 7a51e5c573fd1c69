// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/responder.h"

#include "core/base/pinned.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>
#include <string_view>

namespace loadstone {

namespace {

constexpr std::string_view minimalAnswer =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";
constexpr std::string_view requestEnd = "\r\n\r\n";

/// One event loop with its connections, from the first to the last of its thread.
class Loop : private Pinned {
public:
    Loop(int listener, int wake) : m_listener(listener), m_wake(wake) {
        watch(listener, EPOLLIN | EPOLLEXCLUSIVE);
        watch(wake, EPOLLIN);
    }
    ~Loop() {
        for (const auto& connection : m_matched)
            ::close(connection.first);
        ::close(m_epoll);
    }

    void run() {
        std::array<epoll_event, 256> events{};
        for (;;) {
            const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
                if (descriptor == m_wake)
                    return;
                if (descriptor == m_listener)
                    take();
                else if (!serve(descriptor))
                    drop(descriptor);
            }
        }
    }

private:
    void watch(int descriptor, std::uint32_t what) const {
        epoll_event event{};
        event.events = what;
        event.data.fd = descriptor;
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }

    void take() {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client < 0)
            return;
        const int on = 1;
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_matched[client] = 0;
        watch(client, EPOLLIN);
    }

    void drop(int client) {
        m_matched.erase(client);
        ::close(client);
    }

    bool serve(int client) {
        std::array<char, 16384> bytes;
        const ssize_t got = ::recv(client, bytes.data(), bytes.size(), 0);
        if (got <= 0)
            return got < 0 && (errno == EAGAIN || errno == EINTR);
        std::size_t& matched = m_matched[client];
        bool isSent = true;
        for (const char byte : std::string_view(bytes.data(), static_cast<std::size_t>(got))) {
            matched = byte == requestEnd[matched] ? matched + 1 : byte == '\r' ? 1 : 0;
            if (matched < requestEnd.size())
                continue;
            matched = 0;
            isSent = isSent && send(client);
        }
        return isSent;
    }

    /// Clients wait for an answer before they ask again, so that it always fits.
    static bool send(int client) {
        return ::send(client, minimalAnswer.data(), minimalAnswer.size(), MSG_NOSIGNAL) ==
               ssize_t(minimalAnswer.size());
    }

    const int m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    const int m_listener;
    const int m_wake;
    std::map<int, std::size_t> m_matched; ///< by connection: how much of requestEnd it has sent
};

} // namespace

Expected<int> Responder::start(const std::string& address, int port, int loops) {
    m_listener = std::make_unique<Listener>();
    if (const auto opened = m_listener->open(address, port); !opened) {
        m_listener.reset();
        return tl::unexpected(opened.error());
    }
    const int listener = m_listener->descriptor();
    ::fcntl(listener, F_SETFL, ::fcntl(listener, F_GETFL) | O_NONBLOCK);
    m_wake = ::eventfd(0, EFD_CLOEXEC);
    for (int i = 0; i < loops; ++i)
        m_loops.emplace_back([listener, wake = m_wake] { Loop(listener, wake).run(); });
    return m_listener->port();
}

void Responder::stop() {
    if (!m_listener)
        return;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
    for (std::thread& loop : m_loops)
        loop.join();
    m_loops.clear();
    ::close(m_wake);
    m_listener.reset();
}

} // namespace loadstone
