// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

namespace loadstone {

/// The levels that stalled in each of their runs so far, by Little's law, and that were not
/// measured again yet. If most levels of an engine do so, it is how the server answers, and none
/// is. Takes no time to speak of: no latencies are merged. Any thread.
std::vector<LevelId> stalledLevels(const SweepReport& soFar);

/// What measures them again, once: all repeats of each, in random order.
std::vector<SweepStep> stepsAgain(const SweepReport& soFar);

} // namespace loadstone
