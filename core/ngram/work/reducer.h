// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/sharedpart.h"
#include "core/ngram/count/counttable.h"
#include "core/ngram/memory/heap.h"
#include "core/ngram/memory/jobmemory.h"
#include "core/ngram/memory/spill.h"

#include <vector>

namespace loadstone {

/// One worker's share of a reduce: claims hash partitions and adds up all that was counted of them,
/// the last results and the spills of all workers, until none is left. Every partition is committed
/// at once. One thread.
class Reducer {
public:
    /// `heaps` are those of all workers.
    Reducer(const JobMemory& memory, std::uint32_t worker, const std::vector<SharedMemory>& heaps);

    Expected<void> run();

private:
    Expected<void> openHeaps();
    Expected<std::uint64_t> reduce(std::size_t partition);
    void add(const EntriesView& counts);

    const JobMemory& m_memory;
    const std::uint32_t m_worker;
    WorkerSlot& m_slot;
    const std::vector<SharedMemory>& m_heaps;
    std::vector<SharedPart> m_parts; ///< of m_heaps
    std::vector<SpillView> m_spills;
    Heap m_heap;
    CountTable m_table;
    bool m_isFull = false;
};

} // namespace loadstone
