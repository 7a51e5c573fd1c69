// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/socketmaker.h"

#include "core/http/hostpieces.h"

#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace loadstone {

namespace {

int connectToPath(int socket, const std::string& path) {
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    std::memcpy(where.sun_path, path.data(), std::min(path.size(), sizeof where.sun_path - 1));
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&where), sizeof where);
}

} // namespace

SocketMaker::SocketMaker(const TransportOptions& options) : m_path(options.unixSocket) {
    if (options.interface.empty())
        return;
    const AddressList literal = addressesKnown(withoutBrackets(options.interface), 0);
    if (literal.size() == 1)
        m_source = literal.front();
    else
        m_interface = options.interface;
}

Expected<void> SocketMaker::check() const {
    if (m_interface.empty() && m_source.family == AF_UNSPEC)
        return {};
    const int socket = make(m_source.family == AF_UNSPEC ? AF_INET : m_source.family, SOCK_STREAM);
    if (socket < 0)
        return fail("interface",
                    "\"" + (m_interface.empty() ? m_source.text() : m_interface) +
                        "\" is no interface or address of this machine that connections can come "
                        "from (" +
                        std::strerror(errno) + ")");
    ::close(socket);
    return {};
}

int SocketMaker::make(int family, int type) const {
    const int socket = ::socket(family, type | SOCK_CLOEXEC, 0);
    if (socket < 0 || bindTo(socket, family))
        return socket;
    const int problem = errno;
    ::close(socket);
    errno = problem;
    return -1;
}

// The port is chosen when the socket connects: else each would take one for all peers together.
bool SocketMaker::bindTo(int socket, int family) const {
    if (family == AF_UNIX)
        return true;
    if (!m_interface.empty())
        return setsockopt(socket, SOL_SOCKET, SO_BINDTODEVICE, m_interface.data(),
                          static_cast<socklen_t>(m_interface.size())) == 0;
    if (m_source.family == AF_UNSPEC)
        return true;
    const int on = 1;
    setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    const SocketAddress from(m_source);
    return ::bind(socket, from.bytes(), from.size()) == 0;
}

int SocketMaker::connect(int socket, const Address& to) const {
    if (to.family == AF_UNIX)
        return connectToPath(socket, m_path);
    const SocketAddress where(to);
    return ::connect(socket, where.bytes(), where.size());
}

} // namespace loadstone
