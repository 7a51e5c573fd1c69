// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/job/malformed.h"
#include "core/ngram/memory/jobmemory.h"
#include "core/ngram/result/ngramresult.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace loadstone {

/// What a job's workers are to do now.
enum class NgramPhase : std::uint8_t { Map, Reduce, Done };

/// The parent's side of a job: owns its shared memory, says what the workers have to do next, and
/// sees to it that what a dead worker had not committed is done again. Starts no process and waits
/// for nothing; one thread.
class Supervisor {
public:
    static constexpr std::uint32_t maxAttempts = 3;

    /// Spills that may pile up before they are reduced: this, or half of the result so far if that
    /// is more.
    static constexpr std::uint64_t leastSpillBudget = 16 << 20;

    static Expected<Supervisor> create(const NgramJob& job, std::vector<Partition> partitions,
                                       std::uint64_t spillBudget = leastSpillBudget);

    /// Makes it a share of a job: workers get the partitions that are granted and no others, and
    /// the job goes on until seal(). Before any worker is there.
    void withholdAll();
    /// These partitions are to be counted here, in their order. Also of a job that is Done, which
    /// then goes on, so that the result that it had is gone.
    void grant(std::span<const std::size_t> partitions);
    /// No more are granted, or only to another end.
    void seal() { m_isOpen = false; }
    /// All that was granted is counted, and there may be more: advance() would not wait for it.
    bool awaitsGrants() const;

    const JobMemory& memory() const { return m_memory; }
    /// What children inherit: the job's memory, the workers' heaps, and files that they cannot open
    /// by a name.
    std::vector<int> descriptors() const;
    const std::vector<Partition>& partitions() const { return m_partitions; }

    NgramPhase phase() const { return m_phase; }
    /// To be called when every worker has done what the phase told it, and none has died since that
    /// was not recovered: what they do next, which may be the same again.
    NgramPhase advance();
    /// Gives back memory that advance() has made unneeded. May take tens of milliseconds: on any
    /// thread, at any time.
    std::function<void()> takeUnneeded();
    /// To be called when a worker has died, before another takes its place; the others may go on
    /// meanwhile. An error if that has happened so often, over the same work or before any, that
    /// the job cannot be finished; `cause` says how the worker died.
    Expected<void> recover(std::uint32_t worker, const std::string& cause);
    void note(const MalformedLine& line);

    std::uint64_t reexecuted() const { return m_reexecuted; }
    std::size_t reduced() const { return m_memory.reduceBoard().claimed(); }
    std::uint64_t lines() const { return sumOf(&MapTask::lines); }
    std::uint64_t malformed() const { return sumOf(&MapTask::malformed); }
    /// In the order of the files; `line` counts within its file, from 1, as far as that was
    /// counted.
    struct NamedLine {
        std::string file;
        std::uint64_t line = 0;
        Malformed reason = Malformed::Empty;
        std::size_t fileNumber = 0; ///< among those that are counted, from 0
    };
    std::vector<NamedLine> firstMalformedLines() const;
    /// The same by partition.
    const std::set<MalformedLine>& malformedLines() const { return m_malformed; }
    /// Lines of each file, as far as they were counted.
    std::vector<std::uint64_t> linesByFile() const;
    /// Once the phase is Done. An error if there is no room for it in this process.
    Expected<NgramResult> result() const;
    /// Bytes of shared memory in use.
    std::uint64_t usedBytes() const;

private:
    Supervisor(JobMemory memory, std::shared_ptr<std::vector<SharedMemory>> heaps,
               std::vector<Partition> partitions, std::uint64_t spillBudget);

    /// What a dead worker has left undone.
    struct Lost {
        std::vector<std::size_t> mapped;       ///< partitions that it had in hand
        std::vector<std::size_t> reduced;      ///< hash partitions that it had in hand
        std::optional<std::size_t> pausedTask; ///< of which a part is committed
        bool isInHand = false;                 ///< it had gone on with pausedTask
    };
    Lost lostBy(std::uint32_t worker) const;
    void repair(std::uint32_t worker, const Lost& lost);
    Expected<void> check(std::uint32_t worker, const Lost& lost, const std::string& cause);
    Expected<void> checkMapped(const Lost& lost, const std::string& cause) const;
    Expected<void> checkReduced(const Lost& lost, const std::string& cause) const;
    Expected<void> checkIdle(std::uint32_t worker, const std::string& cause);
    void free(const Lost& lost);
    bool beginsFile(std::size_t partition) const;
    std::uint64_t sumOf(std::atomic<std::uint64_t> MapTask::*count) const;
    NgramPhase afterMap();
    NgramPhase afterReduce();
    void beginReduce();
    void finishReduce();

    JobMemory m_memory;
    std::shared_ptr<std::vector<SharedMemory>> m_heaps;
    std::vector<Partition> m_partitions;
    std::uint64_t m_spillBudget;
    NgramPhase m_phase = NgramPhase::Map;
    std::vector<std::uint64_t> m_reduceFrom;   ///< in each heap, where this reduce's results begin
    std::vector<std::uint64_t> m_unneededUpTo; ///< in each heap
    std::vector<std::uint64_t> m_released;     ///< in each heap, up to where it was given back
    /// How often a worker has died in a row with nothing in hand, since it last got on.
    struct Deaths {
        std::uint64_t steps = 0;
        std::uint32_t count = 0;
    };
    std::vector<Deaths> m_deaths;
    std::uint64_t m_reexecuted = 0;
    std::set<MalformedLine> m_malformed;
    bool m_isOpen = false; ///< more may be granted
};

} // namespace loadstone
