// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/openedfile.h"

#include "core/ngram/input/copiedfile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace loadstone {

namespace {

constexpr std::size_t looksAt = 4096;

Expected<FileDescriptor> standardInput() {
    const std::string name = "standard input";
    struct stat info {};
    const int descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    FileDescriptor input(descriptor, name);
    const bool isOpenToRead =
        descriptor >= 0 && (fcntl(descriptor, F_GETFL) & O_ACCMODE) != O_WRONLY;
    if (!isOpenToRead)
        return unreadable(name, "it is closed");
    if (fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode))
        return unreadable(name, "it is a folder");
    return input;
}

/// A file in /proc has no size, others there or in /sys have one that means nothing.
bool isAsLongAsItSays(const FileDescriptor& file) {
    std::array<char, looksAt> start{};
    const std::uint64_t size = file.size();
    const auto got = file.readAt(start, 0);
    return got && (size == 0 ? *got == 0 : *got == std::min<std::uint64_t>(size, looksAt));
}

bool isAtItsStart(const FileDescriptor& file) {
    return lseek(file.descriptor(), 0, SEEK_CUR) == 0;
}

/// The name that leads to the file for every process of this user; empty if none is known. Names
/// such as /dev/stdin lead elsewhere in each.
std::string placeOf(const std::string& path, const FileDescriptor& file) {
    char* const resolved = realpath(path.c_str(), nullptr);
    const std::string place = resolved ? resolved : "";
    std::free(resolved); // NOLINT(cppcoreguidelines-no-malloc): of realpath's making
    struct stat info {};
    const bool isSame = !place.empty() && stat(place.c_str(), &info) == 0 &&
                        FileIdentity{info.st_dev, info.st_ino} == file.identity() &&
                        access(place.c_str(), R_OK) == 0;
    return isSame ? place : "";
}

OpenedFile inherited(FileDescriptor file) {
    const std::string place = "/proc/self/fd/" + std::to_string(file.descriptor());
    return {std::make_shared<const FileDescriptor>(std::move(file)), place, true};
}

} // namespace

Expected<OpenedFile> openInput(const std::string& path, const std::atomic<bool>& cancelled) {
    const bool isStandardInput = path == "-";
    auto file = isStandardInput ? standardInput() : FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    if (!file->isRegular() || !isAtItsStart(*file) || !isAsLongAsItSays(*file)) {
        auto copy = copyOf(*file, cancelled);
        if (!copy)
            return tl::unexpected(copy.error());
        return inherited(std::move(*copy));
    }
    const std::string place = isStandardInput ? "" : placeOf(path, *file);
    if (place.empty())
        return inherited(std::move(*file));
    return OpenedFile{std::make_shared<const FileDescriptor>(std::move(*file)), place, false};
}

} // namespace loadstone
