// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/calmpoints.h"

#include "core/analysis/blockcourse.h"
#include "core/analysis/fallenrepeats.h"
#include "core/analysis/median.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr double leastShare = 0.9, mostShare = 1.15;

double shareOf(const ScalePoint& point, std::size_t repeat) {
    return point.throughputs[repeat] * point.latencies[repeat] / point.size;
}

/// Of the time between two requests some is the load's own, whatever the server.
bool hasLostTime(const ScalePoint& point, std::size_t repeat) {
    constexpr double ownTime = 100e-6;
    return shareOf(point, repeat) < leastShare &&
           point.size / point.throughputs[repeat] - point.latencies[repeat] > ownTime;
}

bool isStalled(const ScalePoint& point, std::size_t repeat) {
    return hasLostTime(point, repeat) || shareOf(point, repeat) > mostShare;
}

LevelOccupancy occupancyOf(const ScalePoint& point) {
    LevelOccupancy level;
    level.size = point.size;
    std::vector<double> shares;
    for (std::size_t repeat = 0; repeat < point.throughputs.size(); ++repeat) {
        shares.push_back(shareOf(point, repeat));
        level.stalled += isStalled(point, repeat) ? 1 : 0;
    }
    level.isUseless = level.stalled == shares.size();
    level.share = medianOf(shares);
    return level;
}

/// The middle of all repeats that did not stall: few servers give exactly 1.
double usualShareOf(const std::vector<ScalePoint>& points) {
    std::vector<double> shares;
    for (const ScalePoint& point : points)
        for (std::size_t repeat = 0; point.hasLatencies() && repeat < point.latencies.size();
             ++repeat)
            if (!isStalled(point, repeat))
                shares.push_back(shareOf(point, repeat));
    return shares.empty() ? 1 : medianOf(std::move(shares));
}

/// A stall takes time from a run and leaves its usual answers as they are, so by Little's law they
/// tell what it would have been. Answers that took longer than the run has room for tell nothing.
ScalePoint madeUpFor(const ScalePoint& point, double usualShare) {
    ScalePoint calm{point.size, {}, {}};
    for (std::size_t repeat = 0; repeat < point.throughputs.size(); ++repeat) {
        if (shareOf(point, repeat) > mostShare)
            continue;
        calm.throughputs.push_back(hasLostTime(point, repeat)
                                       ? usualShare * point.size / point.latencies[repeat]
                                       : point.throughputs[repeat]);
        calm.latencies.push_back(point.latencies[repeat]);
    }
    return calm;
}

std::vector<ScalePoint> stallsMadeUpFor(const std::vector<ScalePoint>& points) {
    const std::vector<LevelOccupancy> levels = occupanciesOf(points);
    const double usual = usualShareOf(points);
    std::vector<ScalePoint> calm;
    for (const ScalePoint& point : points) {
        const auto level = std::ranges::find(levels, point.size, &LevelOccupancy::size);
        const bool isCalm = level == levels.end() || level->stalled == 0;
        if (ScalePoint left = isCalm ? point : madeUpFor(point, usual); !left.throughputs.empty())
            calm.push_back(std::move(left));
    }
    return calm;
}

} // namespace

std::vector<LevelOccupancy> occupanciesOf(const std::vector<ScalePoint>& points) {
    std::vector<LevelOccupancy> levels;
    for (const ScalePoint& point : points)
        if (point.hasLatencies())
            levels.push_back(occupancyOf(point));
    const auto stalled = std::ranges::count(levels, true, &LevelOccupancy::isUseless);
    if (2 * static_cast<std::size_t>(stalled) > levels.size())
        for (LevelOccupancy& level : levels)
            level.stalled = level.isUseless = false;
    return levels;
}

std::vector<ScalePoint> withoutStalls(const std::vector<ScalePoint>& points) {
    return withoutMissing(withFallsMarked(stallsMadeUpFor(points)));
}

std::vector<ScalePoint> centredWithoutStalls(const std::vector<ScalePoint>& points) {
    return withoutMissing(blockCentred(withFallsMarked(stallsMadeUpFor(points))));
}

std::vector<std::vector<ScalePoint>>
centredWithoutStalls(const std::vector<std::vector<ScalePoint>>& engines) {
    std::vector<std::vector<ScalePoint>> calm;
    std::vector<ScalePoint> all;
    for (const std::vector<ScalePoint>& points : engines) {
        calm.push_back(withFallsMarked(stallsMadeUpFor(points)));
        all.insert(all.end(), calm.back().begin(), calm.back().end());
    }
    const std::vector<double> courses = blockCourses(all);
    for (std::vector<ScalePoint>& points : calm)
        points = withoutMissing(centredBy(courses, std::move(points)));
    return calm;
}

} // namespace loadstone
