// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlglobal.h"
#include "core/load/loadshape.h"
#include "core/report/runjson.h"
#include "tests/run/observedrun.h"
#include "tests/support/answergate.h"
#include "tests/support/nginx.h"
#include "tests/support/rawserver.h"

#include <algorithm>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

LoadPlan planFor(const std::string& url, EngineKind engine, int users) {
    LoadPlan plan;
    plan.request.url = url;
    plan.engine = engine;
    plan.threads = users;
    plan.requests.reset();
    return plan;
}

LoadPlan ratedPlan(const std::string& url, EngineKind engine, int users, double perSecond,
                   Milliseconds duration) {
    LoadPlan plan = planFor(url, engine, users);
    plan.rate = Rate{perSecond};
    plan.duration = duration;
    return plan;
}

double wallClock() {
    return Seconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// Of three users whose requests are held back beyond the time, which is so long that all begin.
RunReport reportWhenAllBegin(EngineKind engine, const AtDeadline& atDeadline) {
    for (Milliseconds time(200);; time *= 4) {
        AnswerGate gate;
        RawServer server(gate.answer());
        LoadPlan plan = planFor(server.url(), engine, 3);
        plan.duration = time;
        plan.atDeadline = atDeadline;
        const RunReport report = reportOf(plan);
        if (report.snapshot.totals.started == 3 || time > Milliseconds(patience))
            return report;
    }
}

} // namespace

/// Load by a plan, from each engine, as a real server sees it.
class RatedRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { addEngines(); }
    void theServerSeesEachWhenItWasDueOrLater_data();
    void theServerSeesEachWhenItWasDueOrLater();
    void whatHadToWaitIsToldApart();
    void whatIsNotSentIsCounted();
    void theDeadlineCutsOffWithTheAge();
    void theDeadlineWaits();
    void theWaitHasAnEnd();
    void stagesOfUsersOpenAsManyConnections();
    void aStopWakesAllThatWait();
    void aRateTakesItsWholeTime();
    void aBrokenThresholdEndsTheRun();
    void aBrokenThresholdStaysBroken();
    void anUnknownFigureEndsNoRun();
    void whatStandsInLineHasNotBegun();

private:
    CurlGlobal m_curl;
};

void RatedRunTest::theServerSeesEachWhenItWasDueOrLater_data() {
    QTest::addColumn<bool>("byChance");
    QTest::newRow("evenly") << false;
    QTest::newRow("by chance") << true;
}

/// A busy machine makes them later, and never earlier.
void RatedRunTest::theServerSeesEachWhenItWasDueOrLater() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(bool, byChance);
    Nginx nginx;
    LoadPlan plan = ratedPlan(nginx.url(), engine, 8, 400, 1h);
    plan.duration.reset();
    plan.requests = 300;
    plan.arrival = byChance ? ArrivalKind::Poisson : ArrivalKind::Constant;
    const double begun = wallClock();
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 300U);
    QCOMPARE(report.snapshot.overdue.value(), 0U);
    auto seen = nginx.arrivals();
    QCOMPARE(seen.size(), 300U);
    std::ranges::sort(seen);
    const Arrivals arrivals = arrivalsOf(plan);
    auto position = arrivals.first();
    constexpr double clockSteps = 0.002; // of the log
    for (const double time : seen) {
        const Seconds due = arrivals.due(position).value();
        QVERIFY2(time >= begun + due.count() - clockSteps, qPrintable(QString::number(time)));
        position = arrivals.after(position);
    }
}

/// The only user waits for its first answer until all 20 are due. So 19 waited for it.
void RatedRunTest::whatHadToWaitIsToldApart() {
    QFETCH_GLOBAL(EngineKind, engine);
    AnswerGate gate;
    RawServer server(gate.answer());
    LoadPlan plan = ratedPlan(server.url(), engine, 1, 200, 1h);
    plan.duration.reset();
    plan.requests = 20;
    ObservedRun observed;
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         if (snapshot.overdue == 19U)
                             gate.open();
                     });
    const auto report = observed.runToEnd(plan).report;
    QVERIFY(report.has_value());
    const Totals& totals = report->snapshot.totals;
    QCOMPARE(totals.ok, 20U);
    QVERIFY(totals.waits >= 18); // the last was due perhaps just before
    QCOMPARE(totals.serviceOk.total(), 20U);
    QCOMPARE(totals.lateness.total(), 20U);
    QCOMPARE(totals.userWaits.total(), 20U);
    QVERIFY(totals.serviceOk.max() <= totals.latencyOk.max());
    QVERIFY(totals.serviceOk.sum() + totals.userWaits.sum() <= totals.latencyOk.sum());
    QVERIFY(totals.userWaits.max() >= 90'000); // the second was due 90 ms before the last
    QVERIFY(totals.serviceOk.quantile(0.5) < totals.latencyOk.quantile(0.5));
}

void RatedRunTest::whatIsNotSentIsCounted() {
    QFETCH_GLOBAL(EngineKind, engine);
    AnswerGate gate(1);
    RawServer server(gate.answer());
    const auto report = ObservedRun().runToEnd(ratedPlan(server.url(), engine, 1, 100, 500ms));
    QVERIFY(report.report.has_value());
    const Snapshot& snapshot = report.report->snapshot;
    QCOMPARE(snapshot.planned.value(), 50U);
    QCOMPARE(snapshot.totals.started, 2U); // one is held back
    QCOMPARE(snapshot.totals.aborted, 1U);
    QCOMPARE(snapshot.overdue.value(), 48U);
    const auto& readings = report.report->validity->readings;
    const auto reached = std::ranges::find(readings, SignalKind::RateReached, &Signal::kind);
    QVERIFY(reached != readings.end());
    QCOMPARE(reached->value.value(), 4.0);
    QVERIFY(!reached->ok);
    QVERIFY(std::ranges::find(readings, SignalKind::Little, &Signal::kind) == readings.end());
}

void RatedRunTest::theDeadlineCutsOffWithTheAge() {
    QFETCH_GLOBAL(EngineKind, engine);
    const RunReport report = reportWhenAllBegin(engine, {});
    QCOMPARE(report.snapshot.totals.aborted, 3U);
    QCOMPARE(report.snapshot.totals.abortedAges.total(), 3U);
    QVERIFY(!report.snapshot.overdue);
}

/// The gate opens when the time is over, for as many as have begun until then.
void RatedRunTest::theDeadlineWaits() {
    QFETCH_GLOBAL(EngineKind, engine);
    AnswerGate gate;
    RawServer server(gate.answer());
    LoadPlan plan = planFor(server.url(), engine, 3);
    plan.duration = 200ms;
    plan.atDeadline.waits = true;
    ObservedRun observed;
    QObject::connect(
        &observed.run, &LoadRun::progressed, &observed.run, [&](const Snapshot& snapshot) {
            if (snapshot.elapsed > 200ms && gate.waiting() == int(snapshot.totals.started))
                gate.open();
        });
    const auto report = observed.runToEnd(plan).report;
    QVERIFY(report.has_value());
    QCOMPARE(report->snapshot.totals.ok, report->snapshot.totals.started);
    QCOMPARE(report->snapshot.totals.aborted, 0U);
    QVERIFY(report->snapshot.elapsed > 200ms);
}

void RatedRunTest::theWaitHasAnEnd() {
    QFETCH_GLOBAL(EngineKind, engine);
    const RunReport report = reportWhenAllBegin(engine, {true, 100ms});
    QCOMPARE(report.snapshot.totals.aborted, 3U);
    QVERIFY(report.snapshot.totals.abortedAges.min() >= 100'000);
}

/// Two at once, then five of eight: each user has a connection of its own.
void RatedRunTest::stagesOfUsersOpenAsManyConnections() {
    QFETCH_GLOBAL(EngineKind, engine);
    int connections = 0;
    // On a busy machine not all may come to send in a short time.
    for (int half = 150; connections < 5 && half < patience; half *= 4) {
        RawServer server(answerAfter([](int) { return 1ms; }));
        LoadPlan plan = planFor(server.url(), engine, 8);
        plan.stages =
            readStages(QString("0s:2, %1ms:2, 0s:5, %1ms:5").arg(half).toStdString(), "stage")
                .value();
        const RunReport report = reportOf(plan);
        QVERIFY(report.plan.countedTime() == Milliseconds(2 * half));
        QVERIFY(server.connections() <= 5);
        connections = report.snapshot.totals.ok > 0 ? server.connections() : 0;
    }
    QCOMPARE(connections, 5);
}

void RatedRunTest::aStopWakesAllThatWait() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(answerAfter([](int) { return 0ms; }));
    const LoadPlan plan = ratedPlan(server.url(), engine, 50, 0.001, 24h);
    ObservedRun observed;
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         if (snapshot.totals.ok == 1)
                             observed.run.stop();
                     });
    const auto report = observed.runToEnd(plan).report;
    QVERIFY(report.has_value());
    QVERIFY(report->ending == Ending::Stopped);
    QCOMPARE(report->snapshot.totals.started, 1U);
}

/// The last of two is due after 250 ms, and the time is 500 ms all the same.
void RatedRunTest::aRateTakesItsWholeTime() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(answerAfter([](int) { return 0ms; }));
    const RunReport report = reportOf(ratedPlan(server.url(), engine, 4, 4, 500ms));
    QCOMPARE(report.snapshot.totals.ok, 2U);
    QCOMPARE(report.snapshot.elapsed, Seconds(500ms));
    QCOMPARE(report.snapshot.requestsPerSecond(), 4.0);
}

void RatedRunTest::aBrokenThresholdEndsTheRun() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(answerAfter([](int) { return 0ms; }));
    LoadPlan plan = ratedPlan(server.url(), engine, 4, 100, 24h);
    plan.expected = StatusRanges::parse("404").value();
    plan.thresholds = readThresholds("error_rate<1%", "threshold").value();
    plan.abortGrace = 0ms;
    const RunReport report = reportOf(plan);
    QVERIFY(report.ending == Ending::ThresholdBroken);
    QVERIFY(report.snapshot.totals.failed > 0);
    QVERIFY(!areMet(report));
}

// What was in flight when the run was ended may bring the figure back to where it held.
void RatedRunTest::aBrokenThresholdStaysBroken() {
    QFETCH_GLOBAL(EngineKind, engine);
    std::atomic<int> requests{0};
    RawServer server([&](RawClient& client) {
        while (!client.readRequest().empty())
            client.send(plainAnswer("", requests++ < 5 ? "500 Error" : "200 OK"));
    });
    LoadPlan plan = ratedPlan(server.url(), engine, 1, 1000, 24h);
    plan.thresholds = readThresholds("error_rate<1%", "threshold").value();
    plan.abortGrace = 0ms;
    RunReport report = reportOf(plan);
    QVERIFY(report.ending == Ending::ThresholdBroken);
    report.snapshot.totals.failed = 0; // as if more had come in than there can have been
    QVERIFY(!areMet(report));
    QCOMPARE(thresholdFigure(report, plan.thresholds.front()), report.broken.front().value);
    const auto read = decodeRun(encodeRun(report));
    QVERIFY(read && !areMet(*read));
}

// No answer has come when the grace is over: nothing is known that could be broken.
void RatedRunTest::anUnknownFigureEndsNoRun() {
    QFETCH_GLOBAL(EngineKind, engine);
    AnswerGate gate;
    RawServer server(gate.answer());
    LoadPlan plan = planFor(server.url(), engine, 1);
    plan.requests = 1;
    plan.thresholds = readThresholds("p95<1h, error_rate<1%", "threshold").value();
    plan.abortGrace = 0ms;
    ObservedRun observed;
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         if (snapshot.elapsed > Seconds(0))
                             gate.open();
                     });
    const auto report = observed.runToEnd(plan).report;
    QVERIFY(report && report->ending == Ending::Completed);
    QVERIFY(areMet(*report));
}

/// A server that never says a word in TLS: as many begin as the line lets, and the others do not.
void RatedRunTest::whatStandsInLineHasNotBegun() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(answerNever());
    LoadPlan plan = planFor("https" + server.url().substr(4), engine, 400);
    plan.duration = 30ms;
    plan.transport.verifyTls = false;
    const Totals totals = reportOf(plan).snapshot.totals;
    QVERIFY(totals.started > 0 && totals.started < 400U);
    QCOMPARE(totals.aborted, totals.started);
    QTRY_COMPARE(std::uint64_t(server.connections()), totals.started);
}

LOADSTONE_TEST(RatedRunTest)
#include "ratedrun_test.moc"
