// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/timereader.h"

#include <utility>

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

TimeReader::TimeReader(std::vector<TimeCells*> shards)
    : m_shards(std::move(shards)), m_seen(m_shards.size()) {}

// What writers add late to a cell that has been read after its end waits until
// it is closed.
void TimeReader::read(std::chrono::nanoseconds now, Timeline& timeline) {
    const std::int64_t current = Grid::cellOf(now);
    const std::int64_t closing = current - cellsKeptOpen;
    const auto isWanted = [this, closing](const TimeCells& shard, std::int64_t cell) {
        return cell >= shard.readUpTo() && (cell < closing || cell >= m_current);
    };
    readSlots(isWanted, timeline);
    m_current = current;
    for (TimeCells* shard : m_shards)
        shard->setReadUpTo(std::max(shard->readUpTo(), closing));
}

void TimeReader::readRest(Timeline& timeline) {
    readSlots([](const TimeCells&, std::int64_t) { return true; }, timeline);
}

template <typename IsWanted>
void TimeReader::readSlots(const IsWanted& isWanted, Timeline& timeline) {
    for (std::size_t i = 0; i < TimeCells::slotCount; ++i) {
        for (std::size_t shard = 0; shard < m_shards.size(); ++shard) {
            const TimeCells::Slot& slot = m_shards[shard]->ring()[i];
            const std::int64_t cell = slot.cell.load(std::memory_order_acquire);
            if (!isWanted(*m_shards[shard], cell))
                continue;
            if (cell != m_news.cell)
                m_news.tell(timeline);
            m_news.cell = cell;
            m_news.take(slot, m_seen[shard][i]);
        }
        m_news.tell(timeline);
    }
}

void TimeReader::News::take(const TimeCells::Slot& slot, Seen& seen) {
    const std::uint64_t failed = newSince(seen.failed, slot.failed);
    counts.errors += failed;
    counts.requests += failed + newSince(seen.untimed, slot.untimed);
    const std::size_t begin = slot.first.load(std::memory_order_acquire);
    const std::size_t end =
        std::min<std::size_t>(slot.last.load(std::memory_order_acquire) + 1ULL, coarseLayout.size);
    for (std::size_t i = begin; i < end; ++i)
        if (const auto count = newSince(seen.latencies[i], slot.latencies[i]); count != 0) {
            latencies[i] += count;
            counts.requests += count;
            first = std::min(first, i);
            last = std::max(last, i);
        }
}

void TimeReader::News::tell(Timeline& timeline) {
    for (std::size_t i = first; i <= last; ++i)
        if (latencies[i] != 0)
            counts.latencies.append(i, std::exchange(latencies[i], 0));
    timeline.add(cell, counts);
    counts = {};
    first = coarseLayout.size;
    last = 0;
}

} // namespace loadstone
