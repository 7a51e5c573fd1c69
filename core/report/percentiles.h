// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

namespace loadstone {

/// The quantiles that every report shows, with their name in words and their key in JSON.
struct Percentile {
    double quantile;
    const char* name;
    const char* key;
};

inline constexpr std::array percentiles{
    Percentile{0.50, "p50", "p50"},         Percentile{0.75, "p75", "p75"},
    Percentile{0.90, "p90", "p90"},         Percentile{0.95, "p95", "p95"},
    Percentile{0.99, "p99", "p99"},         Percentile{0.999, "p99.9", "p99_9"},
    Percentile{0.9999, "p99.99", "p99_99"},
};

} // namespace loadstone
