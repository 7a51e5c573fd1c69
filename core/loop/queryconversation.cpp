// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/queryconversation.h"

#include "core/postgres/queryexchange.h"

#include <sys/epoll.h>

#include <algorithm>

namespace loadstone {

// One that a run before has closed may still take a place at the server for a moment.
void QueryConversation::open(TimePoint now) {
    if (m_isTried && !m_session.isTurnedAway())
        return;
    m_isTried = true;
    m_watched = 0;
    follow(m_session.open(now));
}

Progress QueryConversation::begin(std::string_view request, TimePoint now) {
    m_begun = now;
    m_isBusy = true;
    m_hasEnded = false;
    if (m_session.isClosed())
        m_watched = 0;
    const bool isOnItsWay = m_session.isOpening();
    const Session::Wants wants = m_session.begin(request, now);
    return isOnItsWay ? Progress::Waits : follow(wants);
}

Progress QueryConversation::proceed(std::uint32_t) {
    if (m_hasEnded)
        return Progress::Ended;
    return follow(m_session.advance());
}

Progress QueryConversation::follow(Session::Wants wants) {
    if (wants != Session::Wants::Nothing && watch(wants))
        return Progress::Waits;
    return m_isBusy ? end(Clock::now()) : Progress::Waits;
}

// While it connects, libpq may close its socket and open another of the same number.
bool QueryConversation::watch(Session::Wants wants) {
    const bool writes = wants == Session::Wants::ToWrite;
    const std::uint32_t reading = m_session.isOpening() && writes ? 0U : EPOLLIN;
    const std::uint32_t events = reading | (writes ? EPOLLOUT : 0U);
    if (events == m_watched && !m_session.isOpening())
        return true;
    m_watched = events;
    if (m_share.queue.watchFor(m_session.socket(), events, m_owner))
        return true;
    giveUp(ErrorClass::NoDescriptor);
    return false;
}

TimePoint QueryConversation::due() const {
    const TimePoint whole = m_begun + m_share.options.timeout;
    return m_session.isOpening()
               ? std::min(whole, m_session.openedAt() + m_share.options.connectTimeout)
               : whole;
}

Progress QueryConversation::expire(TimePoint now) {
    if (!m_isBusy || m_hasEnded || now < due())
        return m_hasEnded ? Progress::Ended : Progress::Waits;
    const bool isLateToConnect = m_session.isOpening() && now < m_begun + m_share.options.timeout;
    giveUp(isLateToConnect ? ErrorClass::ConnectTimeout : ErrorClass::Timeout);
    return end(now);
}

void QueryConversation::giveUp(ErrorClass reason) {
    if (m_session.isAsking())
        m_share.canceller.cancel(m_session.connection());
    m_session.giveUp({reason, 0});
}

void QueryConversation::abort(TimePoint now) {
    if (m_hasEnded)
        return;
    giveUp(ErrorClass::None);
    end(now);
    m_exchange.aborted = true;
}

Progress QueryConversation::end(TimePoint now) {
    m_exchange = exchangeOf(m_session, m_begun, now);
    m_hasEnded = true;
    return Progress::Ended;
}

Exchange& QueryConversation::take() {
    m_isBusy = m_hasEnded = false;
    return m_exchange;
}

} // namespace loadstone
