// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/queryshare.h"
#include "core/loop/sessionwatch.h"
#include "core/postgres/session.h"

#include <deque>

namespace loadstone {

class PipedQuery;

/// One connection to a database on which several queries are under way at once. Each has a sync of
/// its own behind it, so that it is a transaction by itself and fails alone; answers come in the
/// order of the queries. Lives on its loop's thread; owned by the loop, and outlives its queries.
class QueryPipe : private Pinned {
public:
    /// Its events come with `owner`, whose conversation hands them on.
    QueryPipe(const QueryShare& share, void* owner)
        : m_share(share),
          m_watch(share.queue, owner),
          m_sender(share.plan),
          m_session(share.plan, [this](int socket) { m_watch.forget(socket); }) {}

    void open(TimePoint now);
    bool isOpening() const { return m_session.isOpening() || m_session.isTurnedAway(); }
    std::optional<Microseconds> takeOpeningTime() { return m_session.takeOpeningTime(); }
    /// Sends it, once the connection is open; tells it of its end.
    void ask(PipedQuery& query, TimePoint now);
    void proceed(std::uint32_t events);
    TimePoint due(TimePoint whole) const {
        return m_session.due(whole, m_share.options.connectTimeout);
    }
    ErrorClass lateness(TimePoint now, TimePoint whole) const {
        return m_session.lateness(now, whole);
    }
    /// Ends all that is under way for this reason, and the connection with it; no reason: aborted.
    void giveUp(ErrorClass reason);
    /// Unless a query is under way.
    void closeIfIdle();

private:
    void follow(Session::Wants wants);
    void becomeOpen();
    void send(PipedQuery& query);
    void takeResults();
    void takeEach(bool isAlive);
    void endFirst();
    void goOn(bool isAlive);
    void renewIfOutdated();
    void lose();
    void closeSession() {
        m_session.close();
        m_isPiped = m_isOutdated = false;
    }
    bool isLost() const { return PQstatus(m_session.connection()) == CONNECTION_BAD; }
    void dropNotifications();
    bool watch(Session::Wants wants);

    const QueryShare& m_share;
    SessionWatch m_watch;
    StatementSender m_sender;
    Session m_session;                 ///< opens the connection, and holds it
    std::deque<PipedQuery*> m_waiting; ///< for the connection to be open
    std::deque<PipedQuery*> m_sent;    ///< the one that is answered next first
    bool m_isTried = false;            ///< to open before the load
    bool m_isPiped = false;            ///< libpq is in its pipeline mode
    bool m_isOutdated = false;         ///< what was prepared must be prepared anew
};

} // namespace loadstone
