// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/descriptors.h"
#include "core/check/answerjudge.h"
#include "core/load/limits.h"
#include "core/load/localports.h"
#include "core/load/threadtrial.h"
#include "tests/support/testprogram.h"
#include "tests/support/textfiles.h"

#include <fcntl.h>
#include <unistd.h>

using namespace loadstone;

namespace {

LoadPlan planOf(EngineKind engine, int size) {
    LoadPlan plan;
    plan.request.url = "http://127.0.0.1:9/";
    plan.engine = engine;
    plan.threads = size;
    return plan;
}

} // namespace

class LimitsTest : public QObject {
    Q_OBJECT

private slots:
    void whatFitsExactlyFits_data() {
        QTest::addColumn<int>("engine");
        for (const EngineKind engine : allEngines)
            QTest::newRow(std::string(nameOf(engine)).c_str()) << int(engine);
    }

    void whatFitsExactlyFits() {
        QFETCH(int, engine);
        const Demand demand = demandOf(planOf(EngineKind(engine), 100));
        QVERIFY(checkLimits(demand, Limits{}).has_value());
        Limits limits;
        limits.openDescriptors = 5;
        limits.descriptors = std::max(5 + demand.descriptors + 24, demand.childDescriptors);
        limits.tasksLeft = std::uint64_t(demand.threads + 2 * demand.processes);
        limits.memoryLeft = demand.memory;
        limits.portsLeft = 100;
        QVERIFY(checkLimits(demand, limits).has_value());
        const auto refused = [&](std::optional<std::uint64_t> Limits::*limit) {
            Limits less = limits;
            --*(less.*limit);
            const auto checked = checkLimits(demand, less);
            return !checked && checked.error().field == "threads";
        };
        QVERIFY(refused(&Limits::descriptors));
        QVERIFY(refused(&Limits::tasksLeft));
        QVERIFY(refused(&Limits::memoryLeft));
        QVERIFY(refused(&Limits::portsLeft));
    }

    void metricsNeedThreadsToo() {
        for (const EngineKind engine : allEngines) {
            LoadPlan plan = planOf(engine, 100);
            const Demand without = demandOf(plan);
            plan.metrics.url = "http://127.0.0.1:9/metrics";
            const Demand with = demandOf(plan);
            QCOMPARE(with.threads, without.threads + 2);
            QCOMPARE(with.descriptors, without.descriptors + 6);
        }
    }

    void connectionsToADatabaseNeedMoreMemory() {
        for (const EngineKind engine : allEngines) {
            LoadPlan plan = planOf(engine, 100);
            const std::uint64_t without = demandOf(plan).memory;
            plan.request.url = "postgresql://app@127.0.0.1/shop";
            QVERIFY(demandOf(plan).memory >= without + 100 * 32 * 1024);
        }
    }

    void bodiesForChecksNeedMemoryToo() {
        for (const EngineKind engine : allEngines) {
            LoadPlan plan = planOf(engine, 100);
            const Demand without = demandOf(plan);
            plan.checks = readChecks("size < 1kB\nbody contains x", "check").value();
            QCOMPARE(demandOf(plan).memory, without.memory);
            plan.checks = readChecks("json $.a", "check").value();
            QCOMPARE(demandOf(plan).memory, without.memory + 100 * 2 * AnswerJudge::ownRoom);
        }
        const std::uint64_t alone = memoryForBodies(1);
        QVERIFY(alone > 0);
        QVERIFY(memoryForBodies(1000) < alone / 100); // of what is left at that moment
    }

    void errorsSayWhatIsMissing() {
        Demand demand;
        demand.engine = EngineKind::Loop;
        demand.size = 1000;
        demand.threads = 3;
        demand.descriptors = 1004;
        demand.memory = 2'000'000;
        const auto message = [&](auto set) {
            Limits limits;
            set(limits);
            const auto checked = checkLimits(demand, limits);
            return checked ? std::string() : checked.error().message;
        };
        QCOMPARE(
            message([](Limits& limits) {
                limits.descriptors = 1000;
                limits.openDescriptors = 10;
            }),
            std::string("1,000 connections need 1,038 open files, but the hard limit is 1,000; use "
                        "fewer connections or raise it (ulimit -Hn)"));
        QCOMPARE(
            message([](Limits& limits) { limits.tasksLeft = 2; }),
            std::string("the system allows only 2 threads more, and 3 are needed; use fewer or "
                        "raise the limit (ulimit -u, pids.max of the control group)"));
        QCOMPARE(
            message([](Limits& limits) { limits.memoryLeft = 1'000'000; }),
            std::string("1,000 connections need 2.00 MB of memory, but only 1.00 MB are left; use "
                        "fewer connections"));
        QCOMPARE(
            message([](Limits& limits) { limits.portsLeft = 999; }),
            std::string("1,000 connections to one address need as many local ports, but only 999 "
                        "are left; use fewer connections or widen the range (sysctl "
                        "net.ipv4.ip_local_port_range)"));
        demand.size = 1;
        QCOMPARE(message([](Limits& limits) { limits.memoryLeft = 1'000'000; }),
                 std::string("1 connection needs 2.00 MB of memory, but only 1.00 MB are left; use "
                             "fewer connections"));
    }

    void softLimitIsRaised() {
        QVERIFY(makeRoomFor(planOf(EngineKind::Pool, 2)).has_value());
        QCOMPARE(descriptorLimits().soft, descriptorLimits().hard);
    }

    void tooMuchIsToldBeforeTheStart() {
        for (const EngineKind engine : allEngines) {
            const auto tooMany = makeRoomFor(planOf(engine, 500'000'000));
            QVERIFY(!tooMany);
            QCOMPARE(tooMany.error().field, std::string("threads"));
            QVERIFY(tooMany.error().message.find("need") != std::string::npos);
        }
    }

    void openDescriptorsAreCounted() {
        const auto before = openDescriptors();
        const int one = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        const int two = ::dup(one);
        QCOMPARE(openDescriptors(), before + 2);
        ::close(one);
        ::close(two);
        QCOMPARE(openDescriptors(), before);
    }

    void trialFindsOutWhatIsThere() {
        const ThreadTrial fits = tryThreads(20, 256 * 1024, 1 << 20);
        QCOMPARE(fits.started, 20);
        QVERIFY(fits.hasMemory);
        const ThreadTrial noMemory = tryThreads(3, 256 * 1024, std::size_t{1} << 50U);
        QCOMPARE(noMemory.started, 3);
        QVERIFY(!noMemory.hasMemory);
        const ThreadTrial noThread = tryThreads(3, std::size_t{1} << 50U, 0);
        QCOMPARE(noThread.started, 0);
        QVERIFY(noThread.hasMemory);
        QCOMPARE(tryThreads(0, 256 * 1024, 0).started, 0);
    }

    void portsAreThoseOfTheRange() {
        const TextFiles files;
        const LocalPorts ports(files.root());
        QCOMPARE(ports.count(), 28232U); // as Linux has it
        files.write("sys/net/ipv4/ip_local_port_range", "10000\t10999");
        QCOMPARE(ports.count(), 1000U);
        files.write("sys/net/ipv4/ip_local_reserved_ports", "80,9990-10009,10500,20000-30000");
        QCOMPARE(ports.count(), 989U);
        files.write("sys/net/ipv4/ip_local_port_range", "9 5");
        QCOMPARE(ports.count(), 28232U);
    }

    void portsInUseAreOfOneAddress() {
        const TextFiles files;
        files.write("net/tcp", "  sl  local_address rem_address   st tx_queue\n"
                               "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000\n"
                               "   1: 0100007F:8000 0100007F:1F90 01 00000000:00000000\n"
                               "   2: 0100007F:8001 0100007F:1F90 06 00000000:00000000\n"
                               "   3: 0100007F:8001 0100007F:1F91 01 00000000:00000000\n"
                               "   4: 0100007F:1F90 0100007F:8000 01 00000000:00000000\n"
                               "   5: 0A00000A:8001 08080808:01BB 06 00000000:00000000");
        files.write("net/tcp6", "  sl  local_address rem_address st\n"
                                "   0: 00000000000000000000000001000000:9C40 "
                                "00000000000000000000000001000000:1F90 01 00000000:00000000");
        const LocalPorts ports(files.root());
        QCOMPARE(ports.usedTo("127.0.0.1", 8080), 1U); // loopback takes closed ones again
        QCOMPARE(ports.usedTo("8.8.8.8", 443), 1U);
        QCOMPARE(ports.usedTo("::1", 8080), 1U);
        QCOMPARE(ports.usedTo("localhost", 8080), 0U);
        files.write("sys/net/ipv4/tcp_tw_reuse", "0");
        QCOMPARE(ports.usedTo("127.0.0.1", 8080), 2U);
        files.write("sys/net/ipv4/tcp_tw_reuse", "1");
        QCOMPARE(ports.usedTo("8.8.8.8", 443), 0U);
    }
};

LOADSTONE_TEST(LimitsTest)
#include "limits_test.moc"
