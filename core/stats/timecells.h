// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/counter.h"
#include "core/stats/grid.h"
#include "core/stats/histogramlayout.h"

#include <array>
#include <atomic>

namespace loadstone {

/// The recording side of a timeline: a ring of slots, each of them for one cell of the grid at a
/// time. Fixed memory, no pointers, no lock. Counts only grow, so nothing is lost if a reader or a
/// writer is late: what finds no slot of its own goes to the nearest cell that is open. One reader
/// (TimeReader) says up to where it has read, which frees slots.
class TimeCells {
public:
    static constexpr std::size_t slotCount = 24;

    struct Slot {
        std::atomic<std::int64_t> cell{-1}; ///< whose counts are added
        std::atomic<std::uint32_t> failed{0};
        std::atomic<std::uint32_t> untimed{0}; ///< ok, but nobody knows how long it took
        std::atomic<std::uint32_t> first{coarseLayout.size}; ///< of the buckets that were used
        std::atomic<std::uint32_t> last{0};
        std::array<std::atomic<std::uint32_t>, coarseLayout.size> latencies{}; ///< of ok ones
    };
    static_assert(std::atomic<std::int64_t>::is_always_lock_free);

    /// Until this is told, all belongs to the first cell.
    void startAt(TimePoint start) noexcept {
        m_start.store(start.time_since_epoch().count(), std::memory_order_relaxed);
    }

    template <typename Writer>
    void recordOk(TimePoint finished, std::int64_t latency) noexcept {
        Slot& slot = slotFor(cellOf(finished));
        const auto bucket = static_cast<std::uint32_t>(coarseLayout.indexOf(latency));
        lower<Writer>(slot.first, bucket);
        raise<Writer>(slot.last, bucket);
        increase<Writer>(slot.latencies[bucket]);
    }
    template <typename Writer>
    void recordFailed(TimePoint finished) noexcept {
        increase<Writer>(slotFor(cellOf(finished)).failed);
    }

    /// Adds at `now` what is missing of so many in all, after all writers have died.
    void settle(std::uint64_t ok, std::uint64_t failed, TimePoint now) noexcept;

    const std::array<Slot, slotCount>& ring() const { return m_slots; }
    /// Cells before this one have been read and their slots are free.
    std::int64_t readUpTo() const { return m_readUpTo.load(std::memory_order_relaxed); }
    void setReadUpTo(std::int64_t cell) { m_readUpTo.store(cell, std::memory_order_release); }

private:
    std::int64_t cellOf(TimePoint time) const noexcept {
        // Without a sign, as another process may have written any start.
        const auto start = static_cast<std::uint64_t>(m_start.load(std::memory_order_relaxed));
        const auto end = static_cast<std::uint64_t>(time.time_since_epoch().count());
        return Grid::cellOf(Clock::duration(static_cast<Clock::rep>(end - start)));
    }
    Slot& slotOf(std::int64_t cell) noexcept {
        return m_slots[static_cast<std::size_t>(cell) % slotCount];
    }
    Slot& slotFor(std::int64_t cell) noexcept {
        Slot& slot = slotOf(cell);
        return slot.cell.load(std::memory_order_acquire) == cell ? slot : claim(cell);
    }
    Slot& claim(std::int64_t cell) noexcept;
    Slot& nearestOpen(std::int64_t cell) noexcept;

    std::atomic<Clock::rep> m_start{TimePoint::max().time_since_epoch().count()};
    std::atomic<std::int64_t> m_readUpTo{0};
    std::array<Slot, slotCount> m_slots;
};

} // namespace loadstone
