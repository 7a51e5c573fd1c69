// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/descriptors.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace loadstone {

namespace {

std::optional<std::uint64_t> finite(rlim_t limit) {
    return limit == RLIM_INFINITY ? std::nullopt : std::optional<std::uint64_t>(limit);
}

} // namespace

DescriptorLimits descriptorLimits() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return {};
    return {finite(files.rlim_cur), finite(files.rlim_max)};
}

// The folder itself is open while it is read.
std::uint64_t openDescriptors() {
    std::uint64_t count = 0;
    std::error_code failed;
    for (std::filesystem::directory_iterator at("/proc/self/fd", failed), end; !failed && at != end;
         at.increment(failed))
        ++count;
    return count > 0 ? count - 1 : 0;
}

void raiseDescriptorLimit() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == files.rlim_max)
        return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

// Input that can only be written to, and outputs that can only be read. open() gives the lowest
// free number, and all below it are taken by then.
void keepStandardNumbers() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
            ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

} // namespace loadstone
