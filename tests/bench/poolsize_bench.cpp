// 1000 requests (one thread: 20) to an answer that takes 100 ms, by pools of several sizes: the
// time against the least possible, which is ceil(requests / threads) * 0.1 s.
// usage: poolsize_bench [REPEATS]

#include "core/http/curlglobal.h"
#include "core/target/targetserver.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"

#include <QCoreApplication>

#include <cstdio>

using namespace loadstone;

int main(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const int repeats = argc > 1 ? std::atoi(argv[1]) : 5;
    TargetServer target;
    if (!target.start("127.0.0.1", 0))
        return 1;
    LoadPlan plan;
    plan.request.url = target.url() + "delay/100";
    for (const int threads : {1, 12, 64, 250, 1000}) {
        const int requests = threads == 1 ? 20 : 1000;
        plan.threads = threads;
        plan.requests = requests;
        std::vector<double> times;
        for (int i = 0; i < repeats; ++i)
            times.push_back(runEngine(plan).snapshot.elapsed.count());
        const double least = (requests + threads - 1) / threads * 0.1;
        std::printf("%4d threads, %4d requests: %.3f s, %.3f of the least possible %.1f s\n",
                    threads, requests, median(times), median(times) / least, least);
        std::fflush(stdout);
    }
    return 0;
}
