// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/missedlevel.h"
#include "core/sweep/sweepanalysis.h"

namespace loadstone {

/// Which levels could not be measured and why, those with the same reason in one sentence.
std::vector<std::string> missedSentences(const std::vector<MissedLevel>& missed,
                                         const SweepPlan& plan, const SweepAnalysis& analysis);

} // namespace loadstone
