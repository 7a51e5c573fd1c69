// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/blockcourse.h"

#include "core/analysis/median.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadstone {

namespace {

bool isMissing(double throughput) {
    return std::isnan(throughput);
}

double medianOfPresent(std::vector<double> values) {
    std::erase_if(values, isMissing);
    return values.empty() ? missingRepeat : medianOf(std::move(values));
}

bool hasBlocks(const std::vector<ScalePoint>& points) {
    constexpr std::size_t leastLevels = 4;
    const std::size_t repeats = points.empty() ? 0 : points.front().throughputs.size();
    return points.size() >= leastLevels && repeats >= 2 &&
           std::ranges::all_of(points, [&](const ScalePoint& point) {
               return point.throughputs.size() == repeats &&
                      std::ranges::count(point.throughputs, 0) == 0;
           });
}

/// Above the middle: if in one block more than half of the repeats stalled, what they share is not
/// the machine's course, and the others must not be lifted by it.
double upperOf(std::vector<double> ratios) {
    std::erase_if(ratios, isMissing);
    if (ratios.empty())
        return missingRepeat;
    std::ranges::sort(ratios);
    return ratios[ratios.size() * 2 / 3];
}

/// The middle of a level without the blocks' courses.
double levelWithout(const std::vector<double>& courses, const ScalePoint& point) {
    std::vector<double> centred = point.throughputs;
    for (std::size_t block = 0; block < courses.size(); ++block)
        centred[block] /= courses[block];
    return medianOfPresent(std::move(centred));
}

std::vector<double> coursesBeside(const std::vector<double>& before,
                                  const std::vector<ScalePoint>& points) {
    std::vector<double> levels, courses;
    for (const ScalePoint& point : points)
        levels.push_back(levelWithout(before, point));
    for (std::size_t block = 0; block < before.size(); ++block) {
        std::vector<double> ratios;
        for (std::size_t i = 0; i < points.size(); ++i)
            ratios.push_back(points[i].throughputs[block] / levels[i]);
        courses.push_back(upperOf(std::move(ratios)));
    }
    return courses;
}

} // namespace

const double missingRepeat = std::numeric_limits<double>::quiet_NaN();

std::vector<double> blockCourses(const std::vector<ScalePoint>& points) {
    if (!hasBlocks(points))
        return {};
    std::vector<double> courses(points.front().throughputs.size(), 1);
    // The middle of a level that misses a repeat depends on the courses, and these on it.
    for (int round = 0; round < 3; ++round)
        courses = coursesBeside(courses, points);
    return std::ranges::any_of(courses, isMissing) ? std::vector<double>() : courses;
}

std::vector<ScalePoint> centredBy(const std::vector<double>& courses,
                                  std::vector<ScalePoint> points) {
    const double middle = medianOf(courses);
    for (ScalePoint& point : points)
        for (std::size_t block = 0; block < courses.size(); ++block) {
            point.throughputs[block] *= middle / courses[block];
            if (point.hasLatencies())
                point.latencies[block] *= courses[block] / middle;
        }
    return points;
}

std::vector<ScalePoint> blockCentred(const std::vector<ScalePoint>& points) {
    return centredBy(blockCourses(points), points);
}

std::vector<ScalePoint> withoutMissing(std::vector<ScalePoint> points) {
    for (ScalePoint& point : points)
        if (!point.hasLatencies())
            std::erase_if(point.throughputs, isMissing);
    std::erase_if(points, [](const ScalePoint& point) { return point.throughputs.empty(); });
    return points;
}

} // namespace loadstone
