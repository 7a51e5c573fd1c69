// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/freeport.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace loadstone {

int freePort() {
    const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const general = reinterpret_cast<sockaddr*>(&address);
    const bool isBound =
        ::bind(listening, general, size) == 0 && ::getsockname(listening, general, &size) == 0;
    ::close(listening);
    return isBound ? ntohs(address.sin_port) : 0;
}

} // namespace loadstone
