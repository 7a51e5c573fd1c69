#include "core/ngram/work/supervisor.h"

#include "core/base/units.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace loadstone {

Expected<Supervisor> Supervisor::create(const NgramJob& job, std::vector<Partition> partitions,
                                        std::uint64_t spillBudget) {
    auto memory = JobMemory::create(job, partitions);
    if (!memory)
        return tl::unexpected(memory.error());
    memory->spillBudget() = spillBudget;
    auto heaps = std::make_shared<std::vector<SharedMemory>>();
    for (int i = 0; i < job.workers; ++i) {
        auto heap = SharedMemory::create("loadstone-heap", Heap::bytes, SharedMemory::Access::Read);
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
    return m_memory.isMapped() ? NgramPhase::Done : NgramPhase::Map;
}

void Supervisor::beginReduce() {
    m_memory.reduceBoard().reset();
    std::ranges::fill(m_memory.nextResults(), ResultPlace{});
    for (std::uint32_t i = 0; i < m_heaps->size(); ++i) {
        const Published& published = m_memory.slot(i).published();
        m_reduceFrom[i] = published.heapUsed;
        m_memory.spillHeads()[i] = published.lastSpill;
    }
}

/// The results are in all heaps from m_reduceFrom on; what lies before is needed no more.
void Supervisor::finishReduce() {
    m_memory.swapResults();
    for (std::uint32_t i = 0; i < m_heaps->size(); ++i) {
        WorkerSlot& slot = m_memory.slot(i);
        Published reduced = slot.published();
        reduced.lastSpill = 0;
        slot.commit(reduced);
    }
    m_unneededUpTo = m_reduceFrom;
    m_memory.spillBytes() = 0;
    m_memory.spillBudget() = std::max(m_spillBudget, result().bytes() / 2);
}

std::function<void()> Supervisor::takeUnneeded() {
    const auto from = std::exchange(m_released, m_unneededUpTo);
    return [heaps = m_heaps, from, upTo = m_unneededUpTo] {
        for (std::size_t i = 0; i < heaps->size(); ++i)
            (*heaps)[i].release(from[i], upTo[i] - from[i]);
    };
}

Expected<void> Supervisor::recover(std::uint32_t worker, const std::string& cause) {
    WorkerSlot& slot = m_memory.slot(worker);
    slot.taskSize = 0;
    slot.bytes = slot.published().bytes;
    slot.lines = slot.published().lines;
    const auto lost = m_memory.releaseLost(worker);
    m_reexecuted += lost.size();
    for (const std::size_t task : lost)
        if (m_memory.mapTask(task).isMapped.exchange(false))
            --slot.tasksDone;
    for (const std::size_t partition : m_memory.reduceBoard().releaseLost(worker, slot.committed))
        m_memory.nextResults()[partition] = {};
    if (auto checked = checkAttempts(lost, cause); !checked)
        return checked;
    return checkDeaths(worker, cause);
}

Expected<void> Supervisor::checkAttempts(const std::vector<std::size_t>& lost,
                                         const std::string& cause) const {
    for (const std::size_t task : lost) {
        if (m_memory.mapBoard()[task].attempts < maxAttempts)
            continue;
        const Partition& partition = m_partitions[task];
        return fail("files", partition.file->path +
                                 " cannot be counted: " + std::to_string(maxAttempts) +
                                 " workers died over its bytes " + formatCount(partition.from) +
                                 " to " + formatCount(partition.to) + "; the last one " + cause);
    }
    return {};
}

/// Over a reduce, or before it had begun anything, a worker dies again and again at the same place.
Expected<void> Supervisor::checkDeaths(std::uint32_t worker, const std::string& cause) {
    Deaths& deaths = m_deaths[worker];
    const std::uint64_t committed = m_memory.slot(worker).committed;
    deaths.count = deaths.committed == committed ? deaths.count + 1 : 1;
    deaths.committed = committed;
    if (deaths.count < maxAttempts)
        return {};
    return fail("workers", "the job cannot be finished: " + std::to_string(maxAttempts) +
                               " workers in a row died before they had finished anything; the "
                               "last one " +
                               cause);
}

void Supervisor::note(const MalformedLine& line) {
    m_malformed.insert(line);
    if (m_malformed.size() > firstMalformed)
        m_malformed.erase(std::prev(m_malformed.end()));
}

std::uint64_t Supervisor::lines() const {
    std::uint64_t lines = 0;
    for (std::size_t i = 0; i < m_partitions.size(); ++i)
        lines += m_memory.mapTask(i).lines;
    return lines;
}

std::uint64_t Supervisor::malformed() const {
    std::uint64_t malformed = 0;
    for (std::size_t i = 0; i < m_partitions.size(); ++i)
        malformed += m_memory.mapTask(i).malformed;
    return malformed;
}

std::vector<Supervisor::NamedLine> Supervisor::firstMalformedLines() const {
    std::vector<NamedLine> named;
    for (const MalformedLine& line : m_malformed) {
        std::uint64_t number = line.line + 1;
        for (std::size_t i = line.partition; m_partitions[i].from > 0; --i)
            number += m_memory.mapTask(i - 1).lines;
        named.push_back({m_partitions[line.partition].file->path, number, line.reason});
    }
    return named;
}

NgramResult Supervisor::result() const {
    return {m_heaps, m_memory.results()};
}

std::uint64_t Supervisor::usedBytes() const {
    std::uint64_t bytes = 0;
    for (const SharedMemory& heap : *m_heaps)
        bytes += heap.usedBytes();
    return bytes;
}

} // namespace loadstone
