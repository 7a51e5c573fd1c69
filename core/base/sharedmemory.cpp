// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/sharedmemory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace loadstone {

namespace {

tl::unexpected<Error> cannot(const char* what) {
    return fail("", std::string("shared memory cannot be ") + what + ": " + std::strerror(errno));
}

tl::unexpected<Error> cannotSize() {
    return errno == EFBIG ? fail("", "shared memory cannot be made; raise the limit of file sizes "
                                     "(ulimit -f)")
                          : cannot("sized");
}

// The system writes at most 2 GB at once.
bool writeAll(int descriptor, std::string_view contents) {
    off_t at = 0;
    while (!contents.empty()) {
        const ssize_t written = pwrite(descriptor, contents.data(), contents.size(), at);
        if (written <= 0)
            return false;
        at += written;
        contents.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::byte* map(int descriptor, std::size_t bytes, SharedMemory::Access access) {
    const int protection =
        access == SharedMemory::Access::Write ? PROT_READ | PROT_WRITE : PROT_READ;
    void* const at = mmap(nullptr, bytes, protection, MAP_SHARED | MAP_NORESERVE, descriptor, 0);
    return at == MAP_FAILED ? nullptr : static_cast<std::byte*>(at);
}

} // namespace

Expected<SharedMemory> SharedMemory::create(const char* name, std::size_t bytes, Access access) {
    const int descriptor = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0)
        return cannot("created");
    SharedMemory memory(descriptor, nullptr, 0);
    if (ftruncate(descriptor, static_cast<off_t>(bytes)) != 0 ||
        fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) != 0)
        return cannotSize();
    memory.m_size = bytes;
    if (access == Access::Parts)
        return memory;
    memory.m_data = map(descriptor, bytes, access);
    if (!memory.m_data)
        return cannot("mapped");
    return memory;
}

// Sealed before it is mapped: a file with a writable view cannot be.
Expected<SharedMemory> SharedMemory::createSealed(const char* name, std::string_view contents) {
    const int descriptor = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0)
        return cannot("created");
    SharedMemory memory(descriptor, nullptr, 0);
    if (!writeAll(descriptor, contents) ||
        fcntl(descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW) != 0)
        return cannotSize();
    memory.m_data = map(descriptor, contents.size(), Access::Read);
    if (!memory.m_data)
        return cannot("mapped");
    memory.m_size = contents.size();
    return memory;
}

Expected<SharedMemory> SharedMemory::open(int descriptor, Access access) {
    struct stat info {};
    if (fstat(descriptor, &info) != 0 || info.st_size <= 0)
        return cannot("opened");
    const auto bytes = static_cast<std::size_t>(info.st_size);
    if (access == Access::Parts)
        return SharedMemory(descriptor, nullptr, bytes);
    std::byte* const data = map(descriptor, bytes, access);
    if (!data)
        return cannot("mapped");
    return SharedMemory(descriptor, data, bytes);
}

SharedMemory::SharedMemory(SharedMemory&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_data(std::exchange(other.m_data, nullptr)),
      m_size(std::exchange(other.m_size, 0)) {}

SharedMemory& SharedMemory::operator=(SharedMemory&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

SharedMemory::~SharedMemory() {
    if (m_data)
        munmap(m_data, m_size);
    if (m_descriptor >= 0)
        close(m_descriptor);
}

Expected<void> SharedMemory::allowWriting(std::size_t offset, std::size_t bytes) const {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::size_t begin = offset / page * page;
    const std::size_t end = std::min(m_size, offset + bytes);
    if (begin >= end || mprotect(m_data + begin, end - begin, PROT_READ | PROT_WRITE) != 0)
        return cannot("written to");
    return {};
}

void SharedMemory::closeDescriptor() {
    if (m_descriptor >= 0)
        close(std::exchange(m_descriptor, -1));
}

void SharedMemory::release(std::size_t offset, std::size_t bytes) const {
    fallocate(m_descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, static_cast<off_t>(offset),
              static_cast<off_t>(bytes));
}

std::uint64_t SharedMemory::usedBytes() const {
    struct stat info {};
    return fstat(m_descriptor, &info) == 0 ? static_cast<std::uint64_t>(info.st_blocks) * 512 : 0;
}

} // namespace loadstone
