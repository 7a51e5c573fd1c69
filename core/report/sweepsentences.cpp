// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepsentences.h"

#include "core/report/activitywords.h"
#include "core/report/enginecomparison.h"
#include "core/report/enginesentences.h"
#include "core/report/loadnoun.h"
#include "core/report/missedwords.h"
#include "core/report/poolrulewords.h"
#include "core/report/sweephostwords.h"

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

/// Of several engines the formula knows nothing.
Sentences withRule(Sentences sentences, const std::optional<PoolRule>& rule,
                   const SweepAnalysis& analysis) {
    if (rule && analysis.engines.size() == 1)
        sentences.push_back(poolRuleSentence(*rule, analysis.engines.front()));
    return sentences;
}

/// What is only of databases.
template <typename Source> // a report or findings
void addOfDatabase(Sentences& sentences, const std::vector<LevelActivity>& activities,
                   const Source& source, const SweepAnalysis& analysis) {
    for (std::string& sentence : missedSentences(source.missed, source.plan, analysis))
        sentences.push_back(std::move(sentence));
    if (!source.madeUp.empty())
        sentences.push_back(madeUpSentence(source.madeUp, source.plan));
    for (std::string& sentence : activitySentences(activities))
        sentences.push_back(std::move(sentence));
}

/// Of queries, if that is what was sent.
Sentences spoken(Sentences sentences, const LoadPlan& plan) {
    for (std::string& sentence : sentences)
        sentence = spokenOf(plan, std::move(sentence));
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
    Sentences sentences =
        withRule(sentencesOf(analysis, report.plan, report.leftOut), poolRuleOf(report), analysis);
    addOfDatabase(sentences, activitiesOf(report), report, analysis);
    for (std::string& sentence : hostSentences(report))
        sentences.push_back(std::move(sentence));
    return spoken(std::move(sentences), report.plan.plan);
}

void addSentences(SweepFindings& findings) {
    SweepAnalysis all; // levels are large: they are handed over and back
    for (EngineFindings& engine : findings.engines)
        all.engines.push_back(std::move(engine.analysis));
    findings.sentences =
        withRule(sentencesOf(all, findings.plan, findings.leftOut), findings.rule, all);
    addOfDatabase(findings.sentences, findings.activities, findings, all);
    findings.sentences = spoken(std::move(findings.sentences), findings.plan.plan);
    for (std::size_t i = 0; i < all.engines.size(); ++i)
        findings.engines[i].analysis = std::move(all.engines[i]);
}

} // namespace loadstone
