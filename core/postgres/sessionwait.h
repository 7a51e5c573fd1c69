// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/stopsignal.h"
#include "core/postgres/session.h"

namespace loadstone {

/// Blocks until what was begun in `session`, which wants this, has ended. False if it has not: a
/// stop was requested, `until` came, or it took longer to connect than it may.
bool awaitSession(Session& session, Session::Wants wants, const StopSignal& stop, TimePoint until,
                  Milliseconds connectTimeout);

/// Closes it, and waits for a moment until the server has let go of it, so that its place is free.
void closeWholly(Session& session, const StopSignal& stop);

} // namespace loadstone
