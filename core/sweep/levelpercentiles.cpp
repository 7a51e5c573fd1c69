// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/levelpercentiles.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr double leastSeconds = 1e-6;

PercentileRange rangeOf(double value, int size, const std::vector<RunLatency>& runs,
                        double RunLatency::*percentile) {
    PercentileRange range{std::max(value, leastSeconds), 0, 0};
    for (const RunLatency& run : runs) {
        if (run.size != size)
            continue;
        const double one = std::max(run.*percentile, leastSeconds);
        range.least = range.least > 0 ? std::min(range.least, one) : one;
        range.most = std::max(range.most, one);
    }
    return range;
}

} // namespace

std::vector<LevelPercentiles> percentilesOf(const EngineFindings& findings) {
    std::vector<LevelPercentiles> levels;
    for (const LevelLatency& level : latenciesOf(findings.analysis.levels)) {
        const int size = static_cast<int>(level.size);
        const LevelPercentiles both{
            size, rangeOf(level.p50.count(), size, findings.latencies, &RunLatency::p50),
            rangeOf(level.p99.count(), size, findings.latencies, &RunLatency::p99)};
        if (both.p99.most > 0)
            levels.push_back(both);
    }
    return levels;
}

} // namespace loadstone
