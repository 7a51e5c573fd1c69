// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/work/mapper.h"

namespace loadstone {

namespace {

void add(std::atomic<std::uint64_t>& to, std::uint64_t value) {
    to.store(to.load(std::memory_order_relaxed) + value, std::memory_order_relaxed);
}

} // namespace

Mapper::Mapper(const JobMemory& memory, std::uint32_t worker, int heap, OnMalformed onMalformed)
    : m_memory(memory),
      m_worker(worker),
      m_slot(memory.slot(worker)),
      m_board(memory.mapBoard()),
      m_options(memory.options()),
      m_heap(heap, 0),
      m_spills(m_heap),
      m_onMalformed(std::move(onMalformed)) {}

Expected<void> Mapper::run() {
    reloadHeapEnd();
    if (m_reading)
        if (auto done = resume(); !done)
            return done;
    while (!m_memory.cancelled() && !mustReduce()) {
        const auto task = m_board.claim(m_worker, m_slot.batch());
        if (!task)
            break;
        if (auto done = map(*task); !done)
            return done;
    }
    return m_hasUncommitted ? commit() : Expected<void>();
}

Expected<void> Mapper::map(std::size_t task) {
    if (auto begun = begin(task); !begun)
        return begun;
    if (auto done = proceed(); !done)
        return done;
    const bool isRetry = m_board[task].attempts > 0;
    return m_hasUncommitted && (isRetry || m_spills.isHalfFull()) ? commit() : Expected<void>();
}

/// The reducer, too, has written to the heap since the last time.
void Mapper::reloadHeapEnd() {
    m_heap = Heap(m_heap.descriptor(), m_slot.published().heapUsed);
    m_spills.restart(m_slot.published().lastSpill);
}

Expected<void> Mapper::resume() {
    const std::size_t task = m_reading->task();
    m_board.moveToBatch(task, m_worker, m_slot.batch());
    m_hasUncommitted = true;
    if (m_mustReopen)
        if (auto opened = open(task, m_reading->soFar); !opened)
            return opened;
    return proceed();
}

Expected<void> Mapper::begin(std::size_t task) {
    if (m_board[task].attempts > 0 && m_hasUncommitted) {
        // Should it bring this worker down too, then nothing else with it.
        m_board.moveToBatch(task, m_worker, m_slot.batch() + 1);
        if (auto committed = commit(); !committed)
            return committed;
    }
    m_hasUncommitted = true;
    return open(task, m_memory.mapTask(task).before);
}

Expected<void> Mapper::open(std::size_t task, const ReadSoFar& soFar) {
    auto reading =
        Reading::open(task, m_memory.partition(task), soFar, m_buffer, m_memory.cancelled());
    if (!reading)
        return tl::unexpected(reading.error());
    m_reading = std::move(*reading);
    m_mustReopen = false;
    return {};
}

/// Counts what is left of the reading at hand, or up to the next pause.
Expected<void> Mapper::proceed() {
    const std::uint64_t linesBefore = m_reading->soFar.lines;
    const auto counter =
        makeCounter(m_reading->partition().file->format, m_options, m_spills,
                    [&](std::uint64_t line, Malformed reason) {
                        m_onMalformed({m_reading->task(), linesBefore + line, reason});
                    });
    reportBegin();
    const auto end = readBlocks(*counter);
    counter->finish();
    m_slot.taskSize = 0;
    if (!end)
        return tl::unexpected(end.error());
    m_reading->soFar.lines += counter->lines();
    m_reading->soFar.malformed += counter->malformed();
    return conclude(*end);
}

Expected<Mapper::End> Mapper::readBlocks(Counter& counter) {
    Block block;
    for (;;) {
        const auto more = m_reading->next(block);
        if (!more)
            return tl::unexpected(more.error());
        if (m_memory.cancelled())
            return End::Cancelled;
        if (!*more)
            return End::Whole;
        if (!block.isOwned) {
            m_reading->putBack(block);
            return readOn(counter);
        }
        counter.count(block);
        report(counter);
        m_memory.spillBytes().fetch_add(m_spills.takeWrittenBytes());
        if (mustReduce())
            return readOn(counter);
    }
}

/// Looks at what follows for as long as the counter needs it. If that is of the partition, it is
/// read again after the pause.
Expected<Mapper::End> Mapper::readOn(Counter& counter) {
    m_reading->soFar.resumeAt = m_reading->offset();
    bool isPaused = false;
    Block block;
    for (int looks = 0;; ++looks) {
        const auto more = m_reading->next(block);
        if (!more)
            return tl::unexpected(more.error());
        isPaused = isPaused || (*more && block.isOwned);
        if (*more && counter.peek(block))
            continue;
        if (!isPaused)
            return End::Whole;
        m_mustReopen = looks > 0 || !*more;
        if (!m_mustReopen)
            m_reading->putBack(block);
        return End::Paused;
    }
}

Expected<void> Mapper::conclude(End end) {
    const std::size_t task = m_reading->task();
    if (end == End::Cancelled)
        return {};
    if (end == End::Paused) {
        Published paused;
        paused.pausedTask = task;
        paused.paused = m_reading->soFar;
        return commit(paused);
    }
    noteOtherBehind();
    MapTask& state = m_memory.mapTask(task);
    state.lines = m_reading->soFar.lines;
    state.malformed = m_reading->soFar.malformed;
    state.isMapped = true;
    add(m_slot.tasksDone, 1);
    m_reading.reset();
    return m_spills.state();
}

void Mapper::noteOtherBehind() {
    if (!m_reading->hasOtherBehind())
        return;
    ++m_reading->soFar.malformed;
    m_onMalformed({m_reading->task(), m_reading->soFar.lines, Malformed::BehindPacked});
}

Expected<void> Mapper::commit(Published published) {
    m_spills.flush();
    if (!m_spills.state())
        return m_spills.state(); // counts were lost: nothing of the batch may pass for done
    m_memory.spillBytes().fetch_add(m_spills.takeWrittenBytes());
    published.heapUsed = m_heap.used();
    published.lastSpill = m_spills.lastSpill();
    published.bytes = m_slot.bytes;
    published.lines = m_slot.lines;
    m_slot.commit(published);
    m_hasUncommitted = false;
    return {};
}

bool Mapper::mustReduce() const {
    return m_memory.spillBytes() > m_memory.spillBudget();
}

void Mapper::reportBegin() {
    m_reportedBytes = m_reading->fileBytes();
    m_reportedLines = 0;
    m_slot.taskBytes = m_reportedBytes;
    m_slot.taskSize = m_reading->partition().size();
}

void Mapper::report(const Counter& counter) {
    const std::uint64_t bytes = m_reading->fileBytes();
    add(m_slot.bytes, bytes - m_reportedBytes);
    add(m_slot.lines, counter.lines() - m_reportedLines);
    add(m_slot.steps, 1);
    m_slot.taskBytes.store(bytes, std::memory_order_relaxed);
    m_reportedBytes = bytes;
    m_reportedLines = counter.lines();
}

} // namespace loadstone
