// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/stopsignal.h"
#include "core/postgres/session.h"

namespace loadstone {

/// Whether a pooler gives the transactions of one connection to several of the server, as PgBouncer
/// does in transaction mode, so that what `prepared` has prepared may not be there. `other` is a
/// second connection, which holds meanwhile what the first one had. Blocks until `until` at most.
bool losesWhatIsPrepared(const SessionPlan& plan, const Session& prepared, const Session& other,
                         const StopSignal& stop, TimePoint until);

} // namespace loadstone
