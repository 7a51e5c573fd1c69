// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/calmscatter.h"

#include "core/analysis/median.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// By how much the usual deviation from a median of `count` values is below that of a normal
/// distribution. Found by drawing.
double shrinkageOf(std::size_t count) {
    return count % 2 == 1 ? 1.02 : std::max(0.71, 1 - 1.3 / static_cast<double>(count));
}

/// From the middle one, which is not its own neighbour: one repeat that stalled moves no other.
std::vector<double> deviationsOf(const ScalePoint& point) {
    const std::size_t count = point.throughputs.size();
    const double middle = medianOf(point.throughputs);
    std::vector<double> deviations;
    if (count < 2 || middle <= 0)
        return deviations;
    for (const double throughput : point.throughputs)
        deviations.push_back(std::abs(throughput / middle - 1) / shrinkageOf(count));
    if (count % 2 == 1)
        deviations.erase(std::ranges::min_element(deviations));
    return deviations;
}

/// From the mean of squares, which is known better if none stalled.
CalmScatter scatterOfAll(const std::vector<ScalePoint>& points) {
    CalmScatter scatter;
    double squares = 0;
    for (const ScalePoint& point : points) {
        if (point.throughputs.size() < 2 || point.mean() <= 0)
            continue;
        const double freedom = static_cast<double>(point.throughputs.size()) - 1;
        squares += freedom * point.variance() / (point.mean() * point.mean());
        scatter.freedom += freedom;
    }
    scatter.share = scatter.freedom > 0 ? std::sqrt(squares / scatter.freedom) : 0;
    return scatter;
}

} // namespace

CalmScatter robustScatterOf(const std::vector<ScalePoint>& points) {
    constexpr double normal = 1.4826;
    constexpr double efficiency = 0.4; // of a middle value beside a mean of squares
    CalmScatter scatter;
    std::vector<double> all;
    for (const ScalePoint& point : points) {
        const std::vector<double> deviations = deviationsOf(point);
        all.insert(all.end(), deviations.begin(), deviations.end());
        scatter.freedom += efficiency * (static_cast<double>(point.throughputs.size()) - 1);
    }
    scatter.share = normal * medianOf(std::move(all));
    return scatter;
}

CalmScatter calmScatterOf(const std::vector<ScalePoint>& points) {
    // Runs of a second can be equal to the last answer, again and again, and yet another would not.
    constexpr double least = 2e-3, farFromIt = 2;
    const CalmScatter middle = robustScatterOf(points);
    const CalmScatter all = scatterOfAll(points);
    CalmScatter scatter = all.share <= farFromIt * std::max(middle.share, least) ? all : middle;
    scatter.share = std::max(scatter.share, least);
    return scatter;
}

CalmScatter centredScatterOf(const std::vector<ScalePoint>& points) {
    CalmScatter scatter = calmScatterOf(points);
    std::size_t blocks = 1;
    for (const ScalePoint& point : points)
        blocks = std::max(blocks, point.throughputs.size());
    const double left = scatter.freedom - static_cast<double>(blocks - 1);
    if (points.size() < 2 || left <= 0)
        return scatter;
    scatter.share *= std::sqrt(scatter.freedom / left);
    scatter.freedom = left;
    return scatter;
}

} // namespace loadstone
