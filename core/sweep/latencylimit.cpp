// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/latencylimit.h"

#include "core/load/threshold.h"

#include <cmath>

namespace loadstone {

namespace {

Threshold thresholdOf(const LatencyLimit& limit) {
    return {Threshold::Metric::Percentile, limit.quantile, Threshold::Relation::Below,
            static_cast<double>(limit.most.count())};
}

} // namespace

std::string LatencyLimit::percentile() const {
    return thresholdOf(*this).name();
}

std::string LatencyLimit::text() const {
    return thresholdOf(*this).text();
}

Expected<LatencyLimit> LatencyLimit::parse(std::string_view text) {
    const auto threshold = Threshold::read(text);
    if (!threshold)
        return fail("limit", threshold.error().message + ", as in p99<50ms");
    const bool isLimit = threshold->metric == Threshold::Metric::Percentile &&
                         threshold->relation == Threshold::Relation::Below && threshold->bound >= 1;
    if (!isLimit)
        return fail("limit", "\"" + std::string(text) +
                                 "\" is no limit of latency; give a percentile or max, < and a "
                                 "time, as in p99<50ms");
    return LatencyLimit{threshold->quantile, Microseconds(std::llround(threshold->bound))};
}

} // namespace loadstone
