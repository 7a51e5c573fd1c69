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

using Sentences = std::vector<std::string>;

/// Those of the first that all others have as well.
Sentences commonTo(const std::vector<Sentences>& each) {
    Sentences common = each.front();
    std::erase_if(common, [&](const std::string& sentence) {
        return !std::ranges::all_of(
            each, [&](const Sentences& one) { return std::ranges::count(one, sentence) > 0; });
    });
    return common;
}

/// "pool: A. B."; nothing where there are no sentences.
void addParagraph(Sentences& paragraphs, std::string name, const Sentences& sentences) {
    if (sentences.empty())
        return;
    name += ':';
    for (const std::string& sentence : sentences)
        name += ' ' + sentence;
    paragraphs.push_back(std::move(name));
}

/// What is the same of all engines is said once, at the end.
Sentences sentencesOfSeveral(const SweepAnalysis& analysis, const SweepReport& report) {
    std::vector<Sentences> each;
    for (const EngineAnalysis& engine : analysis.engines)
        each.push_back(sentencesOf(engine, report.plan, report.leftOut));
    const Sentences common = commonTo(each);
    Sentences sentences = comparisonOf(analysis);
    for (std::size_t i = 0; i < each.size(); ++i) {
        std::erase_if(each[i], [&](const std::string& sentence) {
            return std::ranges::count(common, sentence) > 0;
        });
        addParagraph(sentences, std::string(nameOf(analysis.engines[i].engine)), each[i]);
    }
    addParagraph(sentences, "All engines", common);
    return sentences;
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
    if (analysis.engines.size() == 1)
        return sentencesOf(analysis.engines.front(), report.plan, report.leftOut);
    return sentencesOfSeveral(analysis, report);
}

} // namespace loadstone
