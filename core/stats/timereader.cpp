#include "core/stats/timereader.h"

namespace loadstone {

namespace {

// A writer that is late by less than this many cells still finds its own.
constexpr std::int64_t cellsKeptOpen = 4;

std::uint32_t newSince(std::uint32_t& seen, const std::atomic<std::uint32_t>& counter) {
    const std::uint32_t before = seen;
    seen = counter.load(std::memory_order_acquire);
    return seen - before;
}

} // namespace

void TimeReader::read(TimeCells& cells, std::chrono::nanoseconds now, Timeline& timeline) {
    const std::int64_t open = cells.readUpTo();
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        const TimeCells::Slot& slot = cells.ring()[i];
        const std::int64_t cell = slot.cell.load(std::memory_order_acquire);
        if (cell >= open)
            timeline.add(cell, newIn(slot, m_seen[i]));
    }
    cells.setReadUpTo(std::max(open, Grid::cellOf(now) - cellsKeptOpen));
}

void TimeReader::readRest(const TimeCells& cells, Timeline& timeline) {
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        const TimeCells::Slot& slot = cells.ring()[i];
        timeline.add(slot.cell.load(std::memory_order_acquire), newIn(slot, m_seen[i]));
    }
}

Timeline::Cell TimeReader::newIn(const TimeCells::Slot& slot, Seen& seen) {
    Timeline::Cell cell;
    cell.errors = newSince(seen.failed, slot.failed);
    cell.requests = cell.errors + newSince(seen.untimed, slot.untimed);
    const auto last =
        std::min<std::size_t>(slot.last.load(std::memory_order_acquire), coarseLayout.size - 1);
    for (std::size_t i = slot.first.load(std::memory_order_acquire); i <= last; ++i) {
        if (const auto count = newSince(seen.latencies[i], slot.latencies[i]); count != 0) {
            cell.latencies.append(i, count);
            cell.requests += count;
        }
    }
    return cell;
}

} // namespace loadstone
