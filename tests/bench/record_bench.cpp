// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to count one request: nanoseconds for each, by how many threads write to a shard.
// usage: benches record [REQUESTS]

#include "core/base/cpu.h"
#include "core/stats/tallyset.h"
#include "tests/bench/benchmark.h"

#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace loadstone;

namespace {

/// An answer on a kept-alive connection, as nearly all are.
Exchange someAnswer(std::uint64_t number) {
    Exchange exchange;
    exchange.status = 200;
    exchange.httpMajor = 1;
    exchange.bytesSent = 80;
    exchange.bytesReceived = 850;
    exchange.ok = true;
    exchange.finished = TimePoint(Microseconds(12 * number % 2'000'000));
    exchange.begun = exchange.finished - Microseconds(100 + number * 7919 % 2000);
    exchange.intended = exchange.begun;
    exchange.phases.ttfb = exchange.latency();
    exchange.phases.download = Microseconds(3);
    return exchange;
}

void count(Tally& tally, std::uint64_t requests) {
    for (std::uint64_t i = 0; i < requests; ++i) {
        tally.begin();
        tally.record(someAnswer(i));
    }
}

/// Nanoseconds of the processor for each request; all threads write to the same shard.
double costOf(TallySet& tallies, int threads, std::uint64_t requests) {
    tallies.startAt(TimePoint());
    Tally& tally = tallies.claim();
    count(tally, requests / 10);
    const double before = processCpuSeconds();
    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < threads; ++i)
            writers.emplace_back([&] { count(tally, requests); });
    }
    const double requestsOfAll = static_cast<double>(requests) * threads;
    return 1e9 * (processCpuSeconds() - before) / requestsOfAll;
}

} // namespace

static int run(int argc, char** argv) {
    const std::uint64_t requests = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 5'000'000;
    TallySet single(1);
    TallySet uncontended;
    TallySet shared;
    std::printf("one writer, which is told so:   %6.1f ns\n", costOf(single, 1, requests));
    std::printf("one writer of many there may be: %5.1f ns\n", costOf(uncontended, 1, requests));
    std::printf("two writers at the same time:   %6.1f ns\n", costOf(shared, 2, requests));
    std::printf("a shard takes %.2f MB\n", static_cast<double>(sizeof(Tally)) / 1e6);
    return 0;
}

LOADSTONE_BENCHMARK(run)
