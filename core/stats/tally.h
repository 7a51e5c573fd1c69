// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/exchange.h"
#include "core/stats/counterrows.h"
#include "core/stats/histogramcells.h"
#include "core/stats/querytally.h"
#include "core/stats/timecells.h"
#include "core/stats/totals.h"

namespace loadstone {

/// One shard of a run's statistics: relaxed atomics of fixed size, no pointers, no locks, on cache
/// lines of its own. Workers write, the sampler reads at any time. About 1.8 MB.
class alignas(64) Tally {
public:
    /// For a shard to which only one thread writes: recording is several times as fast then.
    void setOneWriter() noexcept { m_hasOneWriter = 1; }
    bool hasOneWriter() const noexcept { return m_hasOneWriter != 0; }
    /// What queries have beside all that goes there, which is in the same memory, shared or not.
    void pairWith(QueryTally& queries) noexcept {
        m_queriesAt = reinterpret_cast<char*>(&queries) - reinterpret_cast<char*>(this);
    }
    /// When requests begin to count: the origin of the grid of time.
    void startAt(TimePoint start) noexcept { m_cells.startAt(start); }

    /// A request goes out. Its end is told by record().
    void begin(std::uint64_t count = 1) noexcept;
    void record(const Exchange& exchange) noexcept;
    /// How late we were: from the moment at which something was ready to its handling.
    void recordLag(Microseconds lag) noexcept;

    /// A connection that no request has made took as long.
    void recordOpening(Microseconds time) noexcept;

    void addTo(Totals& totals) const;
    std::uint64_t started() const { return m_started.load(std::memory_order_relaxed); }
    TimeCells& cells() { return m_cells; }

    /// When all writers have died: what they had begun and not told the end of ended like `rest`,
    /// aborted or failed, at a time that nobody knows. So these are in no latency, and `now` in the
    /// timeline.
    void settle(const Exchange& rest, TimePoint now);

private:
    template <typename Writer>
    friend class TallyWriter;

    using Counter = std::atomic<std::uint64_t>;
    static_assert(Counter::is_always_lock_free);
    static constexpr std::size_t versionCount = 4;

    /// For who writes; what stands in shared memory is not to be trusted.
    QueryTally* queries() noexcept {
        return m_queriesAt == 0
                   ? nullptr
                   : reinterpret_cast<QueryTally*>(reinterpret_cast<char*>(this) + m_queriesAt);
    }
    static std::size_t rowOf(bool ok, int httpMajor) noexcept {
        const int version = std::clamp(httpMajor, 0, static_cast<int>(versionCount) - 1);
        return (ok ? versionCount : 0) + static_cast<std::size_t>(version);
    }
    void addVerdictsTo(Totals& totals) const;
    void addChecksTo(CheckCounts& checks) const;
    void addCodingsTo(Totals& totals) const;

    std::uint8_t m_hasOneWriter = 0; ///< no bool: another process may write here
    std::ptrdiff_t m_queriesAt = 0;  ///< from here on; 0: there are none
    Counter m_started{0};
    Counter m_aborted{0};
    Counter m_bytesSent{0};
    Counter m_bytesReceived{0};
    Counter m_connectionsOpened{0};
    Counter m_retries{0};
    Counter m_rows{0};
    Counter m_lateStarts{0};
    Counter m_waits{0};
    CounterRows<2 * versionCount, 1000> m_answers; ///< by verdict and version, and by status
    CounterRows<errorClassCount, 128> m_errors;    ///< by class, and by code
    CounterRows<2, mostChecks> m_checks;           ///< failed and passed, by check
    Counter m_cutBodies{0};
    CounterRows<1, contentCodingNames.size()> m_packed; ///< answers, by how
    HistogramCells<latencyLayout> m_latencyOk;
    HistogramCells<latencyLayout> m_latencyFailed;
    HistogramCells<coarseLayout> m_abortedAges;
    HistogramCells<coarseLayout> m_lag;
    HistogramCells<latencyLayout> m_serviceOk; ///< this and the next two of a rate only
    HistogramCells<coarseLayout> m_lateness;
    HistogramCells<coarseLayout> m_userWaits;
    std::array<HistogramCells<coarseLayout>, phaseCount> m_phases;
    TimeCells m_cells;
};

} // namespace loadstone
