// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/stopsignal.h"
#include "core/postgres/databasefacts.h"

#include <libpq-fe.h>

namespace loadstone {

/// What a database has of these, asked over an open connection that never blocks, which this waits
/// for; none if it does not say, by a stop or after `until`.
std::optional<DatabaseFacts::Room> roomOf(PGconn* connection, const StopSignal& stop,
                                          TimePoint until);
/// Since it was made, or its figures were last set back.
std::optional<DatabaseActivity> activityOf(PGconn* connection, const StopSignal& stop,
                                           TimePoint until);

} // namespace loadstone
