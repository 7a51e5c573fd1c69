// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/load/planjson.h"
#include "core/postgres/sentquery.h"

namespace loadstone {

/// All of one query for a terminal: what was sent, with > before each line, its columns and first
/// rows, what the server said, and where the time went.
std::string sentQueryText(const SentQuery& sent, const LoadPlan& plan, Secrets ofUrl);

/// The same as JSON.
std::string encodeSentQuery(const SentQuery& sent, const LoadPlan& plan, Secrets ofUrl);

} // namespace loadstone
