// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/machinewatch.h"
#include "core/load/ownaddress.h"
#include "core/load/workercpu.h"
#include "tests/support/childprogram.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <unistd.h>

#include <atomic>
#include <cmath>
#include <filesystem>
#include <future>
#include <map>
#include <memory>

using namespace loadstone;

namespace {

MachineSample sampleAt(double seconds) {
    MachineSample sample;
    sample.moment = {TimePoint(std::chrono::duration_cast<Clock::duration>(Seconds(seconds))),
                     Seconds(1000 + seconds)};
    sample.cores = {{0, 10 + seconds * 0.5, 20 + seconds * 0.4, seconds * 0.1},
                    {1, 10 + seconds * 0.3, 20 + seconds * 0.7, 0}};
    sample.ownCpu = 5 + seconds * 0.4;
    return sample;
}

bool isNear(const std::optional<double>& value, double expected) {
    return value && std::abs(*value - expected) < 1e-6;
}

void tick(MachineAccount& account, double at, double elapsed, bool stopped = false) {
    account.tick(sampleAt(at).moment, Seconds(elapsed), stopped);
}

} // namespace

class MachineTest : public QObject {
    Q_OBJECT

private slots:
    void coresAreRead() {
        const auto cores = coreTimesIn("cpu  30 2 8 300 10 1 2 7 0 0\n"
                                       "cpu0 10 1 4 100 5 1 2 3 9 0\n"
                                       "cpu1 20 1 4 200 5 0 0 4 0 0\n"
                                       "intr 1 2 3\n",
                                       100);
        QCOMPARE(cores.size(), 2U);
        QVERIFY((cores[0] == CoreTimes{0, 0.18, 1.05, 0.03}));
        QVERIFY((cores[1] == CoreTimes{1, 0.25, 2.05, 0.04}));
        QVERIFY(coreTimesIn("", 100).empty());
    }

    void threadTimesAreRead() {
        QVERIFY((threadTimesIn("2000000000 500000000 7\n") == ThreadTimes{2, 0.5}));
        QVERIFY(!threadTimesIn(""));
    }

    void theUseOfAProcessIsRead() {
        const auto use =
            processUseIn("7 (a (b) c) S 1 7 7 0 -1 4194304 9 9 0 0 150 50 8 8 20 0", 100);
        QVERIFY(use && *use == (ProcessUse{"a (b) c", 2}));
        QVERIFY(!processUseIn("", 100));
        QVERIFY(!processUseIn("7 (a) S 1 7", 100));
        QVERIFY(!processUseIn(")7 a(", 100));
    }

    /// By the names of the programs; the local target is one of the command line's.
    void workersAreFoundByTheirNames() {
        const TemporaryFolder folder;
        std::map<std::string, std::unique_ptr<ChildProgram>> programs;
        for (const char* name : {"loadstone-worker", "loadstone-load-worker", "loadstone-cli"}) {
            const std::filesystem::path program = folder.path() / name;
            std::filesystem::create_symlink("/bin/sleep", program);
            programs[name] =
                std::make_unique<ChildProgram>(std::vector<std::string>{program.string(), "600"});
        }
        const auto isFound = [&](const char* name) {
            return workerCpuSeconds().contains(programs[name]->id());
        };
        QTRY_VERIFY(isFound("loadstone-worker") && isFound("loadstone-load-worker"));
        QVERIFY(!isFound("loadstone-cli"));
        QVERIFY(workerCpuSeconds().at(programs["loadstone-worker"]->id()) >= 0);
    }

    void socketsAndPortsAreRead() {
        QCOMPARE(tcpSocketsIn("sockets: used 190\nTCP: inuse 30 orphan 2 tw 12 alloc 9 mem 3\n"
                              "UDP: inuse 5 mem 0\n"),
                 std::optional<std::uint64_t>(42));
        QVERIFY(!tcpSocketsIn("UDP: inuse 5 mem 0\n"));
        QCOMPARE(portRangeIn("32768\t60999\n"), std::optional<std::uint64_t>(28232));
        QVERIFY(!portRangeIn("60999 32768"));
    }

    void sharesAreOfTheTimeThatCounts() {
        MachineAccount account;
        account.begin(sampleAt(0));
        MachineSample warm = sampleAt(10);
        warm.threads[7] = {{3, 1}, true};
        account.take(warm, Seconds(0));
        MachineSample last = sampleAt(12);
        last.threads[7] = {{4, 1.5}, true};
        account.take(last, Seconds(2));
        const MachineUse use = account.use();
        QVERIFY(isNear(use.busy, 0.45)); // 0.9 of 2 cores, what was stolen included
        QVERIFY(isNear(use.stolen, 0.05));
        QVERIFY(isNear(use.ownCores, 0.9)); // 0.4 of this process, 0.5 of its worker
        QVERIFY(isNear(use.busiestThread, 0.5));
        QCOMPARE(use.waited->count(), 0.5);
    }

    void workersThatHaveEndedCount() {
        MachineAccount account;
        account.begin(sampleAt(0));
        MachineSample middle = sampleAt(1);
        middle.threads[7] = {{0.8, 0.1}, true};
        account.take(middle, Seconds(1));
        account.take(sampleAt(2), Seconds(2));
        QVERIFY(isNear(account.use().ownCores, 0.8));
    }

    void someThreadsStandForMany() {
        MachineAccount account;
        account.begin(sampleAt(0));
        MachineSample last = sampleAt(1);
        last.threads[7] = {{0.1, 0.2}, false};
        last.threadsForEach = 30;
        account.take(last, Seconds(1));
        QCOMPARE(account.use().waited->count(), 6.0);
        QVERIFY(isNear(account.use().ownCores, 0.4)); // they are within this process
    }

    void shortRunsHaveNoShares() {
        MachineAccount account;
        account.begin(sampleAt(0));
        account.take(sampleAt(0.1), Seconds(0.1));
        QVERIFY(!account.use().ownCores);
        QVERIFY(!account.use().busy);
        QVERIFY(account.use().standstill.has_value());
    }

    void standstillIsTheLongestGap() {
        MachineAccount account;
        account.begin(sampleAt(0));
        tick(account, 5, 0); // before it counts
        tick(account, 5.1, 0.1);
        tick(account, 7.1, 2.1);
        tick(account, 7.2, 2.2);
        QCOMPARE(account.use().standstill->count(), 2.0);
    }

    void machineThatSleptStoodStill() {
        MachineAccount account;
        account.begin(sampleAt(0));
        Moment moment = sampleAt(0.1).moment;
        moment.sinceBoot += Seconds(60); // of which the other clock knows nothing
        account.tick(moment, Seconds(0.1), false);
        QVERIFY(std::abs(account.use().standstill->count() - 60.1) < 1e-6);
    }

    void stoppedWorkerIsAStandstill() {
        MachineAccount account;
        account.begin(sampleAt(0));
        for (int i = 1; i <= 20; ++i)
            tick(account, i * 0.1, i * 0.1, i >= 5 && i < 13);
        QVERIFY(std::abs(account.use().standstill->count() - 0.8) < 1e-6);
    }

    void ownWorkIsSeen() {
        MachineWatch watch;
        watch.begin();
        std::atomic<bool> enough = false;
        std::atomic<pid_t> id = 0;
        const auto worker = std::async(std::launch::async, [&] {
            id = ::gettid();
            while (!enough)
                continue;
        });
        while (id == 0)
            continue;
        const TimePoint start = Clock::now();
        const auto hasWorked = [&] {
            const auto times =
                threadTimesIn(textOfFile("/proc/self/task/" + std::to_string(id) + "/schedstat"));
            return times && times->onCore > 0.25 && Clock::now() - start > MachineAccount::shortest;
        };
        while (!hasWorked())
            watch.sample(Clock::now() - start, {});
        const MachineUse use = watch.conclude(Clock::now() - start, {});
        enough = true;
        const double elapsed = Seconds(Clock::now() - start).count();
        QVERIFY(use.busiestThread && *use.busiestThread * elapsed > 0.2);
        QVERIFY(use.ownCores && *use.ownCores >= *use.busiestThread);
        QVERIFY(use.busy && *use.busy > 0 && *use.busy <= 1);
        QVERIFY(use.descriptors && *use.descriptors > 2);
    }

    void ownAddresses() {
        for (const char* own : {"http://127.0.0.1:8089/", "http://127.3.2.1/", "http://[::1]:80/",
                                "https://LocalHost/", "http://shop.localhost/"})
            QVERIFY2(isOnThisMachine(own), own);
        for (const char* other : {"http://192.0.2.7/", "http://example.com/127.0.0.1",
                                  "http://127.example.com/", "127.0.0.1 x"})
            QVERIFY2(!isOnThisMachine(other), other);
    }

    void addressesTellMoreThanTheUrl() {
        LoadPlan plan;
        plan.request.url = "http://shop.test/";
        QVERIFY(!wentToThisMachine(plan, {}));
        QVERIFY(wentToThisMachine(plan, {{"127.0.0.1", 2}}));
        QVERIFY(wentToThisMachine(plan, {{"192.0.2.7", 0}, {"::1", 1}}));
        QVERIFY(!wentToThisMachine(plan, {{"192.0.2.7", 3}, {"127.0.0.1", 0}}));
        plan.request.url = "http://localhost/";
        QVERIFY(wentToThisMachine(plan, {}));
        QVERIFY(!wentToThisMachine(plan, {{"192.0.2.7", 3}})); // by --resolve, say
        plan.transport.unixSocket = "/run/shop";
        QVERIFY(wentToThisMachine(plan, {}));
    }
};

LOADSTONE_TEST(MachineTest)
#include "machine_test.moc"
