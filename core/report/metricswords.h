// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// What the server told of itself: the first, the last, the least and the most of each figure.
/// Empty if it was not asked.
std::string metricsText(const RunReport& report);

} // namespace loadstone
