// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/querywords.h"

#include "core/base/units.h"
#include "core/http/secrets.h"
#include "core/postgres/sqlstate.h"
#include "core/report/loadnoun.h"
#include "core/report/sizenoun.h"

namespace loadstone {

namespace {

/// "40001, a serialization failure ..."; none without a code.
std::string stateText(int code) {
    const SqlState& state = sqlStateAt(code);
    return state.state.empty() ? "" : std::string(state.state) + ", " + std::string(state.words);
}

std::string orState(const std::string& otherwise, int code) {
    return code == 0 ? otherwise : stateText(code);
}

std::string indented(const std::string& text) {
    std::string lines = "  ";
    for (const char c : text)
        lines += c == '\n' ? std::string("\n  ") : std::string(1, c);
    return lines + "\n";
}

} // namespace

std::string queryErrorText(ErrorClass errorClass, int code, const TransportOptions& transport) {
    switch (errorClass) {
    case ErrorClass::Dns:
        return "the name of the database's host cannot be resolved";
    case ErrorClass::Connect:
        return orState("the connection was refused or the database cannot be reached", code);
    case ErrorClass::ConnectTimeout:
        return "no connection within " + formatTime(Seconds(transport.connectTimeout)) +
               "; the database is overloaded, or a firewall drops what is sent";
    case ErrorClass::Tls:
        return "TLS with the database failed; see sslmode and sslrootcert of libpq";
    case ErrorClass::Timeout:
        return "no complete answer within " + formatTime(Seconds(transport.timeout)) +
               ", so the query was cancelled; raise the timeout if it may take longer";
    case ErrorClass::Reset:
        return "the database closed the connection before the answer was complete";
    case ErrorClass::Protocol:
        return "the answer is none of a query, as of COPY";
    case ErrorClass::Sql:
        return orState("the database gave an error without a SQLSTATE", code);
    default:
        return "the query failed";
    }
}

std::string askedText(const RunReport& report) {
    const LoadPlan& plan = report.plan;
    std::string text = withoutSecrets(plan.request.url) + ", " +
                       sized(plan.threads, unitsOf(plan.engine)) + ", protocol " +
                       std::string(nameOf(plan.queries.protocol));
    if (!report.database.version.empty())
        text += ", PostgreSQL " + report.database.version;
    return text + "\n" + indented(plan.queries.text);
}

std::string databaseText(const DatabaseFacts& facts, const LoadPlan& plan) {
    if (facts.version.empty())
        return "";
    const std::string room = facts.room ? "; " + roomText(*facts.room) : "";
    return "PostgreSQL " + facts.version + ", protocol " +
           std::string(nameOf(plan.queries.protocol)) + room + ".";
}

std::string conflictNote(const RunReport& report) {
    const std::uint64_t retries = report.snapshot.totals.retries;
    if (retries == 0)
        return "";
    return "\n" + counted(retries, "time") +
           " a deadlock or a serialization failure ended a transaction that was tried again; its "
           "latency is that of all its tries.\n";
}

} // namespace loadstone
