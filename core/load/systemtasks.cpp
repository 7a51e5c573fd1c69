// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/systemtasks.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

std::uint64_t left(std::uint64_t most, std::uint64_t used) {
    return most > used ? most - used : 0;
}

/// The fourth field of loadavg is "running/all".
std::uint64_t tasksOnMachine() {
    std::ifstream in("/proc/loadavg");
    std::string average;
    std::string tasks;
    in >> average >> average >> average >> tasks;
    const auto slash = tasks.find('/');
    std::uint64_t all = 0;
    if (slash != std::string::npos)
        std::istringstream(tasks.substr(slash + 1)) >> all;
    return all;
}

std::uint64_t threadsOf(const fs::path& process) {
    std::ifstream in(process / "status");
    const std::string key = "Threads:";
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(key))
            return std::stoull(line.substr(key.size()));
    return 0;
}

// Processes come and go meanwhile; one that has gone has no threads.
std::uint64_t tasksOfUser() {
    std::uint64_t tasks = 0;
    std::error_code failed;
    for (fs::directory_iterator process("/proc", failed), end; !failed && process != end;
         process.increment(failed)) {
        struct stat info {};
        if (stat(process->path().c_str(), &info) == 0 && info.st_uid == getuid())
            tasks += threadsOf(process->path());
    }
    return tasks;
}

} // namespace

int threadsOfThisProcess() {
    return static_cast<int>(threadsOf("/proc/self"));
}

std::optional<std::uint64_t> tasksLeftOnMachine() {
    std::ifstream in("/proc/sys/kernel/threads-max");
    std::uint64_t most = 0;
    return in >> most ? std::optional(left(most, tasksOnMachine())) : std::nullopt;
}

std::optional<std::uint64_t> tasksLeftForUser() {
    rlimit limit{};
    if (geteuid() == 0 || getrlimit(RLIMIT_NPROC, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::nullopt;
    return left(limit.rlim_cur, tasksOfUser());
}

} // namespace loadstone
