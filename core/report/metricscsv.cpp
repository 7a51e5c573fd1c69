// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/metricscsv.h"

#include "core/base/decimals.h"
#include "core/report/csvcells.h"

namespace loadstone {

std::string metricsCsv(const std::vector<MetricSeries>& series) {
    std::string csv(metricsHeader);
    for (const MetricSeries& each : series)
        for (const MetricSeries::Point& point : each.points)
            csv += decimalCell(point.time) + "," + textCell(each.name) + "," +
                   (each.isRate ? "rate_per_s," : "value,") + exactText(point.value) + "\n";
    return csv;
}

} // namespace loadstone
