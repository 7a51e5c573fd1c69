// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The query of the throw-away shop, a product with all that there is of it, beside Python's
// asyncpg: one loop beside one process of Python, then a loop for each core beside five processes.
// Whole processes in alternating pairs; server and clients share all cores. usage: benches shop
// [PAIRS] [SECONDS] [CONNECTIONS]

#include "core/cluster/shop.h"
#include "core/load/plandata.h"
#include "core/loop/loopengine.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/clientcost.h"
#include "tests/bench/engineruns.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

using namespace loadstone;

namespace {

constexpr int products = 1000;

LoadPlan planFor(const std::string& url, int connections, int seconds) {
    LoadPlan plan;
    plan.request.url = url;
    plan.queries.all = {{std::string(shopQuery)}};
    plan.queries.parameters = {{"{{random 1 " + std::to_string(products) + "}}"}};
    plan.threads = connections;
    plan.requests.reset();
    plan.duration = Milliseconds(seconds * 1000);
    return plan;
}

int tell(const Totals& totals) {
    std::printf("processed: %llu\n", static_cast<unsigned long long>(totals.ok));
    return totals.failed == 0 ? 0 : 1;
}

int runOneLoop(LoadPlan plan) {
    plan.engine = EngineKind::Loop;
    LoopEngine engine(plan, 1);
    Workload workload(plan, 1, [] {});
    workload.setData(openData(plan).value());
    engine.work(workload, 0);
    return tell(workload.tallies().totals());
}

int runProcesses(LoadPlan plan, int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    plan.engine = EngineKind::Process;
    return tell(runEngine(plan).snapshot.totals);
}

} // namespace

static int run(int argc, char** argv) {
    if (argc == 5 && std::string(argv[1]) == "--loop")
        return runOneLoop(planFor(argv[2], std::atoi(argv[3]), std::atoi(argv[4])));
    if (argc == 5 && std::string(argv[1]) == "--processes")
        return runProcesses(planFor(argv[2], std::atoi(argv[3]), std::atoi(argv[4])), argc, argv);
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 10;
    const std::string seconds = argc > 2 ? argv[2] : "2";
    const std::string connections = argc > 3 ? argv[3] : "10";
    const auto cluster = Cluster::start(shopOptions(0));
    if (!cluster || !fillShop(**cluster, products, [] { return false; }))
        return 1;
    const std::string url = shopUrl((*cluster)->port());
    const std::string self = std::filesystem::read_symlink("/proc/self/exe");
    const std::string script = std::string(BENCH_PEERS) + "/shop_asyncpg.py";
    for (const auto& [title, mode, processes] :
         {std::tuple{"one loop / asyncpg", "--loop", "1"},
          {"processes / asyncpg in five processes", "--processes", "5"}})
        compareClients(connections + " connections, " + title,
                       {self, "shop", mode, url, connections, seconds},
                       {"/usr/bin/python3", script, url, std::string(shopQuery),
                        std::to_string(products), connections, processes, seconds},
                       pairs, std::atof(seconds.c_str()));
    return 0;
}

LOADSTONE_BENCHMARK(run)
