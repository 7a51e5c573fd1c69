// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/postgres/databasefacts.h"
#include "core/postgres/sessionplan.h"

#include <stop_token>

namespace loadstone {

/// What a database was busy with since `before` was found. Connects once, and waits for a moment
/// until those who have connected meanwhile are gone: a server counts at the end what they did.
/// Blocks until that is done, the time is over or a stop. None if it cannot be asked, or if it has
/// lost its figures since, as in a crash.
std::optional<DatabaseActivity> activitySince(const SessionPlan& plan, const DatabaseFacts& before,
                                              Milliseconds time, const std::stop_token& stop);

} // namespace loadstone
