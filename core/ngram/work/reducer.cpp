#include "core/ngram/work/reducer.h"

#include "core/ngram/memory/resultblock.h"

namespace loadstone {

Reducer::Reducer(const Control& control, std::uint32_t worker,
                 const std::vector<SharedMemory>& heaps)
    : m_control(control),
      m_worker(worker),
      m_slot(control.slot(worker)),
      m_heaps(heaps),
      m_heap(heaps.at(worker).descriptor(), m_slot.manifest().heapUsed) {
    for (std::uint32_t i = 0; i < heaps.size(); ++i)
        for (std::uint64_t spill = control.spillHeads()[i]; spill != 0;) {
            m_spills.emplace_back(heaps[i].data(), spill);
            spill = m_spills.back().previous();
        }
}

Expected<void> Reducer::run() {
    const TaskBoard board = m_control.reduceBoard();
    while (!m_control.cancelled()) {
        const auto partition = board.claim(m_worker, m_slot.batch());
        if (!partition)
            break;
        const auto offset = reduce(*partition);
        if (!offset)
            return tl::unexpected(offset.error());
        m_control.nextResults()[*partition] = {m_worker, true, *offset};
        Manifest manifest = m_slot.manifest();
        manifest.heapUsed = m_heap.used();
        m_slot.commit(manifest);
        ++m_slot.steps;
    }
    return {};
}

Expected<std::uint64_t> Reducer::reduce(std::size_t partition) {
    m_table.clear();
    const ResultPlace last = m_control.results()[partition];
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
