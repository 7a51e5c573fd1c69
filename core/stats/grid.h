// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <cstdint>

namespace loadstone {

/// The grid of time on which a timeline lies: cells of equal width, numbered from the moment at
/// which a run's requests begin to count. It is the same for all threads, processes and hosts of a
/// run.
struct Grid {
    static constexpr std::chrono::nanoseconds width = Milliseconds(100);
    static constexpr std::int64_t lastCell = std::int64_t{1} << 40; ///< after some 3,000 years

    /// What has ended before the start is taken for the first cell's.
    static constexpr std::int64_t cellOf(std::chrono::nanoseconds sinceStart) {
        return std::clamp<std::int64_t>(sinceStart / width, 0, lastCell);
    }
};

} // namespace loadstone
