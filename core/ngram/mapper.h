#pragma once

#include "core/ngram/control.h"
#include "core/ngram/counter.h"
#include "core/ngram/spillcollector.h"

namespace loadstone {

/// One worker's share of the map phase: claims partitions and counts them until none is left, the
/// job was cancelled, or the spills must be reduced first. What it has done is committed when it
/// returns. One thread.
class Mapper {
public:
    using OnMalformed = std::function<void(const MalformedLine&)>;

    /// `heap` is the descriptor of the worker's own.
    Mapper(const Control& control, std::uint32_t worker, int heap, OnMalformed onMalformed);

    /// Errors name the file and end the job.
    Expected<void> run();

private:
    /// How the reading of a partition ended.
    enum class End { Whole, Paused, Cancelled };

    Expected<void> map(std::size_t task);
    Expected<End> read(const Partition& partition, Counter& counter, ReadSoFar& progress);
    Expected<End> readBlocks(BlockReader& reader, const ByteSource& source, Counter& counter,
                             ReadSoFar& progress);
    void beginTask(std::uint64_t size);
    void conclude(std::size_t task, End end, const ReadSoFar& progress);
    void commit(const Manifest& manifest = {});
    bool mustReduce() const;
    void tell(const ByteSource& source, const Counter& counter);

    const Control& m_control;
    const std::uint32_t m_worker;
    WorkerSlot& m_slot;
    const TaskBoard m_board;
    const NgramOptions m_options;
    Heap m_heap;
    SpillCollector m_spills;
    const OnMalformed m_onMalformed;
    bool m_hasUncommitted = false;
    std::uint64_t m_toldBytes = 0; ///< of the task at hand, as m_slot has them
    std::uint64_t m_toldLines = 0;
};

} // namespace loadstone
