// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/threshold.h"

#include <array>
#include <string_view>

namespace loadstone {

/// The words of thresholds, as they are read and written.
struct MetricName {
    std::string_view name;
    Threshold::Metric metric;
    double quantile = 0;
};
/// The first name of each is the one that is written.
inline constexpr std::array metricNames{
    MetricName{"max", Threshold::Metric::Percentile, 1},
    MetricName{"med", Threshold::Metric::Percentile, 0.5},
    MetricName{"median", Threshold::Metric::Percentile, 0.5},
    MetricName{"mean", Threshold::Metric::Mean},
    MetricName{"avg", Threshold::Metric::Mean},
    MetricName{"min", Threshold::Metric::Min},
    MetricName{"error_rate", Threshold::Metric::ErrorRate},
    MetricName{"rps", Threshold::Metric::Throughput},
    MetricName{"checks", Threshold::Metric::Checks},
};

} // namespace loadstone
