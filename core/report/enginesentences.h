// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/engineanalysis.h"

namespace loadstone {

/// What failed, if much did; the answer to the limit, if one is asked for; how many requests are
/// answered at once, the sweet spot, the fit or why there is none; which levels stalled, lost
/// workers or were left out. A sentence each.
/// Whether how throughput grows is told of each engine, or of all together.
enum class GrowthTold { Here, OfAll };

std::vector<std::string> sentencesOf(const EngineAnalysis& analysis, const SweepPlan& plan,
                                     const std::vector<LevelId>& leftOut,
                                     GrowthTold growth = GrowthTold::Here);

/// How throughput grows if all engines have the same to say, in one sentence; else empty.
std::string commonGrowth(const std::vector<EngineAnalysis>& engines);

} // namespace loadstone
