// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/count/counttable.h"
#include "core/ngram/job/hashpartitions.h"
#include "core/ngram/memory/heap.h"

#include <array>
#include <vector>

namespace loadstone {

/// A mapper's counts up to some moment, in a heap, grouped by hash partition. Sealed once written.
/// A worker's spills form a chain, each one pointing to the one before.
struct SpillHeader {
    struct Part {
        std::uint64_t entries; ///< offset from the header
        std::uint64_t keys;    ///< offset from the header
        std::uint64_t count;
        std::uint64_t keyBytes;
    };

    std::uint64_t previous; ///< offset in the heap; 0 is none
    std::array<Part, hashPartitions> parts;
};

/// Writes `counts` as a spill behind `previous`: its offset in the heap. `buffer` is for its
/// making.
Expected<std::uint64_t> writeSpill(Heap& heap, const EntriesView& counts, std::uint64_t previous,
                                   std::vector<std::byte>& buffer);

/// A spill as it lies in a heap, at `place`.
class SpillView {
public:
    explicit SpillView(const std::byte* place)
        : m_header(reinterpret_cast<const SpillHeader*>(place)) {}

    std::uint64_t previous() const { return m_header->previous; }
    EntriesView part(std::size_t partition) const;

private:
    const SpillHeader* m_header;
};

} // namespace loadstone
