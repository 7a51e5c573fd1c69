// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/sharedmemory.h"

namespace loadstone {

/// A part of shared memory as this process sees it, to read: as much address space as is needed
/// for it, where the whole has far more. Outlives the SharedMemory that it is of.
class SharedPart {
public:
    /// From the byte `from` up to `to`.
    static Expected<SharedPart> map(const SharedMemory& memory, std::uint64_t from,
                                    std::uint64_t to);

    SharedPart(SharedPart&& other) noexcept;
    SharedPart& operator=(SharedPart&&) = delete;
    ~SharedPart();

    /// The byte at `offset` of the whole; it must be in the part.
    const std::byte* at(std::uint64_t offset) const { return m_data + (offset - m_from); }

private:
    SharedPart(std::byte* data, std::uint64_t from, std::size_t size)
        : m_data(data), m_from(from), m_size(size) {}

    std::byte* m_data;
    std::uint64_t m_from;
    std::size_t m_size;
};

} // namespace loadstone
