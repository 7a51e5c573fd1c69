// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/databasecheck.h"

#include "core/postgres/connecterror.h"
#include "core/postgres/databasecounts.h"
#include "core/postgres/databaseplace.h"
#include "core/postgres/databaserow.h"
#include "core/postgres/poolercheck.h"
#include "core/postgres/sessionwait.h"
#include "core/postgres/sqlstate.h"

#include <algorithm>

namespace loadstone {

namespace {

/// "the query", "statement 2", "query 3", "query 3, statement 2": where it is first.
std::string statementAt(const SessionPlan& plan, std::size_t place) {
    if (plan.statements.size() == 1)
        return "the query";
    for (std::size_t i = 0; i < plan.queries.size(); ++i) {
        const auto& places = plan.queries[i];
        const auto found = std::ranges::find(places, place);
        if (found == places.end())
            continue;
        const std::string query = plan.queries.size() > 1 ? "query " + std::to_string(i + 1) : "";
        const std::string step = "statement " + std::to_string(found - places.begin() + 1);
        return places.size() == 1 ? query : query.empty() ? step : query + ", " + step;
    }
    return "a statement";
}

/// What may help against such a refusal, in brackets or behind a semicolon.
std::string helpWith(const SessionPlan& plan, const SqlState& state) {
    if (state.state == "42P05" || state.state == "26000")
        return " (" + std::string(state.words) + ")";
    const bool mayBeMadeBefore = state.state == "42P01" || state.state == "42703" ||
                                 state.state == "42883" || state.state == "42";
    return mayBeMadeBefore && plan.statements.size() > 1
               ? "; what only a statement before it makes is known with the protocol extended or "
                 "simple"
               : "";
}

tl::unexpected<Error> cannotPrepare(const SessionPlan& plan, const Session& session) {
    const std::string which = statementAt(plan, session.step());
    const SqlState& state = sqlStateAt(session.outcome().failure.code);
    const int position = session.problemPosition();
    const std::string where = position > 0 ? " (character " + std::to_string(position) + ")" : "";
    return fail("query", "the database refuses " + which + ": " + reasonIn(session.problem()) +
                             where + helpWith(plan, state));
}

/// A text may be sent as it is also if it cannot be prepared by itself, as it needs what comes
/// before; only its syntax must be right.
bool mayWorkAllTheSame(const SessionPlan& plan, const Session& session) {
    return plan.protocol != QueryProtocol::Prepared &&
           sqlStateAt(session.outcome().failure.code).state != "42601";
}

/// One after the other, all within the time to connect.
class DatabaseQuestions {
public:
    DatabaseQuestions(Milliseconds connectTimeout, const std::stop_token& stop)
        : m_timeout(connectTimeout), m_stop(stop), m_until(Clock::now() + connectTimeout) {}

    /// Whether that came to an end.
    bool open(Session& session) const {
        return awaitSession(session, session.open(Clock::now()), m_stop, m_until, m_timeout);
    }
    /// The same after another was closed, which may take its place for a moment yet.
    bool reopen(Session& session) const;
    DatabaseFacts factsOf(PGconn* connection, int connections) const;
    /// As the server has understood the statements that were prepared.
    std::vector<std::string> typesOf(const SessionPlan& plan, PGconn* connection) const;
    void close(Session& session) const { closeWholly(session, m_stop); }
    Expected<void> checkPrepared(const SessionPlan& plan, const Session& prepared,
                                 bool isPooled) const;

private:
    /// Whether a pooler loses what was prepared.
    bool isLost(const SessionPlan& plan, const Session& prepared) const;

    const Milliseconds m_timeout;
    const StopSignal m_stop;
    const TimePoint m_until;
};

bool DatabaseQuestions::reopen(Session& session) const {
    while (open(session)) {
        if (!session.isTurnedAway() || m_stop.isRequested() || Clock::now() >= m_until)
            return true;
        m_stop.wait(-1, 0, session.triesAgainAt());
    }
    return false;
}

bool DatabaseQuestions::isLost(const SessionPlan& plan, const Session& prepared) const {
    const SessionPlan without = plan.withoutStatements();
    Session other(without);
    return open(other) && other.isIdle() &&
           losesWhatIsPrepared(plan, prepared, other, m_stop, m_until);
}

// Connections that were closed a moment ago are gone a moment later.
DatabaseFacts DatabaseQuestions::factsOf(PGconn* connection, int connections) const {
    constexpr Milliseconds pause{20};
    constexpr int mostLooks = 50;
    DatabaseFacts facts{versionOf(connection), roomOf(connection, m_stop, m_until)};
    const auto hasToWait = [&] {
        return facts.room && !m_stop.isRequested() &&
               facts.room->free() < std::min(connections, facts.room->most - facts.room->reserved);
    };
    facts.isHere = isDatabaseHere(connection);
    facts.activity = activityOf(connection, m_stop, m_until);
    for (int i = 0; i < mostLooks && hasToWait(); ++i) {
        m_stop.wait(-1, 0, Clock::now() + pause);
        facts.room = roomOf(connection, m_stop, m_until);
    }
    return facts;
}

std::vector<std::string> DatabaseQuestions::typesOf(const SessionPlan& plan,
                                                    PGconn* connection) const {
    std::vector<std::string> types(parametersOf(plan.statements));
    for (std::size_t i = 0; i < plan.statements.size(); ++i) {
        const auto& own = plan.statements[i].parameters;
        if (own.empty())
            continue;
        const std::string question = "SELECT (parameter_types::text[])[n] FROM "
                                     "pg_prepared_statements, generate_series(1, " +
                                     std::to_string(own.size()) + ") n WHERE name = '" +
                                     plan.names[i] + "' ORDER BY n";
        const auto found = firstColumn(connection, question.c_str(), m_stop, m_until);
        for (std::size_t k = 0; k < std::min(own.size(), found.size()); ++k)
            types[own[k]] = found[k];
    }
    return types;
}

/// Whether the statements can be asked as `plan` wants them to be.
Expected<void> DatabaseQuestions::checkPrepared(const SessionPlan& plan, const Session& prepared,
                                                bool isPooled) const {
    if (prepared.isClosed() && !prepared.hasFailedToPrepare())
        return tl::unexpected(connectError(plan, prepared));
    if (prepared.hasFailedToPrepare() && !mayWorkAllTheSame(plan, prepared))
        return cannotPrepare(plan, prepared);
    if (isPooled && plan.protocol == QueryProtocol::Prepared && !plan.names.empty() &&
        isLost(plan, prepared))
        return fail("protocol",
                    "a pooler stands before the database and gives each transaction another "
                    "connection, as PgBouncer does in transaction mode, so what was prepared is "
                    "not there; use the protocol simple or extended");
    return {};
}

} // namespace

Expected<DatabaseFacts> askDatabase(const SessionPlan& plan, int connections,
                                    Milliseconds connectTimeout, const std::stop_token& stop) {
    const SessionPlan without = plan.withoutStatements();
    const DatabaseQuestions questions(connectTimeout, stop);
    Session session(without);
    if (!questions.open(session))
        return tl::unexpected(noAnswerError(connectTimeout));
    if (session.isClosed())
        return tl::unexpected(connectError(plan, session));
    DatabaseFacts facts = questions.factsOf(session.connection(), connections);
    questions.close(session);
    SessionPlan trial = plan;
    trial.protocol = QueryProtocol::Prepared;
    Session prepared(trial);
    if (!questions.reopen(prepared))
        return tl::unexpected(noAnswerError(connectTimeout));
    const bool isPooled = !facts.room;
    if (const auto right = questions.checkPrepared(plan, prepared, isPooled); !right)
        return tl::unexpected(right.error());
    if (prepared.isIdle())
        facts.types = questions.typesOf(trial, prepared.connection());
    questions.close(prepared);
    return facts;
}

} // namespace loadstone
