// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepsentences.h"

#include "core/report/enginecomparison.h"
#include "core/report/enginesentences.h"
#include "core/report/missedwords.h"

#include <algorithm>

namespace loadstone {

namespace {

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
Sentences sentencesOfSeveral(const SweepAnalysis& analysis, const SweepPlan& plan,
                             const std::vector<LevelId>& leftOut) {
    const std::string growth = commonGrowth(analysis.engines);
    std::vector<Sentences> each;
    for (const EngineAnalysis& engine : analysis.engines)
        each.push_back(sentencesOf(engine, plan, leftOut,
                                   growth.empty() ? GrowthTold::Here : GrowthTold::OfAll));
    const Sentences common = commonTo(each);
    Sentences sentences = comparisonOf(analysis);
    if (!growth.empty())
        sentences.push_back(growth);
    for (std::size_t i = 0; i < each.size(); ++i) {
        std::erase_if(each[i], [&](const std::string& sentence) {
            return std::ranges::count(common, sentence) > 0;
        });
        addParagraph(sentences, std::string(nameOf(analysis.engines[i].engine)), each[i]);
    }
    addParagraph(sentences, "All engines", common);
    return sentences;
}

Sentences withMissed(Sentences sentences, const std::vector<MissedLevel>& missed,
                     const SweepPlan& plan, const SweepAnalysis& analysis) {
    for (std::string& sentence : missedSentences(missed, plan, analysis))
        sentences.push_back(std::move(sentence));
    return sentences;
}

} // namespace

std::vector<std::string> sentencesOf(const SweepAnalysis& analysis, const SweepPlan& plan,
                                     const std::vector<LevelId>& leftOut) {
    if (analysis.engines.empty())
        return {"No level was measured to its end."};
    if (analysis.engines.size() == 1)
        return sentencesOf(analysis.engines.front(), plan, leftOut);
    return sentencesOfSeveral(analysis, plan, leftOut);
}

std::vector<std::string> sentencesOf(const SweepAnalysis& analysis, const SweepReport& report) {
    return withMissed(sentencesOf(analysis, report.plan, report.leftOut), report.missed,
                      report.plan, analysis);
}

void addSentences(SweepFindings& findings) {
    SweepAnalysis all; // levels are large: they are handed over and back
    for (EngineFindings& engine : findings.engines)
        all.engines.push_back(std::move(engine.analysis));
    findings.sentences = withMissed(sentencesOf(all, findings.plan, findings.leftOut),
                                    findings.missed, findings.plan, all);
    for (std::size_t i = 0; i < all.engines.size(); ++i)
        findings.engines[i].analysis = std::move(all.engines[i]);
}

} // namespace loadstone
