// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <string>

namespace loadstone {

/// A listening socket on 127.0.0.1; throws where none can be had. Port 0 takes any free one.
int listenOnLoopback(int port = 0);
/// The same on another address of this machine, on any free port.
int listenOn(const char* address);
int portOf(int listening);

/// A port that refuses connections, and that nobody else gets, while this lives.
class ClosedPort : private Pinned {
public:
    ClosedPort();
    ~ClosedPort();

    int number() const;
    std::string url() const { return "http://127.0.0.1:" + std::to_string(number()) + "/"; }

private:
    int m_socket; ///< bound, but not listening
};

/// A connected socket, or -1.
int connectToLoopback(int port);

} // namespace loadstone
