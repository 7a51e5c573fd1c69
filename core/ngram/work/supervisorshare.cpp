// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a supervisor does if others count the rest of its job.
#include "core/ngram/work/supervisor.h"

namespace loadstone {

// What is withheld counts as mapped, so that nothing waits for it.
void Supervisor::withholdAll() {
    m_memory.mapBoard().withhold();
    for (std::size_t i = 0; i < m_partitions.size(); ++i)
        m_memory.mapTask(i).isMapped = true;
    m_isOpen = true;
}

void Supervisor::grant(std::span<const std::size_t> partitions) {
    for (const std::size_t partition : partitions)
        m_memory.mapTask(partition).isMapped = false;
    m_memory.mapBoard().grant(partitions);
    m_isOpen = true;
    if (m_phase == NgramPhase::Done)
        m_phase = NgramPhase::Map;
}

bool Supervisor::awaitsGrants() const {
    return m_isOpen && m_phase == NgramPhase::Map && m_memory.isMapped() &&
           m_memory.spillBytes() <= m_memory.spillBudget();
}

} // namespace loadstone
