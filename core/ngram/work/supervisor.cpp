// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/work/supervisor.h"

#include "core/base/units.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace loadstone {

namespace {

tl::unexpected<Error> cannotFinish(const char* why, const std::string& cause) {
    return fail("workers",
                "the job cannot be finished: " + std::to_string(Supervisor::maxAttempts) + why +
                    "; the last one " + cause);
}

} // namespace

Expected<Supervisor> Supervisor::create(const NgramJob& job, std::vector<Partition> partitions,
                                        std::uint64_t spillBudget) {
    auto memory = JobMemory::create(job, partitions);
    if (!memory)
        return tl::unexpected(memory.error());
    memory->spillBudget() = spillBudget;
    auto heaps = std::make_shared<std::vector<SharedMemory>>();
    for (int i = 0; i < job.workers; ++i) {
        auto heap =
            SharedMemory::create("loadstone-heap", Heap::bytes, SharedMemory::Access::Parts);
        if (!heap)
            return tl::unexpected(heap.error());
        heaps->push_back(std::move(*heap));
    }
    return Supervisor(std::move(*memory), std::move(heaps), std::move(partitions), spillBudget);
}

Supervisor::Supervisor(JobMemory memory, std::shared_ptr<std::vector<SharedMemory>> heaps,
                       std::vector<Partition> partitions, std::uint64_t spillBudget)
    : m_memory(std::move(memory)),
      m_heaps(std::move(heaps)),
      m_partitions(std::move(partitions)),
      m_spillBudget(spillBudget),
      m_reduceFrom(m_heaps->size()),
      m_unneededUpTo(m_heaps->size()),
      m_released(m_heaps->size()),
      m_deaths(m_heaps->size()) {}

std::vector<int> Supervisor::descriptors() const {
    std::vector<int> all{m_memory.descriptor()};
    for (const SharedMemory& heap : *m_heaps)
        all.push_back(heap.descriptor());
    const SourceFile* last = nullptr;
    for (const Partition& partition : m_partitions)
        if (const SourceFile* file = partition.file.get(); std::exchange(last, file) != file)
            if (file->inherited)
                all.push_back(file->inherited->descriptor());
    return all;
}

NgramPhase Supervisor::advance() {
    if (m_phase != NgramPhase::Done)
        m_phase = m_phase == NgramPhase::Map ? afterMap() : afterReduce();
    return m_phase;
}

NgramPhase Supervisor::afterMap() {
    if (!m_memory.isMapped() && m_memory.spillBytes() <= m_memory.spillBudget())
        return NgramPhase::Map; // what a dead worker has left
    beginReduce();
    return NgramPhase::Reduce;
}

NgramPhase Supervisor::afterReduce() {
    if (!std::ranges::all_of(m_memory.nextResults(), &ResultPlace::isThere))
        return NgramPhase::Reduce;
    finishReduce();
    return m_memory.isMapped() && !m_isOpen ? NgramPhase::Done : NgramPhase::Map;
}

void Supervisor::beginReduce() {
    m_memory.reduceBoard().reset();
    std::ranges::fill(m_memory.nextResults(), ResultPlace{});
    for (std::uint32_t i = 0; i < m_heaps->size(); ++i) {
        const Published& published = m_memory.slot(i).published();
        m_reduceFrom[i] = published.heapUsed;
        m_memory.heapParts()[i] = {m_unneededUpTo[i], published.heapUsed, published.lastSpill};
    }
}

/// The results are in all heaps from m_reduceFrom on; what lies before is needed no more.
void Supervisor::finishReduce() {
    m_memory.swapResults();
    std::uint64_t bytes = 0;
    for (std::uint32_t i = 0; i < m_heaps->size(); ++i) {
        WorkerSlot& slot = m_memory.slot(i);
        Published reduced = slot.published();
        reduced.lastSpill = 0;
        slot.commit(reduced);
        bytes += reduced.heapUsed - m_reduceFrom[i];
    }
    m_unneededUpTo = m_reduceFrom;
    m_memory.spillBytes() = 0;
    m_memory.spillBudget() = std::max(m_spillBudget, bytes / 2);
}

std::function<void()> Supervisor::takeUnneeded() {
    const auto from = std::exchange(m_released, m_unneededUpTo);
    return [heaps = m_heaps, from, upTo = m_unneededUpTo] {
        for (std::size_t i = 0; i < heaps->size(); ++i)
            (*heaps)[i].release(from[i], upTo[i] - from[i]);
    };
}

// The others work on meanwhile and take what is free at once. So first all is found that the dead
// worker has left, then put right, and only then freed.
Expected<void> Supervisor::recover(std::uint32_t worker, const std::string& cause) {
    const Lost lost = lostBy(worker);
    repair(worker, lost);
    if (auto checked = check(worker, lost, cause); !checked)
        return checked;
    free(lost);
    return {};
}

Supervisor::Lost Supervisor::lostBy(std::uint32_t worker) const {
    const WorkerSlot& slot = m_memory.slot(worker);
    Lost lost{m_memory.mapBoard().lostBy(worker, slot.committed),
              m_memory.reduceBoard().lostBy(worker, slot.committed),
              {},
              false};
    const std::uint64_t paused = slot.published().pausedTask;
    if (paused == Published::noTask || !m_memory.mapBoard().isOf(worker, paused))
        return lost;
    lost.pausedTask = paused;
    lost.isInHand = std::ranges::find(lost.mapped, paused) != lost.mapped.end();
    return lost;
}

void Supervisor::repair(std::uint32_t worker, const Lost& lost) {
    WorkerSlot& slot = m_memory.slot(worker);
    slot.taskSize = 0;
    slot.bytes = slot.published().bytes;
    slot.lines = slot.published().lines;
    for (const std::size_t task : lost.mapped) {
        ++m_memory.mapBoard()[task].attempts;
        if (m_memory.mapTask(task).isMapped.exchange(false))
            --slot.tasksDone;
    }
    for (const std::size_t partition : lost.reduced) {
        ++m_memory.reduceBoard()[partition].attempts;
        m_memory.nextResults()[partition] = {};
    }
    if (lost.pausedTask)
        m_memory.mapTask(*lost.pausedTask).before = slot.published().paused;
    slot.forgetPause();
}

void Supervisor::free(const Lost& lost) {
    std::vector<std::size_t> partitions = lost.mapped;
    if (lost.pausedTask && !lost.isInHand)
        partitions.push_back(*lost.pausedTask);
    m_reexecuted += partitions.size();
    m_memory.mapBoard().free(partitions);
    m_memory.reduceBoard().free(lost.reduced);
}

Expected<void> Supervisor::check(std::uint32_t worker, const Lost& lost, const std::string& cause) {
    if (lost.mapped.empty() && lost.reduced.empty())
        return checkIdle(worker, cause);
    m_deaths[worker] = {};
    const auto checked = checkMapped(lost, cause);
    return checked ? checkReduced(lost, cause) : checked;
}

Expected<void> Supervisor::checkMapped(const Lost& lost, const std::string& cause) const {
    for (const std::size_t task : lost.mapped) {
        if (m_memory.mapBoard()[task].attempts < maxAttempts)
            continue;
        const Partition& partition = m_partitions[task];
        return fail("files", partition.file->name +
                                 " cannot be counted: " + std::to_string(maxAttempts) +
                                 " workers died over its bytes " + formatCount(partition.from) +
                                 " to " + formatCount(partition.to) + "; the last one " + cause);
    }
    return {};
}

Expected<void> Supervisor::checkReduced(const Lost& lost, const std::string& cause) const {
    for (const std::size_t part : lost.reduced)
        if (m_memory.reduceBoard()[part].attempts >= maxAttempts)
            return cannotFinish(" workers died over the same part of the result", cause);
    return {};
}

/// A worker that has done what it was told may die as often as it likes; one that dies before it
/// gets that far will do so again.
Expected<void> Supervisor::checkIdle(std::uint32_t worker, const std::string& cause) {
    Deaths& deaths = m_deaths[worker];
    const std::uint64_t steps = m_memory.slot(worker).steps;
    deaths.count = deaths.steps == steps ? deaths.count + 1 : 1;
    deaths.steps = steps;
    if (deaths.count < maxAttempts)
        return {};
    return cannotFinish(" workers in a row died before they had finished anything", cause);
}

void Supervisor::note(const MalformedLine& line) {
    m_malformed.insert(line);
    if (m_malformed.size() > firstMalformed)
        m_malformed.erase(std::prev(m_malformed.end()));
}

Expected<NgramResult> Supervisor::result() const {
    std::vector<SharedPart> parts;
    for (std::uint32_t i = 0; i < m_heaps->size(); ++i) {
        auto part = SharedPart::map((*m_heaps)[i], m_unneededUpTo[i],
                                    m_memory.slot(i).published().heapUsed);
        if (!part)
            return tl::unexpected(part.error());
        parts.push_back(std::move(*part));
    }
    return NgramResult(std::move(parts), m_memory.results());
}

std::uint64_t Supervisor::usedBytes() const {
    std::uint64_t bytes = 0;
    for (const SharedMemory& heap : *m_heaps)
        bytes += heap.usedBytes();
    return bytes;
}

} // namespace loadstone
