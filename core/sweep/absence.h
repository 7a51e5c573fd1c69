// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

namespace loadstone {

/// Whether the database of a run was away for a part of it: it let nobody in, or said that it stops
/// or has crashed. Such a run tells nothing of its level. One connection that somebody ends is none
/// of this, nor is a database that has no connection left. Any thread.
bool wasAway(const RunReport& report);

/// Whether a run could not begin because its database is away, as far as that can be told.
bool saysAbsence(const Error& error);

} // namespace loadstone
