// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalepoint.h"

namespace loadstone {

/// The points with `missingRepeat` where a repeat is far below the best one of its level, once the
/// machine's course is taken out: without latencies that is all there is to see of a stall, and
/// interference only takes away. If there are many, it is how the server answers, and none is
/// marked; nor is any of a level with latencies. Any thread.
std::vector<ScalePoint> withFallsMarked(const std::vector<ScalePoint>& points);

} // namespace loadstone
