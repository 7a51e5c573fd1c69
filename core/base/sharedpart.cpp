// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/sharedpart.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace loadstone {

Expected<SharedPart> SharedPart::map(const SharedMemory& memory, std::uint64_t from,
                                     std::uint64_t to) {
    const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    const std::uint64_t begin = from / page * page;
    const auto size = static_cast<std::size_t>(to - begin);
    if (size == 0)
        return SharedPart(nullptr, begin, 0);
    void* const at = mmap(nullptr, size, PROT_READ, MAP_SHARED | MAP_NORESERVE, memory.descriptor(),
                          static_cast<off_t>(begin));
    if (at == MAP_FAILED)
        return fail("", errno == ENOMEM ? "there is no room for the counts in the address space; "
                                          "raise its limit (ulimit -v)"
                                        : std::string("shared memory cannot be mapped: ") +
                                              std::strerror(errno));
    return SharedPart(static_cast<std::byte*>(at), begin, size);
}

SharedPart::SharedPart(SharedPart&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_from(other.m_from), m_size(other.m_size) {}

SharedPart::~SharedPart() {
    if (m_data)
        munmap(m_data, m_size);
}

} // namespace loadstone
