// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/timecells.h"

#include <cstdlib>

namespace loadstone {

TimeCells::Slot& TimeCells::claim(std::int64_t cell) noexcept {
    const std::int64_t open = m_readUpTo.load(std::memory_order_acquire);
    cell = std::max(cell, open);
    Slot& slot = slotOf(cell);
    std::int64_t before = slot.cell.load(std::memory_order_acquire);
    if (before < open && slot.cell.compare_exchange_strong(before, cell))
        return slot;
    return before == cell ? slot : nearestOpen(cell);
}

TimeCells::Slot& TimeCells::nearestOpen(std::int64_t cell) noexcept {
    const std::int64_t open = m_readUpTo.load(std::memory_order_acquire);
    Slot* nearest = &slotOf(cell);
    std::int64_t distance = Grid::lastCell;
    for (Slot& slot : m_slots) {
        const std::int64_t other = slot.cell.load(std::memory_order_acquire);
        if (other < open || std::abs(other - cell) >= distance)
            continue;
        nearest = &slot;
        distance = std::abs(other - cell);
    }
    return *nearest;
}

void TimeCells::settle(std::uint64_t ok, std::uint64_t failed, TimePoint now) noexcept {
    for (const Slot& slot : m_slots) {
        failed -= slot.failed.load(std::memory_order_relaxed);
        ok -= slot.untimed.load(std::memory_order_relaxed);
        for (const auto& count : slot.latencies)
            ok -= count.load(std::memory_order_relaxed);
    }
    Slot& slot = slotFor(cellOf(now));
    slot.failed += static_cast<std::uint32_t>(failed);
    slot.untimed += static_cast<std::uint32_t>(ok);
}

} // namespace loadstone
