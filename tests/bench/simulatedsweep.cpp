// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/simulatedsweep.h"

#include <algorithm>

namespace loadstone {

namespace {

double drawn(std::mt19937_64& random, double deviation) {
    return 1 + std::normal_distribution<double>(0, deviation)(random);
}

bool happens(std::mt19937_64& random, double share) {
    return std::uniform_real_distribution<double>(0, 1)(random) < share;
}

} // namespace

std::vector<ScalePoint> SimulatedSweep::measured(std::mt19937_64& random) const {
    std::vector<ScalePoint> levels;
    for (const double size : usualSizes)
        levels.push_back({size, {}, {}});
    const std::size_t stalled = random() % levels.size();
    std::vector<std::size_t> order(levels.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto runs = static_cast<double>(usualRepeats * levels.size());
    double run = 0;
    for (std::size_t repeat = 0; repeat < usualRepeats; ++repeat) {
        std::ranges::shuffle(order, random);
        for (const std::size_t level : order) {
            const bool stalls = (m_disturbance.levelStalls && level == stalled) ||
                                happens(random, m_disturbance.runStalls);
            const double course = 1 + m_disturbance.drift * run++ / runs;
            measure(levels[level], course, stalls ? m_disturbance.stall : 0, random);
        }
    }
    return levels;
}

void SimulatedSweep::measure(ScalePoint& level, double course, double stall,
                             std::mt19937_64& random) const {
    const double calm = m_server(level.size) * course * drawn(random, m_disturbance.noise);
    level.throughputs.push_back(calm * (1 - stall));
    if (m_disturbance.hasLatencies)
        level.latencies.push_back(level.size / calm * drawn(random, m_disturbance.noise / 4));
}

SimulatedSweep::Throughput serverWithSlots(double places, double latency) {
    return [places, latency](double size) { return std::min(size, places) / latency; };
}

} // namespace loadstone
