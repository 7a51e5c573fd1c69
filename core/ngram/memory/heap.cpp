// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/memory/heap.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace loadstone {

namespace {

constexpr std::uint64_t pageBytes = 4096;

std::uint64_t toWholePages(std::uint64_t bytes) {
    return (bytes + pageBytes - 1) / pageBytes * pageBytes;
}

} // namespace

Expected<std::uint64_t> Heap::append(std::initializer_list<std::span<const std::byte>> parts) {
    const std::uint64_t offset = toWholePages(m_used);
    std::uint64_t at = offset;
    for (const auto part : parts) {
        if (auto written = write(part, at); !written)
            return tl::unexpected(written.error());
        at += part.size();
    }
    m_used = at;
    return offset;
}

Expected<void> Heap::write(std::span<const std::byte> part, std::uint64_t offset) const {
    while (!part.empty()) {
        const ssize_t written =
            pwrite(m_descriptor, part.data(), part.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fail("", std::string("the results do not fit into the memory (") +
                                std::strerror(errno) + "); count fewer files at once");
        part = part.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return {};
}

} // namespace loadstone
