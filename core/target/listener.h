// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/base/pinned.h"

#include <atomic>
#include <string>

namespace loadstone {

/// A listening TCP socket. accept() belongs to one thread; any thread may wake it for good.
class Listener : private Pinned {
public:
    Listener() = default;
    ~Listener();

    /// Port 0 takes any free one. Errors name "address" or "port".
    Expected<void> open(const std::string& address, int port);
    int port() const;
    int descriptor() const { return m_socket; }

    /// Blocks until somebody connects: the connection's descriptor, or -1 with errno set.
    int accept();
    /// Makes accept() fail from now on, also one that is waiting.
    void wake();

private:
    int m_socket = -1;
};

} // namespace loadstone
