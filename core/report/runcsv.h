// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/timeline.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The first line of such a table.
inline constexpr std::string_view courseHeader =
    "t_s,end_s,requests,errors,requests_per_sec,p50_ms,p95_ms,p99_ms\n";

/// The timeline as CSV with a header line: one row an interval, empty cells where nothing ended.
std::string timelineCsv(const std::vector<Interval>& timeline);

} // namespace loadstone
