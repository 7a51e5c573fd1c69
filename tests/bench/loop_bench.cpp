// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Client CPU per request and requests per second of the loop engine against wrk, and over plain TCP
// against the bare epoll loop that is its floor: whole processes with one thread on one core, in
// alternating pairs against one nginx on the other core.
// usage: benches loop [PAIRS] [SECONDS] [CONNECTIONS]

#include "core/http/curlglobal.h"
#include "tests/bench/bareepoll.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/measured.h"
#include "tests/bench/quietnginx.h"
#include "tests/support/loopthreads.h"

#include <cstdio>
#include <cstdlib>

using namespace loadstone;

namespace {

const std::string clientCore = "1";
const std::string serverCore = "0";

/// The other side of a pair: this program, called with --client. Prints as wrk does.
int runClient(const std::string& url, int connections, int seconds) {
    const CurlGlobal curl;
    LoadPlan plan;
    plan.request.url = url;
    plan.threads = connections;
    plan.requests.reset();
    plan.duration = Milliseconds(seconds * 1000);
    plan.transport.verifyTls = false;
    LoopEngine engine(plan, 1, Reach::lookedUp(plan.request, plan.transport).value());
    Workload workload(plan, 1, [] {});
    engine.work(workload, 0);
    const Totals totals = workload.tallies().totals();
    std::printf("%llu requests in %.3fs\n", static_cast<unsigned long long>(totals.ok),
                workload.elapsed().count());
    return totals.failed == 0 ? 0 : 1;
}

/// The floor, as a program of its own as well.
int runFloor(int port, int connections, int seconds) {
    const TimePoint began = Clock::now();
    const auto answers = answersToBareEpoll(port, connections, std::chrono::seconds(seconds));
    std::printf("%llu requests in %.3fs\n", static_cast<unsigned long long>(answers),
                Seconds(Clock::now() - began).count());
    return answers > 0 ? 0 : 1;
}

struct Cost {
    double cpuMicroseconds; ///< per request
    double perSecond;
};

class Client {
public:
    explicit Client(std::vector<std::string> arguments) : m_arguments(std::move(arguments)) {
        m_arguments.insert(m_arguments.begin(), {"taskset", "-c", clientCore});
    }

    Cost measure(double seconds) const {
        const std::string output = (m_folder.path() / "output").string();
        const Measured measured = runMeasured(m_arguments, output);
        const double requests = wrkRequests(output);
        if (measured.exitCode != 0 || requests <= 0)
            std::fprintf(stderr, "%s has failed\n", m_arguments[3].c_str());
        return {measured.cpuSeconds * 1e6 / requests, requests / seconds};
    }

private:
    std::vector<std::string> m_arguments;
    TemporaryFolder m_folder;
};

void comparePairs(const std::string& name, const Client& ours, const Client& peer, int pairs,
                  double seconds) {
    std::vector<double> cpu;
    std::vector<double> rate;
    std::vector<double> ownCpu;
    std::vector<double> peerCpu;
    for (int i = 0; i < pairs; ++i) {
        const bool oursFirst = i % 2 == 0;
        Cost cost{};
        if (oursFirst)
            cost = ours.measure(seconds);
        const Cost other = peer.measure(seconds);
        if (!oursFirst)
            cost = ours.measure(seconds);
        cpu.push_back(cost.cpuMicroseconds / other.cpuMicroseconds);
        rate.push_back(cost.perSecond / other.perSecond);
        ownCpu.push_back(cost.cpuMicroseconds);
        peerCpu.push_back(other.cpuMicroseconds);
    }
    std::printf("%s: CPU per request: %s; %.2f and %.2f µs\n"
                "%*s  requests per second: %s\n",
                name.c_str(), spreadOf(cpu).c_str(), median(ownCpu), median(peerCpu),
                static_cast<int>(name.size()), "", spreadOf(rate).c_str());
    std::fflush(stdout);
}

} // namespace

static int run(int argc, char** argv) {
    if (argc == 5 && std::string(argv[1]) == "--client")
        return runClient(argv[2], std::atoi(argv[3]), std::atoi(argv[4]));
    if (argc == 5 && std::string(argv[1]) == "--floor")
        return runFloor(std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4]));
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 11;
    const std::string seconds = argc > 2 ? argv[2] : "2";
    const std::vector<std::string> sizes =
        argc > 3 ? std::vector<std::string>{argv[3]} : std::vector<std::string>{"32", "256"};
    const std::string self = std::filesystem::read_symlink("/proc/self/exe");
    const QuietNginx nginx(serverCore);
    for (const std::string& url : {nginx.url(), nginx.tlsUrl()})
        for (const std::string& connections : sizes) {
            const Client ours({self, "loop", "--client", url, connections, seconds});
            const Client peer({"wrk", "-t1", "-c" + connections, "-d" + seconds + "s", url});
            const std::string name = url.substr(0, url.find(':')) + ", " + connections;
            comparePairs(name + ", loop / wrk", ours, peer, pairs, std::atof(seconds.c_str()));
            if (url != nginx.url())
                continue;
            const Client floor(
                {self, "loop", "--floor", std::to_string(nginx.port()), connections, seconds});
            comparePairs(name + ", loop / floor", ours, floor, pairs, std::atof(seconds.c_str()));
        }
    return 0;
}

LOADSTONE_BENCHMARK(run)
