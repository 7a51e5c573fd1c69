#include "core/run/sweeprun.h"

#include "core/report/sweepanalysis.h"
#include "core/target/targetserver.h"
#include "tests/support/patience.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QSignalSpy>

#include <algorithm>
#include <functional>

using namespace loadstone;

namespace {

constexpr Milliseconds measuredTime{1000};

qsizetype threadsOfProcess() {
    return QDir("/proc/self/task").count() - 2; // without . and ..
}

/// Measurements of time go wrong where something else keeps the machine busy meanwhile. What is
/// wrong by itself goes wrong three times in a row.
void holdsOnce(const std::function<bool()>& measurement) {
    if (hasAddressSanitizer)
        QSKIP("with AddressSanitizer times mean nothing");
    constexpr int attempts = 3;
    for (int i = 0; i < attempts; ++i)
        if (measurement())
            return;
    QFAIL("it did not hold in any of three sweeps");
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

    void delaysAreLinear() {
        SweepPlan plan = sweepOf("delay/20", {1, 2, 4, 8, 16, 32, 64});
        plan.plan.duration = measuredTime; // one answer more or less of one thread is 2 %
        holdsOnce([&] {
            const SweepReport report = run(plan).report.value();
            const SweepAnalysis analysis = analyse(report);
            return report.runs.size() == 14 && report.leftOut.empty() && analysis.fit &&
                   !analysis.fit->peak && analysis.fit->verdict == ScalabilityVerdict::Linear &&
                   std::ranges::all_of(analysis.levels, [](const SweepLevel& level) {
                       const double ratio = level.point().mean() / (level.size / 0.020);
                       return ratio > 0.95 && ratio < 1.05;
                   });
        });
    }

    void sweetSpotIsTheTargetsLimit_data() {
        QTest::addColumn<int>("limit");
        QTest::newRow("6") << 6;
        QTest::newRow("20") << 20;
    }

    void sweetSpotIsTheTargetsLimit() {
        QFETCH(const int, limit);
        // So long that the way to the target and back, when a slot is idle, hardly matters.
        SweepPlan plan = sweepOf(QString("slots/%1/25").arg(limit), {1, 3, 6, 9, 14, 20, 26, 32});
        plan.plan.duration = Milliseconds(500);
        holdsOnce([&] {
            const SweepAnalysis analysis = analyse(run(plan).report.value());
            const double size = analysis.sweetSpot.value().size;
            return size >= 0.85 * limit && size <= 1.15 * limit && !analysis.fit.value().peak;
        });
    }

    void signalsTellTheCourse() {
        SweepRun sweep;
        QSignalSpy progressed(&sweep, &SweepRun::progressed);
        QSignalSpy measured(&sweep, &SweepRun::measured);
        const SweepOutcome outcome = run(sweep, sweepOf("delay/5", {1, 2, 4}));
        QVERIFY(outcome.report.has_value());
        QCOMPARE(measured.size(), 6);
        QVERIFY(progressed.size() >= 6);
        double share = 0;
        for (const auto& signal : progressed) {
            const auto progress = signal.first().value<SweepProgress>();
            QVERIFY(progress.share >= share && progress.share <= 1);
            QCOMPARE(progress.total, 6U);
            share = progress.share;
        }
        QVERIFY(share > 0.8);
    }

    void stopKeepsWhatWasMeasured() {
        const auto threads = threadsOfProcess();
        const auto descriptors = descriptorsOfProcess();
        {
            SweepRun sweep;
            connect(&sweep, &SweepRun::measured, &sweep, [&](const SweepReport& report) {
                if (report.runs.size() == 5)
                    QTimer::singleShot(20, &sweep, &SweepRun::stop); // in the middle of the sixth
            });
            const SweepOutcome outcome =
                run(sweep, sweepOf("delay/20", {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64}));
            QVERIFY(outcome.report.has_value());
            QVERIFY(outcome.report->ending == Ending::Stopped);
            QCOMPARE(outcome.report->runs.size(), 5U);
            QVERIFY(!sweep.isRunning());
        }
        QTRY_COMPARE_WITH_TIMEOUT(clientThreads(threads), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(descriptorsOfProcess() <= descriptors + 1, patience);
    }

    void stopInThePauseEndsAtOnce() {
        SweepRun sweep;
        SweepPlan plan = sweepOf("", {1, 2});
        plan.coolDown = Milliseconds(3'600'000);
        connect(&sweep, &SweepRun::measured, &sweep, &SweepRun::stop, Qt::QueuedConnection);
        const SweepOutcome outcome = run(sweep, plan);
        QVERIFY(outcome.report.has_value());
        QCOMPARE(outcome.report->runs.size(), 1U);
    }

    void levelsAboveTheLimitAreLeftOut() {
        // 24 wait 120 ms for one of 4 slots, longer than their timeout. The pause lets the target
        // work off what nobody waits for any more.
        SweepPlan plan = sweepOf("slots/4/20", {4, 24, 32});
        plan.plan.transport.timeout = Milliseconds(60);
        plan.plan.duration = Milliseconds(200);
        plan.plan.warmUp = Milliseconds(50);
        plan.coolDown = Milliseconds(800);
        const SweepOutcome outcome = run(plan);
        QVERIFY(outcome.report.has_value());
        QCOMPARE(outcome.report->leftOut, std::vector<int>{32});
        QVERIFY(outcome.report->runs.size() < 6);
    }

    void nothingIsLeftOutWhereAllFailAlike() {
        SweepPlan plan = sweepOf("", {1, 2});
        plan.plan.request.url = "http://127.0.0.1:1/";
        QVERIFY(run(plan).report->leftOut.empty());
    }

    void wrongPlansEndWithAnError() {
        const SweepOutcome outcome = run(sweepOf("", {8, 8}));
        QVERIFY(!outcome.report);
        QCOMPARE(outcome.error->field, std::string("levels"));
    }

private:
    SweepPlan sweepOf(const QString& path, std::vector<int> sizes) const {
        SweepPlan plan;
        plan.plan = usualLevelPlan();
        plan.plan.request.url = m_target.url() + path.toStdString();
        plan.plan.duration = Milliseconds(400);
        plan.plan.warmUp = Milliseconds(100);
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

    /// More threads than there were, without those that the target keeps for further clients.
    static qsizetype clientThreads(qsizetype before) {
        return std::max<qsizetype>(0, threadsOfProcess() - before - 64);
    }

    TargetServer m_target;
};

LOADSTONE_TEST(SweepRunTest)
#include "sweeprun_test.moc"
