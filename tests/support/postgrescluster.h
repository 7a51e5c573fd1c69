// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "tests/support/childprogram.h"
#include "tests/support/temporaryfolder.h"

#include <memory>
#include <string>
#include <vector>

namespace loadstone {

/// A PostgreSQL of a test's own, in a temporary folder, on a unix socket and on a loopback port. It
/// runs as nobody if the test is root's, as PostgreSQL refuses root. Its user is "loadstone" and is
/// trusted; "guarded" with the password "hunter2" is only by TCP. It takes no care of its data.
/// What PG* variables and the language of the tests' user would have libpq do is taken from the
/// environment. Make it on the main thread; it stops when it is destroyed.
class PostgresCluster : private Pinned {
public:
    /// With more settings, as "max_connections=20"; "ssl=on" has a certificate that nobody has
    /// signed. Throws if it cannot be started.
    explicit PostgresCluster(std::vector<std::string> settings = {});
    ~PostgresCluster();

    /// False if there is no PostgreSQL: skip the test then.
    static bool isInstalled();
    /// Where one of its programs is, as pgbench.
    static std::string program(const std::string& name);

    /// Of the database "postgres", by TCP.
    std::string url(const std::string& user = "loadstone") const;
    /// The same by the unix socket.
    std::string socketUrl() const;
    int port() const { return m_port; }

    /// Carries out some SQL; throws what the server says against it.
    void execute(const std::string& sql) const;
    /// The first value of the answer.
    std::string valueOf(const std::string& sql) const;
    long long numberOf(const std::string& sql) const { return std::stoll(valueOf(sql)); }

    /// Stops at once, as a crash does.
    void crash();
    /// Starts again on the same port.
    void start();

private:
    void makeFiles() const;
    void makeCertificate() const;
    void run();
    bool comesUp();
    std::vector<std::string> asUser(std::vector<std::string> command) const;

    const std::vector<std::string> m_settings;
    TemporaryFolder m_folder;
    int m_port = 0;
    std::unique_ptr<ChildProgram> m_program;
};

} // namespace loadstone
