// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The engine under many threads, without Qt, so that ThreadSanitizer sees every lock: the one test
// program of the tsan preset, and a plain test in all others.
#include "core/base/pinned.h"
#include "core/http/curlglobal.h"
#include "core/load/workload.h"
#include "core/stats/sampler.h"
#include "core/target/targetserver.h"
#include "tests/support/booksfile.h"
#include "tests/support/childprogram.h"
#include "tests/support/clientsocket.h"
#include "tests/support/loopthreads.h"
#include "tests/support/nginx.h"
#include "tests/support/ngramcrew.h"
#include "tests/support/plannedjob.h"
#include "tests/support/rawserver.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/threadpool.h"

#include <iostream>
#include <stdexcept>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

constexpr int threads = 32;

void check(bool holds, const char* what) {
    if (!holds)
        throw std::runtime_error(what);
}

LoadPlan planFor(const std::string& url, std::optional<std::uint64_t> requests,
                 std::optional<Milliseconds> duration = {}) {
    LoadPlan plan;
    plan.request.url = url;
    plan.threads = threads;
    plan.requests = requests;
    plan.duration = duration;
    return plan;
}

/// A run with workers in the background, as a window has it: this thread samples, and may stop it.
class Race : private Pinned {
public:
    explicit Race(const LoadPlan& plan)
        : m_workload(plan, curlTransports({}), [this] { ++m_done; }),
          m_sampler(m_workload.tallies(), plan.requests),
          m_pool([this] { runOnThreads(threads, [this] { m_workload.work(); }); }) {}

    /// The same by event loops; `loops` must outlive it.
    Race(const LoadPlan& plan, LoopEngine& loops)
        : m_workload(plan, loops.loops(), [this] { ++m_done; }),
          m_sampler(m_workload.tallies(), plan.requests),
          m_pool([this, &loops] { runOnLoops(loops, m_workload); }) {}

    ~Race() { m_workload.stop(); }

    Workload& workload() { return m_workload; }
    bool isOver() const { return m_done > 0; }
    const Snapshot& sample() { return m_sampler.sample(m_workload.elapsed()); }

    /// Samples all the time until the workers have left.
    Totals finish() {
        std::uint64_t before = 0;
        while (!isOver()) {
            const std::uint64_t now = sample().totals.completed();
            check(now >= before, "counts only grow");
            before = now;
        }
        m_pool.join();
        check(m_done == 1, "done comes once");
        Totals totals = m_sampler.finish(m_workload.elapsed()).totals;
        check(totals.started == totals.ended(), "started = ok + failed + aborted");
        check(totals.latencyOk.total() == totals.ok, "a latency for each ok");
        return totals;
    }

private:
    std::atomic<int> m_done{0};
    Workload m_workload;
    Sampler m_sampler;
    std::jthread m_pool;
};

void allRequestsGoOut(TargetServer& target) {
    const Totals totals = Race(planFor(target.url(), 4000)).finish();
    check(totals.ok == 4000, "all are ok");
    check(totals.connectionsOpened <= threads, "connections are kept");
}

void failuresAreCounted(TargetServer& target) {
    const Totals dropped = Race(planFor(target.url() + "drop", 300)).finish();
    check(dropped.failed == 300, "every dropped request has failed");
    const Totals flaky = Race(planFor(target.url() + "flaky/50", 2000)).finish();
    check(flaky.ok > 0 && flaky.failed > 0 && flaky.completed() == 2000, "some fail");
}

void stopAbortsWhatIsInFlight(TargetServer& target) {
    Race race(planFor(target.url() + "delay/3600000", {}, 1h));
    while (race.sample().totals.inFlight() < threads)
        std::this_thread::yield();
    race.workload().stop();
    const Totals totals = race.finish();
    check(totals.aborted == threads && totals.completed() == 0, "all are aborted");
}

void stopWhileTheWorkersStart(TargetServer& target) {
    for (int i = 0; i < 20; ++i) {
        Race race(planFor(target.url() + "jitter/0-2", 100'000));
        for (int waited = 0; waited < i; ++waited)
            std::this_thread::yield();
        race.workload().stop();
        check(race.finish().completed() < 100'000, "it was stopped");
    }
}

void theTimeEndsARun(TargetServer& target) {
    const Totals totals = Race(planFor(target.url() + "delay/5", {}, 200ms)).finish();
    check(totals.ended() > 0, "requests went out");
}

void answersThatBreakOff() {
    const RawServer server([](RawClient& client) {
        if (client.readRequest().empty())
            return;
        client.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        client.resetAtEnd();
    });
    const Totals totals = Race(planFor(server.url(), 500)).finish();
    check(totals.failed == 500, "half an answer is a failure");
}

void theServerEndsInTheMiddle() {
    TargetServer target({10ms, 4096, 0});
    check(target.start("127.0.0.1", 0).has_value(), "the target starts");
    Race race(planFor(target.url() + "jitter/0-20", 20'000));
    while (race.sample().totals.ok < 200)
        std::this_thread::yield();
    target.stop();
    const Totals totals = race.finish();
    check(totals.ok >= 200 && totals.failed > 0, "requests fail once the server has gone");
}

void nginxSeesEveryRequest() {
    if (!Nginx::isInstalled())
        return;
    Nginx nginx;
    const Totals totals = Race(planFor(nginx.url(), 3000)).finish();
    check(totals.ok == 3000, "all are ok");
    check(nginx.accessLogLines() == 3000, "nginx has logged them all");
}

Totals raceLoops(const LoadPlan& plan) {
    LoopEngine loops(plan, 4, Reach::lookedUp(plan.request, plan.transport).value());
    return Race(plan, loops).finish();
}

void loopsShareOneRun(TargetServer& target) {
    const Totals totals = raceLoops(planFor(target.url(), 20'000));
    check(totals.ok == 20'000, "all are ok");
    check(totals.connectionsOpened <= threads, "connections are kept");
    const Totals dropped = raceLoops(planFor(target.url() + "drop", 300));
    check(dropped.failed == 300, "every dropped request has failed");
    const std::string byName = "http://localhost" + target.url().substr(target.url().rfind(':'));
    check(raceLoops(planFor(byName, 500)).ok == 500, "all loops get the addresses of one look-up");
    const Totals timed = raceLoops(planFor(target.url() + "delay/5", {}, 200ms));
    check(timed.ended() > 0, "requests went out");
}

void stopEndsLoops(TargetServer& target) {
    const LoadPlan plan = planFor(target.url() + "delay/3600000", {}, 1h);
    LoopEngine loops(plan, 4, Reach::lookedUp(plan.request, plan.transport).value());
    Race race(plan, loops);
    while (race.sample().totals.inFlight() < threads)
        std::this_thread::yield();
    race.workload().stop();
    const Totals totals = race.finish();
    check(totals.aborted == threads && totals.completed() == 0, "all are aborted");
}

void stopWhileTheLoopsStart(TargetServer& target) {
    for (int i = 0; i < 20; ++i) {
        const LoadPlan plan = planFor(target.url() + "jitter/0-2", 100'000);
        LoopEngine loops(plan, 4, Reach::lookedUp(plan.request, plan.transport).value());
        Race race(plan, loops);
        for (int waited = 0; waited < i; ++waited)
            std::this_thread::yield();
        race.workload().stop();
        check(race.finish().completed() < 100'000, "it was stopped");
    }
}

std::uint64_t totalOf(const std::string& file) {
    NgramJob job;
    job.files = {file, file};
    job.workers = 3;
    job.partitionSize = 20'000;
    const std::atomic<bool> cancelled{false};
    auto supervisor = Supervisor::create(job, planPartitions(job, cancelled).value()).value();
    finishOnWorkers(supervisor);
    return supervisor.result().value().sums().total;
}

void packedFilesAreUnpackedAhead() {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "books").string();
    writeBooksFile(file, 60'000);
    const std::uint64_t plain = totalOf(file);
    check(ChildProgram({"gzip", file}).wait() == 0, "gzip packs the file");
    check(totalOf(file + ".gz") == plain, "a packed file holds what it held before");
}

void deadWorkersAreRecoveredWhileOthersWork() {
    const std::string text = manyWords(manyDifferent, 6, true);
    for (const std::size_t partitions : {1U, 7U}) {
        const Planned planned(text, 3, text.size() / partitions + 1);
        Supervisor supervisor = planned.supervisor(littleRoom);
        NgramCrew(supervisor).finishWhileOneDies();
        check(supervisor.result().value().sums().total == manyDifferent * 6,
              "every word counts once");
    }
}

// cpp-httplib makes its static tables with the first request. It is not instrumented, so that
// ThreadSanitizer would not see how other threads wait for them: no other thread is there yet.
void haveTheTablesMade() {
    TargetServer target;
    const auto port = target.start("127.0.0.1", 0);
    check(port && !ClientSocket(*port).get("/").empty(), "one request is answered");
}

void runAll() {
    haveTheTablesMade();
    packedFilesAreUnpackedAhead();
    deadWorkersAreRecoveredWhileOthersWork();
    nginxSeesEveryRequest();
    TargetServer target({50ms, 4096, 8});
    check(target.start("127.0.0.1", 0).has_value(), "the target starts");
    allRequestsGoOut(target);
    failuresAreCounted(target);
    stopAbortsWhatIsInFlight(target);
    stopWhileTheWorkersStart(target);
    theTimeEndsARun(target);
    answersThatBreakOff();
    loopsShareOneRun(target);
    stopEndsLoops(target);
    stopWhileTheLoopsStart(target);
    theServerEndsInTheMiddle();
}

} // namespace

int main() {
    const CurlGlobal curl;
    try {
        runAll();
    } catch (const std::exception& problem) {
        std::cerr << "does not hold: " << problem.what() << std::endl;
        return 1;
    }
    return 0;
}
