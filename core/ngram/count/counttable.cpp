// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/count/counttable.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace loadstone {

namespace {

constexpr std::size_t firstCells = 1024;
constexpr std::uint64_t upperHalf = 0xffff'ffff'0000'0000;

} // namespace

std::uint64_t hashOf(std::string_view key) noexcept {
    return XXH3_64bits(key.data(), key.size());
}

std::size_t findEntry(std::span<const Cell> cells, const EntriesView& entries, std::string_view key,
                      std::uint64_t hash, std::size_t& at) noexcept {
    const std::size_t mask = cells.size() - 1;
    for (at = hash & mask; cells[at] != 0; at = (at + 1) & mask) {
        if ((cells[at] ^ hash) & upperHalf)
            continue;
        const std::size_t found = static_cast<std::uint32_t>(cells[at]) - 1;
        if (entries.key(entries.entries[found]) == key)
            return found;
    }
    return entries.entries.size();
}

std::size_t CountTable::cellsFor(std::size_t entries) {
    std::size_t cells = firstCells;
    while (4 * entries > 3 * cells)
        cells *= 2;
    return cells;
}

CountTable::CountTable(std::size_t maxEntries, std::size_t maxKeyBytes)
    : m_maxEntries(maxEntries), m_maxKeyBytes(maxKeyBytes), m_cells(firstCells) {}

bool CountTable::add(std::string_view key, std::uint64_t hash, std::uint64_t count) {
    std::size_t at = 0;
    const std::size_t found = findEntry(m_cells, view(), key, hash, at);
    if (found == size())
        return append(m_cells[at], key, hash, count);
    m_entries[found].count = addCounts(m_entries[found].count, count);
    return true;
}

void CountTable::clear() {
    std::ranges::fill(m_cells, 0);
    m_entries.clear();
    m_keys.clear();
}

void CountTable::release() {
    m_entries = {};
    m_keys = {};
    m_cells = std::vector<Cell>(firstCells);
}

bool CountTable::append(Cell& cell, std::string_view key, std::uint64_t hash, std::uint64_t count) {
    if (size() == m_maxEntries || m_maxKeyBytes - keyBytes() < key.size())
        return false;
    m_entries.push_back({hash, count, static_cast<std::uint32_t>(keyBytes()),
                         static_cast<std::uint32_t>(key.size())});
    m_keys.insert(m_keys.end(), key.begin(), key.end());
    cell = (hash & upperHalf) | size();
    if (4 * size() > 3 * m_cells.size())
        grow();
    return true;
}

void CountTable::grow() {
    m_cells.assign(2 * m_cells.size(), 0);
    const std::size_t mask = m_cells.size() - 1;
    for (std::size_t i = 0; i < size(); ++i) {
        const std::uint64_t hash = m_entries[i].hash;
        std::size_t at = hash & mask;
        while (m_cells[at] != 0)
            at = (at + 1) & mask;
        m_cells[at] = (hash & upperHalf) | (i + 1);
    }
}

} // namespace loadstone
