// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/loopengine.h"
#include "tests/support/rawserver.h"
#include "tests/support/steadyarrivals.h"
#include "tests/support/testprogram.h"
#include "tests/support/threadpool.h"

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

constexpr int users = 4;

LoadPlan planFor(const RawServer& server, Milliseconds duration) {
    LoadPlan plan;
    plan.request.url = server.url();
    plan.threads = users;
    plan.requests.reset();
    plan.duration = duration;
    return plan;
}

/// A run whose requests come at a rate of their own, by either engine.
class Paced {
public:
    Paced(const LoadPlan& plan, EngineKind engine, const Arrivals& arrivals)
        : m_isPool(engine == EngineKind::Pool),
          m_loops(plan),
          m_state({}, m_isPool ? users : m_loops.loops(), arrivals),
          m_tallies(1),
          m_workload(plan, m_state, std::span(m_tallies), makeCurlTransport) {}

    Totals run() {
        std::atomic<int> index{0};
        if (m_isPool)
            runOnThreads(users, [this] { m_workload.work(); });
        else
            runOnThreads(m_loops.loops(), [&] { m_loops.work(m_workload, index++); });
        return m_workload.tallies().totals();
    }
    Workload& workload() { return m_workload; }

private:
    const bool m_isPool;
    LoopEngine m_loops;
    WorkloadState m_state;
    std::vector<Tally> m_tallies;
    Workload m_workload;
};

} // namespace

class PacedRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { engines(); }
    void allThatIsDueIsSentAndNothingEarly();
    void whoWaitsForAFreeUserHasALongResponseTime();
    void aStopWakesWhoWaitsForATurn();
    void theDeadlineEndsAWait();
    void idleConnectionsThatAreClosedOpenAgain();

private:
    static void engines() {
        QTest::addColumn<EngineKind>("engine");
        QTest::newRow("pool") << EngineKind::Pool;
        QTest::newRow("loop") << EngineKind::Loop;
    }
};

Q_DECLARE_METATYPE(EngineKind)

/// The last of 60 at 200/s is due after 295 ms, however fast the server is.
void PacedRunTest::allThatIsDueIsSentAndNothingEarly() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(answerAfter([](int) { return 0ms; }));
    Paced paced(planFor(server, 1h), engine, steadyArrivals(200, 0.3));
    const Totals totals = paced.run();
    QCOMPARE(totals.ok, 60U);
    QCOMPARE(totals.started, 60U);
    QVERIFY(paced.workload().elapsed() >= 295ms);
    QVERIFY(server.connections() <= users);
}

/// All 20 are due within 20 ms, and four at a time take 50 ms: the last waits for four others.
void PacedRunTest::whoWaitsForAFreeUserHasALongResponseTime() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(answerAfter([](int) { return 50ms; }));
    Paced paced(planFor(server, 1h), engine, steadyArrivals(1000, 0.02));
    const Totals totals = paced.run();
    QCOMPARE(totals.ok, 20U);
    QVERIFY(totals.latencyOk.max() >= 220'000);
    QVERIFY(totals.latencyOk.min() >= 50'000);
}

void PacedRunTest::aStopWakesWhoWaitsForATurn() {
    QFETCH_GLOBAL(EngineKind, engine);
    std::atomic<int> answered{0};
    RawServer server([&answered](RawClient& client) {
        while (!client.readRequest().empty()) {
            client.send(plainAnswer("ok"));
            answered = 1;
            answered.notify_all();
        }
    });
    Paced paced(planFor(server, 24h), engine, steadyArrivals(0.001, 10'000));
    const std::jthread stopper([&] {
        answered.wait(0);
        while (paced.workload().tallies().totals().ok == 0)
            std::this_thread::yield();
        paced.workload().stop();
    });
    const Totals totals = paced.run();
    QCOMPARE(totals.ok, 1U);
    QCOMPARE(totals.started, 1U);
}

void PacedRunTest::theDeadlineEndsAWait() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(answerAfter([](int) { return 0ms; }));
    Paced paced(planFor(server, 100ms), engine, steadyArrivals(0.1, 100));
    const Totals totals = paced.run();
    QCOMPARE(totals.started, 1U);
    QCOMPARE(totals.aborted, 0U);
}

/// A server that closes behind each answer without a word: the idle user hears of it.
void PacedRunTest::idleConnectionsThatAreClosedOpenAgain() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server([](RawClient& client) {
        client.readRequest();
        client.send(plainAnswer("ok"));
    });
    LoadPlan plan = planFor(server, 1h);
    Paced paced(plan, engine, steadyArrivals(20, 0.5));
    const Totals totals = paced.run();
    QCOMPARE(totals.ok, 10U);
    QCOMPARE(server.connections(), 10);
}

LOADSTONE_TEST(PacedRunTest)
#include "pacedrun_test.moc"
