// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/connectparameters.h"
#include "core/postgres/queries.h"
#include "core/postgres/sqlstatement.h"

namespace loadstone {

/// What the sessions of a run have in common. Never changes; any thread.
struct SessionPlan {
    /// Errors name "url" or "query".
    static Expected<SessionPlan> read(const std::string& url, const Queries& queries);

    ConnectParameters where;
    std::vector<SqlStatement> statements;
    std::vector<std::string> names; ///< of the statements once they are prepared
    QueryProtocol protocol = QueryProtocol::Prepared;
    int retries = 0;
};

} // namespace loadstone
