// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/threshold.h"

#include "core/base/decimals.h"
#include "core/base/exacttime.h"
#include "core/base/listed.h"
#include "core/load/thresholdnames.h"

#include <algorithm>

namespace loadstone {

namespace {

bool hasFigure(const Threshold& threshold, const Totals& totals) {
    if (threshold.metric == Threshold::Metric::Checks)
        return totals.checks.judged() > 0;
    return threshold.isTime() ? !totals.latencyOk.empty() : totals.completed() > 0;
}

} // namespace

std::string Threshold::name() const {
    constexpr int digits = 6;
    if (metric == Metric::Percentile && quantile < 1)
        return "p" + significantText(quantile * 100, digits);
    return std::string(std::ranges::find(figureNames, metric, &FigureName::metric)->name);
}

std::string Threshold::boundText() const {
    if (isTime())
        return exactTime(bound);
    return exactText(bound) + (isShare() ? "%" : "");
}

std::string Threshold::text() const {
    return name() + std::string(signOf(relation)) + boundText();
}

std::optional<double> Threshold::valueIn(const Snapshot& snapshot) const {
    const Totals& totals = snapshot.totals;
    if (!hasFigure(*this, totals))
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
    case Metric::Checks:
        return 100 * totals.checks.passedShare();
    case Metric::Throughput:
        break;
    }
    return snapshot.requestsPerSecond();
}

bool Threshold::isMetBy(double value) const {
    return holds(value, relation, bound);
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
