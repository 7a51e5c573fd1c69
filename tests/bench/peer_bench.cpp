// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Requests per second of client CPU time, against hey: whole processes against one nginx, in pairs.
// usage: benches peer [PAIRS] [REQUESTS]

#include "core/http/curlglobal.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/measured.h"
#include "tests/support/nginx.h"

#include <cstdio>
#include <cstdlib>

using namespace loadstone;

namespace {

struct Rates {
    double perCpuSecond;
    double perSecond;
};

Rates ratesOf(const std::vector<std::string>& arguments, double requests) {
    const Measured measured = runMeasured(arguments);
    if (measured.exitCode != 0)
        std::fprintf(stderr, "%s ended with %d\n", arguments.front().c_str(), measured.exitCode);
    return {requests / measured.cpuSeconds, requests / measured.wallSeconds};
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 7;
    const std::string requests = argc > 2 ? argv[2] : "50000";
    Nginx nginx;
    for (const char* threads : {"1", "32", "64"}) {
        std::vector<double> byCpu;
        std::vector<double> byTime;
        for (int i = 0; i < pairs; ++i) {
            const double count = std::atof(requests.c_str());
            const Rates ours = ratesOf(
                {LOADSTONE_CLI, "run", nginx.url(), "-n", requests, "-c", threads, "--no-progress"},
                count);
            const Rates hey = ratesOf({"hey", "-n", requests, "-c", threads, nginx.url()}, count);
            byCpu.push_back(ours.perCpuSecond / hey.perCpuSecond);
            byTime.push_back(ours.perSecond / hey.perSecond);
        }
        std::printf("%3s threads: requests per CPU second, ours / hey: %s\n"
                    "             requests per second,     ours / hey: %s\n",
                    threads, spreadOf(byCpu).c_str(), spreadOf(byTime).c_str());
        std::fflush(stdout);
    }
    return 0;
}

LOADSTONE_BENCHMARK(run)
