// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/querypipe.h"

#include "core/loop/pipedquery.h"
#include "core/postgres/heldresult.h"

#include <utility>

namespace loadstone {

// One that a run before has closed may still take a place at the server for a moment.
void QueryPipe::open(TimePoint now) {
    if (m_isTried && (!m_session.isTurnedAway() || now < m_session.triesAgainAt()))
        return;
    m_isTried = true;
    follow(m_session.open(now));
}

void QueryPipe::ask(PipedQuery& query, TimePoint now) {
    if (m_isPiped && !m_isOutdated)
        return send(query);
    m_waiting.push_back(&query);
    if (m_session.isClosed())
        follow(m_session.open(now));
}

// What the server has ended libpq closes by itself as soon as it reads that.
void QueryPipe::proceed(std::uint32_t events) {
    if (m_session.isClosed())
        return;
    if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0)
        m_watch.forget(m_session.socket());
    if (m_isPiped)
        takeResults();
    else
        follow(m_session.advance());
}

void QueryPipe::follow(Session::Wants wants) {
    if (m_session.isIdle())
        return becomeOpen();
    if (!m_session.isClosed()) {
        watch(wants);
        return;
    }
    for (PipedQuery* query : std::exchange(m_waiting, {}))
        query->fail(m_session.outcome().failure, m_session.problem());
}

void QueryPipe::becomeOpen() {
    m_isPiped = PQenterPipelineMode(m_session.connection()) == 1;
    m_isOutdated = false;
    watch(Session::Wants::ToRead);
    for (PipedQuery* query : std::exchange(m_waiting, {}))
        ask(*query, Clock::now());
}

// Row by row, as far as libpq lets it: that is said anew for each query before its first row.
void QueryPipe::send(PipedQuery& query) {
    PGconn* const connection = m_session.connection();
    m_sender.setValues(query.values());
    const std::size_t place = m_sender.statements().front();
    m_sent.push_back(&query);
    query.begins(place);
    if (!m_sender.send(connection, place) || PQpipelineSync(connection) != 1)
        return lose();
    query.wasSent(m_sender.bytesSent());
    if (m_sent.size() == 1)
        PQsetSingleRowMode(connection);
    goOn(true);
}

void QueryPipe::takeResults() {
    bool isAlive = true;
    do {
        isAlive = PQconsumeInput(m_session.connection()) == 1;
        dropNotifications();
        takeEach(isAlive);
    } while (m_isPiped && isAlive && !isLost() && m_session.holdsMore());
    goOn(isAlive);
}

// Behind the results of a query comes nothing, and then its sync: before that its transaction may
// still fail.
void QueryPipe::takeEach(bool isAlive) {
    PGconn* const connection = m_session.connection();
    bool wasNothing = false;
    while (!m_sent.empty() && (!isAlive || PQisBusy(connection) == 0)) {
        const HeldResult result(PQgetResult(connection));
        if (!result && std::exchange(wasNothing, true))
            return;
        if (!result)
            continue;
        wasNothing = false;
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC)
            endFirst();
        else if (!m_sent.front()->take(result.get()))
            return lose();
    }
}

void QueryPipe::endFirst() {
    PipedQuery* const first = m_sent.front();
    m_sent.pop_front();
    m_isOutdated = m_isOutdated || first->isOutdated();
    first->end(Clock::now());
    if (!m_sent.empty())
        PQsetSingleRowMode(m_session.connection());
}

void QueryPipe::goOn(bool isAlive) {
    if (!m_isPiped) // it was lost meanwhile, and may be on its way to be open again
        return;
    const int unsent = isAlive && !isLost() ? PQflush(m_session.connection()) : -1;
    if (unsent < 0)
        return lose();
    if (watch(unsent > 0 ? Session::Wants::ToWrite : Session::Wants::ToRead))
        renewIfOutdated();
}

// A table has changed: the connection is opened anew, when all that was sent is answered.
void QueryPipe::renewIfOutdated() {
    if (!m_isOutdated || !m_sent.empty())
        return;
    closeSession();
    if (!m_waiting.empty())
        follow(m_session.open(Clock::now()));
}

void QueryPipe::lose() {
    closeSession();
    for (PipedQuery* query : std::exchange(m_sent, {}))
        query->fail({ErrorClass::Reset, 0});
    if (!m_waiting.empty())
        follow(m_session.open(Clock::now()));
}

void QueryPipe::giveUp(ErrorClass reason) {
    if (!m_sent.empty())
        m_share.canceller.cancel(m_session.release());
    closeSession();
    for (auto* queries : {&m_sent, &m_waiting})
        for (PipedQuery* query : std::exchange(*queries, {}))
            query->giveUp(reason);
}

void QueryPipe::closeIfIdle() {
    if (!m_sent.empty() || !m_waiting.empty())
        return;
    closeSession();
}

// LISTEN may be a part of a query; what comes of it would pile up.
void QueryPipe::dropNotifications() {
    while (PGnotify* one = PQnotifies(m_session.connection()))
        PQfreemem(one);
}

bool QueryPipe::watch(Session::Wants wants) {
    if (m_watch.follow(m_session, wants))
        return true;
    giveUp(ErrorClass::NoDescriptor);
    return false;
}

} // namespace loadstone
