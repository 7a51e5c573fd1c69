// How often a sweep's verdicts are right, of made-up servers on a disturbed machine.
// usage: benches verdicts [SEED [SWEEPS]]

#include "core/analysis/levelestimate.h"
#include "core/analysis/scalabilityfit.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/simulatedsweep.h"

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
    int peaks = 0, plateaus = 0, held = 0, near = 0;
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
        counts.held += fit->knee->confidence && fit->knee->confidence->contains(knee) ? 1 : 0;
        counts.near += std::abs(fit->knee->concurrency / knee - 1) < 0.15 ? 1 : 0;
    }
    return counts;
}

void printPlateaus(int sweeps, std::mt19937_64& random) {
    std::printf("servers with a plateau, %d sweeps each: false peaks, plateaus, knee within its "
                "interval, within 15 %%\n",
                sweeps);
    for (const auto& [name, disturbance] : courses)
        for (const double slots : {4.0, 8.0, 20.0}) {
            const SimulatedSweep sweep(serverWithSlots(slots, 0.01), disturbance);
            const Counts counts = countsOf(sweep, slots, sweeps, random);
            std::printf("  %-29s %2.0f slots  %4d  %5d  %5d  %5d\n", name, slots, counts.peaks,
                        counts.plateaus, counts.held, counts.near);
        }
}

void printPeaks(int sweeps, std::mt19937_64& random) {
    std::printf("servers with a peak, %d sweeps each: peaks found\n", sweeps);
    for (const auto& [name, disturbance] : courses)
        for (const double size : {16.0, 22.0, 35.0}) {
            const Usl curve = peakedAt(size);
            const SimulatedSweep sweep([&](double at) { return curve.throughput(at); },
                                       disturbance);
            std::printf("  %-29s at %2.0f  %4d\n", name, size,
                        countsOf(sweep, 1, sweeps, random).peaks);
        }
}

/// How often two engines are told apart of which the second answers `ratio` times as much.
int differencesOf(double ratio, const Disturbance& disturbance, int sweeps,
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
    return differences;
}

void printEngines(int sweeps, std::mt19937_64& random) {
    std::printf("two engines, %d sweeps each: said to differ, if equal and if 10 %% apart\n",
                sweeps);
    for (const auto& [name, disturbance] : courses)
        std::printf("  %-29s  %4d  %4d\n", name, differencesOf(1, disturbance, sweeps, random),
                    differencesOf(1.1, disturbance, sweeps, random));
}

} // namespace

static int run(int argc, char** argv) {
    std::mt19937_64 random(argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1);
    const int sweeps = argc > 2 ? std::atoi(argv[2]) : 1000;
    printPlateaus(sweeps, random);
    printPeaks(sweeps, random);
    printEngines(sweeps, random);
    return 0;
}

LOADSTONE_BENCHMARK(run)
