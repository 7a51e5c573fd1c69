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

namespace loadstone {

namespace {

std::string leftOutSentence(const EngineAnalysis& analysis, const std::vector<int>& sizes) {
    std::string names;
    for (const int size : sizes)
        names += (names.empty() ? "" : ", ") + formatCount(static_cast<std::uint64_t>(size));
    const bool isHopelessBelow = std::ranges::any_of(
        analysis.levels, [](const SweepLevel& level) { return isHopeless(level); });
    return (sizes.size() == 1 ? "Level " : "Levels ") + names + " left out: " +
           (isHopelessBelow ? "what was measured has too few answers, and larger sizes or more "
                              "repeats would not help. "
                            : "a smaller level already answers less and fails more. ") +
           "Switch the early stop off to measure all.";
}

std::string degradedSentence(const SweepLevel& level) {
    return "With " + sized(level.size, unitsOf(level.engine)) + " " +
           counted(static_cast<std::uint64_t>(level.degraded), "repeat") +
           " lost a worker process; what is left of it is in no figure.";
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
std::vector<std::string> growthSentences(const EngineAnalysis& analysis) {
    if (analysis.levels.size() < 2)
        return {};
    std::vector<std::string> sentences{limitedSentence(analysis)};
    if (analysis.fit)
        sentences.push_back(kneeSentence(*analysis.fit, analysis.units()));
    if (analysis.sweetSpot)
        sentences.push_back(sentenceFor(*analysis.sweetSpot, pointsOf(analysis.levels),
                                        latenciesOf(analysis.levels), analysis.units()));
    if (!analysis.fit) {
        sentences.push_back("No curve is fitted: " + analysis.fit.error().message + ".");
        return sentences;
    }
    sentences.push_back(sentenceFor(*analysis.fit, analysis.units()));
    sentences.push_back(stallSentence(*analysis.fit, analysis.units()));
    return sentences;
}

} // namespace

std::vector<std::string> sentencesOf(const EngineAnalysis& analysis, const SweepPlan& plan,
                                     const std::vector<LevelId>& leftOut) {
    std::vector<std::string> sentences;
    const auto say = [&](std::string sentence) {
        if (!sentence.empty())
            sentences.push_back(std::move(sentence));
    };
    say(failureHeadline(analysis.levels, plan));
    if (plan.limit)
        say(limitSentence(*plan.limit, analysis.levels));
    if (analysis.hasAnswers())
        for (std::string& sentence : growthSentences(analysis))
            say(std::move(sentence));
    say(againSentence(analysis));
    for (const SweepLevel& level : analysis.levels)
        if (level.degraded > 0)
            say(degradedSentence(level));
    if (const auto sizes = sizesWith(analysis.engine, leftOut); !sizes.empty())
        say(leftOutSentence(analysis, sizes));
    return sentences;
}

} // namespace loadstone
