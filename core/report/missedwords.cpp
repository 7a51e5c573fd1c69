// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/missedwords.h"

#include "core/base/listed.h"
#include "core/base/units.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace loadstone {

namespace {

/// What levels have in common that one sentence tells of.
using MissedCause = std::tuple<MissedLevel::Reason, bool, std::string>;

bool hasMeasured(const LevelId& level, const SweepAnalysis& analysis) {
    return std::ranges::any_of(analysis.engines, [&](const EngineAnalysis& engine) {
        return std::ranges::count(engine.levels, level, &SweepLevel::id) > 0;
    });
}

/// "64", or "64 of loop" if it is not so with every engine.
std::vector<std::string> missedNames(const std::set<LevelId>& levels, const SweepPlan& plan) {
    std::vector<std::string> names;
    for (const int size : plan.sizes) {
        std::vector<EngineKind> engines;
        for (const EngineKind engine : plan.engines)
            if (levels.contains({engine, size}))
                engines.push_back(engine);
        const std::string name = formatCount(static_cast<std::uint64_t>(size));
        if (engines.size() == plan.engines.size())
            names.push_back(name);
        else
            for (const EngineKind engine : engines)
                names.push_back(name + " of " + std::string(nameOf(engine)));
    }
    return names;
}

std::string missedSentence(const MissedCause& cause, const std::vector<std::string>& names) {
    const auto& [reason, hasRuns, message] = cause;
    const bool isOne = names.size() == 1;
    if (reason == MissedLevel::Reason::NoRoom)
        return listed(names) + (isOne ? " is" : " are") + " left out: " + message + ".";
    return listed(names) + " could not be measured" + (hasRuns ? " as often as planned: " : ": ") +
           message + ".";
}

} // namespace

std::vector<std::string> missedSentences(const std::vector<MissedLevel>& missed,
                                         const SweepPlan& plan, const SweepAnalysis& analysis) {
    std::vector<std::pair<MissedCause, std::set<LevelId>>> groups;
    for (const MissedLevel& one : missed) {
        const MissedCause cause{one.reason, hasMeasured(one.level, analysis), one.message};
        auto group =
            std::ranges::find(groups, cause, &std::pair<MissedCause, std::set<LevelId>>::first);
        if (group == groups.end())
            group = groups.insert(group, {cause, {}});
        group->second.insert(one.level);
    }
    std::vector<std::string> sentences;
    for (const auto& [cause, levels] : groups)
        if (const auto names = missedNames(levels, plan); !names.empty())
            sentences.push_back(missedSentence(cause, names));
    return sentences;
}

std::string madeUpSentence(const std::vector<LevelId>& levels, const SweepPlan& plan) {
    const auto names = missedNames({levels.begin(), levels.end()}, plan);
    return "The database was away while " + listed(names) + (names.size() == 1 ? " was" : " were") +
           " measured: the runs that this spoilt are in no figure, and were made up for at the "
           "end.";
}

} // namespace loadstone
