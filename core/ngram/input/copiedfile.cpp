// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/copiedfile.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

namespace loadstone {

namespace {

constexpr std::size_t copiedAtOnce = 256 * 1024;
constexpr int lookEveryMs = 50; ///< whether the job was cancelled

std::filesystem::path folderForCopies() {
    std::error_code failed;
    const auto folder = std::filesystem::temp_directory_path(failed);
    return failed ? "/tmp" : folder;
}

tl::unexpected<Error> uncopied(const std::string& name) {
    const int reason = errno;
    return fail("files", name + " can be read only once, and a copy of it cannot be kept in " +
                             folderForCopies().string() + " (" + std::strerror(reason) +
                             "); name another folder in TMPDIR");
}

Expected<FileDescriptor> createCopy(const std::string& name) {
    std::string path = (folderForCopies() / "loadstone-XXXXXX").string();
    const int descriptor = mkostemp(path.data(), O_CLOEXEC);
    if (descriptor < 0)
        return uncopied(name);
    unlink(path.c_str());
    return FileDescriptor(descriptor, name);
}

bool mustWait(int descriptor) {
    pollfd waiting{descriptor, POLLIN, 0};
    return poll(&waiting, 1, lookEveryMs) <= 0;
}

bool writeAll(int descriptor, std::span<const char> piece) {
    while (!piece.empty()) {
        const ssize_t written = write(descriptor, piece.data(), piece.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        piece = piece.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Expected<FileDescriptor> copyOf(const FileDescriptor& source, const std::atomic<bool>& cancelled) {
    auto copy = createCopy(source.name());
    std::vector<char> piece(copiedAtOnce);
    while (copy && !cancelled) {
        if (mustWait(source.descriptor()))
            continue;
        const ssize_t got = read(source.descriptor(), piece.data(), piece.size());
        if (got == 0)
            break;
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0)
            return unreadable(source.name(), std::strerror(errno));
        if (!writeAll(copy->descriptor(), std::span(piece).first(static_cast<std::size_t>(got))))
            return uncopied(source.name());
    }
    return copy;
}

} // namespace loadstone
