// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/clusterprograms.h"

#include <charconv>
#include <cstdlib>
#include <sstream>
#include <string>
#include <system_error>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

bool isComplete(const fs::path& folder) {
    std::error_code ignored;
    for (const char* program : {"initdb", "postgres", "psql"})
        if (!fs::exists(folder / program, ignored))
            return false;
    return true;
}

// Old versions have two numbers, as 9.6, of which the first tells them from all others of today.
int numberOf(const fs::path& version) {
    const std::string text = version.filename().string();
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// What stands in PATH may be a link to a program whose neighbours are not there.
fs::path programsInPath() {
    const char* const path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    std::error_code ignored;
    for (std::string folder; std::getline(folders, folder, ':');) {
        const fs::path real = fs::canonical(fs::path(folder) / "initdb", ignored);
        if (!ignored && isComplete(real.parent_path()))
            return real.parent_path();
    }
    return {};
}

} // namespace

fs::path newestPrograms(const fs::path& versions) {
    fs::path newest;
    std::error_code ignored;
    for (const auto& version : fs::directory_iterator(versions, ignored))
        if (isComplete(version.path() / "bin") && numberOf(version.path()) > numberOf(newest))
            newest = version.path();
    return newest.empty() ? newest : newest / "bin";
}

fs::path clusterPrograms() {
    const fs::path newest = newestPrograms("/usr/lib/postgresql");
    return newest.empty() ? programsInPath() : newest;
}

} // namespace loadstone
