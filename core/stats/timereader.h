// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/timecells.h"
#include "core/stats/timeline.h"

#include <vector>

namespace loadstone {

/// The one reader of the time cells of all shards: adds to a timeline what has
/// been counted since it looked last. Used on one thread; the cells must
/// outlive it.
class TimeReader {
public:
    explicit TimeReader(std::vector<TimeCells*> shards);

    /// Reads what may have changed and, once writers hardly come back to them,
    /// closes the cells that ended a while before `now`.
    void read(std::chrono::nanoseconds now, Timeline& timeline);
    /// Reads all, after all writers have ended.
    void readRest(Timeline& timeline);

private:
    /// What has been seen of one slot of one shard.
    struct Seen {
        std::uint32_t failed = 0;
        std::uint32_t untimed = 0;
        std::vector<std::uint32_t> latencies = std::vector<std::uint32_t>(coarseLayout.size);
    };
    using Shard = std::array<Seen, TimeCells::slotCount>;

    /// What is new in one cell, in all shards together.
    struct News {
        std::int64_t cell = 0;
        Timeline::Cell counts;
        std::size_t first = coarseLayout.size;
        std::size_t last = 0;
        std::vector<std::uint64_t> latencies = std::vector<std::uint64_t>(coarseLayout.size);

        void take(const TimeCells::Slot& slot, Seen& seen);
        void tell(Timeline& timeline);
    };

    template <typename IsWanted>
    void readSlots(const IsWanted& isWanted, Timeline& timeline);

    std::vector<TimeCells*> m_shards;
    std::vector<Shard> m_seen;
    News m_news;
    std::int64_t m_current = 0; ///< the cell that had not ended when read() was called last
};

} // namespace loadstone
