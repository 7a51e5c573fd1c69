// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/target/listener.h"

#include <memory>
#include <thread>
#include <vector>

namespace loadstone {

/// Answers every request without a body with the same few bytes, from event loops on threads of its
/// own, as fast as it can: what a client reaches here is the client's own limit. Of a request it
/// looks for the end only. Start and stop it from one thread.
class Responder : private Pinned {
public:
    Responder() = default;
    ~Responder() { stop(); }

    /// Listens on `address`; port 0 takes any free one. Gives the port. Not while it runs.
    Expected<int> start(const std::string& address, int port, int loops = 1);
    /// Closes every connection.
    void stop();

private:
    std::unique_ptr<Listener> m_listener;
    int m_wake = -1; ///< readable once the loops are to end
    std::vector<std::thread> m_loops;
};

} // namespace loadstone
