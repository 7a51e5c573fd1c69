// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testhosts.h"

#include "tests/support/childprogram.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

/// The words of `line`, as a program with its arguments.
bool succeeds(const std::string& line) {
    std::istringstream words(line);
    return ChildProgram({std::istream_iterator<std::string>(words), {}}).wait() == 0;
}

void require(const std::string& line) {
    if (!succeeds(line))
        throw std::runtime_error("a host for a test cannot be made: " + line);
}

bool isThere(const std::string& program) {
    for (const char* folder : {"/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"})
        if (fs::exists(folder + program))
            return true;
    return false;
}

std::string contentOf(const fs::path& file) {
    const std::ifstream stream(file, std::ios::binary);
    std::ostringstream content; // does not throw if the process ends meanwhile
    content << stream.rdbuf();
    return content.str();
}

/// The network that a process, or a file of `ip netns`, is of.
ino_t networkOf(const fs::path& file) {
    struct ::stat status {};
    return ::stat(file.c_str(), &status) == 0 ? status.st_ino : 0;
}

/// Another for each group of hosts, also of programs that run side by side.
int next() {
    static int made = 0;
    constexpr int apart = 7919;
    return ::getpid() + apart * made++;
}

/// A host's name is that of its namespace. $AHEAD_name is what its clock is ahead.
constexpr auto agentScript = R"(#!/bin/sh
host=$1
shift
eval ahead=\$AHEAD_$host
exec ip netns exec "$host" unshare --uts ${ahead:+--time --fork --kill-child --monotonic $ahead} \
    sh -c 'hostname "$1"; shift; exec sh -c "$*"' sh "$host" "$@"
)";

} // namespace

TestHosts::TestHosts(std::size_t count, std::vector<int> ahead)
    : m_mark(std::to_string(next() % 100'000)),
      m_net("10." + std::to_string(64 + std::stoi(m_mark) / 250 % 128) + "." +
            std::to_string(std::stoi(m_mark) % 250) + "."),
      m_address(m_net + "254"),
      m_ahead(std::move(ahead)) {
    std::string script = agentScript;
    for (std::size_t i = 0; i < count; ++i) {
        m_names.push_back("lh" + m_mark + "x" + std::to_string(i));
        if (i < m_ahead.size())
            script.insert(script.find("eval"),
                          "AHEAD_" + m_names.back() + "=" + std::to_string(m_ahead[i]) + "\n");
    }
    std::ofstream(agent()) << script;
    fs::permissions(agent(), fs::perms::owner_all);
    require("ip link add lsb" + m_mark + " type bridge");
    require("ip addr add " + m_address + "/24 dev lsb" + m_mark);
    require("ip link set lsb" + m_mark + " up");
    for (std::size_t i = 0; i < count; ++i)
        makeHost(i);
}

TestHosts::~TestHosts() {
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        for (const pid_t process : processesOn(i, ""))
            static_cast<void>(sendSignal(process, SIGKILL));
        succeeds("ip link del " + cable(i));
        succeeds("ip netns del " + m_names[i]);
    }
    succeeds("ip link del lsb" + m_mark);
}

std::string TestHosts::lacks() {
    if (::geteuid() != 0)
        return "only root can make hosts";
    for (const char* program : {"ip", "unshare", "mpirun"})
        if (!isThere(program))
            return std::string(program) + " is not there";
    const std::string trial = "lstrial" + std::to_string(::getpid());
    const bool isAllowed = succeeds("ip netns add " + trial);
    return isAllowed && succeeds("ip netns del " + trial) ? ""
                                                          : "the system lets nobody make hosts";
}

std::string TestHosts::cable(std::size_t host) const {
    return "lsv" + m_mark + "x" + std::to_string(host);
}

void TestHosts::makeHost(std::size_t host) const {
    const std::string& name = m_names[host];
    require("ip netns add " + name);
    require("ip link add " + cable(host) + " type veth peer name eth0 netns " + name);
    require("ip link set " + cable(host) + " master lsb" + m_mark + " up");
    require("ip -n " + name + " addr add " + addressOf(host) + "/24 dev eth0");
    require("ip -n " + name + " link set eth0 up");
    require("ip -n " + name + " link set lo up");
}

std::string TestHosts::list() const {
    std::string all;
    for (const std::string& name : m_names)
        all += (all.empty() ? "" : ",") + name;
    return all;
}

std::vector<pid_t> TestHosts::processesOn(std::size_t host, const std::string& word) const {
    const ino_t network = networkOf("/run/netns/" + m_names.at(host));
    std::vector<pid_t> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        pid_t id = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), id).ec != std::errc() ||
            network == 0 || networkOf(entry.path() / "ns/net") != network)
            continue;
        const std::string line = contentOf(entry.path() / "cmdline");
        if (!line.empty() && line.find(word) != std::string::npos)
            found.push_back(id);
    }
    return found;
}

std::vector<pid_t> TestHosts::processesOnAll(const std::string& word) const {
    std::vector<pid_t> all;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        std::ranges::copy(processesOn(i, word), std::back_inserter(all));
    return all;
}

void TestHosts::cut(std::size_t host) const {
    require("ip link set " + cable(host) + " down");
}

void TestHosts::mend(std::size_t host) const {
    require("ip link set " + cable(host) + " up");
}

} // namespace loadstone
