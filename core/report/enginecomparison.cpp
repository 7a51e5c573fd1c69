// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/enginecomparison.h"

#include "core/analysis/levelestimate.h"
#include "core/base/listed.h"
#include "core/base/units.h"
#include "core/report/sizenoun.h"

#include <algorithm>

namespace loadstone {

namespace {

struct Contender {
    EngineKind engine;
    LevelEstimate best;

    std::string name() const { return std::string(nameOf(engine)); }
    std::string level() const { return sized(best.size, unitsOf(engine)); }
};

std::vector<const EngineAnalysis*> enginesWithAnswers(const SweepAnalysis& analysis) {
    std::vector<const EngineAnalysis*> engines;
    for (const EngineAnalysis& engine : analysis.engines)
        if (engine.hasAnswers())
            engines.push_back(&engine);
    return engines;
}

/// At one size, the fastest first. Empty if no size was measured with all.
std::vector<Contender> contendersOf(const std::vector<const EngineAnalysis*>& engines) {
    std::vector<std::vector<ScalePoint>> points;
    points.reserve(engines.size());
    for (const EngineAnalysis* engine : engines)
        points.push_back(pointsOf(engine->levels));
    const std::vector<LevelEstimate> levels = atCommonSize(points);
    std::vector<Contender> contenders;
    contenders.reserve(levels.size());
    for (std::size_t i = 0; i < levels.size(); ++i)
        contenders.push_back({engines[i]->engine, levels[i]});
    std::ranges::stable_sort(contenders, std::ranges::greater(),
                             [](const Contender& one) { return one.best.throughput; });
    return contenders;
}

/// Several are compared with the first, and each may seem to differ by chance.
ThroughputRatio ratioAmong(const std::vector<Contender>& all, const Contender& other) {
    return ratioOf(all.front().best, other.best, all.size() - 1);
}

std::string factorText(double factor) {
    return formatNumber(factor, factor < 10 ? 1 : 0);
}

/// "8 to 14", or "about 12" where both ends read the same.
std::string rangeText(const std::string& low, const std::string& high) {
    return low == high ? "about " + low : low + " to " + high;
}

/// "8 to 14 % more than", "2.1 to 2.3 times as much as".
std::string excessText(const ThroughputRatio& ratio) {
    const auto [low, high] =
        ratio.confidence.value_or(ConfidenceInterval{ratio.ratio, ratio.ratio});
    constexpr double inTimes = 2;
    if (ratio.ratio >= inTimes)
        return rangeText(factorText(low), factorText(high)) + " times as much as";
    const auto percent = [](double times) { return formatNumber((times - 1) * 100, 0); };
    const std::string least = percent(low);
    return (least == "0" ? "up to " + percent(high) : rangeText(least, percent(high))) +
           " % more than";
}

/// Whether `other` is surely slower than the first, and by more than matters.
bool isSlower(const ThroughputRatio& ratio) {
    return !ratio.isWithinScatter() && !ratio.isNegligible();
}

std::string excesses(const std::vector<Contender>& all, const std::vector<Contender>& slower) {
    std::vector<std::string> parts;
    parts.reserve(slower.size());
    for (const Contender& other : slower)
        parts.push_back(excessText(ratioAmong(all, other)) + " " + other.name() + " with " +
                        other.level());
    return listed(parts);
}

std::string tieSentence(const std::vector<Contender>& all, const std::vector<Contender>& equal) {
    std::vector<std::string> parts;
    parts.reserve(equal.size());
    for (const Contender& one : equal)
        parts.push_back(one.name() + " (" + throughputText(one.best.throughput) + " with " +
                        one.level() + ")");
    const bool mayDiffer = std::any_of(equal.begin() + 1, equal.end(), [&](const Contender& one) {
        return !ratioAmong(all, one).isNegligible();
    });
    return "No clear difference: " + listed(parts) + " differ by " +
           (mayDiffer ? "no more than their repeats scatter" : "less than 1 %");
}

std::string onceSentence(const std::vector<Contender>& contenders) {
    std::vector<std::string> parts;
    parts.reserve(contenders.size());
    for (const Contender& one : contenders)
        parts.push_back(one.name() + " " + throughputText(one.best.throughput) + " with " +
                        one.level());
    return "At the same size, " + listed(parts) +
           ". Without repeats this may be chance; measure each level several times to know.";
}

std::string fastestSentence(const std::vector<Contender>& contenders) {
    const Contender& first = contenders.front();
    if (std::ranges::any_of(contenders, [](const Contender& one) { return one.best.freedom <= 0; }))
        return onceSentence(contenders);
    std::vector<Contender> equal, slower;
    for (const Contender& one : contenders)
        (one.engine != first.engine && isSlower(ratioAmong(contenders, one)) ? slower : equal)
            .push_back(one);
    if (equal.size() == 1)
        return "The fastest is " + first.name() + ": " + throughputText(first.best.throughput) +
               " with " + first.level() + ", " + excesses(contenders, slower) + ".";
    return tieSentence(contenders, equal) +
           (slower.empty() ? "."
                           : "; " + first.name() + " gives " + excesses(contenders, slower) + ".");
}

std::string speedUpSentence(const SweepLevel& serial, const std::vector<Contender>& contenders) {
    const double base = serial.point().mean();
    std::vector<std::string> parts;
    parts.reserve(contenders.size());
    for (const Contender& one : contenders)
        if (one.engine != serial.engine || one.best.size > 1)
            parts.push_back(one.name() + " " + factorText(one.best.throughput / base) + " times");
    if (parts.empty())
        return {};
    return "Compared with the serial run (pool with 1 thread, " + throughputText(base) +
           "): " + listed(parts) + " as many requests/s.";
}

} // namespace

std::vector<std::string> comparisonOf(const SweepAnalysis& analysis) {
    const auto engines = enginesWithAnswers(analysis);
    if (engines.size() < 2)
        return {};
    const std::vector<Contender> contenders = contendersOf(engines);
    if (contenders.empty())
        return {"The engines are not compared: no size was measured with all of them."};
    std::vector<std::string> sentences{fastestSentence(contenders)};
    const SweepLevel* serial = analysis.serial();
    if (serial == nullptr || serial->point().mean() <= 0)
        return sentences;
    if (const std::string speedUp = speedUpSentence(*serial, contenders); !speedUp.empty())
        sentences.push_back(speedUp);
    return sentences;
}

} // namespace loadstone
