// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalepoint.h"

#include <cstdint>
#include <functional>
#include <random>

namespace loadstone {

/// What is measured: the sizes and repeats of a sweep that nobody has changed.
inline const std::vector<double> usualSizes{1, 2, 4, 8, 16, 32, 64};
inline constexpr std::size_t usualRepeats = 3;

/// What disturbs a simulated machine while it measures.
struct Disturbance {
    double noise = 0.02;      ///< of each run, as a share
    double drift = 0;         ///< from the first run to the last
    double stall = 0.3;       ///< of a run's time that a stall takes; its usual answers stay
    double runStalls = 0;     ///< the share of runs that stall
    bool levelStalls = false; ///< one level, drawn by lot, stalls in all its repeats
    bool hasLatencies = true; ///< as in a sweep; a file of points has none
};

/// Sweeps of made-up servers as they might be measured: blocks of all sizes in random order.
class SimulatedSweep {
public:
    using Throughput = std::function<double(double size)>; ///< requests per second

    SimulatedSweep(Throughput server, Disturbance disturbance)
        : m_server(std::move(server)), m_disturbance(disturbance) {}

    std::vector<ScalePoint> measured(std::mt19937_64& random) const;

private:
    void measure(ScalePoint& level, double course, double stall, std::mt19937_64& random) const;

    Throughput m_server;
    Disturbance m_disturbance;
};

/// min(N, places) answers at once, each after `latency` seconds.
SimulatedSweep::Throughput serverWithSlots(double places, double latency);

} // namespace loadstone
