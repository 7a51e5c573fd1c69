// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/childprogram.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/temporaryfolder.h"

#include <memory>
#include <string>

namespace loadstone {

/// A PgBouncer of a test's own before a cluster, on a loopback port: it lets everybody in as the
/// user "loadstone", and has four connections to the server. Make it on the main thread.
class PgBouncer : private Pinned {
public:
    /// `mode` is "session" or "transaction". Throws if it cannot be started.
    PgBouncer(const PostgresCluster& cluster, const std::string& mode);

    static bool isInstalled();
    /// Of the database "postgres".
    std::string url() const;

private:
    bool startOnAPort(const PostgresCluster& cluster, const std::string& mode);
    bool comesUp();

    TemporaryFolder m_folder;
    int m_port = 0;
    std::unique_ptr<ChildProgram> m_program;
};

} // namespace loadstone
