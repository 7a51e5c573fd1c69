// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/interval.h"

#include <vector>

namespace loadstone {

// What a run's course over time says, beside its totals. Intervals as a Timeline gives them; any
// thread.

/// Ok requests per second.
double okRate(const Interval& interval);

/// The highest rate of ok answers a second in any stretch with enough of them, so that one answer
/// that slipped into an interval makes no record; none where the run had too few.
std::optional<double> bestOkRate(const std::vector<Interval>& timeline);

/// When the last ok answer came, if the server answered before and nothing but failures followed
/// for three intervals or more, up to the end.
std::optional<Seconds> brokenSince(const std::vector<Interval>& timeline);

/// Neighbours joined, as many each time, until an interval has twenty requests on average; not
/// below eight intervals. Without latencies, which do not add up.
std::vector<Interval> joinedForRates(const std::vector<Interval>& timeline);

} // namespace loadstone
