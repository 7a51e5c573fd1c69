// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/exchange.h"
#include "core/postgres/session.h"

namespace loadstone {

/// What came of a query that was asked at `begun`.
Exchange exchangeOf(const QueryOutcome& outcome, TimePoint begun, TimePoint finished);

/// What came of the query that `session` was asked at `begun` and that has ended.
Exchange exchangeOf(Session& session, TimePoint begun, TimePoint finished);

} // namespace loadstone
