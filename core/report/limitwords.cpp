// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/limitwords.h"

#include "core/base/units.h"
#include "core/report/sizenoun.h"

#include <algorithm>

namespace loadstone {

namespace {

const SweepLevel& levelWith(int size, const std::vector<SweepLevel>& levels) {
    return *std::ranges::find(levels, size, &SweepLevel::size);
}

std::string whyBroken(const LatencyLimit& limit, const SweepLevel& level) {
    if (level.latencyOk.empty())
        return "nothing is answered";
    if (failsTooOften(level))
        return formatShare(level.failedShare()) + " of the requests fail";
    return "it is " + formatTime(latencyOf(limit, level));
}

std::string figuresOf(const LatencyLimit& limit, const SweepLevel& level) {
    return formatTime(latencyOf(limit, level)) + ", with " + throughputText(level.point().mean());
}

std::string boundOf(const LatencyLimit& limit) {
    return limit.percentile() + " below " + formatTime(limit.most);
}

} // namespace

std::string limitSentence(const LatencyLimit& limit, const std::vector<SweepLevel>& levels) {
    if (levels.empty())
        return {};
    const auto [size, breaker] = answerTo(limit, levels);
    const std::string unit = unitsOf(levels.front().engine);
    if (!size)
        return "No size that was measured keeps " + boundOf(limit) + ": with " +
               sized(*breaker, unit) + " " + whyBroken(limit, levels.front()) + ".";
    const std::string figures = figuresOf(limit, levelWith(*size, levels));
    if (!breaker)
        return "All sizes up to " + sized(*size, unit) + " keep " + boundOf(limit) + ": " +
               figures + ". Measure larger sizes to find the most.";
    return sized(*size, unit) + (*size == 1 ? " is" : " are") + " the most that " +
           (*size == 1 ? "keeps " : "keep ") + boundOf(limit) + ": " + figures + "; with " +
           formatCount(static_cast<std::uint64_t>(*breaker)) + " " +
           whyBroken(limit, levelWith(*breaker, levels)) + ".";
}

} // namespace loadstone
