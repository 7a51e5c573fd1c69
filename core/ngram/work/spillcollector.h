// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/count/counter.h"
#include "core/ngram/count/counttable.h"
#include "core/ngram/memory/heap.h"

namespace loadstone {

/// Adds counts up in a table that fits in a core's cache; when that is full, its content becomes a
/// spill in the worker's heap. One thread.
class SpillCollector : public CountSink {
public:
    explicit SpillCollector(Heap& heap);

    /// Further spills follow this one.
    void restart(std::uint64_t lastSpill) { m_lastSpill = lastSpill; }

    void add(std::string_view key, std::uint64_t count) override;
    /// Makes a spill of what is in the table.
    void flush();
    /// What has gone wrong, if it has; counts were lost then, and the job must end.
    const Expected<void>& state() const { return m_state; }

    std::uint64_t lastSpill() const { return m_lastSpill; }
    bool isEmpty() const { return m_table.size() == 0; }
    bool isHalfFull() const;
    /// Bytes of spills since the last call.
    std::uint64_t takeWrittenBytes();

private:
    Heap& m_heap;
    CountTable m_table;
    std::uint64_t m_lastSpill = 0;
    std::uint64_t m_writtenBytes = 0;
    Expected<void> m_state;
    std::vector<std::byte> m_buffer;
};

} // namespace loadstone
