#include "core/stats/tally.h"

#include <algorithm>

namespace loadstone {

namespace {

std::size_t slot(int value, std::size_t slots) {
    return static_cast<std::size_t>(std::clamp(value, 0, static_cast<int>(slots) - 1));
}

std::uint64_t read(const std::atomic<std::uint64_t>& counter) {
    return counter.load(std::memory_order_relaxed);
}

template <typename Cells, typename Counts>
void addNonZero(const Cells& cells, Counts& counts) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (const auto count = read(cells[i]); count != 0)
            counts[static_cast<int>(i)] += count;
}

template <typename Counts>
std::uint64_t sumOf(const Counts& counts) {
    std::uint64_t sum = 0;
    for (const auto& [key, count] : counts)
        sum += count;
    return sum;
}

} // namespace

void Tally::record(const Exchange& exchange) noexcept {
    bump(m_bytesSent, exchange.bytesSent);
    bump(m_bytesReceived, exchange.bytesReceived);
    bump(m_connectionsOpened, static_cast<std::uint64_t>(exchange.connectionsOpened));
    if (exchange.aborted) {
        bump(m_aborted);
        return;
    }
    recordPhases(exchange.phases);
    if (exchange.error != ErrorClass::None)
        recordError(exchange.error, exchange.code);
    else
        recordAnswer(exchange);
    (exchange.ok ? m_latencyOk : m_latencyFailed).record(exchange.latency().count());
    bump(exchange.ok ? m_ok : m_failed);
}

void Tally::recordError(ErrorClass errorClass, int code, std::uint64_t count) noexcept {
    bump(m_errors[static_cast<std::size_t>(errorClass)][slot(code, codeCount)], count);
}

void Tally::recordAnswer(const Exchange& exchange) noexcept {
    bump(m_statuses[slot(exchange.status, statusCount)]);
    bump(m_versions[slot(exchange.httpMajor, versionCount)]);
}

// A writer may have died within record(), which tells a status or an error, then the latency, and
// counts the request last. One that has its status and no latency has failed, and of nothing else.
void Tally::settle(const Exchange& rest) {
    Totals seen;
    addTo(seen);
    if (seen.latencyOk.total() > seen.ok)
        bump(m_ok);
    else if (seen.latencyFailed.total() > seen.failed)
        bump(m_failed);
    const std::uint64_t counted = read(m_ok) + read(m_failed);
    const std::uint64_t open = started() - counted - read(m_aborted);
    const std::uint64_t told = sumOf(seen.statuses) + sumOf(seen.errors);
    const std::uint64_t halfTold = told > counted ? std::min(open, told - counted) : 0;
    bump(m_failed, halfTold);
    const std::uint64_t lost = open - halfTold;
    bump(rest.aborted ? m_aborted : m_failed, lost);
    if (!rest.aborted)
        recordError(rest.error, rest.code, lost);
}

void Tally::recordPhases(const Phases& phases) noexcept {
    const std::array times{phases.dns, phases.connect, phases.tls, phases.ttfb, phases.download};
    for (std::size_t i = 0; i < phaseCount; ++i)
        if (times[i])
            m_phases[i].record(times[i]->count());
}

void Tally::addTo(Totals& totals) const {
    // Ends before starts: a request that ends meanwhile is then rather seen as still in flight.
    totals.ok += read(m_ok);
    totals.failed += read(m_failed);
    totals.aborted += read(m_aborted);
    totals.started += read(m_started);
    totals.bytesSent += read(m_bytesSent);
    totals.bytesReceived += read(m_bytesReceived);
    totals.connectionsOpened += read(m_connectionsOpened);
    m_latencyOk.addTo(totals.latencyOk);
    m_latencyFailed.addTo(totals.latencyFailed);
    for (std::size_t i = 0; i < phaseCount; ++i)
        m_phases[i].addTo(totals.phases[i]);
    addNonZero(m_statuses, totals.statuses);
    addNonZero(m_versions, totals.httpVersions);
    addErrorsTo(totals);
}

void Tally::addErrorsTo(Totals& totals) const {
    for (std::size_t errorClass = 0; errorClass < errorClassCount; ++errorClass)
        for (std::size_t code = 0; code < codeCount; ++code)
            if (const auto count = read(m_errors[errorClass][code]); count != 0)
                totals.errors[{static_cast<ErrorClass>(errorClass), static_cast<int>(code)}] +=
                    count;
}

} // namespace loadstone
