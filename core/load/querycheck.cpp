// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/querycheck.h"

#include "core/base/units.h"
#include "core/load/plansettings.h"
#include "core/postgres/databaseurl.h"
#include "core/postgres/sqlstatement.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Whether each transaction that a statement begins is ended by another.
bool endsWhatItBegins(const std::vector<SqlStatement>& statements) {
    bool isOpen = false;
    for (const SqlStatement& statement : statements) {
        if (statement.kind == SqlStatement::Kind::Begins)
            isOpen = true;
        else if (statement.kind == SqlStatement::Kind::Ends)
            isOpen = false;
    }
    return !isOpen;
}

void checkStatements(const std::vector<SqlStatement>& statements, Findings& found) {
    found.require(!statements.empty(), "query",
                  "there is no query; give one, as in --query 'SELECT 1'");
    found.require(endsWhatItBegins(statements), "query",
                  "the transaction that it begins has no end; add COMMIT");
    const bool copies = std::ranges::any_of(statements, [](const SqlStatement& statement) {
        return statement.kind == SqlStatement::Kind::Copies;
    });
    found.require(!copies, "query", "COPY is not supported; use INSERT or SELECT");
}

void checkParameters(const Queries& queries, std::size_t needed, Findings& found) {
    const std::size_t given = queries.parameters.size();
    const std::string thereAre =
        (given == 1 ? "there is " : "there are ") + counted(given, "value");
    found.require(given >= needed, "param",
                  "the query has $" + std::to_string(needed) + ", but " + thereAre +
                      "; give one for each by --param");
    found.require(given <= needed, "param",
                  thereAre + ", but the query has " +
                      (needed == 0 ? "no parameter; write $1 where the first belongs"
                                   : "only $1 to $" + std::to_string(needed)));
    const bool hasZero = std::ranges::any_of(queries.parameters, [](const QueryParameter& one) {
        return one.value.find('\0') != std::string::npos;
    });
    found.require(!hasZero, "param", "a value has a byte of 0, which no text of a database has");
}

} // namespace

void checkQueries(const LoadPlan& plan, Findings& found) {
    const std::string& url = plan.request.url;
    if (const auto database = checkDatabaseUrl(url); !database)
        found.add(database.error());
    found.require(url.find("{{") == std::string::npos, "url",
                  "where the database is cannot have placeholders; the values of --param can");
    found.require(plan.queries.text.find('\0') == std::string::npos, "query",
                  "the query has a byte of 0, behind which a database reads nothing");
    const auto statements = readStatements(plan.queries.text);
    if (!statements)
        return found.add(statements.error());
    checkStatements(*statements, found);
    checkParameters(plan.queries, parametersOf(*statements), found);
    found.require(plan.queries.retries >= 0 && plan.queries.retries <= mostQueryRetries, "retries",
                  "the number of retries must be from 0 to " + std::to_string(mostQueryRetries));
}

void checkBelonging(const LoadPlan& plan, Findings& found) {
    const LoadPlan standard;
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
