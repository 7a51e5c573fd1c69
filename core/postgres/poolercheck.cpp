// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/poolercheck.h"

#include "core/postgres/databaserow.h"
#include "core/postgres/heldresult.h"

#include <poll.h>

namespace loadstone {

namespace {

// Longer than a pooler needs to find a connection that is free.
constexpr Milliseconds longestAnswer{1000};

/// Whether the server of this moment knows the statement; not if it does not answer, as the only
/// connection of a pooler is held by another.
bool isKnown(PGconn* connection, const std::string& name, const StopSignal& stop, TimePoint until) {
    if (PQsendDescribePrepared(connection, name.c_str()) != 1 || PQflush(connection) != 0)
        return false;
    while (PQisBusy(connection) != 0)
        if (!stop.wait(PQsocket(connection), POLLIN, until) || PQconsumeInput(connection) != 1)
            return false;
    const HeldResult result(PQgetResult(connection));
    return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
}

} // namespace

bool losesWhatIsPrepared(const SessionPlan& plan, const Session& prepared, const Session& other,
                         const StopSignal& stop, TimePoint until) {
    const TimePoint soon = std::min(until, Clock::now() + longestAnswer);
    if (firstRow(other.connection(), "BEGIN; SELECT 1", stop, soon).empty())
        return false;
    const bool isLost = !isKnown(prepared.connection(), plan.names.front(), stop, soon);
    std::string tidyUp;
    for (const std::string& name : plan.names)
        tidyUp += "DEALLOCATE " + name + "; ";
    if (isLost)
        firstRow(other.connection(), tidyUp.c_str(), stop, soon);
    return isLost && !stop.isRequested();
}

} // namespace loadstone
