// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/work/reducer.h"

#include "core/ngram/memory/resultblock.h"

namespace loadstone {

Reducer::Reducer(const JobMemory& memory, std::uint32_t worker,
                 const std::vector<SharedMemory>& heaps)
    : m_memory(memory),
      m_worker(worker),
      m_slot(memory.slot(worker)),
      m_heaps(heaps),
      m_heap(heaps.at(worker).descriptor(), m_slot.published().heapUsed) {}

Expected<void> Reducer::openHeaps() {
    for (std::uint32_t i = 0; i < m_heaps.size(); ++i) {
        const HeapPart read = m_memory.heapParts()[i];
        auto part = SharedPart::map(m_heaps[i], read.from, read.to);
        if (!part)
            return tl::unexpected(part.error());
        for (std::uint64_t spill = read.lastSpill; spill != 0; spill = m_spills.back().previous())
            m_spills.emplace_back(part->at(spill));
        m_parts.push_back(std::move(*part));
    }
    return {};
}

Expected<void> Reducer::run() {
    if (auto opened = openHeaps(); !opened)
        return opened;
    const TaskBoard board = m_memory.reduceBoard();
    while (!m_memory.cancelled()) {
        const auto partition = board.claim(m_worker, m_slot.batch());
        if (!partition)
            break;
        const auto offset = reduce(*partition);
        if (!offset)
            return tl::unexpected(offset.error());
        m_memory.nextResults()[*partition] = {m_worker, true, *offset};
        Published published = m_slot.published();
        published.heapUsed = m_heap.used();
        m_slot.commit(published);
        ++m_slot.steps;
    }
    return {};
}

Expected<std::uint64_t> Reducer::reduce(std::size_t partition) {
    m_table.clear();
    const ResultPlace last = m_memory.results()[partition];
    if (last.isThere)
        add(ResultBlock(m_parts.at(last.heap).at(last.offset)).entries());
    for (const SpillView& spill : m_spills)
        add(spill.part(partition));
    if (m_isFull)
        return fail("", "there are too many different n-grams; count fewer files at once");
    return writeResult(m_heap, m_table);
}

void Reducer::add(const EntriesView& counts) {
    for (const Entry& entry : counts.entries)
        m_isFull |= !m_table.add(counts.key(entry), entry.hash, entry.count);
}

} // namespace loadstone
