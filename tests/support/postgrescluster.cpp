// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgrescluster.h"

#include "tests/support/handedports.h"
#include "tests/support/nginx.h"

#include <libpq-fe.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

/// Debian keeps each version in a folder of its own.
fs::path programs() {
    const fs::path all = "/usr/lib/postgresql";
    fs::path newest;
    if (fs::exists(all))
        for (const auto& version : fs::directory_iterator(all))
            if (fs::exists(version.path() / "bin/initdb") && version.path() > newest)
                newest = version.path();
    return newest.empty() ? newest : newest / "bin";
}

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

const passwd* unprivileged() {
    return geteuid() == 0 ? getpwnam("nobody") : nullptr;
}

constexpr auto access = "local all all trust\n"
                        "host all guarded 127.0.0.1/32 scram-sha-256\n"
                        "host all all 127.0.0.1/32 trust\n";

} // namespace

bool PostgresCluster::isInstalled() {
    return !programs().empty();
}

std::string PostgresCluster::program(const std::string& name) {
    return (programs() / name).string();
}

PostgresCluster::PostgresCluster(std::vector<std::string> settings)
    : m_settings(std::move(settings)) {
    if (!isInstalled())
        throw std::runtime_error("PostgreSQL is not installed");
    forgetSurroundings();
    makeFiles();
    // A port that was free a moment ago may be taken.
    for (int attempt = 0; attempt < 5 && !m_program; ++attempt) {
        {
            HandedPorts ports(1);
            m_port = ports[0];
        }
        run();
        if (!comesUp())
            m_program.reset();
    }
    if (!m_program)
        throw std::runtime_error("PostgreSQL does not start");
    execute("CREATE ROLE guarded LOGIN PASSWORD 'hunter2'");
}

PostgresCluster::~PostgresCluster() {
    m_program->signal(SIGINT);
    m_program->wait();
}

// It looks for its files as the user that it runs as.
void PostgresCluster::makeFiles() const {
    if (const passwd* user = unprivileged();
        user && chown(m_folder.path().c_str(), user->pw_uid, user->pw_gid) != 0)
        throw std::runtime_error("the folder of PostgreSQL cannot be given away");
    ChildProgram initdb(
        asUser({program("initdb"), "-D", m_folder.path() / "data", "-U", "loadstone",
                "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"}));
    if (initdb.wait() != 0)
        throw std::runtime_error("initdb fails");
    std::ofstream(m_folder.path() / "data/pg_hba.conf") << access;
    if (std::ranges::count(m_settings, "ssl=on") > 0)
        makeCertificate();
}

// It wants its key to be for nobody else.
void PostgresCluster::makeCertificate() const {
    const std::string data = (m_folder.path() / "data").string() + "/";
    makeCertificateIn(data);
    fs::rename(data + "cert.pem", data + "server.crt");
    fs::rename(data + "key.pem", data + "server.key");
    fs::permissions(data + "server.key", fs::perms::owner_read | fs::perms::owner_write);
    if (const passwd* user = unprivileged();
        user && chown((data + "server.key").c_str(), user->pw_uid, user->pw_gid) != 0)
        throw std::runtime_error("the key of PostgreSQL cannot be given away");
}

std::vector<std::string> PostgresCluster::asUser(std::vector<std::string> command) const {
    const passwd* user = unprivileged();
    if (!user)
        return command;
    // What setpriv becomes has its process id.
    std::vector<std::string> whole{"setpriv", "--reuid=" + std::to_string(user->pw_uid),
                                   "--regid=" + std::to_string(user->pw_gid), "--clear-groups",
                                   "--pdeathsig=INT"};
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

void PostgresCluster::run() {
    std::vector<std::string> command{program("postgres"), "-D", m_folder.path() / "data", "-k",
                                     m_folder.path(),     "-p", std::to_string(m_port)};
    for (const char* setting :
         {"listen_addresses=127.0.0.1", "fsync=off", "full_page_writes=off", "shared_buffers=16MB"})
        command.insert(command.end(), {"-c", setting});
    for (const std::string& setting : m_settings)
        command.insert(command.end(), {"-c", setting});
    m_program = std::make_unique<ChildProgram>(asUser(command));
}

bool PostgresCluster::comesUp() {
    while (PQping(url().c_str()) != PQPING_OK) {
        if (m_program->hasEnded())
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

void PostgresCluster::start() {
    run();
    if (!comesUp())
        throw std::runtime_error("PostgreSQL does not start again");
}

void PostgresCluster::crash() {
    m_program->signal(SIGQUIT);
    m_program->wait();
}

std::string PostgresCluster::url(const std::string& user) const {
    return "postgresql://" + user + "@127.0.0.1:" + std::to_string(m_port) + "/postgres";
}

std::string PostgresCluster::socketUrl() const {
    return "postgresql:///postgres?host=" + m_folder.path().string() +
           "&port=" + std::to_string(m_port) + "&user=loadstone";
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
