// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepanalysis.h"

namespace loadstone {

/// A row for each level of a sweep, for a terminal, and below what its columns mean. With several
/// engines there is a column for them. At least one level. Any thread.
std::string levelTable(const SweepAnalysis& analysis);

} // namespace loadstone
