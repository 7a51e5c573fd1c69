// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/cluster/cluster.h"
#include "tests/support/temporaryfolder.h"

#include <memory>
#include <string>
#include <vector>

namespace loadstone {

/// A PostgreSQL of a test's own. Its user "loadstone" is trusted; "guarded" with the password
/// "hunter2" is only by TCP. It takes no care of its data. What PG* variables and the language of
/// the tests' user would have libpq do is taken from the environment. Make it on the main thread;
/// it stops when it is destroyed.
class PostgresCluster : private Pinned {
public:
    /// With more settings, as "max_connections=20"; "ssl=on" has a certificate that nobody has
    /// signed. Throws if it cannot be started.
    explicit PostgresCluster(std::vector<std::string> settings = {});

    /// False if there is no PostgreSQL: skip the test then.
    static bool isInstalled();
    /// Where one of its programs is, as pgbench.
    static std::string program(const std::string& name);

    /// Of the database "postgres", by TCP.
    std::string url(const std::string& user = "loadstone") const;
    /// The same by the unix socket.
    std::string socketUrl() const;
    int port() const { return m_cluster->port(); }

    /// Carries out some SQL; throws what the server says against it.
    void execute(const std::string& sql) const;
    /// The first value of the answer.
    std::string valueOf(const std::string& sql) const;
    long long numberOf(const std::string& sql) const { return std::stoll(valueOf(sql)); }

    /// The last lines that the server has said, as of whom it has refused.
    std::string said() const { return m_cluster->said(); }
    /// Stops at once, as a crash does.
    void crash() { m_cluster->stop(); }
    /// Starts again on the same port.
    void start();

private:
    void useTls();

    std::unique_ptr<Cluster> m_cluster;
};

} // namespace loadstone
