#pragma once

#include "core/stats/timecells.h"
#include "core/stats/timeline.h"

#include <vector>

namespace loadstone {

/// The one reader of a shard's time cells: adds to a timeline what has been counted since it looked
/// last. Used on one thread.
class TimeReader {
public:
    /// Reads all cells that are open and, once writers cannot come back to them, closes those that
    /// ended a while before `now`.
    void read(TimeCells& cells, std::chrono::nanoseconds now, Timeline& timeline);
    /// Reads all, after all writers have ended.
    void readRest(const TimeCells& cells, Timeline& timeline);

private:
    struct Seen {
        std::uint32_t failed = 0;
        std::uint32_t untimed = 0;
        std::vector<std::uint32_t> latencies = std::vector<std::uint32_t>(coarseLayout.size);
    };

    static Timeline::Cell newIn(const TimeCells::Slot& slot, Seen& seen);

    std::array<Seen, TimeCells::slotCount> m_seen;
};

} // namespace loadstone
