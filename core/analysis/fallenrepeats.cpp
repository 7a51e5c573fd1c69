// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/fallenrepeats.h"

#include "core/analysis/blockcourse.h"
#include "core/analysis/calmscatter.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

void markFalls(ScalePoint& point, const ScalePoint& centred, double fall) {
    const double best = std::ranges::max(centred.throughputs);
    for (std::size_t repeat = 0; repeat < point.throughputs.size(); ++repeat)
        if (centred.throughputs[repeat] < best * (1 - fall))
            point.throughputs[repeat] = missingRepeat;
}

/// The share of a level's best repeat beyond which another is too low to be chance.
double fallOf(const std::vector<ScalePoint>& marked) {
    constexpr double least = 0.1, deviations = 4.5;
    const double scatter = robustScatterOf(withoutMissing(blockCentred(marked))).share;
    return std::clamp(deviations * scatter, least, 1.0);
}

bool areTooMany(const std::vector<ScalePoint>& marked) {
    constexpr std::size_t oneIn = 3;
    std::size_t all = 0, missing = 0;
    for (const ScalePoint& point : marked)
        for (const double throughput : point.throughputs) {
            ++all;
            missing += std::isnan(throughput) ? 1 : 0;
        }
    return oneIn * missing > all;
}

} // namespace

std::vector<ScalePoint> withFallsMarked(const std::vector<ScalePoint>& points) {
    std::vector<ScalePoint> marked = points;
    // The courses of blocks and the scatter are known better once some are marked.
    for (int round = 0; round < 3; ++round) {
        const std::vector<ScalePoint> centred = centredBy(blockCourses(marked), points);
        const double fall = fallOf(marked);
        marked = points;
        for (std::size_t i = 0; i < points.size(); ++i)
            if (!points[i].hasLatencies())
                markFalls(marked[i], centred[i], fall);
    }
    return areTooMany(marked) ? points : marked;
}

} // namespace loadstone
