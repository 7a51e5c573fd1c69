// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/memory/spill.h"

#include <cstring>

namespace loadstone {

namespace {

using Parts = std::array<SpillHeader::Part, hashPartitions>;

void measure(const EntriesView& counts, Parts& parts) {
    parts = {};
    for (const Entry& entry : counts.entries) {
        SpillHeader::Part& part = parts[hashPartitionOf(entry.hash)];
        ++part.count;
        part.keyBytes += entry.keyBytes;
    }
}

/// Sets the offsets: first the entries of all parts, then their keys. Returns the spill's size.
std::uint64_t layOut(Parts& parts) {
    std::uint64_t at = sizeof(SpillHeader);
    for (SpillHeader::Part& part : parts) {
        part.entries = at;
        at += part.count * sizeof(Entry);
    }
    for (SpillHeader::Part& part : parts) {
        part.keys = at;
        at += part.keyBytes;
    }
    return at;
}

/// Where the next entry of each part goes.
struct Cursor {
    Entry* entry;
    char* keys;
    std::uint32_t keyOffset = 0;
};

void copy(const EntriesView& counts, std::byte* spill, const Parts& parts) {
    std::array<Cursor, hashPartitions> cursors{};
    for (std::size_t i = 0; i < hashPartitions; ++i)
        cursors[i] = {reinterpret_cast<Entry*>(spill + parts[i].entries),
                      reinterpret_cast<char*>(spill + parts[i].keys)};
    for (const Entry& entry : counts.entries) {
        Cursor& cursor = cursors[hashPartitionOf(entry.hash)];
        *cursor.entry = entry;
        cursor.entry->keyOffset = cursor.keyOffset;
        ++cursor.entry;
        std::memcpy(cursor.keys + cursor.keyOffset, counts.keys + entry.keyOffset, entry.keyBytes);
        cursor.keyOffset += entry.keyBytes;
    }
}

} // namespace

Expected<std::uint64_t> writeSpill(Heap& heap, const EntriesView& counts, std::uint64_t previous,
                                   std::vector<std::byte>& buffer) {
    SpillHeader header{};
    header.previous = previous;
    measure(counts, header.parts);
    buffer.resize(layOut(header.parts));
    std::memcpy(buffer.data(), &header, sizeof header);
    copy(counts, buffer.data(), header.parts);
    return heap.append({buffer});
}

EntriesView SpillView::part(std::size_t partition) const {
    const auto* const base = reinterpret_cast<const std::byte*>(m_header);
    const SpillHeader::Part& part = m_header->parts.at(partition);
    return {{reinterpret_cast<const Entry*>(base + part.entries), part.count},
            reinterpret_cast<const char*>(base + part.keys)};
}

} // namespace loadstone
