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

/// What the server of this moment says of a statement that was prepared. Silent: nothing, as if the
/// only connection of a pooler is held by another.
enum class DescribedAs { Known, Unknown, Silent };

bool saysItIsUnknown(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state && std::string_view(state) == "26000";
}

// Any other failure is told by whoever asks the statement.
DescribedAs described(PGconn* connection, const std::string& name, const StopSignal& stop,
                      TimePoint until) {
    if (PQsendDescribePrepared(connection, name.c_str()) != 1 || PQflush(connection) != 0)
        return DescribedAs::Known;
    for (DescribedAs as = DescribedAs::Known;;) {
        while (PQisBusy(connection) != 0) {
            if (!stop.wait(PQsocket(connection), POLLIN, until))
                return DescribedAs::Silent;
            if (PQconsumeInput(connection) != 1)
                return DescribedAs::Known;
        }
        const HeldResult result(PQgetResult(connection));
        if (!result)
            return as;
        if (saysItIsUnknown(result.get()))
            as = DescribedAs::Unknown;
    }
}

} // namespace

bool losesWhatIsPrepared(const SessionPlan& plan, const Session& prepared, const Session& other,
                         const StopSignal& stop, TimePoint until) {
    const auto soon = [until] { return std::min(until, Clock::now() + longestAnswer); };
    const auto answers = [&](const char* sql) {
        return !firstRow(other.connection(), sql, stop, soon()).empty();
    };
    if (!answers("BEGIN; SELECT 1"))
        return false;
    const DescribedAs as = described(prepared.connection(), plan.names.front(), stop, soon());
    // A server that is merely slow lets the other wait as well.
    const bool isLost =
        as == DescribedAs::Unknown || (as == DescribedAs::Silent && answers("SELECT 1"));
    std::string tidyUp;
    for (const std::string& name : plan.names)
        tidyUp += "DEALLOCATE " + name + "; ";
    if (isLost)
        answers(tidyUp.c_str());
    return isLost && !stop.isRequested();
}

} // namespace loadstone
