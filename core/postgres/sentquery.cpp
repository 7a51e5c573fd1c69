// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sentquery.h"

#include "core/base/units.h"
#include "core/base/visibletext.h"
#include "core/postgres/connecterror.h"
#include "core/postgres/databaserow.h"
#include "core/postgres/heldresult.h"
#include "core/postgres/sessionwait.h"

#include <cstdlib>

namespace loadstone {

namespace {

constexpr std::size_t mostCellBytes = 1000;

/// What libpq says by itself, as of a connection that has ended.
ServerMessage ownMessage(const char* said, const KnownSecrets& secrets) {
    const std::string_view text = said;
    return {"", "", secrets.hiddenIn(text.substr(0, text.find('\n'))), "", "", 0};
}

ServerMessage messageOf(const PGresult* result, const KnownSecrets& secrets) {
    const auto told = [&](int field) {
        const char* text = PQresultErrorField(result, field);
        return secrets.hiddenIn(text ? text : "");
    };
    if (!PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY))
        return ownMessage(PQresultErrorMessage(result), secrets);
    return {told(PG_DIAG_SEVERITY),        told(PG_DIAG_SQLSTATE),
            told(PG_DIAG_MESSAGE_PRIMARY), told(PG_DIAG_MESSAGE_DETAIL),
            told(PG_DIAG_MESSAGE_HINT),    std::atoi(told(PG_DIAG_STATEMENT_POSITION).c_str())};
}

/// Where notices go to.
struct HeardNotices {
    const KnownSecrets& secrets;
    std::vector<ServerMessage>& all;
};

void keepNotice(void* heard, const PGresult* result) {
    const auto& notices = *static_cast<HeardNotices*>(heard);
    notices.all.push_back(messageOf(result, notices.secrets));
}

// Before it is cut, as half of a secret is not known any more.
SentStatement::Cell cellOf(const PGresult* result, int row, int field,
                           const KnownSecrets& secrets) {
    if (PQgetisnull(result, row, field) == 1)
        return std::nullopt;
    return shortText(secrets.hiddenIn(PQgetvalue(result, row, field)), mostCellBytes);
}

/// Asks one statement after the other over an open session.
class OneByOne {
public:
    OneByOne(const SessionPlan& plan, const Session& session, const StopSignal& stop,
             TimePoint until)
        : m_plan(plan),
          m_session(session),
          m_connection(session.connection()),
          m_stop(stop),
          m_until(until),
          m_sender(plan) {}

    std::vector<SentStatement> ask(std::string_view values);

private:
    SentStatement askOne(std::size_t place);
    bool prepare(std::size_t place, SentStatement& into);
    void takeAll(bool isTaken, SentStatement& into);
    bool goesOn(bool isUnsent) const;
    void take(const PGresult* result, SentStatement& into);
    void takeRows(const PGresult* result, SentStatement& into);
    void giveUp(SentStatement& into);
    void nameTypes(SentStatement& of);

    const SessionPlan& m_plan;
    const Session& m_session;
    PGconn* const m_connection;
    const StopSignal& m_stop;
    const TimePoint m_until;
    StatementSender m_sender;
    TimePoint m_sentAt;
};

std::vector<SentStatement> OneByOne::ask(std::string_view values) {
    std::vector<SentStatement> sent;
    m_sender.setValues(values);
    for (const std::size_t place : m_sender.statements()) {
        sent.push_back(askOne(place));
        if (sent.back().problem)
            return sent;
    }
    for (SentStatement& statement : sent)
        nameTypes(statement);
    return sent;
}

SentStatement OneByOne::askOne(std::size_t place) {
    SentStatement one;
    one.sql = m_plan.statements[place].text;
    if (m_plan.protocol == QueryProtocol::Prepared && !prepare(place, one))
        return one;
    m_sentAt = Clock::now();
    const bool isTaken = m_sender.send(m_connection, place);
    PQsetSingleRowMode(m_connection);
    if (m_plan.protocol == QueryProtocol::Simple)
        one.sql = m_plan.secrets.hiddenIn(m_sender.sentText());
    takeAll(isTaken, one);
    one.time = toMicroseconds(Clock::now() - m_sentAt);
    return one;
}

bool OneByOne::prepare(std::size_t place, SentStatement& into) {
    m_sentAt = Clock::now();
    takeAll(m_sender.prepare(m_connection, place), into);
    into.prepareTime = toMicroseconds(Clock::now() - m_sentAt);
    return !into.problem;
}

void OneByOne::takeAll(bool isTaken, SentStatement& into) {
    if (!isTaken)
        into.problem = ownMessage(PQerrorMessage(m_connection), m_plan.secrets);
    while (isTaken) {
        const int unsent = PQflush(m_connection);
        const bool isAlive = unsent >= 0 && PQconsumeInput(m_connection) == 1;
        while (!isAlive || PQisBusy(m_connection) == 0) {
            const HeldResult result(PQgetResult(m_connection));
            if (!result)
                return;
            take(result.get(), into);
        }
        if (!goesOn(unsent > 0))
            return giveUp(into);
    }
}

/// Waits for the server; false if it takes too long.
bool OneByOne::goesOn(bool isUnsent) const {
    const auto wants = isUnsent ? Session::Wants::ToWrite : Session::Wants::ToRead;
    return m_session.holdsMore() ||
           m_stop.wait(m_session.socket(), m_session.eventsFor(wants), m_until);
}

void OneByOne::take(const PGresult* result, SentStatement& into) {
    switch (PQresultStatus(result)) {
    case PGRES_SINGLE_TUPLE:
    case PGRES_TUPLES_OK:
        takeRows(result, into);
        break;
    case PGRES_FATAL_ERROR:
        if (!into.problem)
            into.problem = messageOf(result, m_plan.secrets);
        break;
    default:
        break;
    }
    if (const char* command = PQcmdStatus(const_cast<PGresult*>(result)); *command != '\0')
        into.command = command;
}

void OneByOne::takeRows(const PGresult* result, SentStatement& into) {
    const int fields = PQnfields(result);
    if (into.columns.empty())
        for (int i = 0; i < fields; ++i)
            into.columns.push_back({m_plan.secrets.hiddenIn(PQfname(result, i)), "",
                                    PQftype(result, i), PQfmod(result, i)});
    const int rows = PQntuples(result);
    if (rows > 0 && !into.firstRowTime)
        into.firstRowTime = toMicroseconds(Clock::now() - m_sentAt);
    into.rowCount += static_cast<std::uint64_t>(rows);
    for (int row = 0; row < rows && into.rows.size() < SentStatement::mostRows; ++row) {
        auto& cells = into.rows.emplace_back();
        for (int field = 0; field < fields; ++field)
            cells.push_back(cellOf(result, row, field, m_plan.secrets));
    }
}

void OneByOne::giveUp(SentStatement& into) {
    std::array<char, 256> ignored{};
    const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> cancel(PQgetCancel(m_connection),
                                                                    &PQfreeCancel);
    if (cancel)
        PQcancel(cancel.get(), ignored.data(), static_cast<int>(ignored.size()));
    into.problem = ServerMessage{"",
                                 "",
                                 "no complete answer came in time, so it was cancelled",
                                 "",
                                 "raise the timeout if it may take longer",
                                 0};
}

void OneByOne::nameTypes(SentStatement& of) {
    std::string sql;
    for (const SentStatement::Column& column : of.columns)
        sql += std::string(sql.empty() ? "SELECT " : ", ") + "pg_catalog.format_type(" +
               std::to_string(column.oid) + ", " + std::to_string(column.modifier) + ")";
    if (sql.empty())
        return;
    const auto names = firstRow(m_connection, sql.c_str(), m_stop, m_until);
    for (std::size_t i = 0; i < std::min(names.size(), of.columns.size()); ++i)
        of.columns[i].type = names[i];
}

std::string serverOf(PGconn* connection) {
    const char* address = PQhostaddr(connection);
    const std::string host = address && *address != '\0' ? address : PQhost(connection);
    return host + " port " + PQport(connection);
}

} // namespace

Expected<SentQuery> sendQuery(const SessionPlan& plan, std::string_view values,
                              const QueryTimes& times, const StopSignal& stop) {
    const SessionPlan without = plan.withoutStatements();
    Session session(without);
    const TimePoint begun = Clock::now();
    const bool isOpen =
        awaitSession(session, session.open(begun), stop, begun + times.toConnect, times.toConnect);
    if (!isOpen)
        return tl::unexpected(noAnswerError(times.toConnect));
    if (session.isClosed())
        return tl::unexpected(connectError(plan, session));
    SentQuery sent;
    sent.connectTime = session.takeOpeningTime().value_or(Microseconds(0));
    sent.version = versionOf(session.connection());
    sent.server = serverOf(session.connection());
    HeardNotices heard{plan.secrets, sent.notices};
    PQsetNoticeReceiver(session.connection(), &keepNotice, &heard);
    OneByOne asked(plan, session, stop, Clock::now() + times.whole);
    sent.statements = asked.ask(values);
    return sent;
}

} // namespace loadstone
