// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Client CPU per query and queries per second of the loop engine beside pgbench, the same prepared
// query by key over a unix socket: whole processes with one thread on one core, in alternating
// pairs against one cluster on the other core. usage: benches postgres [PAIRS] [SECONDS]
// [CONNECTIONS]

#include "core/load/plandata.h"
#include "core/loop/loopengine.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/measured.h"
#include "tests/support/postgrescluster.h"

#include <sched.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>

using namespace loadstone;

namespace {

const std::string clientCore = "1";
constexpr int serverCore = 0;

/// One side of a pair: this program, called with --client.
int runClient(const std::string& url, int connections, int seconds) {
    LoadPlan plan;
    plan.request.url = url;
    plan.queries.text = "SELECT abalance FROM pgbench_accounts WHERE aid = $1";
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
    return totals.failed == 0 ? 0 : 1;
}

struct Cost {
    double cpuMicroseconds; ///< per query
    double perSecond;
};

/// Of "number of transactions actually processed: 1234".
double queriesIn(const std::string& file) {
    std::ifstream in(file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    std::smatch found;
    return std::regex_search(text, found, std::regex("processed: (\\d+)")) ? std::stod(found[1])
                                                                           : 0;
}

Cost measure(std::vector<std::string> arguments, double seconds) {
    const TemporaryFolder folder;
    const std::string output = (folder.path() / "output").string();
    arguments.insert(arguments.begin(), {"taskset", "-c", clientCore});
    const Measured measured = runMeasured(arguments, output);
    const double queries = queriesIn(output);
    if (measured.exitCode != 0 || queries <= 0)
        std::fprintf(stderr, "%s has failed\n", arguments[3].c_str());
    return {measured.cpuSeconds * 1e6 / queries, queries / seconds};
}

void comparePairs(const std::vector<std::string>& ours, const std::vector<std::string>& peer,
                  const std::string& connections, int pairs, double seconds) {
    std::vector<double> cpu;
    std::vector<double> rate;
    std::vector<double> ownCpu;
    std::vector<double> peerCpu;
    for (int i = 0; i < pairs; ++i) {
        const bool oursFirst = i % 2 == 0;
        const Cost first = measure(oursFirst ? ours : peer, seconds);
        const Cost second = measure(oursFirst ? peer : ours, seconds);
        const Cost& own = oursFirst ? first : second;
        const Cost& other = oursFirst ? second : first;
        cpu.push_back(own.cpuMicroseconds / other.cpuMicroseconds);
        rate.push_back(own.perSecond / other.perSecond);
        ownCpu.push_back(own.cpuMicroseconds);
        peerCpu.push_back(other.cpuMicroseconds);
    }
    std::printf("%s connections, loop / pgbench: CPU per query: %s; %.2f and %.2f µs\n"
                "    queries per second: %s\n",
                connections.c_str(), spreadOf(cpu).c_str(), median(ownCpu), median(peerCpu),
                spreadOf(rate).c_str());
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
    for (const std::string& size : sizes)
        comparePairs({self, "postgres", "--client", cluster.socketUrl(), size, seconds},
                     {pgbench, "-n", "-M", "prepared", "-f", script, "-c", size, "-j", "1", "-T",
                      seconds, cluster.socketUrl()},
                     size, pairs, std::atof(seconds.c_str()));
    return 0;
}

LOADSTONE_BENCHMARK(run)
