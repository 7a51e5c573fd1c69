// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/snapshot.h"

namespace loadstone {

/// Seconds that an answer that is ok usually took in a run: the mean, or the median if the bulk of
/// the answers lies close together, so that it is what a few late ones cannot move. 0 if a run with
/// `size` requests in flight is too short to tell (ten answers for each, or 0.2 s), or if requests
/// failed, whose time is in no latency. Any thread.
double usualLatency(const Snapshot& run, int size);

} // namespace loadstone
