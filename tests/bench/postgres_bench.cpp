// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Client CPU per query, queries per second and latencies of the loop engine beside pgbench, the
// same prepared query by key over a unix socket: whole processes with one thread on one core, in
// alternating pairs against one cluster on the other core. usage: benches postgres [PAIRS]
// [SECONDS] [CONNECTIONS]

#include "core/load/plandata.h"
#include "core/loop/loopengine.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/clientcost.h"
#include "tests/bench/measured.h"
#include "tests/support/postgrescluster.h"

#include <sched.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

using namespace loadstone;

namespace {

const std::string clientCore = "1";
constexpr int serverCore = 0;

/// One side of a pair: this program, called with --client.
int runClient(const std::string& url, int connections, int seconds) {
    LoadPlan plan;
    plan.request.url = url;
    plan.queries.all = {{"SELECT abalance FROM pgbench_accounts WHERE aid = $1"}};
    plan.queries.parameters = {{"{{random 1 100000}}"}};
    plan.threads = connections;
    plan.requests.reset();
    plan.duration = Milliseconds(seconds * 1000);
    plan.engine = EngineKind::Loop;
    LoopEngine engine(plan, 1);
    Workload workload(plan, 1, [] {});
    workload.setData(openData(plan).value());
    engine.work(workload, 0);
    const Totals totals = workload.tallies().totals();
    std::printf("processed: %llu\n", static_cast<unsigned long long>(totals.ok));
    for (const double quantile : {0.5, 0.9, 0.99})
        std::printf("%llu\n", static_cast<unsigned long long>(totals.latencyOk.quantile(quantile)));
    return totals.failed == 0 ? 0 : 1;
}

std::vector<std::string> onClientCore(const std::vector<std::string>& arguments) {
    std::vector<std::string> whole{"taskset", "-c", clientCore};
    whole.insert(whole.end(), arguments.begin(), arguments.end());
    return whole;
}

constexpr std::array quantiles{0.5, 0.9, 0.99};
using Latencies = std::array<double, quantiles.size()>; ///< in microseconds

/// What runClient() prints.
Latencies ownLatencies(const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    const std::string output = (folder.path() / "output").string();
    runMeasured(arguments, output);
    std::ifstream in(output);
    std::string words;
    std::getline(in, words);
    Latencies latencies{};
    for (double& latency : latencies)
        in >> latency;
    return latencies;
}

/// Of the files that pgbench -l leaves: the third column is a query's time in microseconds.
Latencies peerLatencies(std::vector<std::string> arguments) {
    const TemporaryFolder folder;
    const std::string prefix = (folder.path() / "log").string();
    arguments.insert(arguments.end() - 1, {"-l", "--log-prefix=" + prefix});
    runMeasured(arguments);
    std::vector<double> times;
    for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream in(file.path());
        std::string client, number;
        for (double time = 0; in >> client >> number >> time; times.push_back(time))
            in.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    std::ranges::sort(times);
    Latencies latencies{};
    for (std::size_t i = 0; i < quantiles.size() && !times.empty(); ++i)
        latencies.at(i) = times[static_cast<std::size_t>(quantiles.at(i) *
                                                         static_cast<double>(times.size() - 1))];
    return latencies;
}

void compareLatencies(const std::string& title, const std::vector<std::string>& ours,
                      const std::vector<std::string>& peer, int pairs) {
    std::array<std::vector<double>, quantiles.size()> ratios;
    std::array<std::vector<double>, quantiles.size()> own;
    for (int i = 0; i < pairs; ++i) {
        const bool oursFirst = i % 2 == 0;
        const Latencies first = oursFirst ? ownLatencies(ours) : peerLatencies(peer);
        const Latencies second = oursFirst ? peerLatencies(peer) : ownLatencies(ours);
        for (std::size_t k = 0; k < quantiles.size(); ++k) {
            const double mine = (oursFirst ? first : second).at(k);
            ratios.at(k).push_back(mine / (oursFirst ? second : first).at(k));
            own.at(k).push_back(mine);
        }
    }
    for (std::size_t k = 0; k < quantiles.size(); ++k)
        std::printf("%s: p%g: %s; %.0f µs\n", title.c_str(), quantiles.at(k) * 100,
                    spreadOf(ratios.at(k)).c_str(), median(own.at(k)));
    std::fflush(stdout);
}

/// What this program starts from now on is there as well.
void moveTo(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(static_cast<std::size_t>(core), &cores);
    sched_setaffinity(0, sizeof cores, &cores);
}

} // namespace

static int run(int argc, char** argv) {
    if (argc == 5 && std::string(argv[1]) == "--client")
        return runClient(argv[2], std::atoi(argv[3]), std::atoi(argv[4]));
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 10;
    const std::string seconds = argc > 2 ? argv[2] : "2";
    const std::vector<std::string> sizes =
        argc > 3 ? std::vector<std::string>{argv[3]} : std::vector<std::string>{"8", "64"};
    const std::string self = std::filesystem::read_symlink("/proc/self/exe");
    const std::string pgbench = PostgresCluster::program("pgbench");
    moveTo(serverCore);
    const PostgresCluster cluster({"max_connections=200"});
    runMeasured({pgbench, "-i", "-q", cluster.socketUrl()});
    const TemporaryFolder folder;
    const std::string script = (folder.path() / "query.sql").string();
    std::ofstream(script) << "\\set aid random(1, 100000)\n"
                             "SELECT abalance FROM pgbench_accounts WHERE aid = :aid;\n";
    for (const std::string& size : sizes) {
        const auto ours =
            onClientCore({self, "postgres", "--client", cluster.socketUrl(), size, seconds});
        const auto peer = onClientCore({pgbench, "-n", "-M", "prepared", "-f", script, "-c", size,
                                        "-j", "1", "-T", seconds, cluster.socketUrl()});
        const std::string title = size + " connections, loop / pgbench";
        compareClients(title, ours, peer, pairs, std::atof(seconds.c_str()));
        compareLatencies(title, ours, peer, pairs);
    }
    return 0;
}

LOADSTONE_BENCHMARK(run)
