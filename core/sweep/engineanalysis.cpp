// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/engineanalysis.h"

#include <algorithm>

namespace loadstone {

namespace {

Expected<SweetSpot> sweetSpotOf(const EngineAnalysis& analysis,
                                const std::vector<ScalePoint>& points, double share) {
    if (!analysis.levels.empty() && !analysis.hasAnswers())
        return fail("throughput", "not one request succeeded at any level");
    if (points.size() == 1)
        return fail("levels", "one size alone cannot be the best; measure more sizes");
    return findSweetSpot(points, share);
}

} // namespace

bool EngineAnalysis::hasAnswers() const {
    return std::ranges::any_of(
        levels, [](const SweepLevel& level) { return level.completed > level.failed; });
}

std::vector<int> EngineAnalysis::limitedSizes() const {
    constexpr double nearly = 0.95;
    double best = 0;
    for (const SweepLevel& level : levels)
        best = std::max(best, level.point().mean());
    std::vector<int> sizes;
    bool matters = false;
    for (const SweepLevel& level : levels)
        if (level.verdict == Verdict::GeneratorLimited) {
            sizes.push_back(level.size);
            matters = matters || level.size == levels.front().size ||
                      level.point().mean() >= nearly * best;
        }
    return matters ? sizes : std::vector<int>();
}

EngineAnalysis analyseEngine(EngineKind engine, std::vector<SweepLevel> levels, double share,
                             const FitOptions& options) {
    const std::vector<ScalePoint> points = pointsOf(levels);
    EngineAnalysis analysis{engine, std::move(levels), fitScalability(points, options),
                            SweetSpot()};
    analysis.sweetSpot = sweetSpotOf(analysis, points, share);
    // Little's law then counts what waits for a core of this machine as well.
    if (analysis.fit && !analysis.limitedSizes().empty())
        analysis.fit->knee.reset();
    return analysis;
}

} // namespace loadstone
