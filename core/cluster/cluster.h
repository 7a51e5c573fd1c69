// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cluster/childend.h"
#include "core/cluster/clusterfolder.h"
#include "core/cluster/clusterprogram.h"

#include <functional>
#include <memory>

namespace loadstone {

struct ClusterOptions {
    int port = 0;                      ///< of 127.0.0.1; 0: a free one
    std::vector<std::string> settings; ///< more of them, as "max_connections=20"
    std::string access;                ///< who may enter by TCP: lines of pg_hba.conf
    int megabytes = 60;                ///< that its files may take, for a sentence
    std::function<bool()> isStopped = [] { return false; }; ///< nothing is awaited any more
};

/// A throw-away PostgreSQL on loopback, in a temporary folder, which both go when this is
/// destroyed or its process ends, however that comes about. Its superuser is "loadstone", who
/// enters by a unix socket in that folder, which is for its owner alone. One thread, the main one.
class Cluster : private Pinned {
public:
    /// Blocks until it can be connected to. Errors name "port" if it could have another one.
    static Expected<std::unique_ptr<Cluster>> start(ClusterOptions options);
    ~Cluster() { stop(); }

    int port() const { return m_port; }
    const ClusterFolder& folder() const { return m_folder; }
    /// Of its files.
    const std::optional<ClusterUser>& owner() const { return m_owner; }

    /// As the superuser, each statement by itself.
    Expected<void> carryOut(const std::string& database, const std::vector<std::string>& sql) const;

    /// The last lines that the server has said.
    std::string said() const { return m_server->said(); }
    /// Of the server as it runs now.
    std::unique_ptr<ChildEnd> endOfServer() const;
    /// Of a server that ended by itself, in words.
    std::string howItEnded() const;
    /// At once, as a crash does it.
    void stop();
    /// After stop(), on the same port.
    Expected<void> startAgain();

private:
    Cluster(std::filesystem::path programs, const std::optional<ClusterUser>& owner,
            ClusterOptions options);

    Expected<void> makeFiles() const;
    Expected<void> writeAccess() const;
    Expected<void> startOnAPort();
    Expected<void> run();
    void stopServer();
    Error failure(const std::string& what, const std::string& said) const;
    Error failureToListen(const std::string& said) const;
    SpawnedProgram programCalled(const std::string& name) const;

    const std::filesystem::path m_programs;
    const std::optional<ClusterUser> m_owner;
    const ClusterOptions m_options;
    ClusterFolder m_folder;
    int m_port = 0;
    std::unique_ptr<ClusterProgram> m_server;
};

} // namespace loadstone
