// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepanalysis.h"

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

} // namespace loadstone
