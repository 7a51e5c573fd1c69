// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/pinned.h"

#include <memory>
#include <string>

namespace loadstone {

/// The local target: an HTTP/1.1 server to try things out on, with one thread for each connection.
/// `/` lists what it answers. Start and stop it from one thread; its own threads are joined in
/// stop.
class TargetServer : private Pinned {
public:
    struct Options {
        Milliseconds drainTime{2000};      ///< that answers in flight have when it stops
        std::size_t maxConnections = 4096; ///< more wait in the backlog until one ends
        std::size_t readyThreads = 0;      ///< started before the first client comes
    };

    TargetServer();
    explicit TargetServer(const Options& options);
    ~TargetServer();

    /// Listens on `address`, a name or a number; port 0 takes any free one. Gives the port.
    /// Errors name "address" or "port". Not while it runs.
    Expected<int> start(const std::string& address, int port);
    /// Lets answers in flight finish within the drain time, then closes every connection.
    void stop();
    bool isRunning() const;

    /// "http://127.0.0.1:8089/"; empty when it does not run.
    std::string url() const;

private:
    class Service;

    Options m_options;
    std::unique_ptr<Service> m_service;
};

} // namespace loadstone
