#include "core/report/engineanalysis.h"

#include "core/analysis/fitsentence.h"
#include "core/analysis/sizenoun.h"
#include "core/base/units.h"

#include <algorithm>

namespace loadstone {

namespace {

std::string leftOutSentence(const std::vector<int>& sizes) {
    std::string names;
    for (const int size : sizes)
        names += (names.empty() ? "" : ", ") + formatCount(static_cast<std::uint64_t>(size));
    return (sizes.size() == 1 ? "Level " : "Levels ") + names +
           " left out: a smaller level already answers less and fails more. "
           "Switch the early stop off to measure all.";
}

std::string degradedSentence(const SweepLevel& level) {
    return "With " + sized(level.size, unitsOf(level.engine)) + " " +
           counted(static_cast<std::uint64_t>(level.degraded), "repeat") +
           " lost a worker process; what is left of it is in no figure.";
}

std::vector<int> sizesWith(EngineKind engine, const std::vector<LevelId>& levels) {
    std::vector<int> sizes;
    for (const LevelId& level : levels)
        if (level.engine == engine)
            sizes.push_back(level.size);
    return sizes;
}

Expected<SweetSpot> sweetSpotOf(const EngineAnalysis& analysis,
                                const std::vector<ScalePoint>& points, double share) {
    if (!analysis.levels.empty() && !analysis.hasAnswers())
        return fail("throughput", "not one request succeeded at any level");
    return findSweetSpot(points, share);
}

} // namespace

bool EngineAnalysis::hasAnswers() const {
    return std::ranges::any_of(
        levels, [](const SweepLevel& level) { return level.completed > level.failed; });
}

EngineAnalysis analyseEngine(EngineKind engine, std::vector<SweepLevel> levels, double share,
                             const FitOptions& options) {
    const std::vector<ScalePoint> points = pointsOf(levels);
    EngineAnalysis analysis{engine, std::move(levels), fitScalability(points, options),
                            SweetSpot()};
    analysis.sweetSpot = sweetSpotOf(analysis, points, share);
    return analysis;
}

std::vector<std::string> sentencesOf(const EngineAnalysis& analysis,
                                     const std::vector<LevelId>& leftOut) {
    if (!analysis.levels.empty() && !analysis.hasAnswers())
        return {"Not one request succeeded at any level."};
    std::vector<std::string> sentences;
    if (analysis.sweetSpot)
        sentences.push_back(sentenceFor(*analysis.sweetSpot, pointsOf(analysis.levels),
                                        latenciesOf(analysis.levels), analysis.units()));
    if (analysis.fit)
        sentences.push_back(sentenceFor(*analysis.fit, analysis.units()));
    else
        sentences.push_back("No curve is fitted: " + analysis.fit.error().message + ".");
    for (const SweepLevel& level : analysis.levels)
        if (level.degraded > 0)
            sentences.push_back(degradedSentence(level));
    if (const auto sizes = sizesWith(analysis.engine, leftOut); !sizes.empty())
        sentences.push_back(leftOutSentence(sizes));
    return sentences;
}

} // namespace loadstone
