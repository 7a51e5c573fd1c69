// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgrescluster.h"

#include "core/cluster/clusterprograms.h"
#include "tests/support/nginx.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <stdexcept>

namespace loadstone {

namespace {

/// Numbers stay as the tests' user has them.
void forgetSurroundings() {
    std::vector<std::string> names;
    for (char** variable = environ; *variable; ++variable)
        if (const std::string_view text = *variable; text.starts_with("PG"))
            names.emplace_back(text.substr(0, text.find('=')));
    for (const std::string& name : names)
        unsetenv(name.c_str());
    if (const char* all = getenv("LC_ALL"); all && *all != '\0') {
        setenv("LANG", all, 1);
        unsetenv("LC_ALL");
    }
    setenv("LC_MESSAGES", "C", 1);
    setlocale(LC_MESSAGES, "C");
}

constexpr auto access = "host all guarded 127.0.0.1/32 scram-sha-256\n"
                        "host all all 127.0.0.1/32 trust\n";

template <typename Value>
Value valueOrThrow(Expected<Value> expected) {
    if (!expected)
        throw std::runtime_error(expected.error().message);
    if constexpr (!std::is_void_v<Value>)
        return std::move(*expected);
}

} // namespace

bool PostgresCluster::isInstalled() {
    return !clusterPrograms().empty();
}

std::string PostgresCluster::program(const std::string& name) {
    return clusterPrograms() / name;
}

PostgresCluster::PostgresCluster(std::vector<std::string> settings) {
    forgetSurroundings();
    ClusterOptions options;
    options.access = access;
    options.settings = std::move(settings);
    const bool hasTls = std::erase(options.settings, "ssl=on") > 0;
    for (const char* setting : {"fsync=off", "full_page_writes=off", "shared_buffers=16MB"})
        options.settings.emplace_back(setting);
    m_cluster = valueOrThrow(Cluster::start(std::move(options)));
    if (hasTls)
        useTls();
    execute("CREATE ROLE guarded LOGIN PASSWORD 'hunter2'");
}

// It wants its key to be for nobody else.
void PostgresCluster::useTls() {
    namespace fs = std::filesystem;
    const std::string data = m_cluster->folder().data().string() + "/";
    makeCertificateIn(data);
    fs::rename(data + "cert.pem", data + "server.crt");
    fs::rename(data + "key.pem", data + "server.key");
    fs::permissions(data + "server.key", fs::perms::owner_read | fs::perms::owner_write);
    if (m_cluster->owner() && !m_cluster->owner()->own(data + "server.key"))
        throw std::runtime_error("the key of PostgreSQL cannot be given away");
    execute("ALTER SYSTEM SET ssl = on");
    crash();
    start();
}

void PostgresCluster::start() {
    valueOrThrow(m_cluster->startAgain());
}

std::string PostgresCluster::url(const std::string& user) const {
    return "postgresql://" + user + "@127.0.0.1:" + std::to_string(port()) + "/postgres";
}

std::string PostgresCluster::socketUrl() const {
    return "postgresql:///postgres?host=" + m_cluster->folder().path().string() +
           "&port=" + std::to_string(port()) + "&user=loadstone";
}

void PostgresCluster::execute(const std::string& sql) const {
    valueOf(sql);
}

std::string PostgresCluster::valueOf(const std::string& sql) const {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(socketUrl().c_str()),
                                                                  &PQfinish);
    PQsetNoticeReceiver(
        connection.get(), [](void*, const PGresult*) {}, nullptr);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.c_str()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throw std::runtime_error(PQerrorMessage(connection.get()));
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

} // namespace loadstone
