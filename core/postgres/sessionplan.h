// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/knownsecrets.h"
#include "core/postgres/connectparameters.h"
#include "core/postgres/queryfailure.h"
#include "core/postgres/querystatements.h"

namespace loadstone {

/// What the sessions of a run have in common. Never changes; any thread.
struct SessionPlan {
    /// Errors name "url" or "query".
    static Expected<SessionPlan> read(const std::string& url, const Queries& queries);
    /// The same connection for whoever asks it other things.
    SessionPlan withoutStatements() const;

    ConnectParameters where;
    std::vector<SqlStatement> statements;          ///< each text once
    std::vector<std::string> names;                ///< of the statements once they are prepared
    std::vector<std::vector<std::size_t>> queries; ///< of each, the places of its statements
    QueryProtocol protocol = QueryProtocol::Prepared;
    int retries = 0;
    std::string nullText; ///< a value that is this stands for NULL; empty: none does
    KnownSecrets secrets; ///< of the URL, which the server may repeat
};

} // namespace loadstone
