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

/// What a run asks of a database in the place of HTTP requests. A value. `text` is one statement,
/// which counts as a query, or several, which count together as one transaction.
struct Queries {
    std::string text;
    std::vector<QueryParameter> parameters; ///< the first is $1
    QueryProtocol protocol = QueryProtocol::Prepared;
    int retries = 0; ///< of one that a deadlock or a serialization failure has ended

    bool operator==(const Queries&) const = default;
};

inline constexpr int mostQueryRetries = 1000;

} // namespace loadstone
