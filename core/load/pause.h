// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <stop_token>

namespace loadstone {

class Workload;

/// Waits until `until`, or until a stop is requested, whichever comes first. Blocks its thread.
void pauseUntil(TimePoint until, const std::stop_token& stop);

/// Whether no request is left for anybody, so that nobody need rest any longer.
bool hasNoneLeft(Workload& workload);

/// Whoever rests looks again whether one is left by then, or at `until` if that is earlier.
TimePoint nextLook(TimePoint until, TimePoint now, const Workload& workload);

/// Waits until `until`, until no request is left or a stop is requested. Blocks its thread.
void restUntil(TimePoint until, Workload& workload);

} // namespace loadstone
