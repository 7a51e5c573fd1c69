#include "core/ngram/mapper.h"

#include <algorithm>
#include <vector>

namespace loadstone {

namespace {

Expected<std::unique_ptr<ByteSource>> openAt(const Partition& partition, std::uint64_t from) {
    const std::uint64_t first = from > 0 ? from - 1 : 0;
    if (!partition.isPacked)
        return openPlain(partition.file, first, partition.fileSize);
    auto source = openGzip(partition.file);
    std::vector<char> passed(64 * 1024);
    for (std::uint64_t at = 0; source && at < first;) {
        const std::size_t wanted = std::min<std::uint64_t>(passed.size(), first - at);
        const auto got = (*source)->read({passed.data(), wanted});
        if (!got)
            return tl::unexpected(got.error());
        if (*got == 0)
            break;
        at += *got;
    }
    return source;
}

void add(std::atomic<std::uint64_t>& to, std::uint64_t value) {
    to.store(to.load(std::memory_order_relaxed) + value, std::memory_order_relaxed);
}

} // namespace

Mapper::Mapper(const Control& control, std::uint32_t worker, int heap, OnMalformed onMalformed)
    : m_control(control),
      m_worker(worker),
      m_slot(control.slot(worker)),
      m_board(control.mapBoard()),
      m_options(control.options()),
      m_heap(heap, m_slot.manifest().heapUsed),
      m_spills(m_heap, m_slot.manifest().lastSpill),
      m_onMalformed(std::move(onMalformed)) {}

Expected<void> Mapper::run() {
    while (!m_control.cancelled() && !mustReduce()) {
        const auto task = m_board.claim(m_worker, m_slot.batch());
        if (!task)
            break;
        const bool isRetry = m_board[*task].attempts > 0;
        if (isRetry && m_hasUncommitted) {
            // Should it bring this worker down too, then nothing else with it.
            m_board.moveToBatch(*task, m_worker, m_slot.batch() + 1);
            commit();
        }
        m_hasUncommitted = true;
        if (auto mapped = map(*task); !mapped)
            return mapped;
        if (m_hasUncommitted && (isRetry || m_spills.isHalfFull()))
            commit();
    }
    if (m_hasUncommitted)
        commit();
    return m_spills.state();
}

Expected<void> Mapper::map(std::size_t task) {
    const Partition partition = m_control.partition(task);
    const ReadSoFar before = m_control.mapTask(task).before;
    const auto counter = makeCounter(partition.format, m_options, m_spills,
                                     [&](std::uint64_t line, Malformed reason) {
                                         m_onMalformed({task, before.lines + line, reason});
                                     });
    beginTask(partition.size());
    ReadSoFar progress{std::max(partition.from, before.resumeAt)};
    const auto end = read(partition, *counter, progress);
    m_slot.taskSize = 0;
    if (!end)
        return tl::unexpected(end.error());
    progress.lines = before.lines + counter->lines();
    progress.malformed = before.malformed + counter->malformed();
    conclude(task, *end, progress);
    return m_spills.state();
}

void Mapper::beginTask(std::uint64_t size) {
    m_toldBytes = 0;
    m_toldLines = 0;
    m_slot.taskBytes = 0;
    m_slot.taskSize = size;
}

void Mapper::conclude(std::size_t task, End end, const ReadSoFar& progress) {
    if (end == End::Paused) {
        Manifest paused;
        paused.pausedTask = task;
        paused.paused = progress;
        commit(paused);
        m_control.freePaused(m_worker);
    } else if (end == End::Whole) {
        MapTask& state = m_control.mapTask(task);
        state.lines = progress.lines;
        state.malformed = progress.malformed;
        state.isMapped = true;
        add(m_slot.tasksDone, 1);
    }
}

/// Counts from `progress.resumeAt` on, and sets it to where it paused.
Expected<Mapper::End> Mapper::read(const Partition& partition, Counter& counter,
                                   ReadSoFar& progress) {
    const auto source = openAt(partition, progress.resumeAt);
    if (!source)
        return tl::unexpected(source.error());
    BlockReader reader(**source, separatorOf(partition.format), progress.resumeAt,
                       partition.isPacked ? UINT64_MAX : partition.to);
    auto end = readBlocks(reader, **source, counter, progress);
    counter.finish();
    return end;
}

Expected<Mapper::End> Mapper::readBlocks(BlockReader& reader, const ByteSource& source,
                                         Counter& counter, ReadSoFar& progress) {
    End end = End::Whole;
    bool isPausing = false;
    Block block;
    for (;;) {
        const auto more = reader.next(block);
        if (!more)
            return tl::unexpected(more.error());
        if (m_control.cancelled())
            return End::Cancelled;
        if (!*more)
            return end;
        if (block.isOwned && !isPausing) {
            counter.count(block);
            tell(source, counter);
            progress.resumeAt = reader.offset();
            m_control.spillBytes().fetch_add(m_spills.takeWrittenBytes());
            isPausing = mustReduce();
            continue;
        }
        if (block.isOwned)
            end = End::Paused; // there is more of it
        if (!counter.peek(block))
            return end;
    }
}

void Mapper::commit(const Manifest& manifest) {
    m_spills.flush();
    m_control.spillBytes().fetch_add(m_spills.takeWrittenBytes());
    Manifest next = manifest;
    next.heapUsed = m_heap.used();
    next.lastSpill = m_spills.lastSpill();
    m_slot.commit(next);
    m_hasUncommitted = false;
}

bool Mapper::mustReduce() const {
    return m_control.spillBytes() > m_control.spillBudget();
}

void Mapper::tell(const ByteSource& source, const Counter& counter) {
    const std::uint64_t bytes = source.fileBytes();
    add(m_slot.bytes, bytes - m_toldBytes);
    add(m_slot.lines, counter.lines() - m_toldLines);
    add(m_slot.steps, 1);
    m_slot.taskBytes.store(bytes, std::memory_order_relaxed);
    m_toldBytes = bytes;
    m_toldLines = counter.lines();
}

} // namespace loadstone
