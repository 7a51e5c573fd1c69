// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/copiedfile.h"

#include "core/ngram/input/unnamedfile.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace loadstone {

namespace {

constexpr std::size_t copiedAtOnce = 256 * 1024;
constexpr int lookEveryMs = 50; ///< whether the job was cancelled

tl::unexpected<Error> uncopied(const std::string& name) {
    const int reason = errno;
    return fail("files", name + " can be read only once, and a copy of it cannot be kept in " +
                             folderForUnnamed() + " (" + std::strerror(reason) +
                             "); name another folder in TMPDIR");
}

Expected<FileDescriptor> createCopy(const std::string& name) {
    const int descriptor = openUnnamed();
    if (descriptor < 0)
        return uncopied(name);
    return FileDescriptor(descriptor, name);
}

bool mustWait(int descriptor) {
    pollfd waiting{descriptor, POLLIN, 0};
    return poll(&waiting, 1, lookEveryMs) <= 0;
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
