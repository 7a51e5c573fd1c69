// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/sweetspot.h"
#include "core/sweep/levellatency.h"

#include <string>

namespace loadstone {

/// "12 threads give 96 % of the best throughput; up to 96 latency doubles and throughput stays."
/// Where the largest size is the best it says that throughput still rises, and where the repeats
/// scatter too much to tell a smaller size from it, that. `plural` is what sizes count. Without
/// latencies only the first half is said. Any thread.
std::string sentenceFor(const SweetSpot& spot, const std::vector<ScalePoint>& points,
                        const std::vector<LevelLatency>& latencies, const std::string& plural);

} // namespace loadstone
