// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/count/counter.h"
#include "core/ngram/memory/jobmemory.h"
#include "core/ngram/work/reading.h"
#include "core/ngram/work/spillcollector.h"

namespace loadstone {

/// One worker's share of the map phases: claims partitions and counts them until none is left, the
/// job was cancelled, or the spills must be reduced first; then it may pause within a partition and
/// goes on with it the next time. What it has done is committed when run() returns. One thread.
class Mapper {
public:
    using OnMalformed = std::function<void(const MalformedLine&)>;

    /// `heap` is the descriptor of the worker's own.
    Mapper(const JobMemory& memory, std::uint32_t worker, int heap, OnMalformed onMalformed);

    /// Errors name the file and end the job.
    Expected<void> run();

private:
    /// How the reading of a partition ended.
    enum class End { Whole, Paused, Cancelled };

    void reloadHeapEnd();
    Expected<void> map(std::size_t task);
    Expected<void> resume();
    Expected<void> begin(std::size_t task);
    Expected<void> open(std::size_t task, const ReadSoFar& soFar);
    Expected<void> proceed();
    Expected<End> readBlocks(Counter& counter);
    Expected<End> readOn(Counter& counter);
    Expected<void> conclude(End end);
    void noteOtherBehind();
    Expected<void> commit(Published published = {});
    bool mustReduce() const;
    void reportBegin();
    void report(const Counter& counter);

    const JobMemory& m_memory;
    const std::uint32_t m_worker;
    WorkerSlot& m_slot;
    const TaskBoard m_board;
    const NgramOptions m_options;
    Heap m_heap;
    SpillCollector m_spills;
    const OnMalformed m_onMalformed;
    ReadBuffer m_buffer;                ///< for one reading after the other
    std::unique_ptr<Reading> m_reading; ///< the one at hand, or paused
    bool m_mustReopen = false;          ///< more blocks were looked at than can be put back
    bool m_hasUncommitted = false;
    std::uint64_t m_reportedBytes = 0; ///< of the reading, as m_slot has them
    std::uint64_t m_reportedLines = 0;
};

} // namespace loadstone
