// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the engine costs: its throughput against a bare loop over curl_easy_perform, in pairs.
// usage: benches harness [PAIRS] [REQUESTS] [THREADS]

#include "core/http/curlglobal.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"
#include "tests/support/nginx.h"

#include <QCoreApplication>

#include <cstdio>

using namespace loadstone;

namespace {

double engineRate(const LoadPlan& plan) {
    return runEngine(plan).snapshot.requestsPerSecond();
}

void compare(LoadPlan plan, int threads, int pairs) {
    plan.threads = threads;
    std::vector<double> ratios;
    double engine = 0;
    double bare = 0;
    for (int i = 0; i < pairs; ++i) {
        const bool engineFirst = i % 2 == 0; // neither has the better place in a drift
        if (engineFirst)
            engine = engineRate(plan);
        bare = runBareLoop(plan);
        if (!engineFirst)
            engine = engineRate(plan);
        ratios.push_back(engine / bare);
    }
    std::printf("%4d threads: engine / bare loop %s; last pair %.0f and %.0f requests/s\n", threads,
                spreadOf(ratios).c_str(), engine, bare);
    std::fflush(stdout);
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 11;
    Nginx nginx;
    LoadPlan plan;
    plan.request.url = nginx.url();
    plan.requests = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 40'000;
    runBareLoop(plan);
    const auto sizes = argc > 3 ? std::vector{std::atoi(argv[3])} : std::vector{1, 12, 64};
    for (const int threads : sizes)
        compare(plan, threads, pairs);
    return 0;
}

LOADSTONE_BENCHMARK(run)
