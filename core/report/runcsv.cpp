// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runcsv.h"

#include "core/report/csvcells.h"

namespace loadstone {

namespace {

std::string latencyCells(const std::optional<Interval::Percentiles>& latency) {
    if (!latency)
        return ",,";
    return millisecondsCell(latency->p50) + "," + millisecondsCell(latency->p95) + "," +
           millisecondsCell(latency->p99);
}

} // namespace

std::string timelineCsv(const std::vector<Interval>& timeline) {
    std::string csv(courseHeader);
    for (const Interval& interval : timeline)
        csv += decimalCell(interval.start.count()) + "," + decimalCell(interval.end.count()) + "," +
               std::to_string(interval.requests) + "," + std::to_string(interval.errors) + "," +
               decimalCell(interval.requestsPerSecond()) + "," + latencyCells(interval.latency) +
               "\n";
    return csv;
}

} // namespace loadstone
