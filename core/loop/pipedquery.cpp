// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/pipedquery.h"

#include "core/postgres/queryexchange.h"

namespace loadstone {

AfterTurn PipedQuery::begin(std::string_view request, TimePoint now) {
    m_values = request;
    m_begun = now;
    m_isBusy = true;
    m_hasEnded = false;
    m_outcome = {};
    m_times.clear();
    m_note.clear();
    m_details = {};
    m_bytesSent = 0;
    m_pipe.ask(*this, now);
    return m_hasEnded ? AfterTurn::Ended : AfterTurn::Waits;
}

// Whoever ends by an event is put in line, and takes leave when its turn comes.
AfterTurn PipedQuery::proceed(std::uint32_t events) {
    if (m_hasEnded)
        return AfterTurn::Ended;
    m_pipe.proceed(events);
    return AfterTurn::Waits;
}

// An answer that does not come holds up all behind it, so they end with it.
AfterTurn PipedQuery::expire(TimePoint now) {
    if (m_isBusy && !m_hasEnded && now >= due())
        m_pipe.giveUp(m_pipe.lateness(now, m_begun + m_share.options.timeout));
    return m_hasEnded ? AfterTurn::Ended : AfterTurn::Waits;
}

void PipedQuery::abort(TimePoint) {
    if (m_isBusy && !m_hasEnded)
        m_pipe.giveUp(ErrorClass::None);
}

Exchange& PipedQuery::take() {
    m_isBusy = m_hasEnded = false;
    return m_exchange;
}

bool PipedQuery::take(const PGresult* result) {
    m_outcome.take(result);
    m_note.take(result);
    return m_outcome.failure.error != ErrorClass::Protocol;
}

void PipedQuery::end(TimePoint now) {
    m_times.end(m_outcome.hasFailed(), m_outcome.rows);
    m_details.statements = m_times.all();
    m_details.message = m_note.text();
    const bool hasDetails = !m_details.statements.empty() || !m_details.message.empty();
    m_exchange = exchangeOf(m_outcome, m_begun, now);
    m_exchange.query = hasDetails ? &m_details : nullptr;
    m_exchange.bytesSent = m_bytesSent;
    m_exchange.phases.connect = m_pipe.takeOpeningTime();
    m_exchange.connectionsOpened = m_exchange.phases.connect ? 1 : 0;
    m_hasEnded = true;
    m_share.putInLine(m_owner);
}

void PipedQuery::fail(const QueryFailure& failure, std::string_view said) {
    if (!m_outcome.hasFailed())
        m_outcome.failure = failure;
    if (!said.empty())
        m_note.take(said);
    end(Clock::now());
}

void PipedQuery::giveUp(ErrorClass reason) {
    m_outcome.failure = {reason, 0};
    end(Clock::now());
    m_exchange.aborted = reason == ErrorClass::None;
}

} // namespace loadstone
