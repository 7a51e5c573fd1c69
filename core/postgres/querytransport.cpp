// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/querytransport.h"

#include "core/postgres/queryexchange.h"
#include "core/postgres/sessionwait.h"

#include <poll.h>

#include <algorithm>

namespace loadstone {

QueryTransport::QueryTransport(QueryCompany company, std::stop_token stop)
    : m_company(std::move(company)), m_stop(std::move(stop)), m_session(*m_company.plan) {
    if (m_company.data) {
        Values values = m_company.data->values();
        m_company.data->writeParameters(values, m_text);
        if (!m_company.data->isFixed())
            m_values.emplace(m_company.data->values());
    }
    connect();
}

// One that a run before has closed may still take a place at the server for a moment. What cannot
// be opened now is tried again by the first query, which tells why.
void QueryTransport::connect() {
    const TimePoint until = Clock::now() + m_company.options.connectTimeout;
    do {
        if (!goOn(m_session.open(Clock::now()), until))
            return m_session.close();
        if (!m_session.isTurnedAway())
            return;
        m_stop.wait(-1, 0, m_session.triesAgainAt());
    } while (Clock::now() < until && !m_stop.isRequested());
}

bool QueryTransport::goOn(Session::Wants wants, TimePoint until) {
    return awaitSession(m_session, wants, m_stop, until, m_company.options.connectTimeout);
}

// The loops are woken by it.
void QueryTransport::hearOfClose() {
    while (m_session.isIdle() && m_stop.wait(m_session.socket(), POLLIN, TimePoint()))
        m_session.advance();
}

Exchange QueryTransport::perform(TimePoint deadline, std::uint64_t number) {
    if (m_values) {
        m_values->goTo(number);
        m_company.data->writeParameters(*m_values, m_text);
    }
    hearOfClose();
    const TimePoint begun = Clock::now();
    const TimePoint whole = begun + m_company.options.timeout;
    if (goOn(m_session.begin(m_text, begun), std::min(deadline, whole))) {
        Exchange exchange = exchangeOf(m_session, begun, Clock::now());
        exchange.aborted = exchange.finished >= deadline; // this thread came too late to it
        return exchange;
    }
    const TimePoint now = Clock::now();
    const bool isAborted = m_stop.isRequested() || now >= deadline;
    const ErrorClass lateness = m_session.lateness(now, whole);
    if (m_session.isAsking())
        m_company.canceller->cancel(m_session.release());
    m_session.giveUp({lateness, 0});
    Exchange exchange = exchangeOf(m_session, begun, now);
    exchange.aborted = isAborted;
    return exchange;
}

} // namespace loadstone
