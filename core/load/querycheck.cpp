// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/querycheck.h"

#include "core/base/units.h"
#include "core/load/plansettings.h"
#include "core/postgres/databaseurl.h"
#include "core/postgres/querystatements.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Whether each transaction that a statement of the query begins is ended by another.
bool endsWhatItBegins(const QueryStatements& read, const std::vector<std::size_t>& query) {
    bool isOpen = false;
    for (const std::size_t place : query) {
        const SqlStatement::Kind kind = read.statements[place].kind;
        if (kind == SqlStatement::Kind::Begins)
            isOpen = true;
        else if (kind == SqlStatement::Kind::Ends)
            isOpen = false;
    }
    return !isOpen;
}

void checkStatements(const QueryStatements& read, Findings& found) {
    found.require(!read.statements.empty(), "query", "there is no query; give one, as in SELECT 1");
    for (std::size_t i = 0; i < read.queries.size(); ++i) {
        const auto& query = read.queries[i];
        const std::string which =
            read.queries.size() > 1 ? "query " + std::to_string(i + 1) + ": " : "";
        found.require(!query.empty() || read.statements.empty(), "query",
                      which + "there is no statement in it; leave it out");
        found.require(endsWhatItBegins(read, query), "query",
                      which + "the transaction that it begins has no end; add COMMIT");
    }
    const bool copies = std::ranges::any_of(read.statements, [](const SqlStatement& statement) {
        return statement.kind == SqlStatement::Kind::Copies;
    });
    found.require(!copies, "query", "COPY is not supported; use INSERT or SELECT");
}

void checkTexts(const std::vector<WeightedQuery>& queries, Findings& found) {
    const auto hasZero = [](const WeightedQuery& query) {
        return query.sql.find('\0') != std::string::npos;
    };
    const auto isAllowed = [](const WeightedQuery& query) {
        return query.weight >= 1 && query.weight <= mostQueryWeight;
    };
    found.require(std::ranges::none_of(queries, hasZero), "query",
                  "the query has a byte of 0, behind which a database reads nothing");
    found.require(std::ranges::all_of(queries, isAllowed), "query",
                  "the weight of a query must be from 1 to " +
                      formatCount(static_cast<std::uint64_t>(mostQueryWeight)));
    found.require(queries.size() <= mostQueries, "query",
                  "there are " + formatCount(queries.size()) + " queries" + "; at most " +
                      std::to_string(mostQueries) + " can be asked in turn");
}

void checkParameters(const Queries& queries, std::size_t needed, Findings& found) {
    const std::size_t given = queries.parameters.size();
    const std::string thereAre =
        (given == 1 ? "there is " : "there are ") + counted(given, "value");
    found.require(given >= needed, "param",
                  "the query has $" + std::to_string(needed) + ", but " + thereAre +
                      "; give one for each");
    found.require(given <= needed, "param",
                  thereAre + ", but the query has " +
                      (needed == 0   ? "no parameter; write $1 where the first belongs"
                       : needed == 1 ? "only $1"
                                     : "only $1 to $" + std::to_string(needed)));
    const bool hasZero = std::ranges::any_of(queries.parameters, [](const QueryParameter& one) {
        return one.value.find('\0') != std::string::npos;
    });
    found.require(!hasZero, "param", "a value has a byte of 0, which no text of a database has");
}

/// Of a pipeline each query is a transaction by itself, and nothing is asked once more.
void checkPipeline(const LoadPlan& plan, const QueryStatements& read, Findings& found) {
    const Queries& queries = plan.queries;
    found.require(queries.pipeline >= 1 && queries.pipeline <= longestPipeline, "pipeline",
                  "the queries under way on a connection must be from 1 to " +
                      std::to_string(longestPipeline));
    if (queries.pipeline == 1)
        return;
    found.require(plan.engine != EngineKind::Pool, "pipeline",
                  "threads of the pool wait for each answer; choose the engine loop or process, or "
                  "set it to 1");
    found.require(queries.protocol != QueryProtocol::Simple, "pipeline",
                  "the protocol simple waits for each answer; choose prepared or extended, or "
                  "set it to 1");
    found.require(queries.retries == 0, "pipeline",
                  "what is behind a query in a pipeline cannot wait until it is tried again; "
                  "set the retries to 0 or the pipeline to 1");
    const bool isEachOne =
        std::ranges::all_of(read.queries, [&](const auto& query) { return query.size() <= 1; });
    found.require(isEachOne, "pipeline",
                  "several statements that count as one transaction wait for each other; give one "
                  "statement for each query, or set it to 1");
}

} // namespace

void checkQueries(const LoadPlan& plan, Findings& found) {
    const std::string& url = plan.request.url;
    if (const auto database = checkDatabaseUrl(url); !database)
        found.add(database.error());
    found.require(url.find("{{") == std::string::npos, "url",
                  "where the database is cannot have placeholders; the values of parameters can");
    checkTexts(plan.queries.all, found);
    const auto read = QueryStatements::read(plan.queries);
    if (!read)
        return found.add(read.error());
    checkStatements(*read, found);
    checkPipeline(plan, *read, found);
    checkParameters(plan.queries, parametersOf(read->statements), found);
    found.require(plan.queries.retries >= 0 && plan.queries.retries <= mostQueryRetries, "retries",
                  "the number of retries must be from 0 to " + std::to_string(mostQueryRetries));
}

/// Something else than HTTP and a database that libpq can find.
bool isOfNothingKnown(const std::string& url) {
    return !isDatabaseUrl(url) && !url.starts_with("http://") && !url.starts_with("https://");
}

void checkBelonging(const LoadPlan& plan, Findings& found) {
    const LoadPlan standard;
    if (!plan.queries.all.empty() && isOfNothingKnown(plan.request.url))
        return found.add({"url",
                          "this is no URL of a database; write it as "
                          "postgresql://user@host:port/database, or in words of libpq, as in "
                          "'host=/run/postgresql dbname=shop'"});
    const SettingOf other = plan.asksDatabase() ? SettingOf::Http : SettingOf::Database;
    forEachSetting([&](const auto& row) {
        found.require(row.of != other || row.in(plan) == row.in(standard), row.field,
                      plan.asksDatabase()
                          ? "this is of HTTP, and a database is asked; leave it out"
                          : "this is of a database, and the URL is none; write the URL as "
                            "postgresql://user@host/database, or leave it out");
    });
}

} // namespace loadstone
