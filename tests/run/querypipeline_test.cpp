// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sqlstate.h"
#include "tests/run/growingtable.h"
#include "tests/run/observedrun.h"
#include "tests/run/outlivedcrash.h"
#include "tests/support/postgrescluster.h"

#include <libpq-fe.h>

#include <memory>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

constexpr int pipedConnections = 4;
constexpr int pipeDepth = 8;
constexpr std::uint64_t allPiped = pipedConnections * pipeDepth;

LoadPlan pipedPlan(const std::string& url, EngineKind engine, const std::string& query,
                   const std::string& parameter = {}) {
    LoadPlan plan;
    plan.request.url = url;
    plan.queries.all = {{query}};
    if (!parameter.empty())
        plan.queries.parameters = {{parameter}};
    plan.queries.pipeline = pipeDepth;
    plan.engine = engine;
    plan.threads = pipedConnections;
    plan.requests = 700;
    return plan;
}

std::uint64_t sqlErrorsOf(const RunReport& report, std::string_view state) {
    const auto& errors = report.snapshot.totals.errors;
    const auto found = errors.find({ErrorClass::Sql, sqlStatePlace(state)});
    return found == errors.end() ? 0 : found->second;
}

/// A lock that queries wait for, until it is opened.
class DatabaseGate {
public:
    explicit DatabaseGate(const std::string& url) : m_connection(PQconnectdb(url.c_str())) {
        PQclear(PQexec(m_connection, "SELECT pg_advisory_lock(7)"));
    }
    ~DatabaseGate() { open(); }
    void open() {
        if (PGconn* connection = std::exchange(m_connection, nullptr))
            PQfinish(connection);
    }

private:
    PGconn* m_connection;
};

} // namespace

/// What a real database sees of a run with several queries under way on each connection.
class QueryPipelineTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void eachQueryArrivesOnce_data();
    void eachQueryArrivesOnce();
    void asManyAreUnderWayAsAskedFor();
    void whatFailsFailsAlone_data();
    void whatFailsFailsAlone();
    void latencyBeginsWithItsOwnSending();
    void queriesAreChosenByTheirWeight();
    void overTlsItIsTheSame();
    void tooLongEndsAllOfItsConnection();
    void aStopCancelsAllThatIsAsked();
    void aTableMayChange();
    void aCrashOfTheServerIsOutlived();
    void whatCannotBeIsRefused();

private:
    int sleeping() const {
        return int(m_cluster->numberOf("SELECT count(*) FROM pg_stat_activity WHERE wait_event = "
                                       "'PgSleep'"));
    }

    std::unique_ptr<PostgresCluster> m_cluster;
    std::unique_ptr<PostgresCluster> m_withTls;
};

void QueryPipelineTest::initTestCase_data() {
    QTest::addColumn<EngineKind>("engine");
    for (const EngineKind engine : {EngineKind::Loop, EngineKind::Process})
        QTest::newRow(nameOf(engine).data()) << engine;
}

void QueryPipelineTest::initTestCase() {
    if (!PostgresCluster::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_cluster = std::make_unique<PostgresCluster>();
    m_cluster->execute("CREATE TABLE log (at int); CREATE TABLE known (id int PRIMARY KEY);"
                       "INSERT INTO known SELECT n FROM generate_series(1, 700) n WHERE n % 7 > 0;"
                       "CREATE TABLE of_known (at int REFERENCES known "
                       "DEFERRABLE INITIALLY DEFERRED)");
}

void QueryPipelineTest::eachQueryArrivesOnce_data() {
    QTest::addColumn<QueryProtocol>("protocol");
    for (const auto protocol : {QueryProtocol::Prepared, QueryProtocol::Extended})
        QTest::newRow(nameOf(protocol).data()) << protocol;
}

void QueryPipelineTest::eachQueryArrivesOnce() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(QueryProtocol, protocol);
    m_cluster->execute("TRUNCATE log");
    LoadPlan plan =
        pipedPlan(m_cluster->url(), engine, "INSERT INTO log VALUES ($1) RETURNING at", "{{seq}}");
    plan.requests = 5000;
    plan.queries.protocol = protocol;
    const Outcome outcome = ObservedRun().runToEnd(plan);
    QVERIFY2(outcome.report, outcome.error ? outcome.error->message.c_str() : "");
    const Totals& totals = outcome.report->snapshot.totals;
    QCOMPARE(totals.started, 5000U);
    QCOMPARE(totals.ok, 5000U);
    QCOMPARE(totals.rows, 5000U);
    QCOMPARE(totals.connectionsOpened, std::uint64_t(pipedConnections));
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log"), 5000);
    QCOMPARE(m_cluster->numberOf("SELECT count(DISTINCT at) FROM log"), 5000);
}

/// They are counted before one of them has an answer.
void QueryPipelineTest::asManyAreUnderWayAsAskedFor() {
    QFETCH_GLOBAL(EngineKind, engine);
    DatabaseGate gate(m_cluster->url());
    ObservedRun observed;
    std::uint64_t most = 0;
    int looks = 0;
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         if (snapshot.totals.ok == 0)
                             most = std::max(most, snapshot.totals.started);
                         if (most >= allPiped && ++looks == 3) // and no more of them come
                             gate.open();
                     });
    const auto report =
        observed
            .runToEnd(pipedPlan(m_cluster->url(), engine, "SELECT pg_advisory_xact_lock_shared(7)"))
            .report;
    QVERIFY(report.has_value());
    QCOMPARE(most, allPiped);
    QCOMPARE(report->snapshot.totals.ok, 700U);
}

void QueryPipelineTest::whatFailsFailsAlone_data() {
    QTest::addColumn<std::string>("query");
    QTest::addColumn<std::string>("state");
    QTest::addColumn<std::string>("table");
    QTest::newRow("as it is carried out")
        << std::string("INSERT INTO log SELECT $1::int WHERE 1 / ($1::int % 7) >= 0")
        << std::string("22012") << std::string("log");
    QTest::newRow("as it is committed") << std::string("INSERT INTO of_known VALUES ($1::int)")
                                        << std::string("23503") << std::string("of_known");
}

/// Each seventh, in the middle of others.
void QueryPipelineTest::whatFailsFailsAlone() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(std::string, query);
    QFETCH(std::string, state);
    QFETCH(std::string, table);
    m_cluster->execute("TRUNCATE " + table);
    const RunReport report = reportOf(pipedPlan(m_cluster->url(), engine, query, "{{seq}}"));
    QCOMPARE(report.snapshot.totals.ok, 600U);
    QCOMPARE(sqlErrorsOf(report, state), 100U);
    QCOMPARE(report.snapshot.totals.failed, 100U);
    QCOMPARE(report.snapshot.totals.connectionsOpened, std::uint64_t(pipedConnections));
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM " + table), 600);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM " + table + " WHERE at % 7 = 0"), 0);
}

/// It waits for those before it, which none that begins with an answer would.
void QueryPipelineTest::latencyBeginsWithItsOwnSending() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = pipedPlan(m_cluster->url(), engine, "SELECT pg_sleep(0.02)");
    plan.threads = 1;
    plan.requests = 40;
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 40U);
    const Histogram& latency = report.snapshot.totals.latencyOk;
    QVERIFY2(latency.min() >= 20'000, qPrintable(QString::number(latency.min())));
    QVERIFY2(latency.quantile(0.5) >= 130'000, qPrintable(QString::number(latency.quantile(0.5))));
}

void QueryPipelineTest::queriesAreChosenByTheirWeight() {
    QFETCH_GLOBAL(EngineKind, engine);
    m_cluster->execute("TRUNCATE log");
    LoadPlan plan = pipedPlan(m_cluster->url(), engine, "SELECT 1");
    plan.queries.all = {{"INSERT INTO log VALUES (1)", 3}, {"SELECT 1", 1}};
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 700U);
    const auto inserted = std::uint64_t(m_cluster->numberOf("SELECT count(*) FROM log"));
    QCOMPARE(report.snapshot.totals.rows, 700U - inserted);
    QVERIFY(inserted > 400 && inserted < 650);
}

void QueryPipelineTest::overTlsItIsTheSame() {
    QFETCH_GLOBAL(EngineKind, engine);
    if (!m_withTls)
        m_withTls = std::make_unique<PostgresCluster>(std::vector<std::string>{"ssl=on"});
    LoadPlan plan = pipedPlan(m_withTls->url() + "?sslmode=require", engine,
                              "SELECT repeat('x', 1 + 777 * n) FROM generate_series(0, 49) n");
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 700U);
    QCOMPARE(report.snapshot.totals.rows, 700U * 50);
    QCOMPARE(report.snapshot.totals.bytesReceived, 700U * (50 + 777 * 25 * 49));
}

void QueryPipelineTest::tooLongEndsAllOfItsConnection() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = pipedPlan(m_cluster->url(), engine, "SELECT pg_sleep(3600)");
    plan.requests = allPiped;
    plan.transport.timeout = 200ms;
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.failed, allPiped);
    for (const auto& [error, count] : report.snapshot.totals.errors)
        QVERIFY2(error.first == ErrorClass::Timeout, nameOf(error.first).data());
    QTRY_COMPARE(sleeping(), 0);
}

/// Also what the server has read and not begun.
void QueryPipelineTest::aStopCancelsAllThatIsAsked() {
    QFETCH_GLOBAL(EngineKind, engine);
    ObservedRun observed;
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         if (snapshot.totals.started == allPiped && sleeping() == pipedConnections)
                             observed.run.stop();
                     });
    const auto report =
        observed.runToEnd(pipedPlan(m_cluster->url(), engine, "SELECT pg_sleep(3600)")).report;
    QVERIFY(report.has_value());
    QVERIFY(report->ending == Ending::Stopped);
    QCOMPARE(report->snapshot.totals.aborted, allPiped);
    QTRY_COMPARE(sleeping(), 0);
}

/// What was under way then fails; the rest goes on, over connections that are new.
void QueryPipelineTest::aTableMayChange() {
    QFETCH_GLOBAL(EngineKind, engine);
    const LoadPlan plan = pipedPlan(m_cluster->url(), engine, "SELECT * FROM grows");
    const auto isEnough = [](const Totals& totals, std::uint64_t since) {
        return totals.failed > 0 && totals.connectionsOpened == 2 * pipedConnections &&
               since > 2000;
    };
    const auto report = reportOfGrowingTable(*m_cluster, plan, isEnough);
    QVERIFY(report.has_value());
    QVERIFY(report->snapshot.totals.failed <= allPiped);
    QCOMPARE(sqlErrorsOf(*report, "0A000"), report->snapshot.totals.failed);
}

/// It is killed in the middle, and starts again when that was noticed. What was answered is there,
/// and nothing is twice.
void QueryPipelineTest::aCrashOfTheServerIsOutlived() {
    QFETCH_GLOBAL(EngineKind, engine);
    verifyOutlived(*m_cluster,
                   pipedPlan(m_cluster->url(), engine, "INSERT INTO log VALUES ($1)", "{{seq}}"),
                   {500, 2 * allPiped}, 2 * allPiped);
}

void QueryPipelineTest::whatCannotBeIsRefused() {
    QFETCH_GLOBAL(EngineKind, engine);
    const LoadPlan able = pipedPlan(m_cluster->url(), engine, "SELECT 1");
    QVERIFY(validate(able).empty());
    const auto sentence = [&](const auto& change) {
        LoadPlan plan = able;
        change(plan);
        const auto errors = validate(plan);
        return errors.size() == 1 && errors[0].field == "pipeline"
                   ? QString::fromStdString(errors[0].message)
                   : QString();
    };
    QVERIFY(sentence([](LoadPlan& plan) {
                plan.engine = EngineKind::Pool;
            }).contains("choose the engine loop or process"));
    QVERIFY(sentence([](LoadPlan& plan) {
                plan.queries.protocol = QueryProtocol::Simple;
            }).contains("choose prepared or extended"));
    QVERIFY(sentence([](LoadPlan& plan) {
                plan.queries.retries = 1;
            }).contains("set the retries to 0"));
    QVERIFY(sentence([](LoadPlan& plan) {
                plan.queries.all = {{"BEGIN; SELECT 1; COMMIT"}};
            }).contains("one transaction"));
    for (const int wrong : {0, -1, longestPipeline + 1})
        QVERIFY(sentence([&](LoadPlan& plan) {
                    plan.queries.pipeline = wrong;
                }).contains("from 1 to 256"));
}

LOADSTONE_TEST(QueryPipelineTest)
#include "querypipeline_test.moc"
