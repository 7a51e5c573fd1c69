// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

namespace loadstone {

/// How long a sweep will still take: the rest of `current`, of which `share` is done, and `toCome`.
/// A run of a number of requests takes as long as its level took before, or as the other levels did
/// on average; none while nothing was measured. Any thread.
std::optional<Seconds> timeLeft(const SweepReport& soFar, const SweepStep& current, double share,
                                const std::vector<SweepStep>& toCome);

} // namespace loadstone
