// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/usuallatency.h"

#include "core/base/clock.h"
#include "core/load/loadshape.h"

namespace loadstone {

namespace {

bool isTooShort(const Snapshot& run, int size) {
    constexpr std::uint64_t leastAnswers = 10;
    constexpr Seconds leastTime{0.2};
    return run.elapsed < leastTime ||
           run.totals.ok < leastAnswers * static_cast<std::uint64_t>(size);
}

bool hasFailures(const Totals& totals) {
    constexpr std::uint64_t oneIn = 100;
    return totals.failed * oneIn > totals.completed();
}

/// The middle half lies within a fifth of the median.
bool isTight(const Histogram& latency) {
    constexpr double near = 0.2;
    const auto middle = static_cast<double>(latency.quantile(0.5));
    return static_cast<double>(latency.quantile(0.25)) >= middle * (1 - near) &&
           static_cast<double>(latency.quantile(0.75)) <= middle * (1 + near);
}

} // namespace

double usualLatency(const RunReport& run, int size) {
    const Histogram& latency = run.snapshot.totals.latencyOk;
    if (latency.empty() || isTooShort(run.snapshot, size) || hasFailures(run.snapshot.totals))
        return 0;
    constexpr double microseconds = 1e6;
    const double usual =
        isTight(latency) ? static_cast<double>(latency.quantile(0.5)) : latency.mean();
    return usual / microseconds / inFlightByUser(run.plan);
}

} // namespace loadstone
