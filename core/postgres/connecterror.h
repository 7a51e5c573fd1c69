// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/session.h"

namespace loadstone {

/// Why `session` could not connect, in a sentence with what helps. Names "url".
Error connectError(const SessionPlan& plan, const Session& session);

/// That nobody was there in this time.
Error noAnswerError(Milliseconds time);

} // namespace loadstone
