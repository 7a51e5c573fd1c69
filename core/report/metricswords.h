// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>
#include <vector>

namespace loadstone {

/// "The server's own figures, read 12 times from http://host/metrics".
std::string metricsTitle(const MetricsCourse& course, const LoadPlan& plan);

/// What is not among them, and why, a clause each.
std::vector<std::string> metricsNotes(const MetricsCourse& course);

/// What the server told of itself: the first, the last, the least and the most of each figure.
/// Empty if it was not asked.
std::string metricsText(const RunReport& report);

} // namespace loadstone
