#include "core/report/sweepanalysis.h"

#include "core/analysis/fitsentence.h"
#include "core/base/units.h"

#include <algorithm>

namespace loadstone {

namespace {

std::string leftOutSentence(const std::vector<int>& levels) {
    std::string names;
    for (const int level : levels)
        names += (names.empty() ? "" : ", ") + formatCount(static_cast<std::uint64_t>(level));
    return (levels.size() == 1 ? "Level " : "Levels ") + names +
           " left out: a smaller level already answers less and fails more. "
           "Switch the early stop off to measure all.";
}

bool hasAnswers(const std::vector<SweepLevel>& levels) {
    return std::ranges::any_of(
        levels, [](const SweepLevel& level) { return level.completed > level.failed; });
}

} // namespace

SweepAnalysis analyse(const SweepReport& report) {
    std::vector<SweepLevel> levels = levelsOf(report);
    const std::vector<ScalePoint> points = pointsOf(levels);
    auto fit = fitScalability(points);
    auto spot = findSweetSpot(points, report.plan.share);
    return {std::move(levels), std::move(fit), std::move(spot)};
}

std::vector<std::string> sentencesOf(const SweepAnalysis& analysis, const SweepReport& report) {
    const std::string plural = unitsOf(report.plan.plan.engine);
    std::vector<std::string> sentences;
    if (!analysis.levels.empty() && !hasAnswers(analysis.levels))
        return {"Not one request succeeded at any level."};
    if (analysis.sweetSpot)
        sentences.push_back(sentenceFor(*analysis.sweetSpot, pointsOf(analysis.levels),
                                        latenciesOf(analysis.levels), plural));
    if (analysis.fit)
        sentences.push_back(sentenceFor(*analysis.fit, plural));
    else
        sentences.push_back("No curve is fitted: " + analysis.fit.error().message + ".");
    if (!report.leftOut.empty())
        sentences.push_back(leftOutSentence(report.leftOut));
    return sentences;
}

} // namespace loadstone
