// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

namespace loadstone {

/// How the levels of one engine stand to a limit of latency. A value; any thread.
struct LimitAnswer {
    std::optional<int> size;    ///< the largest that keeps it, as all smaller ones do
    std::optional<int> breaker; ///< the smallest that breaks it
};

/// Levels are in the order of their size. One that has no answer, or that fails too often, breaks
/// any limit.
LimitAnswer answerTo(const LatencyLimit& limit, const std::vector<SweepLevel>& levels);

/// More than 1 % of its requests.
bool failsTooOften(const LevelCounts& level);

/// What the limit is about. At least one answer that is ok.
Microseconds latencyOf(const LatencyLimit& limit, const SweepLevel& level);

} // namespace loadstone
