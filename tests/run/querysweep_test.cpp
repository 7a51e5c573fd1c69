// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepjson.h"
#include "core/report/sweeptext.h"
#include "core/run/sweeprun.h"
#include "tests/support/patience.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/testprogram.h"

#include <QSignalSpy>

#include <libpq-fe.h>

#include <list>

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
    for (const MissedLevel& missed : report.missed)
        QCOMPARE(missed.message, reason);
    QCOMPARE(outcome.error->message, reason);
    const QByteArray text = textOf(report).c_str();
    QVERIFY2(text.contains((" could not be measured: " + reason + ".\n").c_str()), text);
    QVERIFY2(!text.contains("Stopped by hand"), text);
    const auto again = decodeSweep(encodeSweep(report, analyse(report)));
    QVERIFY(again && again->ending == Ending::CutShort && again->missed == report.missed);
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
    QCOMPARE(outcome.report->missed.front().message,
             std::string("the database has room for 8 more connections now (max_connections 12, 4 "
                         "in use, 8 free), and 9 are asked for; use fewer"));
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
