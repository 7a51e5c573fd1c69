// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/session.h"

#include "core/postgres/heldresult.h"
#include "core/postgres/sqlstate.h"

#include <openssl/ssl.h>
#include <poll.h>

namespace loadstone {

namespace {

constexpr Milliseconds pauseAfterRefusal{10};

void ignoreNotice(void*, const PGresult*) {}

} // namespace

// Verbose until it is open, as only so libpq tells the SQLSTATE of a refusal.
Session::Wants Session::open(TimePoint now) {
    m_openedAt = now;
    m_openingTime.reset();
    startAnew();
    disconnect();
    m_connection.reset(
        PQconnectStartParams(m_plan.where.keywords().data(), m_plan.where.values().data(), 0));
    if (!m_connection || PQstatus(m_connection.get()) == CONNECTION_BAD)
        return lose();
    PQsetErrorVerbosity(m_connection.get(), PQERRORS_VERBOSE);
    PQsetNoticeReceiver(m_connection.get(), &ignoreNotice, nullptr);
    m_state = State::Connecting;
    return Wants::ToWrite;
}

Session::Wants Session::begin(std::string_view values, TimePoint now) {
    m_sender.setValues(values);
    m_isAsked = true;
    if (m_state == State::Closed)
        return open(now);
    if (m_state != State::Idle)
        return Wants::ToRead;
    startAnew();
    return ask();
}

void Session::startAnew() {
    m_outcome = {};
    m_times.clear();
    m_note.clear();
    m_details = {};
    m_step = m_retryFrom = m_renewals = 0;
}

Session::Wants Session::advance() {
    switch (m_state) {
    case State::Closed:
        return Wants::Nothing;
    case State::Connecting:
        return advanceConnecting();
    default:
        return takeResults();
    }
}

// While it connects, libpq may close its socket and open another, also of the same number.
Session::Wants Session::advanceConnecting() {
    if (m_beforeClose && socket() >= 0)
        m_beforeClose(socket());
    switch (PQconnectPoll(m_connection.get())) {
    case PGRES_POLLING_READING:
        return Wants::ToRead;
    case PGRES_POLLING_OK:
        PQsetnonblocking(m_connection.get(), 1);
        m_state = State::Preparing;
        m_step = 0;
        return prepareNext();
    case PGRES_POLLING_FAILED:
        return lose();
    default:
        return Wants::ToWrite;
    }
}

Session::Wants Session::prepareNext() {
    const bool isDone =
        m_plan.protocol != QueryProtocol::Prepared || m_step == m_plan.statements.size();
    return isDone ? becomeOpen() : sent(m_sender.prepare(m_connection.get(), m_step));
}

Session::Wants Session::becomeOpen() {
    PQsetErrorVerbosity(m_connection.get(), PQERRORS_DEFAULT);
    m_openingTime = toMicroseconds(Clock::now() - m_openedAt);
    m_state = State::Idle;
    m_step = m_retryFrom = 0;
    return m_isAsked ? ask() : Wants::Nothing;
}

// Row by row, so that an answer of any size needs the memory of a row.
Session::Wants Session::ask() {
    m_state = State::Asking;
    const std::size_t place = m_sender.statements()[m_step];
    m_times.begin(place, m_outcome.rows);
    const bool isTaken = m_sender.send(m_connection.get(), place);
    PQsetSingleRowMode(m_connection.get());
    return sent(isTaken);
}

Session::Wants Session::sent(bool isTaken) {
    const int unsent = isTaken ? PQflush(m_connection.get()) : -1;
    if (unsent < 0)
        return lose();
    return unsent > 0 ? Wants::ToWrite : Wants::ToRead;
}

// LISTEN may be a part of a query; what comes of it would pile up.
void Session::dropNotifications() {
    while (PGnotify* one = PQnotifies(m_connection.get()))
        PQfreemem(one);
}

// What the server had to say before it closed the connection comes as the last results.
Session::Wants Session::takeResults() {
    const bool isAlive = PQconsumeInput(m_connection.get()) == 1;
    dropNotifications();
    if (m_state == State::Idle) {
        if (!isAlive)
            close();
        return Wants::Nothing;
    }
    while (!isAlive || PQisBusy(m_connection.get()) == 0) {
        const HeldResult result(PQgetResult(m_connection.get()));
        if (!result)
            return isAlive ? statementEnded() : lose();
        m_outcome.take(result.get());
        m_note.take(result.get());
        if (isUseless())
            return lose();
    }
    return holdsMore() ? takeResults() : sent(true);
}

Session::Wants Session::statementEnded() {
    if (m_state == State::Asking)
        return afterStatement();
    if (m_state == State::Cleaning)
        return concluded();
    if (m_state == State::Dropping || m_state == State::Renewing)
        return goOnRenewing();
    if (m_outcome.hasFailed())
        return lose();
    ++m_step;
    return prepareNext();
}

// What TLS has unpacked already makes no socket ready.
bool Session::holdsMore() const {
    auto* tls = static_cast<SSL*>(PQgetssl(m_connection.get()));
    return tls && SSL_pending(tls) > 0;
}

// COPY waits for data that nobody has.
bool Session::isUseless() const {
    return PQstatus(m_connection.get()) == CONNECTION_BAD ||
           m_outcome.failure.error == ErrorClass::Protocol;
}

Session::Wants Session::lose() {
    QueryFailure& failure = m_outcome.failure;
    if (!isAsking())
        failToOpen();
    else if (failure.error == ErrorClass::None)
        failure.error = ErrorClass::Reset;
    endStatement();
    close();
    return Wants::Nothing;
}

// A handshake that wants to send must not be woken by what it does not read.
short Session::eventsFor(Wants wants) const {
    if (wants != Wants::ToWrite)
        return POLLIN;
    return m_state == State::Connecting ? POLLOUT : POLLIN | POLLOUT;
}

// What fails before the session is open is a failure to connect, whoever says so.
void Session::failToOpen() {
    m_problem = PQerrorMessage(m_connection.get());
    m_failedToPrepare = m_state == State::Preparing;
    m_outcome.failure = connectFailureOf(m_problem);
    if (PQconnectionNeedsPassword(m_connection.get()) == 1)
        m_outcome.failure.code = sqlStatePlace("28P01");
    m_triesAgainAt = Clock::now() + pauseAfterRefusal;
    m_note.take(m_problem);
    m_details.message = m_note.text();
}

bool Session::isTurnedAway() const {
    return isClosed() && sqlStateAt(m_outcome.failure.code).state == "53300";
}

void Session::giveUp(const QueryFailure& failure) {
    m_outcome.failure = failure;
    endStatement();
    close();
}

HeldConnection Session::release() {
    if (m_beforeClose && socket() >= 0)
        m_beforeClose(socket());
    return std::move(m_connection);
}

void Session::disconnect() {
    release();
}

void Session::close() {
    disconnect();
    m_state = State::Closed;
    m_isAsked = false;
}

} // namespace loadstone
