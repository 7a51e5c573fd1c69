// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sessionplan.h"

#include <random>

namespace loadstone {

Expected<SessionPlan> SessionPlan::read(const std::string& url, const Queries& queries) {
    auto where = ConnectParameters::read(url);
    if (!where)
        return tl::unexpected(where.error());
    auto statements = QueryStatements::read(queries);
    if (!statements)
        return tl::unexpected(statements.error());
    // A pooler may lend a connection on which an earlier run has prepared other statements.
    const std::string run = std::to_string(std::random_device{}());
    SessionPlan plan;
    plan.where = std::move(*where);
    plan.statements = std::move(statements->statements);
    plan.queries = std::move(statements->queries);
    for (std::size_t i = 0; i < plan.statements.size(); ++i)
        plan.names.push_back("loadstone_" + run + "_" + std::to_string(i + 1));
    plan.secrets.addThoseOfUrl(url);
    plan.protocol = queries.protocol;
    plan.retries = queries.retries;
    plan.nullText = queries.nullText;
    return plan;
}

SessionPlan SessionPlan::withoutStatements() const {
    SessionPlan plan = *this;
    plan.statements.clear();
    plan.names.clear();
    plan.queries.clear();
    return plan;
}

} // namespace loadstone
