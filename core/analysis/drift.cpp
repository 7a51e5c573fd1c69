// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/drift.h"

#include "core/analysis/median.h"
#include "core/analysis/scalepoint.h"
#include "core/analysis/welch.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

std::optional<Drift> driftOf(std::span<const double> series) {
    constexpr std::size_t least = 12;
    if (series.size() < least)
        return std::nullopt;
    const auto first = series.first(series.size() / 3);
    const auto rest = series.subspan(series.size() / 3);
    const double median = medianOf({rest.begin(), rest.end()});
    if (median <= 0)
        return std::nullopt;
    const SampleMean early = sampleMean(first);
    const SampleMean late = sampleMean(rest);
    // Series without any scatter differ for certain, if they do; an infinite t would go into no
    // file.
    const double scatter = std::max(std::sqrt(early.ofMean.value + late.ofMean.value),
                                    leastRelativeError * std::abs(late.mean));
    return Drift{medianOf({first.begin(), first.end()}) / median,
                 (early.mean - late.mean) / scatter};
}

} // namespace loadstone
