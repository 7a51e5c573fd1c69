// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

namespace loadstone {

/// The smallest level of an engine past which it makes no sense to go on, if there is one: its
/// throughput is below nine tenths of that of a smaller level, and its failures are more than 1 %
/// and twice as many as there.
std::optional<int> limitOf(const std::vector<LevelCounts>& levels, EngineKind engine);

/// The smallest level of an engine that is not worth repeating, if there is one: half of its
/// requests fail, no answer comes within a run, or all answers are redirects. Nothing larger is
/// better.
std::optional<int> hopelessFrom(const std::vector<LevelCounts>& levels, EngineKind engine);
/// Whether a level is so.
bool isHopeless(const LevelCounts& level);

} // namespace loadstone
