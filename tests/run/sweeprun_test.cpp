// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/sweeprun.h"

#include "core/sweep/stalledlevels.h"
#include "core/sweep/sweepanalysis.h"
#include "core/target/targetserver.h"
#include "tests/support/answergate.h"
#include "tests/support/childrenof.h"
#include "tests/support/firstruns.h"
#include "tests/support/patience.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QSignalSpy>

#include <algorithm>
#include <set>

using namespace loadstone;

namespace {

qsizetype threadsOfProcess() {
    return QDir("/proc/self/task").count() - 2; // without . and ..
}

QByteArrayList childProcesses() {
    return childrenOf(QCoreApplication::applicationPid());
}

/// Whether the first five runs have all engines, and the sixth is one of processes.
bool beginsWithAllAndAProcess(const SweepPlan& plan) {
    const std::vector<SweepStep> steps = stepsOf(plan);
    std::set<EngineKind> engines;
    for (std::size_t i = 0; i < 5; ++i)
        engines.insert(steps[i].engine);
    return engines.size() == 3 && steps[5].engine == EngineKind::Process;
}

qsizetype descriptorsOfProcess() {
    return QDir("/proc/self/fd").count();
}

} // namespace

/// Sweeps of the real local target.
class SweepRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const auto port = m_target.start("127.0.0.1", 0);
        QVERIFY(port.has_value());
    }

    void targetBoundsTheThroughput_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("delay"); // ms
        addColumns<int, QList<int>>("atOnce", "sizes");
        QTest::newRow("delay") << "delay/20" << 20 << 64 << QList<int>{1, 2, 4, 16, 32, 64};
        // Not far above the limit: what waits for a slot at the end of a run holds up the next.
        QTest::newRow("slots") << "slots/6/40" << 40 << 6 << QList<int>{1, 3, 5, 6, 8, 14};
    }

    /// How near it comes depends on the machine: benches accuracy.
    void targetBoundsTheThroughput() {
        QFETCH(const QString, path);
        QFETCH(const int, delay);
        QFETCH(const int, atOnce);
        QFETCH(const QList<int>, sizes);
        SweepPlan plan = sweepOf(path, std::vector<int>(sizes.begin(), sizes.end()));
        plan.engines = {EngineKind::Pool, EngineKind::Loop};
        plan.plan.duration = Milliseconds(400);
        const SweepReport report = *run(plan).report;
        QCOMPARE(report.runs.size(), plannedRuns(report));
        QVERIFY(report.leftOut.empty());
        for (const SweepLevel& level : levelsOf(report)) {
            QCOMPARE(level.throughputs.size(), 2U);
            QCOMPARE(level.failed, 0U);
            const double most = std::min(level.size, atOnce) / (delay * 0.001);
            // Requests that began before the window end in it: one more of each thread or slot.
            QVERIFY(level.point().mean() <= most * (1 + delay / 400.0));
            QVERIFY(level.point().mean() > 0);
        }
        const SweepAnalysis analysis = analyse(report);
        QCOMPARE(analysis.engines.size(), 2U);
        for (const EngineAnalysis& engine : analysis.engines)
            QVERIFY(engine.fit && engine.sweetSpot);
    }

    void numberOfRequestsIsExactWithEachEngine() {
        SweepPlan plan = countedSweepOf(m_target.url() + "delay/5", {1, 50}, 50);
        plan.engines = {EngineKind::Loop, EngineKind::Pool};
        plan.repeats = 1;
        const SweepReport report = *run(plan).report;
        QCOMPARE(firstRuns(report), 4U);
        for (const SweepRunResult& result : report.runs) {
            QCOMPARE(result.report.snapshot.totals.ok, 50U);
            QVERIFY(result.report.plan.engine == result.step.engine);
            QCOMPARE(result.report.plan.threads, result.step.size);
        }
    }

    void nothingIsMeasuredWhereOneEngineCannot() {
        SweepPlan plan = sweepOf("", {1, 2});
        plan.engines = {EngineKind::Pool, EngineKind::Loop};
        plan.plan.transport.redirects = 3;
        SweepRun sweep;
        QSignalSpy measured(&sweep, &SweepRun::measured);
        const SweepOutcome outcome = run(sweep, plan);
        QVERIFY(!outcome.report);
        QCOMPARE(measured.size(), 0);
        QCOMPARE(outcome.error->field, std::string("redirect"));
        QVERIFY(outcome.error->message.starts_with("the loop engine"));
    }

    void signalsTellTheCourse() {
        AnswerGate gate(5 * 20); // the last run waits
        RawServer server(gate.answer());
        SweepRun sweep;
        QSignalSpy measured(&sweep, &SweepRun::measured);
        QSignalSpy finished(&sweep, &SweepRun::finished);
        std::vector<SweepProgress> seen;
        connect(&sweep, &SweepRun::progressed, &sweep,
                [&](const SweepProgress& progress) { seen.push_back(progress); });
        sweep.start(countedSweepOf(server.url(), {1, 2, 4}, 20));
        QTRY_VERIFY(!seen.empty() && seen.back().done == 5);
        QCOMPARE(seen.back().share, 5.0 / 6);
        gate.open();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(measured.size(), 6);
        double share = 0;
        for (const SweepProgress& progress : seen) {
            QVERIFY(progress.share >= share && progress.share <= 1);
            QCOMPARE(progress.total, 6U);
            QCOMPARE(progress.left.has_value(), progress.done > 0);
            share = progress.share;
        }
    }

    /// The first of three levels stands still for most of its run, and is measured once more.
    void levelThatStalledIsMeasuredAgain() {
        constexpr int requests = 30;
        AnswerGate gate(requests / 2);
        RawServer server(gate.answer(Milliseconds(50)));
        SweepPlan plan = countedSweepOf(server.url(), {1, 2, 3}, requests);
        plan.repeats = 1;
        while (stepsOf(plan).front().size != 1)
            ++plan.seed;
        SweepRun sweep;
        std::vector<SweepProgress> seen;
        connect(&sweep, &SweepRun::progressed, &sweep, [&](const SweepProgress& progress) {
            seen.push_back(progress);
            // Half of the requests take their usual 50 ms, all else is the stall.
            if (gate.waiting() > 0 && progress.snapshot.elapsed > Seconds(3))
                gate.open();
        });
        const SweepReport report = *run(sweep, plan).report;
        // A machine that is too busy for answers of the same length knows of no stall.
        SweepReport first = report;
        first.runs.resize(3);
        const std::vector<SweepStep> again = stepsAgain(first);
        QCOMPARE(report.runs.size(), 3 + again.size());
        for (std::size_t i = 0; i < again.size(); ++i)
            QCOMPARE(report.runs[3 + i].step, again[i]);
        for (const SweepLevel& level : levelsOf(report)) {
            QCOMPARE(level.throughputs.size(), 1U);
            QCOMPARE(level.again, std::ranges::count(again, level.size, &SweepStep::size) > 0);
        }
        double share = 0;
        for (const SweepProgress& progress : seen) {
            QVERIFY(progress.share >= share && progress.share <= 1);
            share = progress.share;
        }
        QVERIFY(seen.back().total >=
                report.runs.size()); // a level may turn out not to have stalled
    }

    void stopKeepsWhatWasMeasured() {
        AnswerGate gate(5 * 64); // the sixth run waits until it is stopped
        RawServer server(gate.answer());
        const auto threads = threadsOfProcess();
        const auto descriptors = descriptorsOfProcess();
        {
            SweepPlan plan =
                countedSweepOf(server.url(), {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64}, 64);
            plan.engines.assign(allEngines.begin(), allEngines.end());
            while (!beginsWithAllAndAProcess(plan))
                ++plan.seed;
            SweepRun sweep;
            QSignalSpy finished(&sweep, &SweepRun::finished);
            sweep.start(plan);
            QTRY_VERIFY(gate.waiting() > 0);
            QVERIFY(!childProcesses().isEmpty());
            sweep.stop();
            QTRY_COMPARE(finished.size(), 1);
            const auto outcome = finished.first().first().value<SweepOutcome>();
            QVERIFY(outcome.report != nullptr);
            QVERIFY(outcome.report->ending == Ending::Stopped);
            QCOMPARE(outcome.report->runs.size(), 5U);
            std::set<EngineKind> engines;
            for (const SweepRunResult& result : outcome.report->runs) {
                engines.insert(result.step.engine);
                QCOMPARE(result.report.snapshot.totals.ok, 64U);
            }
            QCOMPARE(engines.size(), 3U);
            QVERIFY(!sweep.isRunning());
        }
        gate.open(); // for the server's own threads
        QTRY_VERIFY(threadsOfProcess() <= threads);
        QTRY_VERIFY(childProcesses().isEmpty());
        QTRY_VERIFY(descriptorsOfProcess() <= descriptors + 1);
    }

    void stopInThePauseEndsAtOnce() {
        SweepRun sweep;
        SweepPlan plan = sweepOf("", {1, 2});
        plan.coolDown = Milliseconds(3'600'000);
        connect(&sweep, &SweepRun::measured, &sweep, &SweepRun::stop, Qt::QueuedConnection);
        const SweepOutcome outcome = run(sweep, plan);
        QVERIFY(outcome.report != nullptr);
        QCOMPARE(outcome.report->runs.size(), 1U);
    }

    void levelsAboveTheLimitAreLeftOut() {
        std::atomic<bool> isTooMuch{false};
        RawServer server([&](RawClient& client) {
            while (!client.readRequest().empty())
                client.send(plainAnswer("", isTooMuch ? "503 Service Unavailable" : "200 OK"));
        });
        const SweepPlan plan = countedSweepOf(server.url(), {4, 24, 32}, 32);
        isTooMuch = stepsOf(plan).front().size > 4;
        SweepRun sweep;
        connect(&sweep, &SweepRun::measured, &sweep, [&](const SweepReport& report) {
            const auto next = nextStep(report);
            isTooMuch = next && next->size > 4;
        });
        const SweepOutcome outcome = run(sweep, plan);
        QVERIFY(outcome.report != nullptr);
        // All of 24 fail, so neither it is repeated nor more is tried.
        QVERIFY(outcome.report->leftOut ==
                (std::vector<LevelId>{{EngineKind::Pool, 24}, {EngineKind::Pool, 32}}));
        QVERIFY(outcome.report->runs.size() < 6);
        for (const SweepRunResult& result : outcome.report->runs)
            QCOMPARE(result.report.snapshot.totals.ok, result.step.size > 4 ? 0U : 32U);
    }

    void refusedPortIsNotMeasuredOn() {
        SweepPlan plan = countedSweepOf("http://127.0.0.1:1/", {1, 2}, 20);
        const SweepReport stopped = *run(plan).report;
        QVERIFY(stopped.runs.size() <= 2);
        QVERIFY(!stopped.leftOut.empty());
        plan.stopEarly = false;
        const SweepReport whole = *run(plan).report;
        QCOMPARE(firstRuns(whole), 4U);
        QVERIFY(whole.leftOut.empty());
    }

    void wrongPlansEndWithAnError() {
        const SweepOutcome outcome = run(sweepOf("", {8, 8}));
        QVERIFY(!outcome.report);
        QCOMPARE(outcome.error->field, std::string("levels"));
    }

private:
    /// The same number of requests at each level, twice, without a warm-up.
    static SweepPlan countedSweepOf(const std::string& url, std::vector<int> sizes, int requests) {
        SweepPlan plan;
        plan.plan.request.url = url;
        plan.plan.requests = std::uint64_t(requests);
        plan.coolDown = Milliseconds(1);
        plan.sizes = std::move(sizes);
        plan.repeats = 2;
        return plan;
    }

    /// The one that follows what was measured so far.
    static std::optional<SweepStep> nextStep(const SweepReport& report) {
        for (const SweepStep& step : stepsOf(report.plan))
            if (std::ranges::count(report.runs, step, &SweepRunResult::step) == 0 &&
                std::ranges::count(report.leftOut, step.level()) == 0)
                return step;
        return std::nullopt;
    }

    SweepPlan sweepOf(const QString& path, std::vector<int> sizes) const {
        SweepPlan plan;
        plan.plan = usualLevelPlan();
        plan.plan.request.url = m_target.url() + path.toStdString();
        plan.plan.duration = Milliseconds(200);
        plan.plan.warmUp = Milliseconds(60);
        plan.coolDown = Milliseconds(20);
        plan.sizes = std::move(sizes);
        plan.repeats = 2;
        return plan;
    }

    static SweepOutcome run(SweepRun& sweep, const SweepPlan& plan) {
        QSignalSpy finished(&sweep, &SweepRun::finished);
        sweep.start(plan);
        if (finished.isEmpty())
            finished.wait(patience);
        return finished.isEmpty() ? SweepOutcome{}
                                  : finished.takeFirst().first().value<SweepOutcome>();
    }

    static SweepOutcome run(const SweepPlan& plan) {
        SweepRun sweep;
        return run(sweep, plan);
    }

    TargetServer m_target;
};

LOADSTONE_TEST(SweepRunTest)
#include "sweeprun_test.moc"
