// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/loadrun.h"
#include "tests/support/answergate.h"
#include "tests/support/nginx.h"
#include "tests/support/patience.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/support/timers.h"

#include <QSignalSpy>

using namespace loadstone;

namespace {

LoadPlan planFor(const std::string& url, std::uint64_t requests, int threads) {
    LoadPlan plan;
    plan.request.url = url;
    plan.requests = requests;
    plan.threads = threads;
    return plan;
}

Outcome waitForEnd(QSignalSpy& finished) {
    if (finished.isEmpty())
        finished.wait(patience);
    return finished.isEmpty() ? Outcome{} : finished.takeFirst().first().value<Outcome>();
}

Outcome runToEnd(const LoadPlan& plan) {
    LoadRun run;
    QSignalSpy finished(&run, &LoadRun::finished);
    run.start(plan);
    return waitForEnd(finished);
}

// AddressSanitizer finds in two thousand requests what it finds in a hundred thousand.
constexpr int manyRequests = hasAddressSanitizer ? 2'000 : 100'000;

} // namespace

class LoadRunTest : public QObject {
    Q_OBJECT

private slots:
    void serverSeesEveryRequestOnce_data() {
        addColumns<int, int>("requests", "threads");
        const auto row = [](int requests, int threads) {
            QTest::addRow("%d by %d", requests, threads) << requests << threads;
        };
        for (const int requests : {1, 7, 1000})
            for (const int threads : {1, 3, 64, 1000})
                row(requests, threads);
        for (const int threads : {64, 1000})
            row(manyRequests, threads);
    }

    void serverSeesEveryRequestOnce() {
        QFETCH(int, requests);
        QFETCH(int, threads);
        Nginx nginx;
        const Outcome outcome =
            runToEnd(planFor(nginx.url(), static_cast<std::uint64_t>(requests), threads));
        QVERIFY(outcome.report.has_value());
        const Totals& totals = outcome.report->snapshot.totals;
        QCOMPARE(int(totals.started), requests);
        QCOMPARE(int(totals.ok), requests);
        QCOMPARE(totals.ended(), totals.started);
        QCOMPARE(totals.latencyOk.total(), totals.ok);
        QVERIFY(totals.connectionsOpened <= std::uint64_t(std::min(requests, threads)));
        QCOMPARE(int(nginx.accessLogLines()), requests);
    }

    void loopsRunTheSamePlan() {
        Nginx nginx;
        LoadPlan plan = planFor(nginx.url(), 2000, 64);
        plan.engine = EngineKind::Loop;
        for (int i = 0; i < 2; ++i) {
            const Outcome outcome = runToEnd(plan);
            QVERIFY(outcome.report.has_value());
            QVERIFY(outcome.report->ending == Ending::Completed);
            QCOMPARE(outcome.report->snapshot.totals.ok, 2000U);
            QVERIFY(outcome.report->snapshot.totals.connectionsOpened <= 64U);
        }
        QCOMPARE(nginx.accessLogLines(), 4000U);
    }

    void engineThatCannotIsAnError() {
        LoadPlan plan = planFor("http://127.0.0.1:1/", 10, 4);
        plan.engine = EngineKind::Loop;
        plan.transport.redirects = 1;
        const Outcome outcome = runToEnd(plan);
        QVERIFY(!outcome.report);
        QCOMPARE(outcome.error->field, std::string("redirect"));
    }

    void failuresAreCountedWithTheRest() {
        std::atomic<int> seen{0};
        std::atomic<std::uint64_t> closedNew{0};
        std::atomic<std::uint64_t> closedKept{0};
        RawServer server([&](RawClient& client) {
            for (bool isNew = true; !client.readRequest().empty(); isNew = false) {
                const int number = seen++;
                if (number % 10 == 3) {
                    ++(isNew ? closedNew : closedKept);
                    return; // no answer
                }
                client.send(plainAnswer("x", number % 10 == 7 ? "500 Broken" : "200 OK"));
            }
        });
        const Outcome outcome = runToEnd(planFor(server.url(), 1000, 16));
        const Totals& totals = outcome.report->snapshot.totals;
        QCOMPARE(seen.load(), 1000);
        QCOMPARE(totals.started, 1000U);
        QCOMPARE(totals.ok, 800U);
        QCOMPARE(totals.failed, 200U);
        QCOMPARE(totals.statuses.at(500), 100U);
        std::map<std::pair<ErrorClass, int>, std::uint64_t> errors;
        if (closedNew > 0)
            errors[{ErrorClass::Reset, 52}] = closedNew;
        if (closedKept > 0)
            errors[{ErrorClass::Stale, 52}] = closedKept;
        QVERIFY(totals.errors == errors);
    }

    void oneFinishedAndItIsTheLast() {
        AnswerGate gate;
        RawServer server(gate.answer());
        LoadRun run;
        QStringList order;
        connect(&run, &LoadRun::progressed, this, [&] { order << "progressed"; });
        connect(&run, &LoadRun::finished, this, [&] { order << "finished"; });
        run.start(planFor(server.url(), 8, 4));
        QVERIFY(run.isRunning());
        QVERIFY(order.isEmpty()); // nothing before the event loop has its turn
        QTRY_VERIFY(order.size() > 2);
        gate.open();
        QTRY_COMPARE(order.count("finished"), 1);
        letTimersPass(LoadRun::samplingPeriod);
        QCOMPARE(order.count("finished"), 1);
        QCOMPARE(order.last(), QString("finished"));
        QVERIFY(!run.isRunning());
    }

    void signalsDoNotDependOnThroughput() {
        Nginx nginx;
        LoadRun run;
        QSignalSpy progressed(&run, &LoadRun::progressed);
        QSignalSpy finished(&run, &LoadRun::finished);
        const TimePoint started = Clock::now();
        run.start(planFor(nginx.url(), manyRequests, 8));
        const Outcome outcome = waitForEnd(finished);
        const auto periods = (Clock::now() - started) / LoadRun::samplingPeriod;
        QCOMPARE(int(outcome.report->snapshot.totals.ok), manyRequests);
        QVERIFY2(progressed.size() <= periods + 1, qPrintable(QString::number(progressed.size())));
    }

    void stopEndsAHangingRun_data() {
        QTest::addColumn<int>("threads");
        QTest::newRow("1") << 1;
        QTest::newRow("64") << 64;
        QTest::newRow("1000") << 1000;
    }

    /// We promise 500 ms, which benches stop measures. Here no request is let to end by its
    /// timeout.
    void stopEndsAHangingRun() {
        QFETCH(int, threads);
        RawServer silent(answerNever());
        LoadRun run;
        QSignalSpy finished(&run, &LoadRun::finished);
        run.start(planFor(silent.url(), 100'000, threads));
        QTRY_COMPARE(silent.connections(), threads);
        run.stop();
        const Outcome outcome = waitForEnd(finished);
        QVERIFY(outcome.report.has_value());
        const Totals& totals = outcome.report->snapshot.totals;
        QCOMPARE(int(totals.started), threads);
        QCOMPARE(int(totals.aborted), threads);
        QVERIFY(outcome.report->ending == Ending::Stopped);
    }

    /// A busy machine adds to the times of the server; how little without is shown by benches
    /// accuracy. What bounds them on any machine: 20 threads cannot wait longer than the whole run
    /// each.
    void percentilesAreThoseOfTheServer() {
        RawServer server(answerInKnownTimes());
        const Outcome outcome = runToEnd(planFor(server.url(), 2000, 20));
        const Snapshot& snapshot = outcome.report->snapshot;
        const Histogram& latency = snapshot.totals.latencyOk;
        QCOMPARE(latency.total(), 2000U);
        QVERIFY(latency.quantile(0.01) >= 10'000);
        QVERIFY(latency.quantile(0.95) >= 50'000);
        QVERIFY(latency.quantile(0.995) >= 200'000);
        QVERIFY(latency.mean() * 2000 / 20 <= 1e6 * snapshot.elapsed.count());
        QVERIFY(latency.mean() >= 15'500); // 0.9 x 10 + 0.09 x 50 + 0.01 x 200 ms
    }

    void badPlanEndsInAnError() {
        LoadRun run;
        QSignalSpy finished(&run, &LoadRun::finished);
        run.start(planFor("ftp://127.0.0.1/", 1, 1));
        QVERIFY(finished.isEmpty());
        const Outcome outcome = waitForEnd(finished);
        QVERIFY(!outcome.report.has_value());
        QCOMPARE(outcome.error->field, "url");
        QVERIFY(!run.isRunning());
    }

    void canStartAgain() {
        Nginx nginx;
        LoadRun run;
        QSignalSpy finished(&run, &LoadRun::finished);
        for (int i = 1; i <= 5; ++i) {
            run.start(planFor(nginx.url(), std::uint64_t(100 * i), 1 + 20 * i));
            QCOMPARE(waitForEnd(finished).report->snapshot.totals.ok, std::uint64_t(100 * i));
        }
    }

    void destructionStopsTheRun() {
        RawServer silent(answerNever());
        {
            LoadRun run;
            run.start(planFor(silent.url(), 1000, 64));
            QTRY_COMPARE(silent.connections(), 64);
        }
        QTRY_COMPARE(silent.open(), 0);
    }

    void reportTellsWhereAndWhen() {
        Nginx nginx;
        const LoadPlan plan = planFor(nginx.url(), 10, 2);
        const Outcome outcome = runToEnd(plan);
        const RunReport& report = *outcome.report;
        QVERIFY(report.plan == plan);
        QVERIFY(
            QDateTime::fromString(QString::fromStdString(report.startedAt), Qt::ISODate).isValid());
        QVERIFY(report.environment.cores > 0);
        QVERIFY(!report.environment.kernel.empty() && !report.environment.libcurl.empty());
        QVERIFY(!report.toolVersion.empty());
        QVERIFY(!report.snapshot.timeline.empty());
    }
};

LOADSTONE_TEST(LoadRunTest)
#include "loadrun_test.moc"
