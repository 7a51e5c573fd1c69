// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sqlstate.h"
#include "core/report/progress.h"
#include "core/report/sweepjson.h"
#include "core/report/sweeptext.h"
#include "core/run/sweeprun.h"
#include "core/sweep/absence.h"
#include "tests/support/patience.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTimer>

#include <libpq-fe.h>

#include <list>
#include <set>

using namespace loadstone;

namespace {

using Held = std::unique_ptr<PGconn, decltype(&PQfinish)>;

SweepPlan planFor(const PostgresCluster& cluster, std::vector<int> sizes) {
    SweepPlan plan;
    plan.plan.request.url = cluster.url();
    plan.plan.queries.all = {{"SELECT 1"}};
    plan.plan.requests = 20;
    plan.sizes = std::move(sizes);
    plan.repeats = 1;
    plan.coolDown = Milliseconds(1);
    return plan;
}

/// Runs that last long enough for something to happen meanwhile.
SweepPlan timedPlanFor(const PostgresCluster& cluster, std::vector<int> sizes) {
    SweepPlan plan = planFor(cluster, std::move(sizes));
    plan.plan.requests.reset();
    plan.plan.duration = Milliseconds(1000);
    return plan;
}

/// A database that crashes when it is told to, and is back once a sweep waits for it.
class ComesBack {
public:
    ComesBack(PostgresCluster& cluster, const SweepRun& sweep) : m_cluster(cluster) {
        QObject::connect(&m_look, &QTimer::timeout, [this, &sweep] {
            if (m_isGone && sweep.isWaiting()) {
                m_isGone = false;
                m_cluster.start();
            }
        });
        m_look.start(10);
    }
    void crash() {
        m_isGone = true;
        ++m_crashes;
        m_cluster.crash();
    }
    bool isGone() const { return m_isGone; }
    int crashes() const { return m_crashes; }

private:
    PostgresCluster& m_cluster;
    QTimer m_look;
    bool m_isGone = false;
    int m_crashes = 0;
};

SweepOutcome runToEnd(SweepRun& sweep, const SweepPlan& plan) {
    QSignalSpy finished(&sweep, &SweepRun::finished);
    sweep.start(plan);
    if (finished.isEmpty())
        finished.wait(patience);
    return finished.isEmpty() ? SweepOutcome{} : finished.takeFirst().first().value<SweepOutcome>();
}

std::string textOf(const SweepReport& report) {
    return sweepText(report, analyse(report));
}

} // namespace

/// Sweeps of a database that has too few connections, or is not there to the end.
class QuerySweepTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void levelsWithoutRoomAreKnownBefore();
    void whatDiesMeanwhileIsNamed();
    void whatTheDatabaseSpoiltIsMadeUpFor();
    void aLevelThatDrivesItAwayIsTriedTwice();
    void aStopEndsTheWaitForIt();
    void otherFailuresAreNoAbsence();
    void whatIsTakenMeanwhileIsNamed();
    void aStopOfThePreflightEndsTheSweep();

private:
    std::unique_ptr<PostgresCluster> m_cluster;
};

void QuerySweepTest::initTestCase() {
    if (!PostgresCluster::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_cluster = std::make_unique<PostgresCluster>(std::vector<std::string>{"max_connections=12"});
}

/// The user is a superuser, for whom nothing is reserved.
void QuerySweepTest::levelsWithoutRoomAreKnownBefore() {
    SweepPlan plan = planFor(*m_cluster, {2, 13, 40});
    plan.engines = {EngineKind::Pool, EngineKind::Loop};
    SweepRun sweep;
    const SweepOutcome outcome = runToEnd(sweep, plan);
    QVERIFY(outcome.report && !outcome.error);
    const SweepReport& report = *outcome.report;
    QCOMPARE(report.ending, Ending::Completed);
    QCOMPARE(report.missed.size(), 4U);
    for (const MissedLevel& missed : report.missed) {
        QVERIFY(missed.level.size > 12 && missed.reason == MissedLevel::Reason::NoRoom);
        QCOMPARE(missed.message, std::string("max_connections 12, 0 in use, 12 free"));
    }
    QVERIFY(report.runs.size() >= 2 && report.runs.size() == plannedRuns(report));
    const QByteArray text = textOf(report).c_str();
    QVERIFY2(text.contains("\n13 and 40 are left out: max_connections 12, 0 in use, 12 free.\n"),
             text);
    const auto again = decodeSweep(encodeSweep(report, analyse(report)));
    QVERIFY(again && again->missed == report.missed && again->database == report.database);
}

void QuerySweepTest::whatDiesMeanwhileIsNamed() {
    SweepRun sweep;
    sweep.setPatience(Milliseconds(1));
    connect(&sweep, &SweepRun::measured, &sweep, [&](const SweepReport& report) {
        if (report.runs.size() == 2)
            m_cluster->crash();
    });
    const SweepOutcome outcome = runToEnd(sweep, planFor(*m_cluster, {1, 2, 3, 4}));
    m_cluster->start();
    QVERIFY(outcome.report && outcome.error);
    const SweepReport& report = *outcome.report;
    QCOMPARE(report.ending, Ending::CutShort);
    QCOMPARE(report.runs.size(), 2U);
    QCOMPARE(report.missed.size(), 2U);
    const std::string reason = "no database can be reached there (Connection refused); check that "
                               "PostgreSQL runs, and host and port";
    for (const MissedLevel& missed : report.missed) {
        QCOMPARE(missed.message, reason);
        QCOMPARE(missed.reason, MissedLevel::Reason::Away);
    }
    QCOMPARE(outcome.error->message, reason);
    const QByteArray text = textOf(report).c_str();
    QVERIFY2(text.contains((" could not be measured: " + reason + ".\n").c_str()), text);
    QVERIFY2(!text.contains("Stopped by hand"), text);
    const auto again = decodeSweep(encodeSweep(report, analyse(report)));
    QVERIFY(again && again->ending == Ending::CutShort && again->missed == report.missed);
}

/// It is gone until the sweep waits for it.
void QuerySweepTest::whatTheDatabaseSpoiltIsMadeUpFor() {
    const SweepPlan plan = timedPlanFor(*m_cluster, {1, 2, 3});
    SweepRun sweep;
    ComesBack database(*m_cluster, sweep);
    connect(&sweep, &SweepRun::progressed, &sweep, [&](const SweepProgress& progress) {
        if (database.crashes() == 0 && progress.done == 1 && progress.snapshot.totals.ok > 0)
            database.crash();
    });
    const SweepOutcome outcome = runToEnd(sweep, plan);
    QCOMPARE(database.crashes(), 1);
    QVERIFY2(outcome.report && !outcome.error, outcome.error ? outcome.error->message.c_str() : "");
    const SweepReport& report = *outcome.report;
    QCOMPARE(report.ending, Ending::Completed);
    QCOMPARE(report.madeUp.size(), 1U);
    QVERIFY(report.missed.empty() && report.leftOut.empty());
    QVERIFY(report.runs.size() >= 3 && report.runs.size() == plannedRuns(report));
    QCOMPARE(report.runs[2].step.level(), report.madeUp.front());
    for (const SweepRunResult& run : report.runs)
        QCOMPARE(run.report.snapshot.totals.failed, 0U);
    const QByteArray text = textOf(report).c_str();
    QVERIFY2(text.contains("\nThe database was away while " +
                           QByteArray::number(report.madeUp.front().size) +
                           " was measured: the runs that this spoilt are in no figure, and were "
                           "made up for at the end.\n"),
             text);
    const auto again = decodeSweep(encodeSweep(report, analyse(report)));
    QVERIFY(again && again->madeUp == report.madeUp);
}

/// Each of its runs takes the server with it, which then comes back.
void QuerySweepTest::aLevelThatDrivesItAwayIsTriedTwice() {
    const SweepPlan plan = timedPlanFor(*m_cluster, {1, 2, 3});
    SweepRun sweep;
    ComesBack database(*m_cluster, sweep);
    connect(&sweep, &SweepRun::progressed, &sweep, [&](const SweepProgress& progress) {
        const Totals& totals = progress.snapshot.totals;
        if (progress.step.size == 2 && totals.failed == 0 && totals.ok > 0 && !database.isGone())
            database.crash();
    });
    const SweepOutcome outcome = runToEnd(sweep, plan);
    QCOMPARE(database.crashes(), 2);
    QVERIFY(outcome.report && outcome.error);
    const SweepReport& report = *outcome.report;
    QCOMPARE(report.missed, (std::vector<MissedLevel>{{{EngineKind::Pool, 2},
                                                       MissedLevel::Reason::Away,
                                                       "the database went away each time"}}));
    for (const LevelId& level : report.madeUp) // a busy machine may be slow to hear of a crash
        QVERIFY(level.size != 2);
    std::set<int> sizes;
    for (const SweepRunResult& run : report.runs) {
        sizes.insert(run.step.size);
        QCOMPARE(run.report.snapshot.totals.failed, 0U);
    }
    QVERIFY(sizes == (std::set{1, 3}));
}

void QuerySweepTest::aStopEndsTheWaitForIt() {
    SweepRun sweep;
    sweep.setPatience(std::chrono::hours(1));
    connect(&sweep, &SweepRun::measured, &sweep, [&] { m_cluster->crash(); });
    std::vector<DatabaseWait> waits;
    connect(&sweep, &SweepRun::progressed, &sweep, [&](const SweepProgress& progress) {
        if (progress.wait)
            waits.push_back(*progress.wait);
    });
    QSignalSpy finished(&sweep, &SweepRun::finished);
    sweep.start(planFor(*m_cluster, {1, 2}));
    QTRY_VERIFY_WITH_TIMEOUT(waits.size() > 2, patience);
    QVERIFY(sweep.isWaiting());
    QVERIFY(waits[0].waited >= Seconds(0) && waits[0].waited < waits[2].waited);
    QCOMPARE(waits[0].longest, Seconds(3600));
    QCOMPARE(databaseWaitText(Seconds(12.9), Seconds(30)),
             std::string("waiting for the database to be back (12 of 30 s)"));
    sweep.stop();
    QTRY_COMPARE(finished.size(), 1);
    m_cluster->start();
    const auto outcome = finished.first().first().value<SweepOutcome>();
    QVERIFY(outcome.report && !outcome.error);
    QCOMPARE(outcome.report->ending, Ending::Stopped);
    QCOMPARE(outcome.report->runs.size(), 1U);
}

/// A query that fails, and a connection that somebody ends, say nothing of the server.
void QuerySweepTest::otherFailuresAreNoAbsence() {
    RunReport report;
    report.plan = planFor(*m_cluster, {1}).plan;
    const auto isAbsence = [&](ErrorClass failure, const char* state) {
        report.snapshot.totals.errors = {{{failure, sqlStatePlace(state)}, 1}};
        return wasAway(report);
    };
    for (const char* state : {"", "57P01", "57P02", "57P03"})
        QVERIFY(isAbsence(ErrorClass::Connect, state));
    for (const char* state : {"57P02", "57P03"})
        QVERIFY(isAbsence(ErrorClass::Sql, state));
    for (const char* state : {"57P01", "57014", "23505"})
        QVERIFY(!isAbsence(ErrorClass::Sql, state));
    QVERIFY(!isAbsence(ErrorClass::Connect, "53300") && !isAbsence(ErrorClass::Reset, ""));
    report.plan.request.url = "http://127.0.0.1/";
    QVERIFY(!isAbsence(ErrorClass::Connect, ""));
}

/// Others take connections once the sweep has begun, and the smaller levels go on.
void QuerySweepTest::whatIsTakenMeanwhileIsNamed() {
    SweepPlan plan = planFor(*m_cluster, {1, 2, 9});
    while (stepsOf(plan).front().size == 9)
        ++plan.seed;
    std::list<Held> others;
    SweepRun sweep;
    connect(&sweep, &SweepRun::measured, &sweep, [&] {
        while (others.size() < 4)
            others.emplace_back(PQconnectdb(m_cluster->url().c_str()), &PQfinish);
    });
    const SweepOutcome outcome = runToEnd(sweep, plan);
    QVERIFY(outcome.report && outcome.error);
    QCOMPARE(outcome.report->runs.size(), 2U);
    QCOMPARE(outcome.report->missed.size(), 1U);
    QCOMPARE(outcome.report->missed.front().level, (LevelId{EngineKind::Pool, 9}));
    // A session of a level before may not have ended yet.
    const QString message = QString::fromStdString(outcome.report->missed.front().message);
    static const QRegularExpression named("^the database has room for ([1-8]) more connections? "
                                          "now \\(max_connections 12, \\d+ in use, "
                                          "\\1 free\\), and 9 are asked for; use fewer$");
    QVERIFY2(named.match(message).hasMatch(), qPrintable(message));
    QCOMPARE(outcome.report->missed.front().reason, MissedLevel::Reason::NoRoom);
    QCOMPARE(plannedRuns(*outcome.report), 2U);
}

void QuerySweepTest::aStopOfThePreflightEndsTheSweep() {
    SweepRun sweep;
    QSignalSpy finished(&sweep, &SweepRun::finished);
    sweep.start(planFor(*m_cluster, {1, 2}));
    sweep.stop();
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
    const auto outcome = finished.first().first().value<SweepOutcome>();
    QVERIFY(outcome.report && !outcome.error);
    QCOMPARE(outcome.report->ending, Ending::Stopped);
    QVERIFY(outcome.report->runs.empty());
}

LOADSTONE_TEST(QuerySweepTest)
#include "querysweep_test.moc"
