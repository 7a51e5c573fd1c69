// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/filedescriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace loadstone {

namespace {

struct stat infoOf(int descriptor) {
    struct stat info {};
    if (fstat(descriptor, &info) != 0)
        info = {};
    return info;
}

/// Why it cannot be counted; empty if it can.
std::string hindranceOf(mode_t mode) {
    if (S_ISDIR(mode))
        return "it is a folder; name the files in it";
    if (S_ISSOCK(mode))
        return "it is a socket, not a file";
    return S_ISREG(mode) || S_ISFIFO(mode) ? "" : "it is a device, not a file";
}

} // namespace

tl::unexpected<Error> unreadable(const std::string& name, const std::string& why) {
    return fail("files", name + " cannot be read: " + why);
}

// A device may do something when it is opened, so its kind is looked at before.
Expected<FileDescriptor> FileDescriptor::open(const std::string& path, const std::string& name) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0)
        return unreadable(name, std::strerror(errno));
    if (const std::string hindrance = hindranceOf(info.st_mode); !hindrance.empty())
        return unreadable(name, hindrance);
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return unreadable(name, std::strerror(errno));
    return FileDescriptor(descriptor, name);
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_name(std::move(other.m_name)) {}

FileDescriptor::~FileDescriptor() {
    if (m_descriptor >= 0)
        close(m_descriptor);
}

Expected<std::size_t> FileDescriptor::readAt(std::span<char> buffer, std::uint64_t offset) const {
    std::size_t done = 0;
    while (done < buffer.size()) {
        const ssize_t got = pread(m_descriptor, buffer.data() + done, buffer.size() - done,
                                  static_cast<off_t>(offset + done));
        if (got == 0)
            break;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return unreadable(m_name, std::strerror(errno));
        done += static_cast<std::size_t>(got);
    }
    return done;
}

bool FileDescriptor::isRegular() const {
    return S_ISREG(infoOf(m_descriptor).st_mode);
}

std::uint64_t FileDescriptor::size() const {
    return static_cast<std::uint64_t>(infoOf(m_descriptor).st_size);
}

FileIdentity FileDescriptor::identity() const {
    const struct stat info = infoOf(m_descriptor);
    return {info.st_dev, info.st_ino};
}

void FileDescriptor::readAhead() const {
    posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
}

} // namespace loadstone
