// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/timeline.h"
#include "core/stats/totals.h"

namespace loadstone {

/// A run as it stands at one moment: all that a window or a file shows of it.
struct Snapshot {
    Seconds elapsed{0};
    std::optional<std::uint64_t>
        planned; ///< requests asked for, or due in all by a rate; none if unknown
    Totals totals;
    std::optional<Seconds> oldestInFlight; ///< how long; only told while a run is going on
    std::optional<std::uint64_t> overdue;  ///< due by now and not sent yet; none without a rate
    std::vector<Interval> timeline;

    double requestsPerSecond() const {
        return elapsed.count() > 0 ? static_cast<double>(totals.completed()) / elapsed.count() : 0;
    }
    double bytesPerSecond() const {
        return elapsed.count() > 0 ? static_cast<double>(totals.bytesReceived) / elapsed.count()
                                   : 0;
    }
    bool operator==(const Snapshot&) const = default;
};

} // namespace loadstone
