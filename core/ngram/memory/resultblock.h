// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/count/counttable.h"
#include "core/ngram/memory/heap.h"

namespace loadstone {

/// All counts of one hash partition with their index, as a reducer leaves them in its heap; read in
/// place by everybody. Offsets are from the header.
struct ResultHeader {
    std::uint64_t entries;
    std::uint64_t count;
    std::uint64_t keys;
    std::uint64_t keyBytes;
    std::uint64_t cells;
    std::uint64_t cellCount;
    std::uint64_t total; ///< of all counts
};

class ResultBlock {
public:
    ResultBlock() = default;
    explicit ResultBlock(const std::byte* place)
        : m_header(reinterpret_cast<const ResultHeader*>(place)) {}

    std::size_t size() const { return m_header ? m_header->count : 0; }
    std::uint64_t total() const { return m_header ? m_header->total : 0; }
    /// Size in bytes, index included.
    std::uint64_t bytes() const;
    /// That of a block with so many n-grams and bytes of them.
    static std::uint64_t bytesFor(std::size_t entries, std::uint64_t keyBytes);
    EntriesView entries() const;
    /// Null if there is no such n-gram.
    const Entry* find(std::string_view key, std::uint64_t hash) const;

private:
    const std::byte* base() const { return reinterpret_cast<const std::byte*>(m_header); }

    const ResultHeader* m_header = nullptr;
};

/// Writes what a table holds as a block: its offset in the heap.
Expected<std::uint64_t> writeResult(Heap& heap, const CountTable& table);

} // namespace loadstone
