// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/stats/sparsecounts.h"

#include <cstdint>
#include <optional>

namespace loadstone {

/// One stretch of a run's time. Percentiles are of the ok requests that ended in it.
struct Interval {
    struct Percentiles {
        Microseconds p50, p95, p99;
        bool operator==(const Percentiles&) const = default;
    };

    Seconds start{0};
    Seconds end{0};
    std::uint64_t requests = 0; ///< ended in it, ok or failed
    std::uint64_t errors = 0;   ///< of these, failed
    std::optional<Percentiles> latency;
    SparseCounts latencies{}; ///< of the ok ones, by bucket of coarseLayout

    double requestsPerSecond() const {
        return end > start ? static_cast<double>(requests) / (end - start).count() : 0;
    }
    bool operator==(const Interval&) const = default;
};

} // namespace loadstone
