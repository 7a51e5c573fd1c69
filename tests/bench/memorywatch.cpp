// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/memorywatch.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

fs::path folderOf(pid_t process) {
    return "/proc/" + std::to_string(process);
}

/// Without the programs' files, of which a process has the less the more others use them; shared
/// memory comes from its files below.
std::uint64_t ownMemory(pid_t process) {
    std::ifstream in(folderOf(process) / "smaps_rollup");
    std::uint64_t kilobytes = 0;
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("Pss_Anon:"))
            kilobytes += std::stoull(line.substr(line.find(':') + 1));
    return kilobytes * 1024;
}

std::uint64_t memoryFiles(pid_t process) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folderOf(process) / "fd", error)) {
        struct stat info {};
        if (fs::read_symlink(entry.path(), error).string().starts_with("/memfd:") &&
            stat(entry.path().c_str(), &info) == 0)
            bytes += static_cast<std::uint64_t>(info.st_blocks) * 512;
    }
    return bytes;
}

} // namespace

std::uint64_t memoryOfFamily(pid_t parent, pid_t except) {
    std::uint64_t bytes = ownMemory(parent) + memoryFiles(parent);
    std::ifstream children(folderOf(parent) / "task" / std::to_string(parent) / "children");
    for (pid_t child = 0; children >> child;)
        bytes += child == except ? 0 : ownMemory(child);
    return bytes;
}

} // namespace loadstone
