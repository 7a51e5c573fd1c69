// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/queryoutcome.h"

#include "core/postgres/sqlstate.h"

namespace loadstone {

namespace {

std::string_view stateOf(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state ? state : "";
}

// The table of a statement has changed since it was prepared. By the place in the server's source,
// as its words may be in any language.
bool isOutdatedPlan(const PGresult* result) {
    const char* place = PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION);
    return stateOf(result) == "0A000" && place &&
           std::string_view(place) == "RevalidateCachedQuery";
}

} // namespace

void QueryOutcome::take(const PGresult* result) {
    switch (PQresultStatus(result)) {
    case PGRES_SINGLE_TUPLE:
    case PGRES_TUPLES_OK:
        return count(result);
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY:
        return;
    case PGRES_FATAL_ERROR:
        isOutdated = !hasFailed() && isOutdatedPlan(result);
        return fail(stateOf(result));
    default:
        failure = {ErrorClass::Protocol, 0};
    }
}

// The first one is the reason: if the server ends the connection, libpq adds that it has ended.
void QueryOutcome::fail(std::string_view state) {
    if (hasFailed())
        return;
    isConflict = isSerializationConflict(state);
    failure = {state.empty() ? ErrorClass::Reset : ErrorClass::Sql, sqlStatePlace(state)};
}

void QueryOutcome::count(const PGresult* result) {
    const int found = PQntuples(result);
    const int fields = PQnfields(result);
    rows += static_cast<std::uint64_t>(found);
    for (int row = 0; row < found; ++row)
        for (int field = 0; field < fields; ++field)
            bytesReceived += static_cast<std::uint64_t>(PQgetlength(result, row, field));
}

void QueryOutcome::keep() {
    m_rowsKept = rows;
    m_bytesKept = bytesReceived;
}

void QueryOutcome::forget() {
    failure = {};
    isConflict = isOutdated = false;
    rows = m_rowsKept;
    bytesReceived = m_bytesKept;
}

} // namespace loadstone
