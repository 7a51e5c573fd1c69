// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/missedlevel.h"
#include "core/sweep/sweepanalysis.h"

namespace loadstone {

/// Which levels could not be measured and why, those with the same reason in one sentence.
std::vector<std::string> missedSentences(const std::vector<MissedLevel>& missed,
                                         const SweepPlan& plan, const SweepAnalysis& analysis);

/// That runs of these levels were spoilt as the database was away, and were made up for.
std::string madeUpSentence(const std::vector<LevelId>& levels, const SweepPlan& plan);

} // namespace loadstone
