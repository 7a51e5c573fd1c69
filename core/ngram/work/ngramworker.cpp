// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/work/ngramworker.h"

#include "core/ngram/work/reducer.h"

namespace loadstone {

NgramWorker::NgramWorker(JobMemory memory, std::vector<SharedMemory> heaps, std::uint32_t index)
    : m_memory(std::move(memory)), m_heaps(std::move(heaps)), m_index(index) {}

Expected<void> NgramWorker::map(const std::function<void(const MalformedLine&)>& onMalformed) {
    m_onMalformed = onMalformed;
    if (!m_mapper)
        m_mapper = std::make_unique<Mapper>(m_memory, m_index, m_heaps.at(m_index).descriptor(),
                                            [this](const MalformedLine& line) { tell(line); });
    return finished(m_mapper->run());
}

/// Partitions mostly come in their order, and only the very first lines matter.
void NgramWorker::tell(const MalformedLine& line) {
    if (line < m_lastMalformed)
        m_toldMalformed = 0;
    const bool isSameLine = m_toldMalformed > 0 && !(m_lastMalformed < line);
    m_lastMalformed = line;
    if (!isSameLine && m_toldMalformed++ < firstMalformed)
        m_onMalformed(line);
}

Expected<void> NgramWorker::reduce() {
    return finished(Reducer(m_memory, m_index, m_heaps).run());
}

/// To find nothing to do is to get on, too.
Expected<void> NgramWorker::finished(Expected<void> done) const {
    if (done)
        ++m_memory.slot(m_index).steps;
    return done;
}

} // namespace loadstone
