// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace loadstone {

/// One worker's shared memory, to which it appends. Only that worker writes to it, and only by the
/// system's write calls: no process can spoil it by a stray pointer, a lack of memory is an error
/// instead of a crash, and no page fault is paid. All others map the parts that they read. What was
/// appended but not published is overwritten after the worker's death.
class Heap {
public:
    /// Pages that were not written take no memory, but offsets are never used again: some hundred
    /// times the memory that a job needs at once.
    static constexpr std::size_t bytes = std::size_t{1} << 39;

    /// `used` is what the worker had published.
    Heap(int descriptor, std::uint64_t used) : m_descriptor(descriptor), m_used(used) {}

    /// Writes the parts one behind the other, from the next page on: the offset of the first one.
    Expected<std::uint64_t> append(std::initializer_list<std::span<const std::byte>> parts);

    int descriptor() const { return m_descriptor; }
    std::uint64_t used() const { return m_used; }

private:
    Expected<void> write(std::span<const std::byte> part, std::uint64_t offset) const;

    int m_descriptor;
    std::uint64_t m_used;
};

} // namespace loadstone
