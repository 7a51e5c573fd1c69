// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/clusterfolder.h"

#include "core/cluster/abandonedfolders.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <vector>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

// A socket's whole path has at most 107 bytes, and is "/loadstone-postgres-XXXXXX/.s.PGSQL.65535"
// longer.
constexpr std::size_t longestParent = 107 - 42;

/// TMPDIR may be for root alone.
bool isOpenToAll(fs::path path) {
    for (; !path.empty(); path = path.parent_path()) {
        struct stat status {};
        if (stat(path.c_str(), &status) != 0 || (status.st_mode & S_IXOTH) == 0)
            return false;
        if (path == path.root_path())
            return true;
    }
    return false;
}

/// What is against a folder there; empty if nothing is known.
std::string hindrance(const fs::path& parent, bool isForAnother) {
    if (!parent.is_absolute())
        return "it is no absolute path";
    if (parent.string().size() > longestParent)
        return "its path is too long for a socket in it";
    std::error_code ignored;
    if (isForAnother && fs::exists(parent, ignored) && !isOpenToAll(parent))
        return "the user nobody, whom root runs a database as, cannot enter it";
    return "";
}

/// TMPDIR first, if it is set.
std::vector<fs::path> parents() {
    std::vector<fs::path> all{"/tmp", "/var/tmp"};
    if (const char* const chosen = std::getenv("TMPDIR"); chosen && *chosen != '\0')
        all.insert(all.begin(), fs::path(chosen));
    return all;
}

// The database ends by a signal of its own then, and must not write to what is gone.
constexpr const char* keep = "read -r nothing; i=0; "
                             "while [ -e \"$1/data/postmaster.pid\" ] && [ $i -lt 50 ]; "
                             "do sleep 0.1; i=$((i+1)); done; rm -rf -- \"$1\"";

} // namespace

ClusterFolder::ClusterFolder(const std::optional<ClusterUser>& owner) {
    for (const fs::path& parent : parents())
        if (m_path.empty())
            makeIn(parent, owner);
    if (!m_path.empty())
        startKeeper();
}

void ClusterFolder::makeIn(const fs::path& parent, const std::optional<ClusterUser>& owner) {
    std::string against = hindrance(parent, owner.has_value());
    if (against.empty()) {
        removeAbandoned(parent, owner ? owner->user : geteuid());
        if (!claimOneIn(parent) || (owner && !owner->own(m_path))) {
            against = std::system_category().message(errno);
            remove();
            m_path.clear();
        }
    }
    if (m_path.empty())
        m_hindrances += (m_hindrances.empty() ? "" : "; ") + parent.string() + ": " + against;
}

// Another start may take one that is only just being made for an abandoned one.
bool ClusterFolder::claimOneIn(const fs::path& parent) {
    constexpr int mostTries = 5;
    for (int i = 0; i < mostTries; ++i) {
        std::string name = parent / (std::string(clusterFolderName) + "XXXXXX");
        if (!mkdtemp(name.data()))
            return false;
        m_path = name;
        if (const auto claim = claimFolder(m_path)) {
            m_claim = *claim;
            return true;
        }
    }
    return false;
}

ClusterFolder::~ClusterFolder() {
    remove();
    ::close(m_claim);
    ::close(m_alive);
    if (m_keeper > 0)
        waitpid(m_keeper, nullptr, 0);
}

void ClusterFolder::startKeeper() {
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return;
    SpawnedProgram keeper;
    keeper.arguments = {"/bin/sh", "-c", keep, "keeper", m_path.string()};
    keeper.folder = "/";
    keeper.input = ends[0];
    m_keeper = keeper.start();
    ::close(ends[0]);
    m_alive = ends[1];
}

void ClusterFolder::remove() const {
    if (m_path.empty())
        return;
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

} // namespace loadstone
