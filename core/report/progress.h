// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/report/progresspieces.h"
#include "core/stats/snapshot.h"

#include <string>

namespace loadstone {

/// How far a run is: the share done from 0 to 1, and the time left, by the rate of the last few
/// intervals; absent while there is no rate yet.
struct Progress {
    double share = 0;
    std::optional<Seconds> left;
};

Progress progressOf(const Snapshot& snapshot, const LoadPlan& plan);

/// Amount, share and time left, as far as they are known, and the age of the oldest request in
/// flight if it is more than a second.
std::vector<ProgressPiece> progressPieces(const Snapshot& snapshot, const LoadPlan& plan);

/// "811,204 of 1,000,000 · 81 % · 7.2 s left", or "12 s of 30 s · 40 % · 18 s left".
std::string progressText(const Snapshot& snapshot, const LoadPlan& plan);

/// "waiting for the database to be back (12 of 30 s)", of a sweep whose database has gone away.
std::string databaseWaitText(Seconds waited, Seconds longest);

/// Requests per second at the end of the timeline: over the last second, or over the last interval
/// where that is longer, as it is in long runs.
double recentRate(const std::vector<Interval>& timeline);

} // namespace loadstone
