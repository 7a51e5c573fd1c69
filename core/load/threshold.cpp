// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/threshold.h"

#include "core/base/decimals.h"
#include "core/base/listed.h"
#include "core/base/units.h"
#include "core/load/thresholdnames.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

std::string timeText(double microseconds) {
    constexpr double inMillisecond = 1000;
    const double milliseconds = microseconds / inMillisecond;
    if (milliseconds >= 1 && std::floor(milliseconds) == milliseconds)
        return formatDuration(Milliseconds(static_cast<std::int64_t>(milliseconds)));
    return exactText(microseconds) + "us";
}

} // namespace

std::string Threshold::name() const {
    constexpr int digits = 6;
    if (metric == Metric::Percentile && quantile < 1)
        return "p" + significantText(quantile * 100, digits);
    return std::string(std::ranges::find(metricNames, metric, &MetricName::metric)->name);
}

std::string Threshold::boundText() const {
    if (isTime())
        return timeText(bound);
    return exactText(bound) + (metric == Metric::ErrorRate ? "%" : "");
}

std::string Threshold::text() const {
    return name() + std::string(relationSigns.at(static_cast<std::size_t>(relation))) + boundText();
}

std::optional<double> Threshold::valueIn(const Snapshot& snapshot) const {
    const Totals& totals = snapshot.totals;
    const bool hasValue = isTime() ? !totals.latencyOk.empty() : totals.completed() > 0;
    if (!hasValue)
        return std::nullopt;
    switch (metric) {
    case Metric::Percentile:
        return static_cast<double>(totals.latencyOk.quantile(quantile));
    case Metric::Mean:
        return totals.latencyOk.mean();
    case Metric::Min:
        return static_cast<double>(totals.latencyOk.min());
    case Metric::ErrorRate:
        return 100 * static_cast<double>(totals.failed) / static_cast<double>(totals.completed());
    case Metric::Throughput:
        break;
    }
    return snapshot.requestsPerSecond();
}

bool Threshold::isMetBy(double value) const {
    switch (relation) {
    case Relation::Below:
        return value < bound;
    case Relation::AtMost:
        return value <= bound;
    case Relation::Above:
        return value > bound;
    case Relation::AtLeast:
        break;
    }
    return value >= bound;
}

std::string textOf(const std::vector<Threshold>& thresholds) {
    return listText(thresholds);
}

std::vector<BrokenThreshold> brokenBy(const Snapshot& snapshot,
                                      const std::vector<Threshold>& thresholds) {
    std::vector<BrokenThreshold> broken;
    for (const Threshold& threshold : thresholds)
        if (const auto value = threshold.valueIn(snapshot); value && !threshold.isMetBy(*value))
            broken.push_back({threshold, *value});
    return broken;
}

} // namespace loadstone
