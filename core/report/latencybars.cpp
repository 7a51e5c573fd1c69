// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/latencybars.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

std::vector<LatencyBar> latencyBars(const Histogram& histogram, int bars) {
    if (histogram.empty() || bars < 1)
        return {};
    const double low = std::max(1.0, static_cast<double>(histogram.min()) * 0.999);
    const double high = std::max(low * 1.05, static_cast<double>(histogram.max()));
    // No bar narrower than 2 % of its value: the buckets behind them are 0.1 % wide.
    const int fitting = static_cast<int>(std::floor(std::log(high / low) / std::log(1.02)));
    const int count = std::clamp(fitting, 1, bars);
    const double step = std::log(high / low) / count;
    std::vector<LatencyBar> result;
    result.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        result.push_back({low * std::exp(step * i), low * std::exp(step * (i + 1)), 0});
    const HistogramLayout& layout = histogram.layout();
    for (std::size_t i = 0; i < layout.size; ++i) {
        if (histogram.counts()[i] == 0)
            continue;
        const auto value = static_cast<double>(std::max<std::int64_t>(1, layout.lowestAt(i)));
        const auto bar = static_cast<int>(std::log(value / low) / step);
        result[static_cast<std::size_t>(std::clamp(bar, 0, count - 1))].count +=
            histogram.counts()[i];
    }
    return result;
}

} // namespace loadstone
