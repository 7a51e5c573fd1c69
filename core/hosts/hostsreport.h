// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/partmessage.h"

namespace loadstone {

/// What a run on several hosts shows of a moment. `planned`: requests of all together.
Snapshot snapshotOf(const RunState& state, std::optional<std::uint64_t> planned);

/// Puts what all hosts did into the report of their run, whose plan and broken thresholds are in it
/// already. The error if hosts were lost or could not carry out their parts.
std::optional<Error> conclude(RunReport& report, const RunState& state,
                              std::optional<std::uint64_t> planned, bool wasStopped);

} // namespace loadstone
