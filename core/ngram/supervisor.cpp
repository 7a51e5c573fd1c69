#include "core/ngram/supervisor.h"

#include "core/base/units.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Spills that may pile up before they are reduced: at least this, or half of the result so far.
constexpr std::uint64_t leastSpillBudget = 16 << 20;

} // namespace

Expected<Supervisor> Supervisor::create(const NgramJob& job, std::vector<Partition> partitions) {
    auto control = Control::create(job, partitions);
    if (!control)
        return tl::unexpected(control.error());
    control->spillBudget() = leastSpillBudget;
    auto heaps = std::make_shared<std::vector<SharedMemory>>();
    for (int i = 0; i < job.workers; ++i) {
        auto heap = SharedMemory::create("loadstone-heap", Heap::bytes, SharedMemory::Access::Read);
        if (!heap)
            return tl::unexpected(heap.error());
        heaps->push_back(std::move(*heap));
    }
    return Supervisor(std::move(*control), std::move(heaps), std::move(partitions));
}

Supervisor::Supervisor(Control control, std::shared_ptr<std::vector<SharedMemory>> heaps,
                       std::vector<Partition> partitions)
    : m_control(std::move(control)),
      m_heaps(std::move(heaps)),
      m_partitions(std::move(partitions)),
      m_reduceFrom(m_heaps->size()),
      m_released(m_heaps->size()) {}

std::vector<int> Supervisor::descriptors() const {
    std::vector<int> all{m_control.descriptor()};
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
    const bool isMapped = m_control.mapBoard().claimed() == m_partitions.size();
    if (!isMapped && m_control.spillBytes() <= m_control.spillBudget())
        return NgramPhase::Map; // what a dead worker has left
    beginReduce();
    return NgramPhase::Reduce;
}

NgramPhase Supervisor::afterReduce() {
    if (reduced() < hashPartitions)
        return NgramPhase::Reduce;
    finishReduce();
    const bool isMapped = m_control.mapBoard().claimed() == m_partitions.size();
    return isMapped ? NgramPhase::Done : NgramPhase::Map;
}

void Supervisor::beginReduce() {
    m_control.reduceBoard().reset();
    for (std::uint32_t i = 0; i < m_heaps->size(); ++i)
        m_reduceFrom[i] = m_control.slot(i).manifest().heapUsed;
}

/// The results are in all heaps from m_reduceFrom on; what lies before is needed no more.
void Supervisor::finishReduce() {
    m_control.turnResults();
    for (std::uint32_t i = 0; i < m_heaps->size(); ++i) {
        WorkerSlot& slot = m_control.slot(i);
        Manifest empty;
        empty.heapUsed = slot.manifest().heapUsed;
        slot.commit(empty);
        (*m_heaps)[i].release(m_released[i], m_reduceFrom[i] - m_released[i]);
        m_released[i] = m_reduceFrom[i];
    }
    m_control.spillBytes() = 0;
    m_control.spillBudget() = std::max(leastSpillBudget, result().bytes() / 2);
}

Expected<void> Supervisor::recover(std::uint32_t worker, const std::string& cause) {
    m_control.freePaused(worker);
    const std::uint64_t committed = m_control.slot(worker).committed;
    m_control.slot(worker).taskSize = 0;
    m_control.reduceBoard().releaseLost(worker, committed);
    const TaskBoard board = m_control.mapBoard();
    for (const std::size_t lost : board.releaseLost(worker, committed)) {
        ++m_reexecuted;
        if (m_control.mapTask(lost).isMapped.exchange(false))
            --m_control.slot(worker).tasksDone;
        if (board[lost].attempts < maxAttempts)
            continue;
        const Partition& partition = m_partitions[lost];
        return fail("files", partition.file + " cannot be counted: " + std::to_string(maxAttempts) +
                                 " workers died over its bytes " + formatCount(partition.from) +
                                 " to " + formatCount(partition.to) + "; the last one " + cause);
    }
    return {};
}

void Supervisor::note(const MalformedLine& line) {
    m_malformed.insert(line);
    if (m_malformed.size() > firstMalformed)
        m_malformed.erase(std::prev(m_malformed.end()));
}

std::uint64_t Supervisor::lines() const {
    std::uint64_t lines = 0;
    for (std::size_t i = 0; i < m_partitions.size(); ++i)
        lines += m_control.mapTask(i).lines;
    return lines;
}

std::uint64_t Supervisor::malformed() const {
    std::uint64_t malformed = 0;
    for (std::size_t i = 0; i < m_partitions.size(); ++i)
        malformed += m_control.mapTask(i).malformed;
    return malformed;
}

std::vector<Supervisor::NamedLine> Supervisor::firstMalformedLines() const {
    std::vector<NamedLine> named;
    for (const MalformedLine& line : m_malformed) {
        const std::string& file = m_partitions[line.partition].file;
        std::uint64_t number = line.line + 1;
        for (std::size_t i = line.partition; i > 0 && m_partitions[i - 1].file == file; --i)
            number += m_control.mapTask(i - 1).lines;
        named.push_back({file, number, line.reason});
    }
    return named;
}

NgramResult Supervisor::result() const {
    return {m_heaps, m_control.results()};
}

std::uint64_t Supervisor::usedBytes() const {
    std::uint64_t bytes = 0;
    for (const SharedMemory& heap : *m_heaps)
        bytes += heap.usedBytes();
    return bytes;
}

} // namespace loadstone
