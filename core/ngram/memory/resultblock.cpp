// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/memory/resultblock.h"

namespace loadstone {

std::uint64_t ResultBlock::bytes() const {
    return m_header ? sizeof *m_header + m_header->count * sizeof(Entry) + m_header->keyBytes +
                          m_header->cellCount * sizeof(Cell)
                    : 0;
}

std::uint64_t ResultBlock::bytesFor(std::size_t entries, std::uint64_t keyBytes) {
    return sizeof(ResultHeader) + entries * sizeof(Entry) + keyBytes +
           CountTable::cellsFor(entries) * sizeof(Cell);
}

EntriesView ResultBlock::entries() const {
    if (!m_header)
        return {};
    return {{reinterpret_cast<const Entry*>(base() + m_header->entries), m_header->count},
            reinterpret_cast<const char*>(base() + m_header->keys)};
}

const Entry* ResultBlock::find(std::string_view key, std::uint64_t hash) const {
    if (!m_header)
        return nullptr;
    const std::span cells(reinterpret_cast<const Cell*>(base() + m_header->cells),
                          m_header->cellCount);
    const EntriesView view = entries();
    std::size_t cell = 0;
    const std::size_t found = findEntry(cells, view, key, hash, cell);
    return found < view.entries.size() ? &view.entries[found] : nullptr;
}

Expected<std::uint64_t> writeResult(Heap& heap, const CountTable& table) {
    const EntriesView view = table.view();
    // The cells are read as words, so they begin where words may.
    const std::uint64_t gap = (sizeof(Cell) - table.keyBytes() % sizeof(Cell)) % sizeof(Cell);
    ResultHeader header{};
    header.entries = sizeof header;
    header.count = table.size();
    header.keys = header.entries + view.entries.size_bytes();
    header.keyBytes = table.keyBytes();
    header.cells = header.keys + header.keyBytes + gap;
    header.cellCount = table.cells().size();
    for (const Entry& entry : view.entries)
        header.total = addCounts(header.total, entry.count);
    const Cell nothing = 0;
    return heap.append({std::as_bytes(std::span(&header, 1)), std::as_bytes(view.entries),
                        std::as_bytes(std::span(view.keys, table.keyBytes())),
                        std::as_bytes(std::span(&nothing, 1)).first(gap),
                        std::as_bytes(table.cells())});
}

} // namespace loadstone
