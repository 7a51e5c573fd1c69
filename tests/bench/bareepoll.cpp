// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bareepoll.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string_view>
#include <vector>

namespace loadstone {

namespace {

constexpr std::string_view request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

int connectTo(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* where = reinterpret_cast<const sockaddr*>(&address);
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return ::connect(socket, where, sizeof address) == 0 ? socket : -1;
}

void ask(int socket) {
    ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
}

bool hasAnswered(int socket) {
    std::array<char, 16384> bytes; // not cleared: that would be a cost of ours
    const ssize_t got = ::recv(socket, bytes.data(), bytes.size(), 0);
    return got > 0 && std::string_view(bytes.data(), static_cast<std::size_t>(got))
                          .starts_with("HTTP/1.1 200");
}

} // namespace

std::uint64_t answersToBareEpoll(int port, int connections, Clock::duration time) {
    const int queue = epoll_create1(EPOLL_CLOEXEC);
    std::vector<int> sockets;
    for (int i = 0; i < connections; ++i) {
        sockets.push_back(connectTo(port));
        epoll_event event{EPOLLIN, {}};
        event.data.fd = sockets.back();
        epoll_ctl(queue, EPOLL_CTL_ADD, sockets.back(), &event);
        ask(sockets.back());
    }
    const TimePoint end = Clock::now() + time;
    std::array<epoll_event, 256> events{};
    std::uint64_t answers = 0;
    while (Clock::now() < end) {
        const int ready = epoll_wait(queue, events.data(), static_cast<int>(events.size()), 1000);
        for (int i = 0; i < ready; ++i) {
            const int socket = events[static_cast<std::size_t>(i)].data.fd;
            if (!hasAnswered(socket))
                return 0;
            ++answers;
            ask(socket);
        }
    }
    for (const int socket : sockets)
        ::close(socket);
    ::close(queue);
    return answers;
}

} // namespace loadstone
