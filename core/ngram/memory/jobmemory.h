// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/sharedmemory.h"
#include "core/ngram/input/partition.h"
#include "core/ngram/job/hashpartitions.h"
#include "core/ngram/memory/taskboard.h"
#include "core/ngram/memory/workerslot.h"

#include <vector>

namespace loadstone {

/// What is known of a partition. Written by the worker that has claimed it.
struct MapTask {
    ReadSoFar before; ///< what a worker that has died had committed of it
    std::atomic<std::uint64_t> lines{0};
    std::atomic<std::uint64_t> malformed{0};
    std::atomic<bool> isMapped{false}; ///< to its end; if not committed, to be done again
};

/// Where a hash partition's result lies.
struct ResultPlace {
    std::uint32_t heap = 0;
    bool isThere = false;
    std::uint64_t offset = 0;
};

/// What a reduce reads of a worker's heap: the last results and all spills since.
struct HeapPart {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::uint64_t lastSpill = 0; ///< 0 is none
};

/// The memory by which the parent and its workers work together on one job: the job's description,
/// the cursors and tasks, and a slot for each worker. One maker, the parent; workers open it.
class JobMemory {
public:
    static Expected<JobMemory> create(const NgramJob& job,
                                      const std::vector<Partition>& partitions);
    static Expected<JobMemory> open(int descriptor);

    int descriptor() const { return m_memory.descriptor(); }

    int workers() const;
    NgramOptions options() const;
    Partition partition(std::size_t task) const;

    WorkerSlot& slot(std::uint32_t worker) const;
    TaskBoard mapBoard() const;
    MapTask& mapTask(std::size_t task) const;
    /// Whether all partitions were mapped to their ends; while no worker works.
    bool isMapped() const;
    TaskBoard reduceBoard() const;

    /// Workers stop as soon as they see it.
    std::atomic<bool>& cancelled() const;
    /// Bytes in spills since the last reduce, and how many there may be: beyond that no partition
    /// is begun until the spills were reduced, so that memory follows the result and not the files.
    std::atomic<std::uint64_t>& spillBytes() const;
    std::atomic<std::uint64_t>& spillBudget() const;

    /// By worker, for the reduce that begins.
    std::span<HeapPart> heapParts() const;
    /// The results of the last reduce, and those that the next one makes.
    std::span<ResultPlace> results() const;
    std::span<ResultPlace> nextResults() const;
    /// Makes the next results the last ones; while no worker works.
    void swapResults() const;

private:
    struct Header;
    explicit JobMemory(SharedMemory memory) : m_memory(std::move(memory)) {}
    static std::uint64_t magic();
    /// Gives all that follows the header its place; returns the size of the whole.
    static std::uint64_t layOut(Header& header, const NgramJob& job,
                                const std::vector<Partition>& partitions);
    Header& header() const;
    template <typename T>
    std::span<T> array(std::uint64_t offset, std::uint64_t count) const;

    SharedMemory m_memory;
};

} // namespace loadstone
