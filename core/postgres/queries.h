// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/postgres/queryprotocol.h"

#include <string>
#include <vector>

namespace loadstone {

/// What stands for $1, $2 and so on in a query; it may have placeholders.
struct QueryParameter {
    std::string value;

    static Expected<QueryParameter> read(const std::string& text) { return QueryParameter{text}; }
    const std::string& text() const { return value; }
    bool operator==(const QueryParameter&) const = default;
};

/// One statement, which counts as a query, or several, which count together as one transaction; and
/// how often it is chosen beside others.
struct WeightedQuery {
    std::string sql;
    int weight = 1;

    bool operator==(const WeightedQuery&) const = default;
};

/// What a run asks of a database in the place of HTTP requests. A value.
struct Queries {
    std::vector<WeightedQuery> all;         ///< one of them each time
    std::vector<QueryParameter> parameters; ///< the first is $1
    std::string nullText; ///< a value that is this stands for NULL; empty: none does
    QueryProtocol protocol = QueryProtocol::Prepared;
    int retries = 0;  ///< of one that a deadlock or a serialization failure has ended
    int pipeline = 1; ///< how many may be under way at once on a connection

    bool operator==(const Queries&) const = default;
};

inline constexpr int mostQueryRetries = 1000;
inline constexpr int longestPipeline = 256;
inline constexpr std::size_t mostQueries = 64;
inline constexpr int mostQueryWeight = 1'000'000;

/// The queries of a text, each of which but the last must have its weight behind its last
/// semicolon, as in "SELECT 1;@3".
std::vector<WeightedQuery> queriesIn(const std::string& text);

/// Such a text; one query without a weight is as it was typed.
std::string textOf(const std::vector<WeightedQuery>& queries);

/// "FILE" and 3 of "FILE@3", as pgbench has it.
struct WeightedName {
    std::string name;
    int weight = 1;
};
WeightedName weightedName(const std::string& text);

} // namespace loadstone
