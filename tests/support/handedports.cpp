// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/handedports.h"

#include "tests/support/loopback.h"

#include <unistd.h>

namespace loadstone {

HandedPorts::HandedPorts(int count, const std::string& address) {
    for (int i = 0; i < count; ++i) {
        m_sockets.push_back(listenOn(address.c_str()));
        m_ports.push_back(portOf(m_sockets.back()));
    }
}

HandedPorts::~HandedPorts() {
    letGo();
}

// Meant for its own upgrade, when a new nginx takes over the sockets of the old one.
std::string HandedPorts::variableForNginx() const {
    std::string variable = "NGINX=";
    for (const int socket : m_sockets)
        variable += std::to_string(socket) + ';';
    return variable;
}

void HandedPorts::letGo() {
    for (const int socket : m_sockets)
        ::close(socket);
    m_sockets.clear();
}

} // namespace loadstone
