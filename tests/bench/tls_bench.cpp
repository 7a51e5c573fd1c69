// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What many TLS connections cost the pool beside the loop: 5000 requests of 500 threads, or 500
// connections, to an nginx whose certificate is checked. Aims: half of the loop's throughput,
// phases within a factor of two, and a Stop in the midst of it within 500 ms.
// usage: benches tls [PAIRS]

#include "core/http/curlglobal.h"
#include "core/run/loadrun.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"
#include "tests/support/nginx.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace loadstone;

namespace {

LoadPlan planFor(const Nginx& nginx, EngineKind engine) {
    LoadPlan plan;
    plan.request.url = nginx.tlsUrl();
    plan.transport.version = HttpVersion::Http1;
    plan.engine = engine;
    plan.requests = 5000;
    plan.threads = 500;
    return plan;
}

Snapshot runPlan(const LoadPlan& plan) {
    Snapshot snapshot = runEngine(plan).snapshot;
    if (snapshot.totals.ok != plan.requests)
        std::printf("%s: %llu FAILED\n", std::string(nameOf(plan.engine)).c_str(),
                    static_cast<unsigned long long>(snapshot.totals.failed));
    return snapshot;
}

/// Milliseconds from Stop to the end, while connections are made.
double stopOf(LoadPlan plan, Milliseconds after) {
    plan.requests = 1'000'000;
    LoadRun run;
    QElapsedTimer sinceStop;
    QTimer::singleShot(after, &run, [&] {
        sinceStop.start();
        run.stop();
    });
    QObject::connect(&run, &LoadRun::finished, &QCoreApplication::quit);
    run.start(plan);
    QCoreApplication::exec();
    return double(sinceStop.nsecsElapsed()) / 1e6;
}

void printPairs(const Nginx& nginx, int pairs) {
    std::vector<double> throughput, connect, tls;
    for (int i = 0; i < pairs; ++i) {
        const Snapshot pool = runPlan(planFor(nginx, EngineKind::Pool));
        const Snapshot loop = runPlan(planFor(nginx, EngineKind::Loop));
        throughput.push_back(pool.requestsPerSecond() / loop.requestsPerSecond());
        const auto ratio = [&](std::size_t phase) {
            return pool.totals.phases.at(phase).mean() / loop.totals.phases.at(phase).mean();
        };
        connect.push_back(ratio(1)); // as in phaseNames
        tls.push_back(ratio(2));
    }
    std::printf("pool / loop, 500 each, verified https\n  throughput     %s (aim 0.5)\n",
                spreadOf(throughput).c_str());
    std::printf("  connect phase  %s\n", spreadOf(connect).c_str());
    std::printf("  tls phase      %s (aim 2)\n", spreadOf(tls).c_str());
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 10;
    const Nginx nginx(Nginx::Tls::Yes);
    ::setenv("SSL_CERT_FILE", nginx.certificate().c_str(), 1);
    printPairs(nginx, pairs);
    std::vector<double> stops;
    for (int i = 0; i < pairs; ++i)
        stops.push_back(stopOf(planFor(nginx, EngineKind::Pool), Milliseconds(100 + 20 * i)));
    std::printf("  Stop           %.3f of 500 ms at most\n",
                *std::ranges::max_element(stops) / 500);
    return 0;
}

LOADSTONE_BENCHMARK(run)
