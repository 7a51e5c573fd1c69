// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/databaseafter.h"

#include "core/postgres/databasecounts.h"
#include "core/postgres/sessionwait.h"

namespace loadstone {

namespace {

void awaitOthersEnd(PGconn* connection, const DatabaseFacts& before, const StopSignal& stop,
                    TimePoint until) {
    constexpr Milliseconds pause{10};
    const auto hasToWait = [&] {
        const auto room = before.room ? roomOf(connection, stop, until) : std::nullopt;
        return room && room->inUse > before.room->inUse;
    };
    while (!stop.isRequested() && Clock::now() + pause < until && hasToWait())
        stop.wait(-1, 0, Clock::now() + pause);
}

} // namespace

std::optional<DatabaseActivity> activitySince(const SessionPlan& plan, const DatabaseFacts& before,
                                              Milliseconds time, const std::stop_token& stop) {
    const SessionPlan without = plan.withoutStatements();
    const StopSignal signal(stop);
    const TimePoint until = Clock::now() + time;
    Session session(without);
    const bool isOpen =
        awaitSession(session, session.open(Clock::now()), signal, until, time) && session.isIdle();
    if (!isOpen || !before.activity)
        return std::nullopt;
    // Others may stay: the last part of the time is for the question itself.
    awaitOthersEnd(session.connection(), before, signal, until - time / 2);
    const auto now = activityOf(session.connection(), signal, until);
    session.close();
    return now ? now->since(*before.activity) : std::nullopt;
}

} // namespace loadstone
