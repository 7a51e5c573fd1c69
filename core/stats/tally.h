#pragma once

#include "core/http/exchange.h"
#include "core/stats/histogramcells.h"
#include "core/stats/totals.h"

namespace loadstone {

/// One shard of a run's statistics: relaxed atomics of fixed size, no pointers, no locks, on cache
/// lines of its own. Workers write, the sampler reads at any time. About 0.55 MB.
class alignas(64) Tally {
public:
    /// A request goes out. Its end is told by record().
    void begin(std::uint64_t count = 1) noexcept { bump(m_started, count); }
    void record(const Exchange& exchange) noexcept;
    void addTo(Totals& totals) const;
    std::uint64_t started() const { return m_started.load(std::memory_order_relaxed); }

    /// When all writers have died: what they had begun and not told the end of ended like `rest`,
    /// aborted or failed, at a time that nobody knows. So these are in no latency.
    void settle(const Exchange& rest);

private:
    using Counter = std::atomic<std::uint64_t>;
    static_assert(Counter::is_always_lock_free);
    static constexpr std::size_t statusCount = 1000;
    static constexpr std::size_t codeCount = 128;
    static constexpr std::size_t versionCount = 4;

    static void bump(Counter& counter, std::uint64_t by = 1) noexcept {
        counter.fetch_add(by, std::memory_order_relaxed);
    }
    void recordError(ErrorClass errorClass, int code, std::uint64_t count = 1) noexcept;
    void recordAnswer(const Exchange& exchange) noexcept;
    void recordPhases(const Phases& phases) noexcept;
    void addErrorsTo(Totals& totals) const;

    Counter m_started{0};
    Counter m_ok{0};
    Counter m_failed{0};
    Counter m_aborted{0};
    Counter m_bytesSent{0};
    Counter m_bytesReceived{0};
    Counter m_connectionsOpened{0};
    std::array<Counter, versionCount> m_versions{};
    std::array<Counter, statusCount> m_statuses{};
    std::array<std::array<Counter, codeCount>, errorClassCount> m_errors{};
    HistogramCells<latencyLayout> m_latencyOk;
    HistogramCells<latencyLayout> m_latencyFailed;
    std::array<HistogramCells<coarseLayout>, phaseCount> m_phases;
};

} // namespace loadstone
