// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepanalysis.h"

namespace loadstone {

/// Which of a sweep's engines is the fastest at one size, by how much with 95 % confidence, and
/// where their repeats scatter too much to say, or that no size is common to them; then how many
/// times the serial run that is. A sentence each; none where fewer than two engines have answers.
/// Any thread.
std::vector<std::string> comparisonOf(const SweepAnalysis& analysis);

} // namespace loadstone
