// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/clusterfolder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <system_error>

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

std::string folderIn(const fs::path& parent) {
    std::string name = parent / "loadstone-postgres-XXXXXX";
    return mkdtemp(name.data()) ? name : "";
}

fs::path makeFolder(bool isForAnother) {
    std::error_code ignored;
    for (const fs::path& parent :
         {fs::temp_directory_path(ignored), fs::path("/tmp"), fs::path("/var/tmp")}) {
        const bool fits = parent.is_absolute() && parent.string().size() <= longestParent;
        if (!fits || (isForAnother && !isOpenToAll(parent)))
            continue;
        if (const std::string made = folderIn(parent); !made.empty())
            return made;
    }
    return {};
}

// The database ends by a signal of its own then, and must not write to what is gone.
constexpr const char* keep = "read -r nothing; i=0; "
                             "while [ -e \"$1/data/postmaster.pid\" ] && [ $i -lt 50 ]; "
                             "do sleep 0.1; i=$((i+1)); done; rm -rf -- \"$1\"";

} // namespace

ClusterFolder::ClusterFolder(const std::optional<ClusterUser>& owner)
    : m_path(makeFolder(owner.has_value())) {
    if (m_path.empty())
        return;
    startKeeper();
    if (owner && !owner->own(m_path)) {
        remove();
        m_path.clear();
    }
}

ClusterFolder::~ClusterFolder() {
    if (!m_path.empty())
        remove();
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
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

} // namespace loadstone
