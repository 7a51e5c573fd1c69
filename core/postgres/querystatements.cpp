// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/querystatements.h"

#include <algorithm>
#include <map>

namespace loadstone {

namespace {

Expected<std::vector<SqlStatement>> statementsOf(const Queries& queries, std::size_t place) {
    return readStatements(queries.all[place].sql).map_error([&](Error error) {
        if (queries.all.size() > 1)
            error.message = "query " + std::to_string(place + 1) + ", " + error.message;
        return error;
    });
}

} // namespace

Expected<QueryStatements> QueryStatements::read(const Queries& queries) {
    QueryStatements read;
    std::map<std::string, std::size_t> known; // places by text
    for (std::size_t i = 0; i < queries.all.size(); ++i) {
        auto statements = statementsOf(queries, i);
        if (!statements)
            return tl::unexpected(statements.error());
        std::vector<std::size_t>& places = read.queries.emplace_back();
        for (SqlStatement& one : *statements) {
            const auto [entry, isNew] = known.emplace(one.written(), read.statements.size());
            places.push_back(entry->second);
            if (isNew)
                read.statements.push_back(std::move(one));
        }
    }
    return read;
}

bool QueryStatements::hasTransactions() const {
    return std::ranges::any_of(queries, [](const auto& places) { return places.size() > 1; });
}

} // namespace loadstone
