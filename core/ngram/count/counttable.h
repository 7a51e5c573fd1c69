// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace loadstone {

/// One n-gram and how often it was seen. Position-independent, so that it can lie in memory that
/// processes map at different addresses: its bytes are found from the start of its block's keys.
struct Entry {
    std::uint64_t hash;
    std::uint64_t count;
    std::uint32_t keyOffset;
    std::uint32_t keyBytes;
};

/// Entries with the keys that they point into; owns neither.
struct EntriesView {
    std::span<const Entry> entries;
    const char* keys = nullptr;

    std::string_view key(const Entry& entry) const {
        return {keys + entry.keyOffset, entry.keyBytes};
    }
};

/// The hash that names an n-gram's partition and its place in a table (XXH3, 64 bits).
std::uint64_t hashOf(std::string_view key) noexcept;

/// a + b, or the largest number: counts never wrap around.
constexpr std::uint64_t addCounts(std::uint64_t a, std::uint64_t b) noexcept {
    const std::uint64_t sum = a + b;
    return sum < a ? UINT64_MAX : sum;
}

/// A cell of an index over entries: the upper half of a hash, to tell most keys apart without a
/// look at them, and the entry's position plus one; zero is free. Cells lie by the lower bits of
/// the hash, the next ones being taken where those are not free.
using Cell = std::uint64_t;

/// The entry of `key`, or the number of entries if there is none. Sets `at` to its cell, or to the
/// free one where it would belong. `cells` are a power of two, and not all taken.
std::size_t findEntry(std::span<const Cell> cells, const EntriesView& entries, std::string_view key,
                      std::uint64_t hash, std::size_t& at) noexcept;

/// Sums by key: open addressing over entries and keys in the order of their first addition. One
/// thread.
class CountTable {
public:
    /// Entry and Cell count in 32 bits.
    static constexpr std::size_t most = UINT32_MAX - 1;

    explicit CountTable(std::size_t maxEntries = most, std::size_t maxKeyBytes = most);

    /// The cells of a table of so many entries that has grown as it needed to.
    static std::size_t cellsFor(std::size_t entries);

    /// False, with nothing changed, if the key is new and there is no room for it.
    bool add(std::string_view key, std::uint64_t hash, std::uint64_t count);
    /// Keeps the memory for what comes next.
    void clear();

    /// Gives the memory back.
    void release();

    std::size_t size() const { return m_entries.size(); }
    std::size_t keyBytes() const { return m_keys.size(); }
    std::span<const Cell> cells() const { return m_cells; }
    EntriesView view() const { return {m_entries, m_keys.data()}; }

private:
    bool append(Cell& cell, std::string_view key, std::uint64_t hash, std::uint64_t count);
    void grow();

    const std::size_t m_maxEntries;
    const std::size_t m_maxKeyBytes;
    std::vector<Entry> m_entries;
    std::vector<char> m_keys;
    std::vector<Cell> m_cells;
};

} // namespace loadstone
