// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/stalledlevels.h"

#include "core/sweep/usuallatency.h"

#include <algorithm>

namespace loadstone {

namespace {

using Points = std::map<int, ScalePoint>;

/// Of each engine its levels, by their size. A run without a usual latency leaves its level
/// without.
std::map<EngineKind, Points> pointsOfRuns(const std::vector<SweepRunResult>& runs) {
    std::map<EngineKind, Points> engines;
    for (const SweepRunResult& run : runs) {
        if (!isWhole(run.report))
            continue;
        const Snapshot& snapshot = run.report.snapshot;
        ScalePoint& point = engines[run.step.engine][run.step.size];
        point.size = run.step.size;
        point.throughputs.push_back(okPerSecond(snapshot));
        if (const double usual = usualLatency(run.report, run.step.size); usual > 0)
            point.latencies.push_back(usual);
    }
    return engines;
}

bool wasMeasuredAgain(const SweepReport& report, const LevelId& level) {
    return std::ranges::any_of(report.runs, [&](const SweepRunResult& run) {
        return run.step.again && run.step.level() == level;
    });
}

} // namespace

std::vector<LevelId> stalledLevels(const SweepReport& soFar) {
    std::vector<LevelId> stalled;
    for (const auto& [engine, levels] : pointsOfRuns(soFar.runs)) {
        std::vector<ScalePoint> points;
        for (const auto& [size, point] : levels)
            points.push_back(point);
        for (const LevelOccupancy& level : occupanciesOf(points))
            if (const LevelId id{engine, static_cast<int>(level.size)};
                level.isUseless && !wasMeasuredAgain(soFar, id))
                stalled.push_back(id);
    }
    return stalled;
}

std::vector<SweepStep> stepsAgain(const SweepReport& soFar) {
    std::vector<SweepStep> steps;
    const std::vector<LevelId> levels = stalledLevels(soFar);
    std::mt19937_64 random(soFar.plan.seed);
    for (int repeat = 0; repeat < soFar.plan.repeats; ++repeat) {
        const std::size_t first = steps.size();
        for (const LevelId& level : levels)
            steps.push_back({level.engine, level.size, repeat, true});
        shuffle(std::span(steps).subspan(first), random);
    }
    return steps;
}

} // namespace loadstone
