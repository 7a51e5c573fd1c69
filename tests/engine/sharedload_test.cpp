// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/planjson.h"
#include "core/load/workload.h"
#include "core/process/sharedload.h"
#include "tests/support/testprogram.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

using namespace loadstone;

namespace {

/// A plan in which nothing is as usual.
LoadPlan unusualPlan() {
    LoadPlan plan;
    plan.request = {"PUT",
                    "https://user:secret@[::1]:8443/a?b=c",
                    {{"Authorization", "Bearer x"}, {"X-Empty", ""}},
                    std::string("\0\xff body", 7)};
    plan.transport.timeout = Milliseconds(1234);
    plan.transport.connectTimeout = Milliseconds(567);
    plan.transport.redirects = 3;
    plan.transport.version = HttpVersion::Http1;
    plan.transport.verifyTls = plan.transport.keepAlive = false;
    plan.transport.environmentProxy = true;
    plan.expected = StatusRanges::parse("200-299,404").value();
    plan.engine = EngineKind::Process;
    plan.threads = 17;
    plan.requests.reset();
    plan.duration = Milliseconds(98'765);
    plan.warmUp = Milliseconds(432);
    return plan;
}

LoadPlan countedPlan(std::uint64_t requests) {
    LoadPlan plan;
    plan.requests = requests;
    return plan;
}

SharedLoad opened(const SharedLoad& load, int process) {
    const auto [plan, written] = load.descriptors();
    return SharedLoad::open({dup(plan), dup(written)}, process).value();
}

/// What a process does that may crash.
class ChildProcess {
public:
    template <typename Act>
    explicit ChildProcess(const Act& act) : m_id(::fork()) {
        if (m_id != 0)
            return;
        std::signal(SIGSEGV, SIG_DFL);
        act();
        ::_exit(0);
    }
    bool endedWell() const {
        int status = -1;
        return ::waitpid(m_id, &status, 0) == m_id && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

private:
    pid_t m_id;
};

Exchange answer(int status) {
    Exchange exchange;
    exchange.status = status;
    exchange.ok = status < 400;
    exchange.finished = TimePoint(Microseconds(100));
    return exchange;
}

Totals totalsOf(const SharedLoad& load) {
    Totals totals;
    for (const Tally& tally : load.tallies())
        tally.addTo(totals);
    return totals;
}

/// A run of two processes: the first has 2 ok, 1 failed and 3 in flight, the second nothing.
SharedLoad halfDone(std::uint64_t requests) {
    SharedLoad load = SharedLoad::create(countedPlan(requests), 2).value();
    Tally& tally = load.tallies()[0];
    for (int i = 0; i < 6; ++i) {
        load.state().schedule.claim({}, {});
        tally.begin();
    }
    tally.record(answer(200));
    tally.record(answer(200));
    tally.record(answer(500));
    return load;
}

} // namespace

class SharedLoadTest : public QObject {
    Q_OBJECT

private slots:
    void planSurvivesItsBytes();
    void planCutAnywhereIsRefused();
    void childSeesWhatTheParentMade();
    void otherMemoryIsRefused();
    void planIsSealed();
    void childWritesToItsOwnOnly();
    void rubbishIsSettledAtOnce();
    void stopReachesTheOtherProcess();
    void lostRequestsAreFailed();
    void lostRequestsOfAStoppedRunAreAborted();
    void turnsThatWereNotBegunAreCounted();
    void answersAreNotCountedTwice();
};

void SharedLoadTest::planSurvivesItsBytes() {
    const LoadPlan plan = unusualPlan();
    QVERIFY(decodePlan(encodePlan(plan)).value() == plan);
    LoadPlan counted = plan;
    counted.requests = 12'345'678'901;
    counted.duration.reset();
    QVERIFY(decodePlan(encodePlan(counted)).value() == counted);
    QVERIFY(decodePlan(encodePlan(LoadPlan())).value() == LoadPlan());
}

void SharedLoadTest::planCutAnywhereIsRefused() {
    const std::string bytes = encodePlan(unusualPlan());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY2(!decodePlan(std::string_view(bytes).substr(0, size)),
                 qPrintable(QString::number(size)));
    QVERIFY(!decodePlan(bytes + "x"));
}

void SharedLoadTest::childSeesWhatTheParentMade() {
    const SharedLoad parent = SharedLoad::create(unusualPlan(), 3).value();
    const SharedLoad child = opened(parent, 2);
    QVERIFY(child.plan() == unusualPlan());
    QCOMPARE(child.processes(), 3);
    QVERIFY(child.tallies().data() != parent.tallies().data());
    child.tallies()[2].begin();
    child.tallies()[2].record(answer(200));
    QCOMPARE(totalsOf(parent).ok, 1U);
    QCOMPARE(totalsOf(parent).latencyOk.max(), 100);
    for (const Tally& tally : child.tallies())
        QCOMPARE(reinterpret_cast<std::uintptr_t>(&tally) % 64, std::uintptr_t{0});
}

void SharedLoadTest::otherMemoryIsRefused() {
    QVERIFY(!SharedLoad::open({-1, -1}, 0));
    const SharedLoad load = SharedLoad::create(countedPlan(1), 2).value();
    const auto [plan, written] = load.descriptors();
    const auto refused = [](int first, int second, int process) {
        const auto opened = SharedLoad::open({dup(first), dup(second)}, process);
        return !opened && opened.error().message.find("another version") != std::string::npos;
    };
    QVERIFY(!refused(plan, written, 1));
    QVERIFY(refused(plan, written, 2));
    QVERIFY(refused(plan, written, -1));
    for (const std::size_t bytes : {std::size_t{8}, std::size_t{1} << 20}) {
        const SharedMemory other = SharedMemory::create("other", bytes).value();
        QVERIFY(refused(other.descriptor(), written, 0));
        QVERIFY(refused(plan, other.descriptor(), 0));
    }
}

void SharedLoadTest::planIsSealed() {
    const SharedLoad load = SharedLoad::create(countedPlan(1), 2).value();
    const int plan = load.descriptors().front();
    const char byte = 'x';
    QCOMPARE(::pwrite(plan, &byte, 1, 0), ssize_t(-1));
    QCOMPARE(::ftruncate(plan, 0), -1);
    QVERIFY(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, plan, 0) == MAP_FAILED);
}

/// The others' tallies cannot be written to, but for the pages in which they touch.
void SharedLoadTest::childWritesToItsOwnOnly() {
    const SharedLoad load = SharedLoad::create(countedPlan(1), 3).value();
    const SharedLoad child = opened(load, 1);
    QCOMPARE(child.descriptors().back(), -1);
    const auto writable = [&](const void* at) {
        ChildProcess writer([at] { *static_cast<volatile char*>(const_cast<void*>(at)) = 1; });
        return writer.endedWell();
    };
    const auto middle = [&](int tally) {
        return reinterpret_cast<const char*>(&child.tallies()[std::size_t(tally)]) +
               sizeof(Tally) / 2;
    };
    QVERIFY(writable(&child.state()));
    QVERIFY(writable(middle(1)));
    QVERIFY(!writable(middle(0)));
    QVERIFY(!writable(middle(2)));
}

/// Counters of 2 to the 64th are no reason to count up to there.
void SharedLoadTest::rubbishIsSettledAtOnce() {
    for (const int byte : {0x00, 0x7f, 0x80, 0xff}) {
        const SharedLoad load = SharedLoad::create(countedPlan(1000), 2).value();
        std::memset(static_cast<void*>(&load.tallies()[0]), byte, sizeof(Tally));
        std::memset(static_cast<void*>(&load.state()), byte, sizeof(WorkloadState));
        load.settle(0, 9, TimePoint(std::chrono::seconds(5)));
        load.settleTickets(0, 9);
        QCOMPARE(load.processes(), 2);
        QCOMPARE(load.tallies().size(), 2U);
        QVERIFY(load.plan() == countedPlan(1000));
        const Totals totals = totalsOf(load);
        QVERIFY(totals.latencyOk.min() <= totals.latencyOk.max());
    }
}

void SharedLoadTest::stopReachesTheOtherProcess() {
    const SharedLoad parent = SharedLoad::create(countedPlan(10), 2).value();
    const SharedLoad child = opened(parent, 1);
    Workload watching(parent.plan(), parent.state(), parent.tallies());
    Workload working(child.plan(), child.state(), child.tallies().subspan(1, 1));
    QVERIFY(!working.isStopped());
    watching.stop();
    QVERIFY(working.isStopped());
    working.arrive(); // although the other one never comes
}

void SharedLoadTest::lostRequestsAreFailed() {
    const SharedLoad load = halfDone(6);
    Workload watching(load.plan(), load.state(), load.tallies());
    load.state().marks[0].oldestBegun = 1;
    QVERIFY(watching.oldestAge(Clock::now()).has_value());
    load.settle(0, 9, TimePoint(std::chrono::seconds(5)));
    load.settleTickets(0, 9);
    const Totals totals = totalsOf(load);
    QCOMPARE(totals.started, 6U);
    QCOMPARE(totals.ok, 2U);
    QCOMPARE(totals.failed, 4U);
    QCOMPARE(totals.errors.size(), 1U);
    QCOMPARE(totals.errors.at({ErrorClass::Worker, 9}), 3U);
    QCOMPARE(totals.latencyFailed.total(), 1U); // nobody knows how long the others took
    QVERIFY(TimePoint(Clock::duration(load.state().leftAt)) == TimePoint(std::chrono::seconds(5)));
    QVERIFY(!watching.oldestAge(Clock::now()).has_value());
}

void SharedLoadTest::lostRequestsOfAStoppedRunAreAborted() {
    const SharedLoad load = halfDone(100);
    load.state().stopped = 1;
    load.settle(0, 9, TimePoint(std::chrono::seconds(5)));
    const Totals totals = totalsOf(load);
    QCOMPARE(totals.aborted, 3U);
    QCOMPARE(totals.failed, 1U);
    QVERIFY(totals.errors.empty());
    QCOMPARE(totals.ended(), totals.started);
}

/// A process may die between taking a turn and the begin of its request.
void SharedLoadTest::turnsThatWereNotBegunAreCounted() {
    const SharedLoad load = halfDone(7);
    for (int i = 0; i < 3; ++i) // the other two find that there are no more
        load.state().schedule.claim({}, {});
    load.settle(0, 11, TimePoint(std::chrono::seconds(5)));
    QCOMPARE(totalsOf(load).started, 6U);
    load.settleTickets(0, 11);
    const Totals totals = totalsOf(load);
    QCOMPARE(totals.started, 7U);
    QCOMPARE(totals.ended(), 7U);
    QCOMPARE(totals.errors.at({ErrorClass::Worker, 11}), 4U);
}

void SharedLoadTest::answersAreNotCountedTwice() {
    const SharedLoad load = halfDone(6);
    load.settle(0, 9, TimePoint(std::chrono::seconds(5)));
    const Totals once = totalsOf(load);
    load.settle(0, 9, TimePoint(std::chrono::seconds(5)));
    load.settleTickets(1, 9);
    QVERIFY(totalsOf(load) == once);
}

LOADSTONE_TEST(SharedLoadTest)
#include "sharedload_test.moc"
