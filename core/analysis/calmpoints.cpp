#include "core/analysis/calmpoints.h"

#include "core/analysis/median.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

constexpr double leastShare = 0.9, mostShare = 1.15;

double shareOf(const ScalePoint& point, std::size_t repeat) {
    return point.throughputs[repeat] * point.latencies[repeat] / point.size;
}

bool isStalled(double share) {
    return share < leastShare || share > mostShare;
}

LevelOccupancy occupancyOf(const ScalePoint& point) {
    LevelOccupancy level;
    level.size = point.size;
    std::vector<double> shares;
    for (std::size_t repeat = 0; repeat < point.throughputs.size(); ++repeat)
        shares.push_back(shareOf(point, repeat));
    level.stalled = static_cast<std::size_t>(std::ranges::count_if(shares, isStalled));
    level.isUseless = level.stalled == shares.size();
    level.share = medianOf(shares);
    return level;
}

bool isWhole(const std::vector<ScalePoint>& points) {
    constexpr std::size_t leastLevels = 4;
    const std::size_t repeats = points.empty() ? 0 : points.front().throughputs.size();
    return points.size() >= leastLevels && repeats >= 2 &&
           std::ranges::all_of(points, [&](const ScalePoint& point) {
               return point.throughputs.size() == repeats &&
                      std::ranges::all_of(point.throughputs, [](double x) { return x > 0; });
           });
}

/// By how much a block's repeats are above the middle of their levels.
double courseOf(const std::vector<ScalePoint>& points, std::size_t block) {
    std::vector<double> ratios;
    ratios.reserve(points.size());
    for (const ScalePoint& point : points)
        ratios.push_back(point.throughputs[block] / medianOf(point.throughputs));
    return medianOf(ratios);
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

std::vector<ScalePoint> blockCentred(std::vector<ScalePoint> points) {
    if (!isWhole(points))
        return points;
    std::vector<double> courses;
    for (std::size_t block = 0; block < points.front().throughputs.size(); ++block)
        courses.push_back(courseOf(points, block));
    const double middle = medianOf(courses);
    for (ScalePoint& point : points)
        for (std::size_t block = 0; block < courses.size(); ++block) {
            point.throughputs[block] *= middle / courses[block];
            if (point.hasLatencies())
                point.latencies[block] *= courses[block] / middle;
        }
    return points;
}

std::vector<ScalePoint> withoutStalls(const std::vector<ScalePoint>& points) {
    const std::vector<LevelOccupancy> levels = occupanciesOf(points);
    std::vector<ScalePoint> calm;
    for (const ScalePoint& point : points) {
        const auto level = std::ranges::find(levels, point.size, &LevelOccupancy::size);
        if (level == levels.end() || level->stalled == 0) {
            calm.push_back(point);
            continue;
        }
        ScalePoint left{point.size, {}, {}};
        for (std::size_t repeat = 0; repeat < point.throughputs.size(); ++repeat)
            if (!isStalled(shareOf(point, repeat))) {
                left.throughputs.push_back(point.throughputs[repeat]);
                left.latencies.push_back(point.latencies[repeat]);
            }
        if (!left.throughputs.empty())
            calm.push_back(std::move(left));
    }
    return calm;
}

} // namespace loadstone
