// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/queryconversation.h"

#include "core/postgres/queryexchange.h"

#include <sys/epoll.h>

namespace loadstone {

// One that a run before has closed may still take a place at the server for a moment.
void QueryConversation::open(TimePoint now) {
    if (m_isTried && (!m_session.isTurnedAway() || now < m_session.triesAgainAt()))
        return;
    m_isTried = true;
    follow(m_session.open(now));
}

AfterTurn QueryConversation::begin(std::string_view request, TimePoint now) {
    m_begun = now;
    m_isBusy = true;
    m_hasEnded = false;
    const bool isOnItsWay = m_session.isOpening();
    const Session::Wants wants = m_session.begin(request, now);
    return isOnItsWay ? AfterTurn::Waits : follow(wants);
}

// What the server has ended libpq closes by itself as soon as it reads that.
AfterTurn QueryConversation::proceed(std::uint32_t events) {
    if (m_hasEnded)
        return AfterTurn::Ended;
    if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0 && !m_session.isClosed())
        m_watch.forget(m_session.socket());
    return follow(m_session.advance());
}

AfterTurn QueryConversation::follow(Session::Wants wants) {
    if (!m_session.isClosed() && watch(wants) && wants != Session::Wants::Nothing)
        return AfterTurn::Waits;
    return m_isBusy ? end(Clock::now()) : AfterTurn::Waits;
}

bool QueryConversation::watch(Session::Wants wants) {
    if (m_watch.follow(m_session, wants))
        return true;
    giveUp(ErrorClass::NoDescriptor);
    return false;
}

TimePoint QueryConversation::due() const {
    return m_session.due(m_begun + m_share.options.timeout, m_share.options.connectTimeout);
}

AfterTurn QueryConversation::expire(TimePoint now) {
    if (!m_isBusy || m_hasEnded || now < due())
        return m_hasEnded ? AfterTurn::Ended : AfterTurn::Waits;
    giveUp(m_session.lateness(now, m_begun + m_share.options.timeout));
    return end(now);
}

void QueryConversation::giveUp(ErrorClass reason) {
    if (m_session.isAsking())
        m_share.canceller.cancel(m_session.release());
    m_session.giveUp({reason, 0});
}

void QueryConversation::abort(TimePoint now) {
    if (m_hasEnded)
        return;
    giveUp(ErrorClass::None);
    end(now);
    m_exchange.aborted = true;
}

AfterTurn QueryConversation::end(TimePoint now) {
    m_exchange = exchangeOf(m_session, m_begun, now);
    m_hasEnded = true;
    return AfterTurn::Ended;
}

Exchange& QueryConversation::take() {
    m_isBusy = m_hasEnded = false;
    return m_exchange;
}

} // namespace loadstone
