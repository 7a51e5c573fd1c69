#include "core/report/sweepreport.h"

#include <algorithm>
#include <map>

namespace loadstone {

namespace {

bool isWorse(const SweepLevel& level, const SweepLevel& best) {
    constexpr double muchLess = 0.9, manyFailures = 0.01;
    return level.point().mean() < muchLess * best.point().mean() &&
           level.failedShare() > manyFailures && level.failedShare() > 2 * best.failedShare();
}

Seconds quantileOf(const SweepLevel& level, double quantile) {
    return Microseconds(level.latencyOk.empty() ? 0 : level.latencyOk.quantile(quantile));
}

} // namespace

double okPerSecond(const Snapshot& snapshot) {
    return snapshot.elapsed.count() > 0
               ? static_cast<double>(snapshot.totals.ok) / snapshot.elapsed.count()
               : 0;
}

std::vector<SweepLevel> levelsOf(const SweepReport& report) {
    std::map<int, SweepLevel> bySize;
    for (const SweepRunResult& run : report.runs) {
        const Totals& totals = run.report.snapshot.totals;
        SweepLevel& level = bySize[run.step.size];
        level.size = run.step.size;
        level.throughputs.push_back(okPerSecond(run.report.snapshot));
        level.latencyOk.add(totals.latencyOk);
        level.completed += totals.completed();
        level.failed += totals.failed;
    }
    std::vector<SweepLevel> levels;
    levels.reserve(bySize.size());
    for (auto& [size, level] : bySize)
        levels.push_back(std::move(level));
    return levels;
}

std::vector<ScalePoint> pointsOf(const std::vector<SweepLevel>& levels) {
    std::vector<ScalePoint> points;
    points.reserve(levels.size());
    for (const SweepLevel& level : levels)
        points.push_back(level.point());
    return points;
}

std::vector<LevelLatency> latenciesOf(const std::vector<SweepLevel>& levels) {
    std::vector<LevelLatency> latencies;
    latencies.reserve(levels.size());
    for (const SweepLevel& level : levels)
        latencies.push_back(
            {static_cast<double>(level.size), quantileOf(level, 0.5), quantileOf(level, 0.99)});
    return latencies;
}

std::optional<int> limitOf(const std::vector<SweepLevel>& levels) {
    const SweepLevel* best = nullptr;
    for (const SweepLevel& level : levels) {
        if (best != nullptr && isWorse(level, *best))
            return level.size;
        if (best == nullptr || level.point().mean() > best->point().mean())
            best = &level;
    }
    return std::nullopt;
}

} // namespace loadstone
