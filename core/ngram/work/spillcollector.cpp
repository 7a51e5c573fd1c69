// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/work/spillcollector.h"

#include "core/ngram/memory/spill.h"

#include <utility>

namespace loadstone {

namespace {
constexpr std::size_t tableEntries = 16 * 1024;
/// Two of the longest n-grams fit, so that one always does after a flush.
constexpr std::size_t tableKeyBytes = 1024 * 1024;
} // namespace

SpillCollector::SpillCollector(Heap& heap) : m_heap(heap), m_table(tableEntries, tableKeyBytes) {}

void SpillCollector::add(std::string_view key, std::uint64_t count) {
    const std::uint64_t hash = hashOf(key);
    if (m_table.add(key, hash, count))
        return;
    flush();
    m_table.add(key, hash, count);
}

void SpillCollector::flush() {
    if (isEmpty())
        return;
    const std::uint64_t before = m_heap.used();
    if (const auto spill = writeSpill(m_heap, m_table.view(), m_lastSpill, m_buffer))
        m_lastSpill = *spill;
    else if (m_state)
        m_state = tl::unexpected(spill.error());
    m_writtenBytes += m_heap.used() - before;
    m_table.clear();
}

bool SpillCollector::isHalfFull() const {
    return 2 * m_table.size() > tableEntries;
}

std::uint64_t SpillCollector::takeWrittenBytes() {
    return std::exchange(m_writtenBytes, 0);
}

} // namespace loadstone
