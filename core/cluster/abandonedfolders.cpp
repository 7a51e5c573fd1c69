// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/abandonedfolders.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

constexpr const char* mark = "in-use";

bool isOfACluster(const fs::path& folder, uid_t owner) {
    struct stat status {};
    return folder.filename().string().starts_with(clusterFolderName) &&
           ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
           (status.st_uid == owner || status.st_uid == geteuid());
}

// A folder without the mark is only just being made, or of an earlier version that had none. The
// mark may be a pipe of somebody's who wants us to wait.
void removeUnlessUsed(const fs::path& folder) {
    const int found =
        ::open((folder / mark).c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    std::error_code ignored;
    if (found >= 0 && ::flock(found, LOCK_EX | LOCK_NB) == 0)
        fs::remove_all(folder, ignored);
    ::close(found);
}

} // namespace

std::optional<int> claimFolder(const fs::path& folder) {
    const int made =
        ::open((folder / mark).c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR);
    if (made < 0)
        return -1;
    const bool isTaken = ::flock(made, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    struct stat status {};
    if (!isTaken && ::fstat(made, &status) == 0 && status.st_nlink > 0)
        return made;
    ::close(made);
    return std::nullopt;
}

void removeAbandoned(const fs::path& parent, uid_t owner) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(parent, error), end; !error && at != end; at.increment(error))
        if (isOfACluster(at->path(), owner))
            found.push_back(at->path());
    for (const fs::path& folder : found)
        removeUnlessUsed(folder);
}

} // namespace loadstone
