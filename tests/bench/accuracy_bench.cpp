// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How near measurements come to what they must be, against targets whose answers take known times:
// 1.000 is perfect. A busy machine makes answers later: how late it wakes a sleeper is printed, and
// what wrk gets from the same target.
// usage: benches accuracy [REPEATS]

#include "core/http/curlglobal.h"
#include "core/sweep/sweepanalysis.h"
#include "core/target/targetserver.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"
#include "tests/support/rawserver.h"
#include "tests/support/temporaryfolder.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <thread>

using namespace loadstone;

namespace {

void printLateness() {
    std::vector<double> late;
    for (int i = 0; i < 100; ++i) {
        const TimePoint due = Clock::now() + Milliseconds(10);
        std::this_thread::sleep_until(due);
        late.push_back(Seconds(Clock::now() - due).count() * 1000);
    }
    std::ranges::sort(late);
    std::printf("a sleep of 10 ms ends late by: median %.2f ms, at most %.2f ms\n", median(late),
                late.back());
}

SweepReport sweep(const std::string& url, std::vector<int> sizes, Milliseconds window,
                  int repeats) {
    SweepPlan plan;
    plan.plan = usualLevelPlan();
    plan.plan.request.url = url;
    plan.plan.duration = window;
    plan.plan.warmUp = Milliseconds(100);
    plan.coolDown = Milliseconds(20);
    plan.sizes = std::move(sizes);
    plan.repeats = repeats;
    plan.engines = {EngineKind::Pool, EngineKind::Loop};
    return runSweep(plan);
}

void printShare(int size, double perSecond) {
    std::printf(" %d: %.3f", size, perSecond / (size / 0.020));
}

void printWrk(const TargetServer& target, const std::vector<int>& sizes) {
    constexpr int seconds = 2;
    const TemporaryFolder folder;
    const std::string output = (folder.path() / "output").string();
    std::printf("wrk  ");
    for (const int size : sizes) {
        runMeasured({"wrk", "-t1", "-c" + std::to_string(size), "-d" + std::to_string(seconds),
                     target.url() + "delay/20"},
                    output);
        printShare(size, wrkRequests(output) / seconds);
    }
    std::printf("\n");
}

/// Threads that begin together are answered together: a window of 50 answers and a half counts 50.
void printDelays(const TargetServer& target, int repeats) {
    std::printf("\nthroughput / (N / 0.02 s) against /delay/20\n");
    const std::vector<int> sizes{1, 2, 4, 16, 32, 64};
    const SweepAnalysis analysis =
        analyse(sweep(target.url() + "delay/20", sizes, Milliseconds(1010), repeats));
    for (const EngineAnalysis& engine : analysis.engines) {
        std::printf("%-5s", std::string(nameOf(engine.engine)).c_str());
        for (const SweepLevel& level : engine.levels)
            printShare(level.size, level.point().mean());
        const bool linear = engine.fit && engine.fit->verdict == ScalabilityVerdict::Linear;
        const bool peak = engine.fit && engine.fit->peak;
        std::printf("; fit: %s, %s\n", linear ? "linear" : "not linear",
                    peak ? "A PEAK" : "no peak");
    }
    printWrk(target, sizes);
}

void printSweetSpots(const TargetServer& target, int limit, std::vector<int> sizes, int repeats) {
    const std::string path = "slots/" + std::to_string(limit) + "/40";
    std::printf("\nsweet spot / limit of %d answers at once, of 40 ms each\n", limit);
    const SweepAnalysis analysis =
        analyse(sweep(target.url() + path, std::move(sizes), Milliseconds(810), repeats));
    for (const EngineAnalysis& engine : analysis.engines)
        std::printf("%-5s %.3f\n", std::string(nameOf(engine.engine)).c_str(),
                    engine.sweetSpot ? double(engine.sweetSpot->size) / limit : std::nan(""));
}

/// However many threads and connections there are to take down, a window of a second is a second.
void printWindows(const TargetServer& target) {
    std::printf("\na window of 1 s with 2048 threads or connections, /delay/100\n");
    for (const EngineKind kind : allEngines) {
        LoadPlan plan;
        plan.request.url = target.url() + "delay/100";
        plan.requests.reset();
        plan.duration = Milliseconds(1000);
        plan.threads = maxThreads;
        plan.engine = kind;
        const Snapshot snapshot = runEngine(plan).snapshot;
        std::printf("%-7s duration / 1 s %.3f, throughput / (ok / 1 s) %.3f\n",
                    std::string(nameOf(kind)).c_str(), snapshot.elapsed.count(),
                    snapshot.requestsPerSecond() / double(snapshot.totals.completed()));
    }
}

void printPercentiles() {
    std::printf("\nmeasured / real percentiles of latency: 10 ms, 50 ms and 200 ms\n");
    for (const EngineKind kind : {EngineKind::Pool, EngineKind::Loop}) {
        RawServer server(answerInKnownTimes());
        LoadPlan plan;
        plan.request.url = server.url();
        plan.requests = 2000;
        plan.threads = 20;
        plan.engine = kind;
        const Histogram latency = runEngine(plan).snapshot.totals.latencyOk;
        std::printf("%-5s p50 %.3f, p95 %.3f, p99.5 %.3f\n", std::string(nameOf(kind)).c_str(),
                    double(latency.quantile(0.5)) / 10'000, double(latency.quantile(0.95)) / 50'000,
                    double(latency.quantile(0.995)) / 200'000);
    }
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const int repeats = argc > 1 ? std::atoi(argv[1]) : 3;
    TargetServer target;
    if (!target.start("127.0.0.1", 0))
        return 1;
    printLateness();
    printDelays(target, repeats);
    printSweetSpots(target, 6, {1, 3, 5, 6, 8, 14}, repeats);
    printSweetSpots(target, 20, {1, 6, 14, 20, 26, 32}, repeats);
    printPercentiles();
    printWindows(target);
    return 0;
}

LOADSTONE_BENCHMARK(run)
