// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How true a rate is: how late requests leave although a user is free, how many arrive in each
// second by the log of an nginx, against the rate, and what of the processor it takes. Then what a
// rate costs for a request of the loop engine: flat out, with one that is always behind against
// none, in alternating pairs. usage: benches rates [SECONDS] [PAIRS]

#include "core/http/curlglobal.h"
#include "core/load/loadshape.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"
#include "tests/bench/quietnginx.h"
#include "tests/support/loopthreads.h"
#include "tests/support/nginx.h"

#include <QCoreApplication>

#include <sched.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace loadstone;

namespace {

double cpuSeconds() {
    double seconds = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        getrusage(who, &usage);
        for (const timeval& time : {usage.ru_utime, usage.ru_stime})
            seconds += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    }
    return seconds;
}

/// Arrivals in each whole second since the first one, without the last, which is none.
std::vector<double> arrivalsBySecond(std::vector<double> times) {
    std::ranges::sort(times);
    std::vector<double> seconds;
    for (const double time : times) {
        const auto second = static_cast<std::size_t>(time - times.front());
        seconds.resize(std::max(seconds.size(), second + 1));
        ++seconds[second];
    }
    if (seconds.size() > 1)
        seconds.pop_back();
    return seconds;
}

struct Shape {
    EngineKind engine;
    int users;
    double perSecond;
};

void tellRate(const Shape& shape, int seconds) {
    Nginx nginx;
    LoadPlan plan;
    plan.request.url = nginx.url();
    plan.engine = shape.engine;
    plan.threads = shape.users;
    plan.requests.reset();
    plan.duration = Milliseconds(seconds * 1000);
    plan.rate = Rate{shape.perSecond};
    const double before = cpuSeconds();
    const RunReport report = runEngine(plan);
    const double cpu = (cpuSeconds() - before) / seconds;
    const Histogram& late = report.snapshot.totals.lateness;
    const auto bySecond = arrivalsBySecond(nginx.arrivals());
    const auto [least, most] = std::ranges::minmax(bySecond);
    std::printf("%-7s %6.0f/s: send lateness p50 %5.2f ms, p99 %5.2f ms, max %5.2f ms; arrivals in "
                "a second %.4f to %.4f of the rate; %.0f %% of a core\n",
                std::string(nameOf(shape.engine)).c_str(), shape.perSecond,
                double(late.quantile(0.5)) / 1000, double(late.quantile(0.99)) / 1000,
                double(late.max()) / 1000, least / shape.perSecond, most / shape.perSecond,
                100 * cpu);
    std::fflush(stdout);
}

/// Microseconds of the processor for a request.
double costOfRequest(const std::string& url, bool hasRate) {
    constexpr int connections = 32;
    LoadPlan plan;
    plan.request.url = url;
    plan.threads = connections;
    plan.requests.reset();
    plan.duration = Milliseconds(1500);
    if (hasRate)
        plan.rate = Rate{1e6}; // more than can be sent, so nobody ever sleeps for it
    LoopEngine engine(plan, 1, reachFor(plan));
    Workload workload(plan, 1, [] {});
    const double before = cpuSeconds();
    engine.work(workload, 0);
    return (cpuSeconds() - before) * 1e6 / double(workload.tallies().totals().ok);
}

void tellCost(int pairs) {
    const QuietNginx nginx("0");
    cpu_set_t other;
    CPU_ZERO(&other);
    CPU_SET(1, &other);
    sched_setaffinity(0, sizeof other, &other);
    std::vector<double> with;
    std::vector<double> without;
    std::vector<double> more;
    for (int i = 0; i < pairs; ++i) {
        const bool rateFirst = i % 2 == 0;
        const double first = costOfRequest(nginx.url(), rateFirst);
        const double second = costOfRequest(nginx.url(), !rateFirst);
        with.push_back(rateFirst ? first : second);
        without.push_back(rateFirst ? second : first);
        more.push_back(with.back() - without.back());
    }
    std::printf("loop, flat out, CPU per request: %.2f µs with a rate, %.2f µs without; the rate "
                "costs %s µs\n",
                median(with), median(without), spreadOf(more).c_str());
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 10;
    const int pairs = argc > 2 ? std::atoi(argv[2]) : 9;
    for (const Shape& shape :
         {Shape{EngineKind::Pool, 32, 500}, Shape{EngineKind::Pool, 32, 2000},
          Shape{EngineKind::Loop, 32, 500}, Shape{EngineKind::Loop, 32, 2000},
          Shape{EngineKind::Loop, 64, 10'000}, Shape{EngineKind::Process, 32, 500},
          Shape{EngineKind::Process, 32, 2000}})
        tellRate(shape, seconds);
    tellCost(pairs);
    return 0;
}

LOADSTONE_BENCHMARK(run)
