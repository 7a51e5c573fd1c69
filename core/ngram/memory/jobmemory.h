#pragma once

#include "core/base/sharedmemory.h"
#include "core/ngram/input/partition.h"
#include "core/ngram/job/hashpartitions.h"
#include "core/ngram/job/ngramjob.h"
#include "core/ngram/memory/taskboard.h"

#include <array>
#include <string>
#include <vector>

namespace loadstone {

/// How far a partition was read.
struct ReadSoFar {
    std::uint64_t resumeAt =
        0; ///< offset in the file, unpacked, at which to go on; 0 means from the start
    std::uint64_t lines = 0;
    std::uint64_t malformed = 0;
};

/// What a worker has published: what lies in its heap, and how far it had come in a task in
/// which it pauses.
struct Published {
    static constexpr std::uint64_t noTask = UINT64_MAX;

    std::uint64_t heapUsed = 1;  ///< the first byte stays unused, so that no offset is 0
    std::uint64_t lastSpill = 0; ///< offset in its heap; 0 is none
    std::uint64_t pausedTask = noTask;
    ReadSoFar paused;        ///< of pausedTask
    std::uint64_t bytes = 0; ///< as in the slot, of what is published
    std::uint64_t lines = 0; ///< as in the slot, of what is published
};

/// A worker's place in the job's memory, on cache lines of its own. Only the worker writes to it;
/// the parent does while no such worker runs, or it waits for a command.
struct alignas(128) WorkerSlot {
    // The worker fills the idle one of two versions, then publishes it by one increment of
    // `committed`.
    std::array<Published, 2> versions;
    std::atomic<std::uint64_t> committed{0}; ///< batches; versions[committed % 2] is valid

    // Progress, for show only.
    std::atomic<std::uint64_t> bytes{0}; ///< of files, packed ones as they are
    std::atomic<std::uint64_t> lines{0};
    std::atomic<std::uint64_t> tasksDone{0};
    std::atomic<std::uint64_t> taskBytes{0}; ///< of the task at hand, that are done
    std::atomic<std::uint64_t> taskSize{0};  ///< of the task at hand; 0: none is
    std::atomic<std::uint64_t> steps{0};     ///< grows while the worker gets on

    const Published& published() const { return versions[committed % 2]; }
    /// Forgets a pause that another worker goes on from; while no worker has this slot.
    void forgetPause() { versions[committed % 2].pausedTask = Published::noTask; }
    /// Publishes `next` and commits all that was claimed in the batch that ends with it.
    void commit(const Published& next);
    /// The batch in which tasks are claimed now.
    std::uint64_t batch() const { return committed + 1; }
};

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
    class Layout;
    explicit JobMemory(SharedMemory memory) : m_memory(std::move(memory)) {}
    static void layOut(Header& header, Layout& layout, const NgramJob& job,
                       const std::vector<Partition>& partitions);
    void write(const NgramJob& job, const std::vector<Partition>& partitions) const;
    Header& header() const;
    template <typename T>
    std::span<T> array(std::uint64_t offset, std::uint64_t count) const;

    SharedMemory m_memory;
};

} // namespace loadstone
