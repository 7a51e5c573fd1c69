// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/histogram.h"

#include <vector>

namespace loadstone {

/// One bar of a latency distribution: how many values lie in (from, to], in microseconds.
struct LatencyBar {
    double from = 0;
    double to = 0;
    std::uint64_t count = 0;
};

/// The distribution between the least and the greatest value in at most `bars` bars of equal
/// width on a logarithmic scale; fewer where the values are too close for so many.
std::vector<LatencyBar> latencyBars(const Histogram& histogram, int bars);

} // namespace loadstone
