#include "core/report/sweepanalysis.h"

#include "core/report/enginecomparison.h"

#include <algorithm>

namespace loadstone {

namespace {

std::vector<SweepLevel> levelsWith(EngineKind engine, const std::vector<SweepLevel>& levels) {
    std::vector<SweepLevel> found;
    std::ranges::copy_if(levels, std::back_inserter(found),
                         [&](const SweepLevel& level) { return level.engine == engine; });
    return found;
}

} // namespace

const SweepLevel* SweepAnalysis::serial() const {
    for (const EngineAnalysis& engine : engines)
        for (const SweepLevel& level : engine.levels)
            if (level.engine == EngineKind::Pool && level.size == 1)
                return &level;
    return nullptr;
}

bool SweepAnalysis::hasAnswers() const {
    return std::ranges::any_of(engines, &EngineAnalysis::hasAnswers);
}

SweepAnalysis analyse(const SweepReport& report) {
    const std::vector<SweepLevel> levels = levelsOf(report);
    SweepAnalysis analysis;
    for (const SweepLevel& level : levels)
        if (analysis.engines.empty() || analysis.engines.back().engine != level.engine)
            analysis.engines.push_back(
                analyseEngine(level.engine, levelsWith(level.engine, levels), report.plan.share));
    return analysis;
}

std::vector<std::string> sentencesOf(const SweepAnalysis& analysis, const SweepReport& report) {
    if (analysis.engines.empty())
        return {"No level was measured to its end."};
    if (!analysis.hasAnswers())
        return {"Not one request succeeded at any level."};
    if (analysis.engines.size() == 1)
        return sentencesOf(analysis.engines.front(), report.leftOut);
    std::vector<std::string> sentences = comparisonOf(analysis);
    for (const EngineAnalysis& engine : analysis.engines)
        for (const std::string& sentence : sentencesOf(engine, report.leftOut))
            sentences.push_back(std::string(nameOf(engine.engine)) + ": " + sentence);
    return sentences;
}

} // namespace loadstone
