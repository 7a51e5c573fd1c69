#include "core/ngram/input/filedescriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace loadstone {

namespace {

tl::unexpected<Error> unreadable(const std::string& path, const std::string& why) {
    return fail("files", path + " cannot be read: " + why);
}

} // namespace

Expected<FileDescriptor> FileDescriptor::open(const std::string& path) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0)
        return unreadable(path, std::strerror(errno));
    if (S_ISDIR(info.st_mode))
        return unreadable(path, "it is a folder; name the files in it");
    if (!S_ISREG(info.st_mode))
        return unreadable(path, "it is not a regular file");
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return unreadable(path, std::strerror(errno));
    return FileDescriptor(descriptor, path);
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path)) {}

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
            return unreadable(m_path, std::strerror(errno));
        done += static_cast<std::size_t>(got);
    }
    return done;
}

std::uint64_t FileDescriptor::size() const {
    struct stat info {};
    return fstat(m_descriptor, &info) == 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

void FileDescriptor::readAhead() const {
    posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
}

} // namespace loadstone
