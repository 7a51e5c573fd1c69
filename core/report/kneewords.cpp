// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/kneewords.h"

#include "core/base/units.h"
#include "core/report/sizenoun.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

std::string productOf(const Knee& knee) {
    return throughputText(knee.throughput) + " × " +
           formatTime(std::chrono::duration_cast<Microseconds>(Seconds(knee.latency)));
}

/// How far it may be off, where that matters to who reads whole numbers.
std::string intervalOf(const Knee& knee) {
    if (!knee.confidence)
        return {};
    const auto [low, high] = *knee.confidence;
    const int decimals = high < 100 ? 1 : 0;
    const std::string least = formatNumber(low, decimals), most = formatNumber(high, decimals);
    return least == most ? "" : ", 95 %: " + least + " to " + most;
}

std::string enough(double concurrency, const std::string& plural) {
    const double size = std::max(1.0, std::round(concurrency));
    return sized(size, plural) + (size == 1 ? " is" : " are") + " enough";
}

} // namespace

std::string kneeSentence(const ScalabilityFit& fit, const std::string& plural, bool isStillRising) {
    if (!fit.knee || !fit.plateau || isStillRising)
        return {};
    const double concurrency = fit.knee->concurrency;
    const double whole = std::max(1.0, std::round(concurrency));
    return "About " + sized(whole, "requests") + (whole == 1 ? " is" : " are") +
           " answered at once (" + productOf(*fit.knee) + intervalOf(*fit.knee) + "); " +
           enough(concurrency, plural) + ".";
}

std::string stallSentence(const ScalabilityFit& fit, const std::string& plural) {
    std::vector<double> useless;
    std::size_t repeats = 0;
    for (const LevelOccupancy& level : fit.occupancies)
        if (level.isUseless)
            useless.push_back(level.size);
        else
            repeats += level.stalled;
    std::string text;
    if (!useless.empty())
        text = "With " + sizedAll(useless, plural) +
               " the machine stood still for a part of the time, so these figures are useless: "
               "measure them again.";
    if (repeats > 0)
        text += (text.empty() ? "" : " ") + counted(repeats, "repeat") +
                (useless.empty() ? "" : " of other sizes") + " stalled; what is said rests on " +
                (repeats == 1 ? "its" : "their") + " usual answers.";
    return text;
}

} // namespace loadstone
