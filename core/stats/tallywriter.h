// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/tally.h"

#include <bit>

namespace loadstone {

/// How a tally is written to: by one thread at a time (OneWriter) or by many (ManyWriters).
///
/// The verdict is one addition and comes before the times, so a writer that dies at any point
/// leaves counts that agree: at worst its last answer is in no latency and in no cell of time,
/// which Tally::settle() makes up for.
template <typename Writer>
class TallyWriter {
public:
    explicit TallyWriter(Tally& tally) : m_tally(tally) {}

    void begin(std::uint64_t count = 1) noexcept { increase<Writer>(m_tally.m_started, count); }

    void record(const Exchange& exchange) noexcept {
        increase<Writer>(m_tally.m_bytesSent, exchange.bytesSent);
        increase<Writer>(m_tally.m_bytesReceived, exchange.bytesReceived);
        if (exchange.connectionsOpened > 0)
            increase<Writer>(m_tally.m_connectionsOpened,
                             static_cast<std::uint64_t>(exchange.connectionsOpened));
        if ((static_cast<std::uint64_t>(exchange.retries) | exchange.rows |
             reinterpret_cast<std::uintptr_t>(exchange.query)) != 0)
            recordQuery(exchange);
        if (exchange.isPaced)
            recordPace(exchange);
        if (exchange.aborted)
            return recordAborted(exchange);
        const std::int64_t latency = exchange.latency().count();
        recordVerdict(exchange);
        if (exchange.checks.isJudged())
            recordChecks(exchange.checks);
        if (isOk(exchange)) {
            if (exchange.isPaced)
                m_tally.m_serviceOk.template record<Writer>(exchange.serviceTime().count());
            m_tally.m_cells.recordOk<Writer>(exchange.finished, latency);
            m_tally.m_latencyOk.template record<Writer>(latency);
        } else {
            m_tally.m_cells.recordFailed<Writer>(exchange.finished);
            m_tally.m_latencyFailed.template record<Writer>(latency);
        }
        recordPhases(exchange.phases);
    }

    void recordLag(Microseconds lag) noexcept {
        m_tally.m_lag.template record<Writer>(lag.count());
    }

    void recordOpening(Microseconds time) noexcept {
        increase<Writer>(m_tally.m_connectionsOpened);
        recordPhase(1, time);
    }

private:
    void recordQuery(const Exchange& exchange) noexcept {
        increase<Writer>(m_tally.m_retries, static_cast<std::uint64_t>(exchange.retries));
        increase<Writer>(m_tally.m_rows, exchange.rows);
        QueryTally* const queries = m_tally.queries();
        if (!exchange.query || !queries || exchange.aborted)
            return;
        queries->record<Writer>(exchange.query->statements);
        if (exchange.error != ErrorClass::None && !exchange.query->message.empty())
            queries->keep({exchange.error, exchange.code}, exchange.query->message);
    }

    void recordPace(const Exchange& exchange) noexcept {
        m_tally.m_lateness.template record<Writer>(exchange.lateness().count());
        m_tally.m_userWaits.template record<Writer>(exchange.waitForUser().count());
        if (exchange.lateness() > Exchange::toleratedDelay)
            increase<Writer>(m_tally.m_lateStarts);
        if (exchange.waitForUser() > Exchange::toleratedDelay)
            increase<Writer>(m_tally.m_waits);
    }

    void recordAborted(const Exchange& exchange) noexcept {
        increase<Writer>(m_tally.m_aborted);
        m_tally.m_abortedAges.template record<Writer>(exchange.serviceTime().count());
    }

    static bool isOk(const Exchange& exchange) noexcept {
        return exchange.ok && exchange.error == ErrorClass::None;
    }

    void recordVerdict(const Exchange& exchange) noexcept {
        if (exchange.error != ErrorClass::None)
            return m_tally.m_errors.template add<Writer>(static_cast<std::size_t>(exchange.error),
                                                         exchange.code);
        m_tally.m_answers.template add<Writer>(Tally::rowOf(exchange.ok, exchange.httpMajor),
                                               exchange.status);
        if (exchange.contentCoding != ContentCoding::None)
            m_tally.m_packed.template add<Writer>(0, static_cast<int>(exchange.contentCoding));
    }

    void recordChecks(const CheckVerdict& checks) noexcept {
        for (std::uint32_t left = checks.passed | checks.failed; left != 0; left &= left - 1) {
            const int check = std::countr_zero(left);
            m_tally.m_checks.template add<Writer>(checks.passed >> check & 1, check);
        }
        if (checks.bodyWasCut)
            increase<Writer>(m_tally.m_cutBodies);
    }

    void recordPhases(const Phases& phases) noexcept {
        recordPhase(0, phases.dns);
        recordPhase(1, phases.connect);
        recordPhase(2, phases.tls);
        recordPhase(3, phases.ttfb);
        recordPhase(4, phases.download);
    }

    void recordPhase(std::size_t phase, const std::optional<Microseconds>& time) noexcept {
        if (time)
            m_tally.m_phases[phase].template record<Writer>(time->count());
    }

    Tally& m_tally;
};

} // namespace loadstone
