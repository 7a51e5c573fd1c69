// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/validity.h"
#include "core/base/clock.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace loadstone {

/// What one of several hosts did of a run. Percentiles of hosts tell where they differ; nobody
/// averages them. A value.
struct HostShare {
    static constexpr std::array quantiles{0.5, 0.9, 0.95, 0.99};

    std::string name;
    std::uint64_t sent = 0;
    std::uint64_t ok = 0;
    std::uint64_t failed = 0;
    std::uint64_t aborted = 0;
    Seconds elapsed{0}; ///< since requests count there
    /// Of the ok requests, in microseconds, at each of the quantiles; none if there is none.
    std::optional<std::array<std::int64_t, quantiles.size()>> latency;
    /// How far its clocks are ahead of those of the first host: the steady one, by which the run
    /// goes, and that of the day. None: it was not heard of in time.
    std::optional<Seconds> clockOffset;
    std::optional<Seconds> wallOffset;
    std::optional<Seconds> startSkew; ///< from the agreed moment to its real start; none: no start
    std::optional<Validity> validity; ///< none: it was lost
    std::optional<Seconds> lostAt;    ///< in the run's time, if it was lost
    std::string fault;                ///< why it did not carry out its part; empty if it did

    bool isLost() const { return lostAt.has_value(); }
    double requestsPerSecond() const {
        return elapsed.count() > 0 ? static_cast<double>(ok + failed) / elapsed.count() : 0;
    }
    bool operator==(const HostShare&) const = default;
};

} // namespace loadstone
