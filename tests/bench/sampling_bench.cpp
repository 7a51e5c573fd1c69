// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What sampling costs: the CPU time of ten snapshots a second while 1000 threads record.
// usage: benches sampling [SECONDS]

#include "core/stats/sampler.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/measured.h"

#include <sys/resource.h>

#include <condition_variable>
#include <cstdio>
#include <thread>

using namespace loadstone;

namespace {

double threadCpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// Records an exchange every few milliseconds until it is told to stop.
void work(TallySet& tallies, int number, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    Exchange exchange;
    exchange.status = 200;
    exchange.ok = true;
    for (int i = 0; !stop.stop_requested(); ++i) {
        const Microseconds latency(100 + (number * 7919 + i * 104'729) % 900'000);
        exchange.finished = Clock::now();
        exchange.intended = exchange.begun = exchange.finished - latency;
        exchange.phases.ttfb = latency;
        Tally& tally = tallies.here();
        tally.begin();
        tally.record(exchange);
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, Milliseconds(20), [] { return false; });
    }
}

} // namespace

static int run(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 5;
    TallySet tallies;
    tallies.startAt(Clock::now());
    std::vector<std::jthread> threads;
    for (int i = 0; i < 1000; ++i)
        threads.emplace_back([&tallies, i](std::stop_token stop) { work(tallies, i, stop); });
    Sampler sampler(tallies, std::nullopt);
    const TimePoint began = Clock::now();
    const double cpuBefore = threadCpuSeconds();
    int samples = 0;
    while (Seconds(Clock::now() - began).count() < seconds) {
        std::this_thread::sleep_until(began + Milliseconds(100) * ++samples);
        sampler.sample(Clock::now() - began);
    }
    const double cpu = threadCpuSeconds() - cpuBefore;
    std::printf("sampling 1000 threads at 10 Hz: %.2f %% of one core, %.0f µs a sample\n",
                100 * cpu / seconds, 1e6 * cpu / samples);
    return 0;
}

LOADSTONE_BENCHMARK(run)
