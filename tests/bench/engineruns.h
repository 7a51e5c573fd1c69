// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "core/sweep/sweepreport.h"

namespace loadstone {

/// Runs `plan` as the command line does, in the event loop of the QCoreApplication, to its end.
/// Throws if it could not run.
RunReport runEngine(const LoadPlan& plan);
SweepReport runSweep(const SweepPlan& plan);

/// What the engine is compared to: the same handles, threads and number of requests in a bare loop
/// over curl_easy_perform, with no clock, no statistics and no way to stop. Gives requests/s.
double runBareLoop(const LoadPlan& plan);

} // namespace loadstone
