// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/runreport.h"

#include <algorithm>

namespace loadstone {

Ending endingOf(const RunReport& report, std::optional<std::uint64_t> requests, bool wasStopped,
                bool hasLostAll) {
    const bool isWhole = requests && report.snapshot.totals.completed() == *requests;
    if (!report.broken.empty())
        return Ending::ThresholdBroken;
    if (wasStopped && !isWhole)
        return Ending::Stopped;
    if (hasLostAll)
        return Ending::CutShort;
    const bool hasLostSome =
        !report.losses.empty() || std::ranges::any_of(report.hosts, &HostShare::isLost);
    return hasLostSome ? Ending::Degraded : Ending::Completed;
}

std::optional<double> thresholdFigure(const RunReport& report, const Threshold& threshold) {
    const auto broken = std::ranges::find(report.broken, threshold, &BrokenThreshold::threshold);
    return broken == report.broken.end() ? threshold.valueIn(report.snapshot)
                                         : std::optional(broken->value);
}

bool isMet(const RunReport& report, const Threshold& threshold) {
    const auto figure = thresholdFigure(report, threshold);
    return figure && threshold.isMetBy(*figure);
}

bool areMet(const RunReport& report) {
    return std::ranges::all_of(report.plan.thresholds, [&](const Threshold& threshold) {
        return isMet(report, threshold);
    });
}

} // namespace loadstone
