// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace loadstone {

/// Memory that processes share: an anonymous file (memfd) and this process's view of it. It has no
/// name, so it vanishes with the last process that has it; its size is sealed, so nobody's access
/// can fail because another has cut it. Pages that were never written take no memory.
class SharedMemory {
public:
    /// Parts: nothing is mapped but what SharedPart is made for.
    enum class Access { Read, Write, Parts };

    static Expected<SharedMemory> create(const char* name, std::size_t bytes,
                                         Access access = Access::Write);
    /// Takes over a descriptor that was inherited.
    static Expected<SharedMemory> open(int descriptor, Access access);
    /// With these contents, which nobody can change any more.
    static Expected<SharedMemory> createSealed(const char* name, std::string_view contents);

    SharedMemory() = default;
    SharedMemory(SharedMemory&& other) noexcept;
    SharedMemory& operator=(SharedMemory&& other) noexcept;
    ~SharedMemory();

    std::byte* data() const { return m_data; }
    std::size_t size() const { return m_size; }
    int descriptor() const { return m_descriptor; }

    /// Lets this process write to the pages of this range; for memory that was opened to read.
    Expected<void> allowWriting(std::size_t offset, std::size_t bytes) const;
    /// Closes the descriptor, by which more could be written to than what is mapped.
    void closeDescriptor();

    /// Gives the pages that lie wholly in this range back to the system; they read as zero then.
    void release(std::size_t offset, std::size_t bytes) const;
    /// Bytes that really take memory.
    std::uint64_t usedBytes() const;

private:
    SharedMemory(int descriptor, std::byte* data, std::size_t size)
        : m_descriptor(descriptor), m_data(data), m_size(size) {}

    int m_descriptor = -1;
    std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace loadstone
