// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/stopsignal.h"
#include "core/postgres/sessionplan.h"

#include <optional>

namespace loadstone {

/// What a server says beside an answer: of what went wrong, or of what it noticed.
struct ServerMessage {
    std::string severity;
    std::string state; ///< SQLSTATE; empty if the server has not said it
    std::string text;
    std::string detail;
    std::string hint;
    int position = 0; ///< in the statement, in characters from 1; 0: none
};

/// One statement that was sent once, with all that came of it.
struct SentStatement {
    using Cell = std::optional<std::string>; ///< none: NULL
    struct Column {
        std::string name;
        std::string type; ///< as SQL has it; empty if it is not known
        unsigned int oid = 0;
        int modifier = -1;
    };
    static constexpr std::size_t mostRows = 20;

    std::string sql;     ///< as the server got it
    std::string command; ///< as the server calls it: "SELECT 3"
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< the first ones; texts are cut
    std::uint64_t rowCount = 0;
    std::optional<ServerMessage> problem;
    std::optional<Microseconds> prepareTime;  ///< none: it was not prepared by itself
    std::optional<Microseconds> firstRowTime; ///< from its sending to its first row
    Microseconds time{0};                     ///< from its sending to its end
};

/// One query that was sent once. A value.
struct SentQuery {
    std::string version; ///< of the server
    std::string server;  ///< where it is: an address and a port, or a socket
    Microseconds connectTime{0};
    std::vector<SentStatement> statements; ///< up to the first that failed
    std::vector<ServerMessage> notices;

    bool isOk() const { return statements.empty() || !statements.back().problem; }
};

/// The time that a query has to connect, and for all of its statements.
struct QueryTimes {
    Milliseconds toConnect;
    Milliseconds whole;
};

/// Connects, and sends the query that `values` (see RequestData::writeParameters) chooses. Blocks.
/// Errors, which are those of connecting, name "url". The plan's secrets are hidden in what the
/// server says.
Expected<SentQuery> sendQuery(const SessionPlan& plan, std::string_view values,
                              const QueryTimes& times, const StopSignal& stop);

} // namespace loadstone
