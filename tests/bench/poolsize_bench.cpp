// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// 1000 requests (one thread: 20) to an answer that takes 100 ms, by pools of several sizes and by
// the other engines with all at once: the time against the least possible, which is
// ceil(requests / size) * 0.1 s.
// usage: benches poolsize [REPEATS]

#include "core/http/curlglobal.h"
#include "core/target/targetserver.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"

#include <QCoreApplication>

#include <cstdio>

using namespace loadstone;

namespace {

/// Prints a line. `plan` has the address.
void measure(LoadPlan plan, EngineKind engine, int size, int repeats) {
    const int requests = size == 1 ? 20 : 1000;
    plan.engine = engine;
    plan.threads = size;
    plan.requests = requests;
    std::vector<double> times;
    for (int i = 0; i < repeats; ++i)
        times.push_back(runEngine(plan).snapshot.elapsed.count());
    const double least = (requests + size - 1) / size * 0.1;
    std::printf("%-7s %4d %-11s %4d requests: median %.3f s, %.3f of the least possible %.1f s\n",
                std::string(nameOf(engine)).c_str(), size, unitsOf(engine), requests, median(times),
                median(times) / least, least);
    std::fflush(stdout);
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const int repeats = argc > 1 ? std::atoi(argv[1]) : 5;
    TargetServer target;
    if (!target.start("127.0.0.1", 0))
        return 1;
    LoadPlan plan;
    plan.request.url = target.url() + "delay/100";
    for (const int threads : {1, 12, 64, 250, 1000})
        measure(plan, EngineKind::Pool, threads, repeats);
    for (const EngineKind engine : {EngineKind::Loop, EngineKind::Process})
        measure(plan, engine, 1000, repeats);
    return 0;
}

LOADSTONE_BENCHMARK(run)
