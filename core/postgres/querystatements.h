// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/queries.h"
#include "core/postgres/sqlstatement.h"

namespace loadstone {

/// The statements of all queries of a run: each text once, however often it is asked.
struct QueryStatements {
    /// Errors name "query" and say in which one, if there are several.
    static Expected<QueryStatements> read(const Queries& queries);

    std::vector<SqlStatement> statements;
    std::vector<std::vector<std::size_t>> queries; ///< of each, the places of its statements

    /// Whether a query has several, which count together.
    bool hasTransactions() const;
};

} // namespace loadstone
