// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"
#include "core/postgres/failurenote.h"
#include "core/postgres/heldconnection.h"
#include "core/postgres/queryoutcome.h"
#include "core/postgres/statementsender.h"
#include "core/postgres/statementtimes.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace loadstone {

/// One user's connection to a database with what is asked over it, step by step: it never waits,
/// and says what it waits for. The blocking transport and the event loop both drive it, so that
/// what a query is stands here only. Rows are counted as they come and not kept. One thread; owned
/// by who drives it.
class Session : private Pinned {
public:
    enum class Wants { Nothing, ToRead, ToWrite }; ///< who writes reads as well

    /// Hears of a socket that is about to be closed; called on the session's thread.
    using BeforeClose = std::function<void(int socket)>;

    explicit Session(const SessionPlan& plan, BeforeClose beforeClose = {})
        : m_plan(plan),
          m_sender(plan),
          m_times(plan),
          m_note(plan),
          m_beforeClose(std::move(beforeClose)) {}
    ~Session() { close(); }

    /// Connects and prepares, without a query.
    Wants open(TimePoint now);
    /// Asks all statements with these values (StatementSender::setValues), after it has connected
    /// if it has to.
    Wants begin(std::string_view values, TimePoint now);
    /// Goes on as far as it can after its socket has become ready. If it wants nothing, what was
    /// begun has ended.
    Wants advance();
    /// Ends what was begun for this reason, and the connection with it.
    void giveUp(const QueryFailure& failure);
    void close();
    /// Leaves its connection, with what is asked over it, to somebody else.
    HeldConnection release();

    bool isClosed() const { return m_state == State::Closed; }
    bool isIdle() const { return m_state == State::Idle; }
    /// Whether it is on its way to being open.
    bool isOpening() const { return m_state == State::Connecting || m_state == State::Preparing; }
    /// Whether the server works on a statement.
    bool isAsking() const { return m_state >= State::Asking; }
    /// What poll(2) and epoll(7) are told to wait for.
    short eventsFor(Wants wants) const;
    /// Whether there is something to read that makes no socket ready.
    bool holdsMore() const;
    /// Changes while it connects.
    int socket() const { return PQsocket(m_connection.get()); }
    PGconn* connection() const { return m_connection.get(); }
    /// Until when what was begun may last that must end by `whole`: to connect has a limit of its
    /// own.
    TimePoint due(TimePoint whole, Milliseconds connectTimeout) const {
        return isOpening() ? std::min(whole, m_openedAt + connectTimeout) : whole;
    }
    /// Of which kind it is then, if it has not ended.
    ErrorClass lateness(TimePoint now, TimePoint whole) const {
        return isOpening() && now < whole ? ErrorClass::ConnectTimeout : ErrorClass::Timeout;
    }
    /// How long it took to open, if that was since the last call.
    std::optional<Microseconds> takeOpeningTime() { return std::exchange(m_openingTime, {}); }
    const QueryOutcome& outcome() const { return m_outcome; }
    /// How its statements came out, if there are several to tell apart, and what the server said of
    /// a failure; stays until the next begins.
    const QueryDetails* details() const {
        return m_details.statements.empty() && m_details.message.empty() ? nullptr : &m_details;
    }
    /// What was said when it could not be opened, and the place of the statement that could not be
    /// prepared.
    const std::string& problem() const { return m_problem; }
    std::size_t step() const { return m_step; }
    /// Where in it what the server does not take begins, in characters from 1; 0: not said.
    int problemPosition() const { return m_note.position(); }
    /// Whether the server had no connection left for it, which may be so for a moment only.
    bool isTurnedAway() const;
    /// When it may try again if it was turned away, as each try is a process of the server.
    TimePoint triesAgainAt() const { return m_triesAgainAt; }
    bool hasFailedToPrepare() const { return m_failedToPrepare; }
    std::uint64_t bytesSent() const { return m_sender.bytesSent(); }

private:
    enum class State {
        Closed,
        Connecting,
        Preparing,
        Idle,
        Asking,
        Cleaning, ///< rolls back
        Dropping, ///< what was prepared, to prepare it anew
        Renewing,
    };

    Wants advanceConnecting();
    Wants prepareNext();
    Wants becomeOpen();
    Wants ask();
    void startAnew();
    void endStatement();
    Wants sent(bool isTaken);
    Wants takeResults();
    Wants statementEnded();
    Wants afterStatement();
    Wants clean();
    Wants concluded();
    Wants askAgain();
    Wants renew();
    Wants goOnRenewing();
    Wants end();
    Wants lose();
    bool isUseless() const;
    void failToOpen();
    void disconnect();
    void dropNotifications();

    const SessionPlan& m_plan;
    StatementSender m_sender;
    StatementTimes m_times;
    FailureNote m_note;
    QueryDetails m_details;
    const BeforeClose m_beforeClose;
    HeldConnection m_connection;
    State m_state = State::Closed;
    QueryOutcome m_outcome;
    std::size_t m_step = 0;      ///< the place of what is prepared, or the query's step
    std::size_t m_retryFrom = 0; ///< the step with which the transaction began
    std::size_t m_renewals = 0;  ///< of statements, for the query
    bool m_isAsked = false;      ///< there is a query that has not ended
    std::string m_problem;
    bool m_failedToPrepare = false;
    TimePoint m_openedAt;
    TimePoint m_triesAgainAt;
    std::optional<Microseconds> m_openingTime;
};

} // namespace loadstone
