// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/engineanalysis.h"

namespace loadstone {

/// What failed, if much did; the answer to the limit, if one is asked for; how many requests are
/// answered at once, the sweet spot, the fit or why there is none; which levels stalled, lost
/// workers or were left out. A sentence each.
std::vector<std::string> sentencesOf(const EngineAnalysis& analysis, const SweepPlan& plan,
                                     const std::vector<LevelId>& leftOut);

} // namespace loadstone
