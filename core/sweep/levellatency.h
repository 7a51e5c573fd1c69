// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

namespace loadstone {

/// What a level of a sweep took: the middle of its repeats, from the same sizes as the points.
struct LevelLatency {
    double size = 1;
    Seconds p50{0};
    Seconds p99{0};
};

} // namespace loadstone
