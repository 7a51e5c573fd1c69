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

} // namespace

std::vector<std::string> firstRow(PGconn* connection, const char* sql, const StopSignal& stop,
                                  TimePoint until) {
    std::vector<std::string> row;
    if (PQsendQuery(connection, sql) != 1 || PQflush(connection) != 0)
        return row;
    for (;;) {
        while (PQisBusy(connection) != 0)
            if (!stop.wait(PQsocket(connection), POLLIN, until) || PQconsumeInput(connection) != 1)
                return {};
        const HeldResult result(PQgetResult(connection));
        if (!result)
            return row;
        row = valuesIn(result.get());
    }
}

} // namespace loadstone
