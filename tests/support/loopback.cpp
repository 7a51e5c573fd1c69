// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace loadstone {

namespace {

int check(int result, const char* what) {
    if (result < 0)
        throw std::system_error(errno, std::generic_category(), what);
    return result;
}

sockaddr_in loopback(int port, in_addr_t host = htonl(INADDR_LOOPBACK)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = host;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

int openSocket() {
    return check(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
}

int bindTo(const sockaddr_in& address) {
    const int made = openSocket();
    check(::bind(made, reinterpret_cast<const sockaddr*>(&address), sizeof address), "bind");
    return made;
}

} // namespace

int listenOnLoopback(int port) {
    const int made = bindTo(loopback(port));
    check(::listen(made, 4096), "listen");
    return made;
}

int listenOn(const char* address) {
    const int made = bindTo(loopback(0, ::inet_addr(address)));
    check(::listen(made, 4096), "listen");
    return made;
}

int portOf(int listening) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    check(::getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size), "getsockname");
    return ntohs(address.sin_port);
}

ClosedPort::ClosedPort() : m_socket(bindTo(loopback(0))) {}

ClosedPort::~ClosedPort() {
    ::close(m_socket);
}

int ClosedPort::number() const {
    return portOf(m_socket);
}

int connectToLoopback(int port) {
    const int made = openSocket();
    const sockaddr_in address = loopback(port);
    if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return made;
    ::close(made);
    return -1;
}

} // namespace loadstone
