// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "tests/support/loopback.h"
#include "tests/support/rawconnection.h"

#include <unistd.h>

namespace loadstone {

/// A client's end of a connection to a server on loopback, which says exactly what a test wants.
class ClientSocket : public RawConnection, private Pinned {
public:
    explicit ClientSocket(int port) : ClientSocket(Opened{connectToLoopback(port)}) {}
    ~ClientSocket() {
        if (m_socket >= 0)
            ::close(m_socket);
    }

    bool isConnected() const { return m_socket >= 0; }
    bool sendGet(const std::string& path) {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    /// The whole answer; empty if there is none.
    std::string get(const std::string& path) {
        return sendGet(path) ? readMessage() : std::string();
    }

private:
    struct Opened {
        int socket;
    };
    explicit ClientSocket(Opened opened) : RawConnection(opened.socket), m_socket(opened.socket) {}

    int m_socket;
};

} // namespace loadstone
