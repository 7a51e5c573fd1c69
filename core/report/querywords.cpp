// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/querywords.h"

#include "core/base/units.h"
#include "core/base/visibletext.h"
#include "core/http/secrets.h"
#include "core/postgres/queryfailure.h"
#include "core/postgres/sqlstate.h"
#include "core/report/loadnoun.h"
#include "core/report/sizenoun.h"

namespace loadstone {

namespace {

constexpr std::size_t mostShownQuery = 4000; // bytes

std::string pipelineText(const Queries& queries) {
    return queries.pipeline == 1 ? "" : ", pipeline of " + std::to_string(queries.pipeline);
}

/// "40001, a serialization failure ..."; `state` may be one that the table knows by its class only.
std::string stateText(std::string_view state, int code, const LoadPlan& plan) {
    std::string text =
        std::string(state) + ", " +
        (code == 0 ? "an error that is not PostgreSQL's own" : std::string(sqlStateAt(code).words));
    if (isSerializationConflict(state))
        text += plan.queries.retries == 0 ? "; with retries it is tried again"
                                          : ", also when it was tried again";
    return text;
}

std::string orState(const std::string& otherwise, int code, const LoadPlan& plan) {
    return code == 0 ? otherwise : stateText(sqlStateAt(code).state, code, plan);
}

std::string indented(const std::string& text) {
    std::string lines = "  ";
    for (const char c : text.substr(0, text.find_last_not_of('\n') + 1))
        lines += c == '\n' ? std::string("\n  ") : std::string(1, c);
    return lines + "\n";
}

} // namespace

std::string queryErrorText(ErrorClass errorClass, int code, const LoadPlan& plan) {
    const TransportOptions& transport = plan.transport;
    switch (errorClass) {
    case ErrorClass::Dns:
        return "the name of the database's host cannot be resolved";
    case ErrorClass::Connect:
        return orState("the connection was refused or the database cannot be reached", code, plan);
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
        return orState("the database gave an error of an unknown kind", code, plan);
    default:
        return "the query failed";
    }
}

void addWhatWasSaid(ErrorLine& line, const std::string& said, const LoadPlan& plan) {
    constexpr std::string_view behindState = ": ";
    constexpr std::size_t stateSize = 5;
    const bool hasState = said.size() > stateSize &&
                          std::string_view(said).substr(stateSize).starts_with(behindState) &&
                          sqlStateIn(":  " + said).size() == stateSize;
    line.said = hasState ? said.substr(stateSize + behindState.size()) : said;
    line.state = hasState ? said.substr(0, stateSize) : std::string(sqlStateAt(line.code).state);
    if (hasState)
        line.message = stateText(line.state, line.code, plan);
}

std::string askedText(const RunReport& report) {
    const LoadPlan& plan = report.plan;
    std::string text = withoutSecrets(plan.request.url) + ", " +
                       sized(plan.threads, unitsOf(plan.engine)) + ", protocol " +
                       std::string(nameOf(plan.queries.protocol)) + pipelineText(plan.queries);
    if (!report.database.version.empty())
        text += ", PostgreSQL " + report.database.version;
    const std::string sql = textOf(plan.queries.all);
    return text + "\n" + indented(shortText(visibleText(sql), mostShownQuery));
}

std::string databaseText(const DatabaseFacts& facts, const LoadPlan& plan) {
    if (facts.version.empty())
        return "";
    const std::string room = facts.room ? "; " + roomText(*facts.room) : "";
    return "PostgreSQL " + facts.version + ", protocol " +
           std::string(nameOf(plan.queries.protocol)) + pipelineText(plan.queries) + room + ".";
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
