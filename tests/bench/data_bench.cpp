// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs that requests differ: processor time to write the message of an event loop with a
// placeholder of each kind, a feed's memory beyond its file, and the throughput with a feed
// against that without, in pairs. usage: benches data [ROWS] [PAIRS]

#include "core/base/cpu.h"
#include "core/http/curlglobal.h"
#include "core/loop/messagepattern.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/engineruns.h"
#include "tests/bench/measured.h"
#include "tests/bench/memorywatch.h"
#include "tests/support/nginx.h"
#include "tests/support/temporaryfolder.h"

#include <QCoreApplication>

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace loadstone;

namespace {

LoadPlan planFor(const std::string& url, const std::string& target) {
    LoadPlan plan;
    plan.request.url = url + target;
    return plan;
}

/// Nanoseconds to write one message, over many of different numbers.
double costOf(const LoadPlan& plan) {
    constexpr std::uint64_t messages = 2'000'000;
    const auto data = RequestData::open(plan.request, plan.feeds, plan.seed).value();
    const MessagePattern pattern(plan, *data);
    Values values = data->values();
    std::string message;
    std::string body;
    const double before = processCpuSeconds();
    std::size_t bytes = 0;
    for (std::uint64_t i = 0; i < messages; ++i) {
        values.goTo(i);
        pattern.write(values, message, body);
        bytes += message.size();
    }
    const double cost = 1e9 * (processCpuSeconds() - before) / static_cast<double>(messages);
    return bytes > 0 ? cost : 0;
}

std::string writeFeed(const TemporaryFolder& folder, long rows) {
    const std::string name = folder.path() / "users.csv";
    std::ofstream file(name);
    file << "id,name,city\n";
    for (long i = 0; i < rows; ++i)
        file << i << ",user" << i << ",Oslo\n";
    return name;
}

void compareWriting(const std::string& feed) {
    const auto tell = [](const char* target, const std::vector<FeedChoice>& feeds) {
        LoadPlan plan = planFor("http://127.0.0.1:8089/", target);
        plan.feeds = feeds;
        std::printf("/%-36s %4.0f ns a message\n", target, costOf(plan));
    };
    for (const char* target : {"{{seq}}", "{{uuid}}", "{{random 1 100}}", "{{timestamp}}"})
        tell(target, {});
    for (const char* target : {"{{id}}", "{{id}}?name={{name}}&city={{city}}"})
        tell(target, {{feed, FeedChoice::Order::InOrder}});
}

void tellMemory(const std::string& feed) {
    const auto before = memoryOfFamily(getpid());
    const TimePoint began = Clock::now();
    const auto opened = Feed::open({feed, FeedChoice::Order::InOrder}).value();
    const Seconds took = Clock::now() - began;
    const auto file = std::filesystem::file_size(feed);
    std::printf("feed of %llu rows: %.1f MB in the file, %.1f MB in memory, read in %.0f ms\n",
                static_cast<unsigned long long>(opened.rows()), 1e-6 * static_cast<double>(file),
                1e-6 * static_cast<double>(memoryOfFamily(getpid()) - before), 1e3 * took.count());
}

void compareRuns(EngineKind engine, const std::string& feed, int pairs) {
    Nginx nginx;
    LoadPlan plain = planFor(nginx.url(), "user12345");
    plain.engine = engine;
    plain.threads = 32;
    plain.requests = 100'000;
    LoadPlan fed = planFor(nginx.url(), "{{name}}");
    fed.engine = engine;
    fed.threads = plain.threads;
    fed.requests = plain.requests;
    fed.feeds = {{feed, FeedChoice::Order::InOrder}};
    const auto rate = [](const LoadPlan& plan) {
        return runEngine(plan).snapshot.requestsPerSecond();
    };
    std::vector<double> ratios;
    for (int i = 0; i < pairs; ++i) {
        const double first = rate(i % 2 == 0 ? plain : fed);
        const double second = rate(i % 2 == 0 ? fed : plain);
        ratios.push_back(i % 2 == 0 ? second / first : first / second);
    }
    std::printf("%-7s throughput with a feed / without %s\n", nameOf(engine).data(),
                spreadOf(ratios).c_str());
}

} // namespace

static int run(int argc, char** argv) {
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    const long rows = argc > 1 ? std::atol(argv[1]) : 1'000'000;
    const int pairs = argc > 2 ? std::atoi(argv[2]) : 5;
    const TemporaryFolder folder;
    const std::string feed = writeFeed(folder, rows);
    tellMemory(feed);
    compareWriting(feed);
    for (const EngineKind engine : allEngines)
        compareRuns(engine, feed, pairs);
    return 0;
}

LOADSTONE_BENCHMARK(run)
