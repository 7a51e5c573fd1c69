// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <stop_token>

namespace loadstone {

/// Waits until `until`, or until a stop is requested, whichever comes first. Blocks its thread.
void pauseUntil(TimePoint until, const std::stop_token& stop);

} // namespace loadstone
