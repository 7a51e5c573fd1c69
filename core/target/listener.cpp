// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/listener.h"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace loadstone {

namespace {

struct AddressCleanup {
    void operator()(addrinfo* info) const { freeaddrinfo(info); }
};
using Addresses = std::unique_ptr<addrinfo, AddressCleanup>;

// Room for a whole pool that connects at once; the kernel cuts it down to its own limit.
constexpr int backlog = 4096;

Expected<Addresses> resolve(const std::string& address, int port) {
    if (address.empty())
        return fail("address", "no address was given; 127.0.0.1 is this machine alone");
    if (port < 0 || port > 65535)
        return fail("port", "the port must be from 0 to 65535; 0 takes any free one");
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const int code = getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (code != 0)
        return fail("address", "the address \"" + address + "\" cannot be resolved (" +
                                   gai_strerror(code) + "); 127.0.0.1 is this machine alone");
    return Addresses(found);
}

tl::unexpected<Error> explain(int error, const std::string& address, int port) {
    const std::string number = std::to_string(port);
    switch (error) {
    case EADDRINUSE:
        return fail("port", "port " + number + " is in use");
    case EACCES:
        return fail("port", "port " + number + " is reserved for the system, like all below 1024");
    case EADDRNOTAVAIL:
        return fail("address",
                    "this machine has no address " + address + "; 127.0.0.1 is this machine alone");
    default:
        return fail("port", "cannot listen on " + address + " port " + number + ": " +
                                std::strerror(error));
    }
}

// Without SO_REUSEPORT: a second target on the same port must be told that the port is in use.
int listenOn(const addrinfo& info) {
    const int made = ::socket(info.ai_family, info.ai_socktype | SOCK_CLOEXEC, info.ai_protocol);
    if (made < 0)
        return -1;
    const int on = 1;
    setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(made, info.ai_addr, info.ai_addrlen) == 0 && ::listen(made, backlog) == 0)
        return made;
    const int error = errno;
    ::close(made);
    errno = error;
    return -1;
}

} // namespace

Listener::~Listener() {
    if (m_socket >= 0)
        ::close(m_socket);
}

Expected<void> Listener::open(const std::string& address, int port) {
    const auto addresses = resolve(address, port);
    if (!addresses)
        return tl::unexpected(addresses.error());
    int error = 0;
    for (const addrinfo* info = addresses->get(); info && m_socket < 0; info = info->ai_next) {
        m_socket = listenOn(*info);
        if (m_socket < 0 && error == 0)
            error = errno;
    }
    if (m_socket < 0)
        return explain(error, address, port);
    return {};
}

int Listener::port() const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
    // The port has the same place in both families.
    return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

int Listener::accept() {
    return ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
}

void Listener::wake() {
    ::shutdown(m_socket, SHUT_RDWR);
}

} // namespace loadstone
