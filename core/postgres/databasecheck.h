// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/postgres/databasefacts.h"
#include "core/postgres/sessionplan.h"

#include <stop_token>

namespace loadstone {

/// Connects once and has the statements prepared, so that what is wrong is known before the load.
/// Blocks until that is done, the time to connect is over or a stop; and for a moment if so many
/// connections are not free yet, but may be. Errors name "url" or "query".
Expected<DatabaseFacts> askDatabase(const SessionPlan& plan, int connections,
                                    Milliseconds connectTimeout, const std::stop_token& stop);

} // namespace loadstone
