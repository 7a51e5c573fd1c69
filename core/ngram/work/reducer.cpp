#include "core/ngram/work/reducer.h"

#include "core/ngram/memory/resultblock.h"

namespace loadstone {

Reducer::Reducer(const JobMemory& memory, std::uint32_t worker,
                 const std::vector<SharedMemory>& heaps)
    : m_memory(memory),
      m_worker(worker),
      m_slot(memory.slot(worker)),
      m_heaps(heaps),
      m_heap(heaps.at(worker).descriptor(), m_slot.published().heapUsed) {
    for (std::uint32_t i = 0; i < heaps.size(); ++i)
        for (std::uint64_t spill = memory.spillHeads()[i]; spill != 0;) {
            m_spills.emplace_back(heaps[i].data(), spill);
            spill = m_spills.back().previous();
        }
}

Expected<void> Reducer::run() {
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
        add(ResultBlock(m_heaps.at(last.heap).data(), last.offset).entries());
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
