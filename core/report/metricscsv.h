// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/metrics/metricscourse.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The first line of such a table.
inline constexpr std::string_view metricsHeader = "t_s,name,kind,value\n";

/// Figures of a server as CSV with a header line: a row for each reading of each. They need not
/// have been read at the same times.
std::string metricsCsv(const std::vector<MetricSeries>& series);

} // namespace loadstone
