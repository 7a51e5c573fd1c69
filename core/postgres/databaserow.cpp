// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/databaserow.h"

#include "core/postgres/heldresult.h"

#include <poll.h>

namespace loadstone {

namespace {

std::vector<std::string> valuesIn(const PGresult* result) {
    std::vector<std::string> values;
    if (PQntuples(result) > 0)
        for (int field = 0; field < PQnfields(result); ++field)
            values.emplace_back(PQgetvalue(result, 0, field));
    return values;
}

std::vector<std::string> firstValuesIn(const PGresult* result) {
    std::vector<std::string> values;
    for (int row = 0; PQnfields(result) > 0 && row < PQntuples(result); ++row)
        values.emplace_back(PQgetvalue(result, row, 0));
    return values;
}

/// What `valuesOf` takes of the last result; nothing if there is none.
template <typename Take>
std::vector<std::string> askedFor(PGconn* connection, const char* sql, const StopSignal& stop,
                                  TimePoint until, const Take& valuesOf) {
    std::vector<std::string> values;
    if (PQsendQuery(connection, sql) != 1 || PQflush(connection) != 0)
        return values;
    for (;;) {
        while (PQisBusy(connection) != 0)
            if (!stop.wait(PQsocket(connection), POLLIN, until) || PQconsumeInput(connection) != 1)
                return {};
        const HeldResult result(PQgetResult(connection));
        if (!result)
            return values;
        values = valuesOf(result.get());
    }
}

} // namespace

std::string versionOf(PGconn* connection) {
    const char* const told = PQparameterStatus(connection, "server_version");
    const std::string version = told ? told : "";
    return version.substr(0, version.find(' '));
}

std::vector<std::string> firstRow(PGconn* connection, const char* sql, const StopSignal& stop,
                                  TimePoint until) {
    return askedFor(connection, sql, stop, until, &valuesIn);
}

std::vector<std::string> firstColumn(PGconn* connection, const char* sql, const StopSignal& stop,
                                     TimePoint until) {
    return askedFor(connection, sql, stop, until, &firstValuesIn);
}

} // namespace loadstone
