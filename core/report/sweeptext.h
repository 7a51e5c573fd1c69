// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepanalysis.h"

namespace loadstone {

/// A sweep for a terminal: what it says, a picture of the curve, the levels, the coefficients.
std::string sweepText(const SweepReport& report, const SweepAnalysis& analysis);

} // namespace loadstone
