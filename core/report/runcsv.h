// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/timeline.h"

#include <string>
#include <vector>

namespace loadstone {

/// The timeline as CSV with a header line: one row an interval, empty cells where nothing ended.
std::string timelineCsv(const std::vector<Interval>& timeline);

} // namespace loadstone
