// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace loadstone {

/// How many runs of a sweep were planned from the first. A busy machine stalls levels, and those
/// are measured once more, so that there may be more runs than a test has asked for.
inline std::size_t firstRuns(const SweepReport& report) {
    return static_cast<std::size_t>(std::ranges::count_if(
        report.runs, [](const SweepRunResult& run) { return !run.step.again; }));
}

/// The same of the "levels" in a sweep's JSON.
inline int firstRuns(const QJsonArray& levels) {
    return static_cast<int>(std::ranges::count_if(
        levels, [](const QJsonValue& level) { return !level.toObject()["again"].toBool(); }));
}

} // namespace loadstone
