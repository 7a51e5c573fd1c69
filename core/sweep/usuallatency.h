// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

namespace loadstone {

/// Seconds that an answer that is ok usually took in a run of so many threads or connections: the
/// mean, or the median if the bulk of the answers lies close together, so that it is what a few
/// late ones cannot move. In a pipeline, where several go by at once, the share that each has of
/// it. 0 if the run is too short to tell (ten answers for each thread, or 0.2 s), or if requests
/// failed, whose time is in no latency. Any thread.
double usualLatency(const RunReport& run, int size);

} // namespace loadstone
