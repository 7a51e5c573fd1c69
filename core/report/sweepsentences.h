// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepfindings.h"

namespace loadstone {

/// What a person is to know first. Of one engine: its sweet spot, its fit, what was left out. Of
/// several: which is the fastest, then of each all that in one text with its name before it, then
/// what is the same of all.
std::vector<std::string> sentencesOf(const SweepAnalysis& analysis, const SweepPlan& plan,
                                     const std::vector<LevelId>& leftOut);
std::vector<std::string> sentencesOf(const SweepAnalysis& analysis, const SweepReport& report);

/// The same of a sweep so far.
void addSentences(SweepFindings& findings);

} // namespace loadstone
