// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/run/observedrun.h"
#include "tests/support/pgbouncer.h"

using namespace loadstone;
using namespace std::chrono_literals;

/// Queries through PgBouncer, whose connections are not those of the server.
class QueryPoolerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { addEngines(); }
    void initTestCase();
    void whatPreparesNothingWorks_data();
    void whatPreparesNothingWorks();
    void whatIsPreparedIsRefusedBefore();
    void aConnectionForEachWorks();
    void cancelsArrive();

private:
    LoadPlan planFor(const PgBouncer& pooler, const std::string& query) const;

    std::unique_ptr<PostgresCluster> m_cluster;
    std::unique_ptr<PgBouncer> m_pooler;
};

void QueryPoolerTest::initTestCase() {
    if (!PostgresCluster::isInstalled() || !PgBouncer::isInstalled())
        QSKIP("PostgreSQL or PgBouncer is not installed");
    m_cluster = std::make_unique<PostgresCluster>();
    m_pooler = std::make_unique<PgBouncer>(*m_cluster, "transaction");
}

LoadPlan QueryPoolerTest::planFor(const PgBouncer& pooler, const std::string& query) const {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan;
    plan.request.url = pooler.url();
    plan.queries.all = {{query}};
    plan.queries.parameters = {{"{{seq}}"}};
    plan.engine = engine;
    plan.threads = 4;
    plan.requests = 200;
    return plan;
}

void QueryPoolerTest::whatPreparesNothingWorks_data() {
    QTest::addColumn<bool>("isSimple");
    QTest::newRow("simple") << true;
    QTest::newRow("extended") << false;
}

/// More connections than PgBouncer has to the server.
void QueryPoolerTest::whatPreparesNothingWorks() {
    QFETCH(bool, isSimple);
    LoadPlan plan = planFor(*m_pooler, "BEGIN; SELECT $1::int; SELECT 2; COMMIT");
    plan.queries.protocol = isSimple ? QueryProtocol::Simple : QueryProtocol::Extended;
    plan.threads = 12;
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 200U);
    QCOMPARE(report.snapshot.totals.rows, 400U);
    QVERIFY(!report.database.room);
}

void QueryPoolerTest::whatIsPreparedIsRefusedBefore() {
    const Outcome outcome = ObservedRun().runToEnd(planFor(*m_pooler, "SELECT $1::int"));
    QVERIFY(!outcome.report && outcome.error);
    QCOMPARE(outcome.error->field, std::string("protocol"));
    QCOMPARE(outcome.error->message,
             std::string("a pooler stands before the database and gives each transaction another "
                         "connection, as PgBouncer does in transaction mode, so what was prepared "
                         "is not there; use the protocol simple or extended"));
    QTRY_COMPARE(m_cluster->numberOf("SELECT count(*) FROM pg_stat_activity WHERE state LIKE "
                                     "'idle in transaction%'"),
                 0);
}

void QueryPoolerTest::aConnectionForEachWorks() {
    const PgBouncer pooler(*m_cluster, "session");
    LoadPlan plan = planFor(pooler, "SELECT $1::int");
    plan.threads = 3;
    QCOMPARE(reportOf(plan).snapshot.totals.ok, 200U);
}

/// Also if who asked has gone.
void QueryPoolerTest::cancelsArrive() {
    LoadPlan plan = planFor(*m_pooler, "SELECT pg_sleep(3600 + $1)");
    plan.queries.protocol = QueryProtocol::Simple;
    plan.requests = 4;
    plan.transport.timeout = 200ms;
    QCOMPARE(reportOf(plan).snapshot.totals.failed, 4U);
    QTRY_COMPARE(m_cluster->numberOf("SELECT count(*) FROM pg_stat_activity WHERE wait_event = "
                                     "'PgSleep'"),
                 0);
}

LOADSTONE_TEST(QueryPoolerTest)
#include "querypooler_test.moc"
