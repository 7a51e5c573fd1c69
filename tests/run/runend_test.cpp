// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/run/observedrun.h"
#include "tests/support/answergate.h"
#include "tests/support/nginx.h"
#include "tests/support/plans.h"

using namespace loadstone;

/// Where a run begins and ends to count, for each engine.
class RunEndTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { addEngines(); }

    void theTimeEndsARun() {
        QFETCH_GLOBAL(EngineKind, engine);
        RawServer silent(answerNever());
        const Outcome outcome =
            ObservedRun().runToEnd(timed(planBy(engine, silent.url(), 1, 5), Milliseconds(200)));
        QVERIFY(!outcome.error);
        const RunReport& report = *outcome.report;
        QVERIFY(report.ending == Ending::Completed);
        QVERIFY(report.snapshot.elapsed >= Milliseconds(200));
        QCOMPARE(report.snapshot.totals.completed(), 0U);
        QCOMPARE(report.snapshot.totals.aborted, report.snapshot.totals.started);
        QVERIFY(report.snapshot.totals.started <= 5U); // a busy machine may not come to all
    }

    void warmUpDoesNotCount() {
        QFETCH_GLOBAL(EngineKind, engine);
        std::size_t sent = 0;
        // A busy machine may send nothing in a short one.
        for (Milliseconds warmUp(100); sent <= 1000 && warmUp < Milliseconds(patience);
             warmUp *= 4) {
            Nginx nginx;
            LoadPlan plan = planBy(engine, nginx.url(), 1000, 4);
            plan.warmUp = warmUp;
            const Totals totals = reportOf(plan).snapshot.totals;
            QCOMPARE(totals.started, 1000U);
            QCOMPARE(totals.ok, 1000U);
            QVERIFY(totals.connectionsOpened <= 4U);
            sent = nginx.accessLogLines();
        }
        QVERIFY(sent > 1000U);
    }

    void stopKeepsThePartialResult() {
        QFETCH_GLOBAL(EngineKind, engine);
        AnswerGate gate(30);
        RawServer server(gate.answer());
        ObservedRun observed;
        observed.run.start(planBy(engine, server.url(), 1'000'000, 8));
        QTRY_COMPARE(gate.waiting(), 8);
        observed.run.stop();
        const Outcome outcome = observed.wait();
        QVERIFY(outcome.report && !outcome.error);
        QVERIFY(outcome.report->ending == Ending::Stopped);
        const Snapshot& snapshot = outcome.report->snapshot;
        QCOMPARE(snapshot.totals.ok, 30U);
        QCOMPARE(snapshot.totals.started, 38U);
        QCOMPARE(snapshot.totals.aborted, 8U);
        QCOMPARE(snapshot.planned.value(), 1'000'000U);
        QVERIFY(snapshot.totals.errors.empty());
    }

    void stopDuringTheWarmUpCountsNothing() {
        QFETCH_GLOBAL(EngineKind, engine);
        RawServer silent(answerNever());
        LoadPlan plan = planBy(engine, silent.url(), 100, 4);
        plan.warmUp = Milliseconds(3'600'000);
        ObservedRun observed;
        observed.run.start(plan);
        QTRY_COMPARE(silent.connections(), 4);
        observed.run.stop();
        const Outcome outcome = observed.wait();
        QCOMPARE(outcome.report->snapshot.totals.started, 0U);
        QVERIFY(outcome.report->ending == Ending::Stopped);
    }
};

LOADSTONE_TEST(RunEndTest)
#include "runend_test.moc"
