// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/poolrule.h"
#include "core/sweep/sweepanalysis.h"

#include <string>

namespace loadstone {

/// What the common formula for pools would have given beside what was measured.
std::string poolRuleSentence(const PoolRule& rule, const EngineAnalysis& analysis);

} // namespace loadstone
