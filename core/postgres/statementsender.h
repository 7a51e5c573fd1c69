// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/sessionplan.h"

#include <libpq-fe.h>

#include <string_view>

namespace loadstone {

/// Sends one statement of a session over a connection that never blocks. Belongs to its session.
class StatementSender {
public:
    explicit StatementSender(const SessionPlan& plan) : m_plan(plan) {}

    /// The values of all parameters for the statements that follow, as RequestData writes them;
    /// they stay as they are until the last of them is sent.
    void setValues(std::string_view values);
    /// Of the query that was chosen, the places of its statements.
    const std::vector<std::size_t>& statements() const { return m_plan.queries[m_query]; }
    /// The statement at this place. False if the connection does not take it.
    bool prepare(PGconn* connection, std::size_t place) const;
    bool send(PGconn* connection, std::size_t place);
    /// What was sent last by the protocol simple.
    const std::string& sentText() const { return m_text; }
    /// Of values, and of text if that goes each time.
    std::uint64_t bytesSent() const { return m_bytesSent; }

private:
    bool sendText(PGconn* connection, const SqlStatement& statement);

    const SessionPlan& m_plan;
    std::size_t m_query = 0;           ///< the one that was chosen
    std::vector<const char*> m_values; ///< of all parameters; none: NULL
    std::vector<const char*> m_own;    ///< of those of one statement
    std::string m_text;
    std::uint64_t m_bytesSent = 0;
};

} // namespace loadstone
