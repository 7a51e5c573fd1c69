// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What sampling costs: the CPU time of ten snapshots a second while the workers of an engine
// record. A pool has a worker for each of its threads; event loops have two for 65,536 connections,
// so that these cost no more than few do. usage: benches sampling [SECONDS]

#include "core/load/workload.h"
#include "core/stats/sampler.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/measured.h"

#include <sys/resource.h>

#include <condition_variable>
#include <cstdio>
#include <thread>

using namespace loadstone;

namespace {

double threadCpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

Exchange answered(TimePoint finished, Microseconds latency) {
    Exchange exchange;
    exchange.status = 200;
    exchange.ok = true;
    exchange.finished = finished;
    exchange.intended = exchange.begun = finished - latency;
    exchange.phases.ttfb = latency;
    return exchange;
}

/// Pauses for 20 ms, or less if the stop comes.
class Pause {
public:
    explicit Pause(std::stop_token stop) : m_stop(std::move(stop)) {}
    void rest() {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, m_stop, Milliseconds(20), [] { return false; });
    }

private:
    const std::stop_token m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
};

/// One worker: `users` answers after each pause, as far as the time between two pauses allows.
void work(Workload& workload, int number, int users) {
    workload.arrive();
    {
        Duty duty(workload, number);
        Pause pause(workload.stopToken());
        constexpr int mostAtOnce = 1000; // 50,000 a second
        for (int i = 0; !workload.isStopped(); ++i) {
            const TimePoint now = Clock::now();
            duty.tellOldest(now - Milliseconds(900));
            for (int user = 0; user < std::min(users, mostAtOnce); ++user) {
                const Claim claim = duty.next(now, {user, now});
                const Microseconds latency(100 + (number * 7919 + (i + user) * 104'729) % 900'000);
                Exchange exchange = answered(now, latency);
                if (const auto* turn = std::get_if<Turn>(&claim)) {
                    duty.begin(*turn);
                    duty.ended(*turn, exchange);
                }
            }
            pause.rest();
        }
    }
    workload.leave();
}

void compare(const char* name, int workers, int usersOfEach, double seconds) {
    LoadPlan plan;
    plan.requests.reset();
    plan.duration = std::chrono::duration_cast<Milliseconds>(Seconds(2 * seconds + 1));
    plan.threads = workers * usersOfEach;
    // The threads of a pool share a few tallies, event loops have one each.
    const std::unique_ptr<Workload> made =
        usersOfEach == 1
            ? std::make_unique<Workload>(plan, Workload::MakeTransport(makeCurlTransport), [] {})
            : std::make_unique<Workload>(plan, workers, [] {});
    Workload& workload = *made;
    std::vector<std::jthread> threads;
    for (int i = 0; i < workers; ++i)
        threads.emplace_back([&, i] { work(workload, i, usersOfEach); });
    Sampler sampler(workload.tallies(), std::nullopt);
    const TimePoint began = Clock::now();
    const double cpuBefore = threadCpuSeconds();
    int samples = 0;
    while (Seconds(Clock::now() - began).count() < seconds) {
        std::this_thread::sleep_until(began + Milliseconds(100) * ++samples);
        sampler.sample(workload.elapsed(), workload.oldestAge(Clock::now()));
    }
    const double cpu = threadCpuSeconds() - cpuBefore;
    workload.stop();
    std::printf("%s: sampling at 10 Hz takes %.2f %% of one core, %.0f µs a sample\n", name,
                100 * cpu / seconds, 1e6 * cpu / samples);
}

} // namespace

static int run(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 5;
    compare("pool, 1000 threads", 1000, 1, seconds);
    compare("loop, 65,536 connections", 2, 32'768, seconds);
    return 0;
}

LOADSTONE_BENCHMARK(run)
