// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/pgbouncer.h"

#include "tests/support/handedports.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace loadstone {

namespace {

constexpr const char* program = "/usr/sbin/pgbouncer"; // where only root's PATH looks

} // namespace

bool PgBouncer::isInstalled() {
    return std::filesystem::exists(program);
}

// A port that was free a moment ago may be taken.
PgBouncer::PgBouncer(const PostgresCluster& cluster, const std::string& mode) {
    constexpr int mostTries = 5;
    for (int left = mostTries; !startOnAPort(cluster, mode); --left)
        if (left == 1)
            throw std::runtime_error("PgBouncer does not start");
}

bool PgBouncer::startOnAPort(const PostgresCluster& cluster, const std::string& mode) {
    {
        HandedPorts ports(1);
        m_port = ports[0];
    }
    const std::string file = m_folder.path() / "pgbouncer.ini";
    std::ofstream(file) << "[databases]\npostgres = host=127.0.0.1 port=" << cluster.port()
                        << " dbname=postgres user=loadstone\n[pgbouncer]\n"
                        << "listen_addr = 127.0.0.1\nlisten_port = " << m_port
                        << "\nunix_socket_dir =\nauth_type = any\npool_mode = " << mode
                        << "\ndefault_pool_size = 4\n";
    std::vector<std::string> command{program, "-q"};
    if (geteuid() == 0) // which it refuses to be
        command.insert(command.end(), {"-u", "nobody"});
    command.push_back(file);
    m_program = std::make_unique<ChildProgram>(command);
    return comesUp();
}

bool PgBouncer::comesUp() {
    while (PQping(url().c_str()) != PQPING_OK) {
        if (m_program->hasEnded())
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

std::string PgBouncer::url() const {
    return "postgresql://anybody@127.0.0.1:" + std::to_string(m_port) + "/postgres";
}

} // namespace loadstone
