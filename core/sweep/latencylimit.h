// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/expected.h"

#include <string>
#include <string_view>

namespace loadstone {

/// What the latency of a run must stay below, as in p99<50ms. A value; any thread.
struct LatencyLimit {
    double quantile = 0.99; ///< above 0 to 1
    Microseconds most{0};   ///< at this or above it, the limit is broken

    std::string percentile() const; ///< "p99", "p99.9"; "max" of all
    std::string text() const;       ///< as parse() reads it

    /// Reads "p99<50ms", "p99.9 < 1.5s", "max<200us". The error says what is wrong with it.
    static Expected<LatencyLimit> parse(std::string_view text);

    bool operator==(const LatencyLimit&) const = default;
};

} // namespace loadstone
