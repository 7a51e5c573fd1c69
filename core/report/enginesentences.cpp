// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/enginesentences.h"

#include "core/base/units.h"
#include "core/report/failurewords.h"
#include "core/report/fitsentence.h"
#include "core/report/kneewords.h"
#include "core/report/limitwords.h"
#include "core/report/sizenoun.h"
#include "core/report/sweetspotwords.h"
#include "core/sweep/earlystop.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace loadstone {

namespace {

/// Of a level that isHopeless().
std::string hopelessReason(const SweepLevel& level) {
    const std::string with = "with " + sized(level.size, unitsOf(level.engine)) + " ";
    if (level.completed == 0)
        return with + "nothing is answered in the time of a measurement";
    return with + (level.redirects == level.completed ? "all answers are redirects"
                                                      : "at least half of the answers fail");
}

std::string namesOf(std::span<const int> sizes) {
    std::string names;
    for (const int size : sizes)
        names += (names.empty() ? "" : ", ") + formatCount(static_cast<std::uint64_t>(size));
    return names;
}

/// Of a level that was measured at all, only repeats are.
std::string whatIsLeftOut(const EngineAnalysis& analysis, std::vector<int> sizes) {
    const auto isWhole = [&](int size) {
        return std::ranges::find(analysis.levels, size, &SweepLevel::size) == analysis.levels.end();
    };
    const auto firstPart = std::stable_partition(sizes.begin(), sizes.end(), isWhole);
    const std::span<const int> whole(sizes.begin(), firstPart);
    const std::span<const int> parts(firstPart, sizes.end());
    std::string text = (whole.size() == 1 ? "Level " : "Levels ") + namesOf(whole);
    if (whole.empty())
        text = "More repeats of " + namesOf(parts);
    else if (!parts.empty())
        text += " and more repeats of " + namesOf(parts);
    return text + " left out: ";
}

std::string leftOutSentence(const EngineAnalysis& analysis, const std::vector<int>& sizes) {
    const auto hopeless = std::ranges::find_if(
        analysis.levels, [](const SweepLevel& level) { return isHopeless(level); });
    return whatIsLeftOut(analysis, sizes) +
           (hopeless != analysis.levels.end()
                ? hopelessReason(*hopeless) + ", and larger sizes or more repeats would not help. "
                : "a smaller level already answers less and fails more. ") +
           "Switch the early stop off to measure all.";
}

std::string degradedSentence(const SweepLevel& level) {
    return "With " + sized(level.size, unitsOf(level.engine)) + " " +
           counted(static_cast<std::uint64_t>(level.degraded), "repeat") +
           (level.lostHosts == 0                ? " lost a worker process"
            : level.lostHosts == level.degraded ? " lost a host"
                                                : " lost a worker process or a host") +
           "; what is left of it is in no figure.";
}

std::string againSentence(const EngineAnalysis& analysis) {
    std::vector<double> sizes;
    for (const SweepLevel& level : analysis.levels)
        if (level.again)
            sizes.push_back(level.size);
    if (sizes.empty())
        return {};
    return "With " + sizedAll(sizes, analysis.units()) +
           " the machine stood still for a part of the time at first; what counts was measured "
           "again at the end.";
}

std::vector<int> sizesWith(EngineKind engine, const std::vector<LevelId>& levels) {
    std::vector<int> sizes;
    for (const LevelId& level : levels)
        if (level.engine == engine)
            sizes.push_back(level.size);
    return sizes;
}

std::string limitedSentence(const EngineAnalysis& analysis) {
    const std::vector<int> sizes = analysis.limitedSizes();
    if (sizes.empty())
        return {};
    return "With " + sizedAll({sizes.begin(), sizes.end()}, analysis.units()) +
           " this machine was the limit and not only the server, so how many requests the server "
           "answers at once is not known.";
}

/// What the levels say of how throughput grows. One size alone says nothing of it.
std::string sweetSpotSentence(const EngineAnalysis& analysis) {
    return analysis.sweetSpot ? sentenceFor(*analysis.sweetSpot, pointsOf(analysis.levels),
                                            latenciesOf(analysis.levels), analysis.units())
                              : "";
}

std::string noFitSentence(const EngineAnalysis& analysis) {
    return "No curve is fitted: " + analysis.fit.error().message + ".";
}

bool isStillRising(const EngineAnalysis& analysis) {
    return analysis.sweetSpot && analysis.sweetSpot->isStillRising;
}

std::vector<std::string> growthSentences(const EngineAnalysis& analysis) {
    if (analysis.levels.size() < 2)
        return {};
    if (!analysis.fit)
        return {limitedSentence(analysis), sweetSpotSentence(analysis), noFitSentence(analysis)};
    const bool isRising = isStillRising(analysis);
    return {limitedSentence(analysis), kneeSentence(*analysis.fit, analysis.units(), isRising),
            sweetSpotSentence(analysis), sentenceFor(*analysis.fit, analysis.units(), isRising),
            stallSentence(*analysis.fit, analysis.units())};
}

/// What is left to say of an engine whose growth is that of all.
std::vector<std::string> ownSentences(const EngineAnalysis& analysis) {
    if (!analysis.fit)
        return {noFitSentence(analysis)};
    return {isStillRising(analysis) ? "" : sweetSpotSentence(analysis),
            stallSentence(*analysis.fit, analysis.units())};
}

bool isProportional(const EngineAnalysis& analysis) {
    return analysis.fit && analysis.fit->verdict == ScalabilityVerdict::Linear;
}

/// The size at which throughput still rises, if a few sizes tell no more than that.
std::optional<int> risesUpTo(const EngineAnalysis& analysis) {
    if (analysis.fit || !isStillRising(analysis))
        return std::nullopt;
    return analysis.levels.back().size;
}

/// How many requests are answered at once, if no more than that is to be said.
std::optional<double> plainKnee(const EngineAnalysis& analysis) {
    if (!analysis.fit || analysis.fit->verdict != ScalabilityVerdict::Plateau ||
        !analysis.fit->knee || analysis.fit->witness || isStillRising(analysis))
        return std::nullopt;
    return std::max(1.0, std::round(analysis.fit->knee->concurrency));
}

} // namespace

std::vector<std::string> sentencesOf(const EngineAnalysis& analysis, const SweepPlan& plan,
                                     const std::vector<LevelId>& leftOut, GrowthTold growth) {
    std::vector<std::string> sentences;
    const auto say = [&](std::string sentence) {
        if (!sentence.empty())
            sentences.push_back(std::move(sentence));
    };
    say(failureHeadline(analysis.levels, plan));
    if (plan.limit)
        say(limitSentence(*plan.limit, analysis.levels));
    if (analysis.hasAnswers())
        for (std::string& sentence :
             growth == GrowthTold::Here ? growthSentences(analysis) : ownSentences(analysis))
            say(std::move(sentence));
    say(againSentence(analysis));
    for (const SweepLevel& level : analysis.levels)
        if (level.degraded > 0)
            say(degradedSentence(level));
    if (const auto sizes = sizesWith(analysis.engine, leftOut); !sizes.empty())
        say(leftOutSentence(analysis, sizes));
    return sentences;
}

std::string commonGrowth(const std::vector<EngineAnalysis>& engines) {
    const auto canShare = [](const EngineAnalysis& engine) {
        return engine.hasAnswers() && engine.levels.size() > 1 && engine.limitedSizes().empty();
    };
    if (engines.size() < 2 || !std::ranges::all_of(engines, canShare))
        return {};
    if (std::ranges::all_of(engines, isProportional))
        return "With all engines throughput grows in proportion to the size, up to " +
               formatNumber(engines.front().levels.back().size, 0) +
               ", the largest one. The limit is how long an answer takes, not how many the server "
               "can give; measure larger sizes to see where it ends.";
    if (const auto size = risesUpTo(engines.front());
        size && std::ranges::all_of(engines, [&](const EngineAnalysis& engine) {
            return risesUpTo(engine) == size;
        }))
        return "With all engines throughput still rises at " + formatNumber(*size, 0) +
               ", the largest size. Measure larger sizes to see where it ends.";
    const auto knee = plainKnee(engines.front());
    if (!knee || !std::ranges::all_of(engines, [&](const EngineAnalysis& engine) {
            return plainKnee(engine) == knee;
        }))
        return {};
    return "With all engines about " + sized(*knee, "requests") + (*knee == 1 ? " is" : " are") +
           " answered at once: throughput grows up to that size and then stays.";
}

} // namespace loadstone
