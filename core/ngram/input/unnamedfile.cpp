// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/unnamedfile.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace loadstone {

std::string folderForUnnamed() {
    std::error_code failed;
    const auto folder = std::filesystem::temp_directory_path(failed);
    return failed ? "/tmp" : folder.string();
}

int openUnnamed() {
    std::string path = folderForUnnamed() + "/loadstone-XXXXXX";
    const int descriptor = mkostemp(path.data(), O_CLOEXEC);
    if (descriptor >= 0)
        unlink(path.c_str());
    return descriptor;
}

bool writeAll(int descriptor, std::span<const char> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace loadstone
