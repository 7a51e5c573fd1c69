// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepfindings.h"

namespace loadstone {

/// A percentile of one level, in seconds: of all its repeats together, the least and the greatest
/// among them.
struct PercentileRange {
    double value = 0;
    double least = 0;
    double most = 0;
};

/// The latency of one level, as the chart of latencies draws it.
struct LevelPercentiles {
    int size = 1;
    PercentileRange p50, p99;
};

/// The percentiles of the levels that have an ok request, by size. They are at least 1 µs, so that
/// each has a logarithm.
std::vector<LevelPercentiles> percentilesOf(const EngineFindings& findings);

} // namespace loadstone
