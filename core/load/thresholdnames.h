// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/threshold.h"

#include <array>
#include <string_view>

namespace loadstone {

/// The words of thresholds, as they are read and written.
struct FigureName {
    std::string_view name;
    Threshold::Metric metric;
    double quantile = 0;
};
/// The first name of each is the one that is written.
inline constexpr std::array figureNames{
    FigureName{"max", Threshold::Metric::Percentile, 1},
    FigureName{"med", Threshold::Metric::Percentile, 0.5},
    FigureName{"median", Threshold::Metric::Percentile, 0.5},
    FigureName{"mean", Threshold::Metric::Mean},
    FigureName{"avg", Threshold::Metric::Mean},
    FigureName{"min", Threshold::Metric::Min},
    FigureName{"error_rate", Threshold::Metric::ErrorRate},
    FigureName{"rps", Threshold::Metric::Throughput},
    FigureName{"checks", Threshold::Metric::Checks},
};

} // namespace loadstone
