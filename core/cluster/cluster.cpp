// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/cluster.h"

#include "core/cluster/clusterprograms.h"
#include "core/cluster/freeport.h"
#include "core/cluster/readywatch.h"

#include <csignal>

namespace loadstone {

namespace {

/// What a program says of its failure: the first line with its reason, without where it stands.
std::string reasonOf(const std::string& said) {
    for (const char* sign : {"PANIC:  ", "FATAL:  ", "ERROR:  ", "error: "})
        if (const auto at = said.find(sign); at != said.npos) {
            const auto from = at + std::string_view(sign).size();
            return " (" + said.substr(from, said.find('\n', from) - from) + ")";
        }
    return "";
}

} // namespace

Cluster::Cluster(std::filesystem::path programs, const std::optional<ClusterUser>& owner,
                 ClusterOptions options)
    : m_programs(std::move(programs)),
      m_owner(owner),
      m_options(std::move(options)),
      m_folder(owner) {}

Expected<std::unique_ptr<Cluster>> Cluster::start(ClusterOptions options) {
    std::filesystem::path programs = clusterPrograms();
    if (programs.empty())
        return fail("", "PostgreSQL is not installed; install the package postgresql");
    const auto owner = ClusterUser::choose();
    if (!owner)
        return tl::unexpected(owner.error());
    std::unique_ptr<Cluster> cluster(new Cluster(std::move(programs), *owner, std::move(options)));
    auto started = cluster->makeFiles().and_then([&] { return cluster->startOnAPort(); });
    if (!started)
        return tl::unexpected(started.error());
    return cluster;
}

SpawnedProgram Cluster::programCalled(const std::string& name) const {
    SpawnedProgram program;
    program.arguments = {m_programs / name};
    program.folder = m_folder.path();
    program.user = m_owner;
    program.signalOnDeath = SIGQUIT;
    return program;
}

Expected<void> Cluster::makeFiles() const {
    if (m_folder.path().empty())
        return fail("", "no folder can be made for a database (" + m_folder.hindrances() +
                            "); set TMPDIR to one with " + std::to_string(m_options.megabytes) +
                            " MB free");
    SpawnedProgram initdb = programCalled("initdb");
    for (const char* argument :
         {"-U", "loadstone", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync", "-D"})
        initdb.arguments.emplace_back(argument);
    initdb.arguments.push_back(m_folder.data());
    ClusterProgram running(std::move(initdb));
    if (running.waitUnless(m_options.isStopped) != 0)
        return tl::unexpected(failure("a database cannot be made", running.said()));
    return writeAccess();
}

// As the owner of the files and not as root: what has the name may be a link by now, to a file of
// root's.
Expected<void> Cluster::writeAccess() const {
    SpawnedProgram shell = programCalled("sh");
    shell.arguments = {"/bin/sh", "-c", "printf %s \"$1\" > data/pg_hba.conf", "sh",
                       "local all all trust\n" + m_options.access};
    ClusterProgram running(std::move(shell));
    if (running.waitUnless(m_options.isStopped) != 0)
        return tl::unexpected(
            failure("who may enter the database cannot be written", running.said()));
    return {};
}

// A port that was free a moment ago may be taken.
Expected<void> Cluster::startOnAPort() {
    constexpr int mostTries = 5;
    for (int left = mostTries;; --left) {
        m_port = m_options.port == 0 ? freePort() : m_options.port;
        auto started = run();
        const bool mayTry = !started && started.error().field == "port" && m_options.port == 0;
        if (!mayTry || left == 1)
            return started;
    }
}

Expected<void> Cluster::run() {
    SpawnedProgram server = programCalled("postgres");
    const std::string folder = m_folder.path();
    server.arguments.insert(server.arguments.end(),
                            {"-D", m_folder.data(), "-k", folder, "-p", std::to_string(m_port),
                             "-c", "listen_addresses=127.0.0.1"});
    for (const std::string& setting : m_options.settings)
        server.arguments.insert(server.arguments.end(), {"-c", setting});
    const ReadyWatch watch(m_folder.data());
    m_server = std::make_unique<ClusterProgram>(std::move(server));
    if (watch.await(m_server->id(), m_options.isStopped))
        return {};
    stopServer();
    const std::string said = m_server->said();
    return tl::unexpected(said.find("could not bind") != said.npos
                              ? failureToListen(said)
                              : failure("the database does not start", said));
}

Error Cluster::failureToListen(const std::string& said) const {
    const std::string port = "port " + std::to_string(m_port);
    if (said.find("Address already in use") != said.npos)
        return {"port", port + " is in use"};
    if (said.find("Permission denied") != said.npos)
        return {"port", port + " is reserved for the system, like all below 1024, and a database "
                               "never runs as root"};
    return {"port", port + " cannot be listened on"};
}

/// What to do about `what` if the disk is full. Then what a program says at last follows from that.
Error Cluster::failure(const std::string& what, const std::string& said) const {
    for (const std::string words : {"No space left on device", "Disk quota exceeded"})
        if (said.find(words) != said.npos)
            return {"", what + " (" + words + "); it may take " +
                            std::to_string(m_options.megabytes) + " MB in " +
                            m_folder.path().parent_path().string() +
                            ": make room there, or set TMPDIR to a folder that has it"};
    return {"", what + reasonOf(said)};
}

Expected<void> Cluster::carryOut(const std::string& database,
                                 const std::vector<std::string>& sql) const {
    SpawnedProgram psql = programCalled("psql");
    psql.arguments.insert(psql.arguments.end(),
                          {"-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", m_folder.path(), "-p",
                           std::to_string(m_port), "-U", "loadstone", "-d", database});
    for (const std::string& statement : sql)
        psql.arguments.insert(psql.arguments.end(), {"-c", statement});
    ClusterProgram running(std::move(psql));
    if (running.waitUnless(m_options.isStopped) != 0)
        return tl::unexpected(
            failure("the database does not take its tables", running.said() + said()));
    return {};
}

void Cluster::stopServer() {
    m_server->signal(SIGQUIT);
    m_server->wait();
}

std::unique_ptr<ChildEnd> Cluster::endOfServer() const {
    return std::make_unique<ChildEnd>(m_server->id());
}

std::string Cluster::howItEnded() const {
    m_server->wait();
    return "the database has ended without being asked to (" + m_server->howItEnded() + ")";
}

void Cluster::stop() {
    if (!m_server)
        return;
    stopServer();
    m_server.reset();
}

Expected<void> Cluster::startAgain() {
    return run();
}

} // namespace loadstone
