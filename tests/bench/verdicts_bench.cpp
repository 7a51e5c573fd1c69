// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How often a sweep's verdicts are right, of made-up servers on a disturbed machine.
// Each figure stands beside its target. A bound is what no method surpasses that calls nothing a
// peak that levels off softly; where the target is beyond it, there is no verdict on the figure.
// usage: benches verdicts [SEED [SWEEPS]]

#include "core/analysis/levelestimate.h"
#include "core/analysis/scalabilityfit.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/verdictbounds.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace loadstone;

namespace {

struct Course {
    const char* name;
    Disturbance disturbance;
};

const std::vector<Course> courses{
    {"2 % noise", {}},
    {"and 10 % drift", {0.02, -0.1}},
    {"and 15 % of the runs stall", {0.02, 0.1, 0.3, 0.15}},
    {"the same without latencies", {0.02, -0.1, 0.3, 0.15, false, false}},
    {"and a level stalls", {0.02, -0.1, 0.3, 0, true}},
    {"the same without latencies", {0.02, 0.1, 0.3, 0, true, false}},
    {"10 % noise", {0.1}},
    {"10 % noise without latencies", {0.1, 0, 0, 0, false, false}}};

/// The curve of a peak does not need many draws.
constexpr FitOptions options{1, 100};

Usl peakedAt(double size) {
    constexpr double sigma = 0.05;
    return {100, sigma, (1 - sigma) / (size * size)};
}

struct Counts {
    int peaks = 0, plateaus = 0, knees = 0, held = 0, near = 0;
};

Counts countsOf(const SimulatedSweep& sweep, double knee, int sweeps, std::mt19937_64& random) {
    Counts counts;
    for (int i = 0; i < sweeps; ++i) {
        const auto fit = fitScalability(sweep.measured(random), options);
        if (!fit)
            continue;
        counts.peaks += fit->peak ? 1 : 0;
        counts.plateaus += fit->plateau ? 1 : 0;
        if (!fit->knee)
            continue;
        ++counts.knees;
        counts.held += fit->knee->confidence && fit->knee->confidence->contains(knee) ? 1 : 0;
        counts.near += std::abs(fit->knee->concurrency / knee - 1) < 0.15 ? 1 : 0;
    }
    return counts;
}

/// Figures beside their targets.
class Targets {
public:
    /// All in percent. `bound` is the most that there can be, as verdictbounds.h has it.
    void atLeast(double found, double target, double bound) {
        std::printf("  %5.1f (>= %.0f, bound %3.0f", found, target, bound);
        print(found >= target, bound >= target);
    }
    void below(double found, double target) {
        std::printf("  %5.2f (< %.0f", found, target);
        print(found < target, true);
    }
    void atMost(double found, double target) {
        std::printf("  %5.1f (<= %.0f", found, target);
        print(found <= target, true);
    }
    void between(double found, double low, double high) {
        std::printf("  %5.1f (%.0f to %.0f", found, low, high);
        print(low <= found && found <= high, true);
    }
    void printSum() const {
        std::printf("%d of %d targets held; %d more are beyond any method\n", m_held,
                    m_held + m_missed, m_beyond);
    }

private:
    void print(bool isHeld, bool isPossible) {
        std::printf(") %-6s", isHeld ? "held" : isPossible ? "MISSED" : "-");
        ++(isHeld ? m_held : isPossible ? m_missed : m_beyond);
    }

    int m_held = 0, m_missed = 0, m_beyond = 0;
};

double percentOf(int count, int all) {
    return all > 0 ? 100.0 * count / all : 0;
}

void printPlateaus(int sweeps, std::mt19937_64& random, Targets& targets) {
    std::printf("servers with a plateau, %d sweeps each, in percent: false peaks; knees within "
                "their interval; then plateaus, and knees within 15 %%\n",
                sweeps);
    for (const auto& [name, disturbance] : courses)
        for (const double slots : {4.0, 8.0, 20.0}) {
            const SimulatedSweep sweep(serverWithSlots(slots, 0.01), disturbance);
            const Counts counts = countsOf(sweep, slots, sweeps, random);
            std::printf("  %-29s %2.0f slots", name, slots);
            targets.below(percentOf(counts.peaks, sweeps), 1);
            targets.between(percentOf(counts.held, counts.knees), 93, 99);
            std::printf("  %5.1f  %5.1f\n", percentOf(counts.plateaus, sweeps),
                        percentOf(counts.near, counts.knees));
        }
}

void printPeaks(int sweeps, std::mt19937_64& random, Targets& targets) {
    std::printf("servers with a peak, %d sweeps each, in percent: peaks found\n", sweeps);
    for (const auto& [name, disturbance] : courses)
        for (const double size : {16.0, 22.0, 35.0}) {
            const Usl curve = peakedAt(size);
            const auto server = [&](double at) { return curve.throughput(at); };
            const Counts counts = countsOf(SimulatedSweep(server, disturbance), 1, sweeps, random);
            std::printf("  %-29s at %2.0f", name, size);
            targets.atLeast(percentOf(counts.peaks, sweeps), 95,
                            100 * mostPeaksFound(server, disturbance));
            std::printf("\n");
        }
}

/// How often two engines are told apart of which the second answers `ratio` times as much.
double differencesOf(double ratio, const Disturbance& disturbance, int sweeps,
                     std::mt19937_64& random) {
    const SimulatedSweep first(serverWithSlots(8, 0.01), disturbance);
    const SimulatedSweep second(serverWithSlots(8, 0.01 / ratio), disturbance);
    int differences = 0;
    for (int i = 0; i < sweeps; ++i) {
        const auto levels = atCommonSize({first.measured(random), second.measured(random)});
        if (levels.size() < 2)
            continue;
        const ThroughputRatio found = ratioOf(levels[1], levels[0]);
        differences += found.confidence && !found.isWithinScatter() ? 1 : 0;
    }
    return percentOf(differences, sweeps);
}

void printEngines(int sweeps, std::mt19937_64& random, Targets& targets) {
    constexpr double apart = 1.1;
    std::printf("two engines, %d sweeps each, in percent: said to differ, if equal and if 10 %% "
                "apart\n",
                sweeps);
    for (const auto& [name, disturbance] : courses) {
        std::printf("  %-29s", name);
        targets.atMost(differencesOf(1, disturbance, sweeps, random), 5);
        targets.atLeast(differencesOf(apart, disturbance, sweeps, random), 90,
                        100 * mostEnginesToldApart(apart, disturbance));
        std::printf("\n");
    }
}

} // namespace

static int run(int argc, char** argv) {
    std::mt19937_64 random(argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1);
    const int sweeps = argc > 2 ? std::atoi(argv[2]) : 1000;
    Targets targets;
    printPlateaus(sweeps, random, targets);
    printPeaks(sweeps, random, targets);
    printEngines(sweeps, random, targets);
    targets.printSum();
    return 0;
}

LOADSTONE_BENCHMARK(run)
