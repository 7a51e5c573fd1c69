// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long Stop takes while all requests hang: from stop() to finished(), against the 500 ms that
// LoadRun promises.
// usage: benches stop [REPEATS]

#include "core/http/curlglobal.h"
#include "core/run/loadrun.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/measured.h"
#include "tests/support/rawserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <cstdio>

using namespace loadstone;

namespace {

/// Milliseconds.
double stopOf(EngineKind engine, int size) {
    RawServer silent(answerNever());
    LoadPlan plan;
    plan.request.url = silent.url();
    plan.requests = 100'000;
    plan.engine = engine;
    plan.threads = size;
    LoadRun run;
    QElapsedTimer sinceStop;
    QTimer allHang;
    QObject::connect(&allHang, &QTimer::timeout, &run, [&] {
        if (silent.connections() < size)
            return;
        allHang.stop();
        sinceStop.start();
        run.stop();
    });
    QObject::connect(&run, &LoadRun::finished, &QCoreApplication::quit);
    run.start(plan);
    allHang.start(10);
    QCoreApplication::exec();
    return double(sinceStop.nsecsElapsed()) / 1e6;
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const int repeats = argc > 1 ? std::atoi(argv[1]) : 5;
    for (const EngineKind engine : allEngines)
        for (const int size : {1, 64, 1000}) {
            std::vector<double> times;
            for (int i = 0; i < repeats; ++i)
                times.push_back(stopOf(engine, size));
            std::printf("%-7s %4d hang: %.3f of 500 ms\n", std::string(nameOf(engine)).c_str(),
                        size, median(times) / 500);
            std::fflush(stdout);
        }
    return 0;
}

LOADSTONE_BENCHMARK(run)
