// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/tallywriter.h"

namespace loadstone {

namespace {

std::uint64_t read(const std::atomic<std::uint64_t>& counter) {
    return counter.load(std::memory_order_acquire);
}

} // namespace

void Tally::begin(std::uint64_t count) noexcept {
    hasOneWriter() ? TallyWriter<OneWriter>(*this).begin(count)
                   : TallyWriter<ManyWriters>(*this).begin(count);
}

void Tally::record(const Exchange& exchange) noexcept {
    hasOneWriter() ? TallyWriter<OneWriter>(*this).record(exchange)
                   : TallyWriter<ManyWriters>(*this).record(exchange);
}

void Tally::recordLag(Microseconds lag) noexcept {
    hasOneWriter() ? TallyWriter<OneWriter>(*this).recordLag(lag)
                   : TallyWriter<ManyWriters>(*this).recordLag(lag);
}

void Tally::recordOpening(Microseconds time) noexcept {
    hasOneWriter() ? TallyWriter<OneWriter>(*this).recordOpening(time)
                   : TallyWriter<ManyWriters>(*this).recordOpening(time);
}

void Tally::settle(const Exchange& rest, TimePoint now) {
    Totals seen;
    addTo(seen);
    const std::uint64_t lost = seen.inFlight();
    if (rest.aborted) {
        increase<ManyWriters>(m_aborted, lost);
    } else if (lost > 0) {
        m_errors.add<ManyWriters>(static_cast<std::size_t>(rest.error), rest.code, lost);
        seen.failed += lost;
    }
    m_cells.settle(seen.ok, seen.failed, now);
}

// Ends before starts, so that a request that ends meanwhile is rather seen as still under way.
void Tally::addTo(Totals& totals) const {
    addVerdictsTo(totals);
    totals.aborted += read(m_aborted);
    totals.started += read(m_started);
    totals.bytesSent += read(m_bytesSent);
    totals.bytesReceived += read(m_bytesReceived);
    totals.connectionsOpened += read(m_connectionsOpened);
    totals.retries += read(m_retries);
    totals.rows += read(m_rows);
    totals.lateStarts += read(m_lateStarts);
    totals.waits += read(m_waits);
    addChecksTo(totals.checks);
    addCodingsTo(totals);
    m_latencyOk.addTo(totals.latencyOk);
    m_latencyFailed.addTo(totals.latencyFailed);
    m_abortedAges.addTo(totals.abortedAges);
    m_lag.addTo(totals.lag);
    m_serviceOk.addTo(totals.serviceOk);
    m_lateness.addTo(totals.lateness);
    m_userWaits.addTo(totals.userWaits);
    for (std::size_t i = 0; i < phaseCount; ++i)
        m_phases[i].addTo(totals.phases[i]);
}

void Tally::addCodingsTo(Totals& totals) const {
    m_packed.forEach([&](std::size_t, int coding, std::uint64_t count) {
        totals.packed[static_cast<ContentCoding>(coding)] += count;
    });
}

void Tally::addChecksTo(CheckCounts& checks) const {
    m_checks.forEach([&](std::size_t row, int check, std::uint64_t count) {
        (row == 0 ? checks.failed : checks.passed)[static_cast<std::size_t>(check)] += count;
    });
    checks.cutBodies += read(m_cutBodies);
}

void Tally::addVerdictsTo(Totals& totals) const {
    m_answers.forEach([&](std::size_t row, int status, std::uint64_t count) {
        (row < versionCount ? totals.failed : totals.ok) += count;
        if (status == 0) // of a query
            return;
        totals.statuses[status] += count;
        totals.httpVersions[static_cast<int>(row % versionCount)] += count;
    });
    m_errors.forEach([&](std::size_t row, int code, std::uint64_t count) {
        totals.failed += count;
        totals.errors[{static_cast<ErrorClass>(row), code}] += count;
    });
}

} // namespace loadstone
