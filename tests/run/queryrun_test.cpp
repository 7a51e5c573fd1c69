// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sessionwait.h"
#include "core/postgres/sqlstate.h"
#include "core/report/sentences.h"
#include "core/report/statementfigures.h"
#include "tests/run/growingtable.h"
#include "tests/run/observedrun.h"
#include "tests/run/outlivedcrash.h"
#include "tests/support/postgrescluster.h"

#include <QElapsedTimer>

#include <sys/resource.h>

#include <algorithm>
#include <array>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

LoadPlan planFor(const PostgresCluster& cluster, EngineKind engine, const std::string& query,
                 std::vector<QueryParameter> parameters = {}) {
    LoadPlan plan;
    plan.request.url = cluster.url();
    plan.queries.all = {{query}};
    plan.queries.parameters = std::move(parameters);
    plan.engine = engine;
    plan.threads = 4;
    plan.requests = 500;
    return plan;
}

/// Of this process, or of the largest that it has started and that has ended, in bytes.
long peakMemory() {
    rusage own{};
    rusage started{};
    ::getrusage(RUSAGE_SELF, &own);
    ::getrusage(RUSAGE_CHILDREN, &started);
    return std::max(own.ru_maxrss, started.ru_maxrss) * 1024;
}

std::uint64_t errorsOf(const RunReport& report, ErrorClass errorClass, std::string_view state) {
    const auto& errors = report.snapshot.totals.errors;
    const auto found = errors.find({errorClass, sqlStatePlace(state)});
    return found == errors.end() ? 0 : found->second;
}

} // namespace

/// What a real database sees of a run, from each engine.
class QueryRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { addEngines(); }
    void initTestCase();
    void eachQueryArrivesOnce_data();
    void eachQueryArrivesOnce();
    void whatTheDatabaseDidMeanwhileIsKnown();
    void severalStatementsAreOneTransaction();
    void queriesAreChosenByTheirWeight();
    void eachStatementHasItsFigures();
    void aStatementThatIsAskedTwiceCountsTwice();
    void whatIsTriedAgainCountsOnce();
    void valuesDiffer();
    void rowsAndTheirBytesAreCounted();
    void errorsAreClassedAndTheSessionGoesOn();
    void aFailedTransactionIsLeft();
    void whatTheServerSaysIsKept();
    void whatIsSaidOfWhatCountsIsKept_data();
    void whatIsSaidOfWhatCountsIsKept();
    void aTableMayChange();
    void notificationsAreDropped();
    void valuesMayBeNull_data();
    void valuesMayBeNull();
    void aPauseIsMadeBetweenQueries();
    void nobodyPausesIfNoQueryIsLeft();
    void unaskedConnectionsAreCounted();
    void aGigabyteNeedsLittleMemory();
    void whatIsWrongIsKnownBefore_data();
    void whatIsWrongIsKnownBefore();
    void overTlsItIsTheSame();
    void tooLongIsCancelled();
    void aStopCancelsWhatIsAsked();
    void conflictsAreTriedAgainAsOftenAsTold_data();
    void conflictsAreTriedAgainAsOftenAsTold();
    void whatIsTriedAgainIsDoneOnce();
    void aWarmUpHidesNoConnection();
    void anEndBySomebodyElseHasItsState();
    void aTransactionThatStaysOpenFails();
    void aCrashOfTheServerIsOutlived();
    void noServerIsNoBusyLoop();

private:
    int sleeping() const;

    std::unique_ptr<PostgresCluster> m_cluster;
    std::unique_ptr<PostgresCluster> m_withTls;
    std::uint64_t m_chosen = 0; ///< of the first query, by the engine before
};

void QueryRunTest::initTestCase() {
    if (!PostgresCluster::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_cluster = std::make_unique<PostgresCluster>();
    m_cluster->execute("CREATE TABLE log (value text, at int)");
}

void QueryRunTest::eachQueryArrivesOnce_data() {
    QTest::addColumn<QueryProtocol>("protocol");
    for (const auto protocol :
         {QueryProtocol::Prepared, QueryProtocol::Extended, QueryProtocol::Simple})
        QTest::newRow(nameOf(protocol).data()) << protocol;
}

void QueryRunTest::eachQueryArrivesOnce() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(QueryProtocol, protocol);
    m_cluster->execute("TRUNCATE log");
    LoadPlan plan = planFor(*m_cluster, engine, "INSERT INTO log VALUES ($1, $2)",
                            {{"it's \\ \"so\""}, {"{{seq}}"}});
    plan.queries.protocol = protocol;
    const Outcome outcome = ObservedRun().runToEnd(plan);
    QVERIFY2(outcome.report, outcome.error ? outcome.error->message.c_str() : "");
    const Totals& totals = outcome.report->snapshot.totals;
    QCOMPARE(totals.ok, 500U);
    QCOMPARE(totals.started, 500U);
    QCOMPARE(totals.rows, 0U);
    QCOMPARE(totals.connectionsOpened, 4U);
    QCOMPARE(totals.phases[1].total(), 4U);
    QVERIFY(totals.statuses.empty() && totals.httpVersions.empty());
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log"), 500);
    QCOMPARE(m_cluster->numberOf("SELECT count(DISTINCT at) FROM log"), 500);
    QCOMPARE(m_cluster->valueOf("SELECT DISTINCT value FROM log"), std::string("it's \\ \"so\""));
    QVERIFY(outcome.report->database.version.find('.') != std::string::npos);
}

/// What was there before the run is not of it, and all that it wrote is. A server counts what a
/// connection did when that is gone.
void QueryRunTest::whatTheDatabaseDidMeanwhileIsKnown() {
    QFETCH_GLOBAL(EngineKind, engine);
    m_cluster->execute("INSERT INTO log SELECT 'before', n FROM generate_series(1, 1000) n");
    m_cluster->execute("CHECKPOINT");
    QTRY_COMPARE(m_cluster->numberOf("SELECT count(*) FROM pg_stat_activity WHERE backend_type = "
                                     "'client backend' AND query NOT LIKE '%pg_stat_activity%'"),
                 0); // who asks may still be seen when the next one asks
    const LoadPlan plan = planFor(*m_cluster, engine, "INSERT INTO log VALUES ('x', 1)");
    auto activity = reportOf(plan).database.activity;
    QVERIFY(activity.has_value());
    QCOMPARE(activity->rowsWritten, 500U);
    QCOMPARE(activity->checkpointBuffers, 0U);
    LoadPlan writing = planFor(*m_cluster, engine, "CHECKPOINT");
    writing.threads = 1;
    writing.requests = 2; // the second one ends when the first one has been counted
    activity = reportOf(writing).database.activity;
    QVERIFY(activity && activity->checkpointBuffers > 0);
    QCOMPARE(activity->rowsWritten, 0U);
}

void QueryRunTest::severalStatementsAreOneTransaction() {
    QFETCH_GLOBAL(EngineKind, engine);
    m_cluster->execute("TRUNCATE log");
    LoadPlan plan = planFor(*m_cluster, engine,
                            "BEGIN; INSERT INTO log VALUES ('a', $2); INSERT INTO log VALUES ($1, "
                            "0); SELECT 7; COMMIT",
                            {{"b"}, {"1"}});
    plan.requests = 100;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.ok, 100U);
    QCOMPARE(totals.rows, 100U);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log WHERE value = 'a' AND at = 1"), 100);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log WHERE value = 'b' AND at = 0"), 100);
}

/// By the seed, so that each engine asks the same.
void QueryRunTest::queriesAreChosenByTheirWeight() {
    QFETCH_GLOBAL(EngineKind, engine);
    m_cluster->execute("TRUNCATE log");
    LoadPlan plan =
        planFor(*m_cluster, engine, "INSERT INTO log VALUES ('a', $1)", {{"{{random 5 5}}"}});
    plan.queries.all.front().weight = 3;
    plan.queries.all.push_back({"INSERT INTO log SELECT 'b', n FROM generate_series(1, 2) n", 1});
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.ok, 500U);
    QCOMPARE(totals.statements.size(), 2U);
    const auto first = std::uint64_t(m_cluster->numberOf("SELECT count(*) FROM log WHERE at = 5"));
    QCOMPARE(totals.statements[0].count(), first);
    QCOMPARE(totals.statements[1].count(), 500 - first);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log WHERE value = 'b'"),
             2 * (500 - int(first)));
    QVERIFY2(first > 300 && first < 450, qPrintable(QString::number(first)));
    const std::uint64_t before = std::exchange(m_chosen, first);
    QVERIFY(before == 0 || before == first);
    plan.queries.all.back().sql = "SELECT 1";
    plan.seed = 2;
    plan.engine = EngineKind::Pool;
    QVERIFY(reportOf(plan).snapshot.totals.statements[0].count() != first);
}

void QueryRunTest::eachStatementHasItsFigures() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine,
                            "BEGIN; SELECT n FROM generate_series(1, 3) n; SELECT 1 / ($1::int % "
                            "2); SELECT pg_sleep(0.005); SELECT n FROM generate_series(1, 3) n; "
                            "COMMIT",
                            {{"{{seq}}"}});
    plan.requests = 40;
    plan.warmUp = 20ms;
    const RunReport report = reportOf(plan);
    const auto& statements = report.snapshot.totals.statements;
    QCOMPARE(statements.size(), 5U);
    const std::uint64_t ok = report.snapshot.totals.ok;
    QVERIFY(ok >= 15 && ok + report.snapshot.totals.failed == 40);
    const std::array counts{std::uint64_t(40), 40 + ok, std::uint64_t(40), ok, ok};
    const std::array rows{std::uint64_t(0), 3 * (40 + ok), ok, ok, std::uint64_t(0)};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        QCOMPARE(statements[i].count(), counts[i]);
        QCOMPARE(statements[i].rows, rows[i]);
        QCOMPARE(statements[i].failed, i == 2 ? 40 - ok : 0);
    }
    QVERIFY(statements[3].times.min() >= 4900);
    QVERIFY(report.snapshot.totals.latencyOk.min() >= statements[3].times.min());
}

/// Its figures are not those of the run, also once they are read again.
void QueryRunTest::aStatementThatIsAskedTwiceCountsTwice() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT 1; SELECT 1");
    plan.requests = 50;
    const RunReport report = reportOf(plan);
    const auto figures = statementFigures(report);
    QCOMPARE(figures.size(), 1U);
    QCOMPARE(figures[0].count, 100U);
    QCOMPARE(figures[0].rows, 100U);
    QVERIFY(figures[0].times.min() <= report.snapshot.totals.latencyOk.min());
    QVERIFY(statementsText(report).find("  SELECT 1\n") != std::string::npos);
    Totals again;
    QVERIFY(readStatementFigures(statementsToJson(report), again).has_value());
    QCOMPARE(again.statements.size(), 1U);
    QCOMPARE(again.statements[0].count(), 100U);
}

/// As its rows do.
void QueryRunTest::whatIsTriedAgainCountsOnce() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine,
                            "SELECT 7; BEGIN; SELECT 8; DO $$ BEGIN RAISE SQLSTATE '40001'; END "
                            "$$; COMMIT");
    plan.queries.retries = 2;
    plan.requests = 10;
    const auto statements = reportOf(plan).snapshot.totals.statements;
    QCOMPARE(statements.size(), 4U);
    for (const StatementTotals& one : statements)
        QCOMPARE(one.count(), 10U);
    QCOMPARE(statements[3].failed, 10U);
}

void QueryRunTest::valuesDiffer() {
    QFETCH_GLOBAL(EngineKind, engine);
    m_cluster->execute("TRUNCATE log");
    LoadPlan plan = planFor(*m_cluster, engine, "INSERT INTO log SELECT 'x', $1::int + 1000",
                            {{"{{random 1 3}}"}});
    QCOMPARE(reportOf(plan).snapshot.totals.ok, 500U);
    QCOMPARE(m_cluster->numberOf("SELECT count(DISTINCT at) FROM log"), 3);
    QCOMPARE(m_cluster->numberOf("SELECT min(at) FROM log"), 1001);
}

void QueryRunTest::rowsAndTheirBytesAreCounted() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine,
                            "SELECT repeat('x', 10), n, NULL FROM generate_series(10, 19) n");
    plan.requests = 50;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.ok, 50U);
    QCOMPARE(totals.rows, 500U);
    QCOMPARE(totals.bytesReceived, 500U * 12);
}

void QueryRunTest::errorsAreClassedAndTheSessionGoesOn() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT 1 / ($1::int % 2)", {{"{{seq}}"}});
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 250U);
    QCOMPARE(errorsOf(report, ErrorClass::Sql, "22012"), 250U);
    QCOMPARE(report.snapshot.totals.connectionsOpened, 4U);
}

/// The next one finds a session that is not in a failed transaction.
void QueryRunTest::aFailedTransactionIsLeft() {
    QFETCH_GLOBAL(EngineKind, engine);
    m_cluster->execute("TRUNCATE log");
    LoadPlan plan = planFor(
        *m_cluster, engine,
        "BEGIN; INSERT INTO log VALUES ('x', $1); SELECT 1 / ($1::int % 2); COMMIT", {{"{{seq}}"}});
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 250U);
    QCOMPARE(errorsOf(report, ErrorClass::Sql, "22012"), 250U);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log"), 250);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log WHERE at % 2 = 1"), 250);
}

/// The first of each kind, cut, without what a terminal obeys and without the password.
void QueryRunTest::whatTheServerSaysIsKept() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan =
        planFor(*m_cluster, engine,
                "DO $$ BEGIN RAISE EXCEPTION E'no \\x1b[31m hunter2 %', repeat('x', 999) "
                "USING ERRCODE = 'P0007'; END $$");
    plan.request.url = m_cluster->url("guarded:hunter2");
    plan.requests = 20;
    const RunReport report = reportOf(plan);
    const auto lines = errorLines(report.snapshot.totals, plan);
    QCOMPARE(lines.size(), 1U);
    QCOMPARE(lines[0].count, 20U);
    QCOMPARE(lines[0].state, std::string("P0007"));
    QCOMPARE(lines[0].message, std::string("P0007, a PL/pgSQL function failed"));
    QVERIFY2(lines[0].said.starts_with("no ?[31m *** xxx"), lines[0].said.c_str());
    QVERIFY2(lines[0].said.ends_with("xx…") && lines[0].said.size() < 240, lines[0].said.c_str());
    plan.queries.all = {{"DO $$ BEGIN RAISE EXCEPTION 'mine' USING ERRCODE = 'ABCDE'; END $$"}};
    const auto own = errorLines(reportOf(plan).snapshot.totals, plan);
    QCOMPARE(own.front().message, std::string("ABCDE, an error that is not PostgreSQL's own"));
    QCOMPARE(own.front().said, std::string("mine"));
}

void QueryRunTest::whatIsSaidOfWhatCountsIsKept_data() {
    QTest::addColumn<int>("retries");
    QTest::addColumn<int>("warmUp"); // in ms
    QTest::newRow("behind tries that do not count") << 2 << 0;
    QTest::newRow("behind a warm-up") << 0 << 50;
}

/// What comes first counts for nothing.
void QueryRunTest::whatIsSaidOfWhatCountsIsKept() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(int, retries);
    QFETCH(int, warmUp);
    LoadPlan plan = planFor(*m_cluster, engine,
                            "DO $$ BEGIN RAISE EXCEPTION 'mine' USING ERRCODE = '40001'; END $$");
    plan.queries.retries = retries;
    plan.warmUp = Milliseconds(warmUp);
    plan.requests = 40;
    const auto lines = errorLines(reportOf(plan).snapshot.totals, plan);
    QCOMPARE(lines.size(), 1U);
    QCOMPARE(lines[0].count, 40U);
    QCOMPARE(lines[0].said, std::string("mine"));
}

/// A column is added in the middle, after which the server knows no result of that type any more.
void QueryRunTest::aTableMayChange() {
    QFETCH_GLOBAL(EngineKind, engine);
    const LoadPlan plan =
        planFor(*m_cluster, engine, "BEGIN; SELECT * FROM grows; SELECT g.* FROM grows g; COMMIT");
    const auto report = reportOfGrowingTable(
        *m_cluster, plan, [](const Totals&, std::uint64_t since) { return since > 200; });
    QVERIFY(report.has_value());
    QCOMPARE(report->snapshot.totals.failed, 0U);
    QCOMPARE(report->snapshot.totals.retries, 0U);
    QCOMPARE(report->snapshot.totals.connectionsOpened, 4U);
}

void QueryRunTest::notificationsAreDropped() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "LISTEN news; NOTIFY news, 'x'; SELECT 1");
    plan.requests = 100;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.ok, 100U);
    QCOMPARE(totals.rows, 100U);
}

void QueryRunTest::valuesMayBeNull_data() {
    eachQueryArrivesOnce_data();
}

void QueryRunTest::valuesMayBeNull() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(QueryProtocol, protocol);
    m_cluster->execute("TRUNCATE log");
    LoadPlan plan =
        planFor(*m_cluster, engine, "INSERT INTO log VALUES ($1, $2)", {{"{{random 1 1}}"}, {"1"}});
    plan.queries.protocol = protocol;
    plan.queries.nullText = "1";
    plan.requests = 10;
    QCOMPARE(reportOf(plan).snapshot.totals.ok, 10U);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log WHERE value IS NULL AND at IS NULL"),
             10);
}

void QueryRunTest::aPauseIsMadeBetweenQueries() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT 1");
    plan.threads = 1;
    plan.requests = 4;
    plan.pause = 30ms;
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 4U);
    QVERIFY(report.snapshot.elapsed >= 3 * plan.pause);
}

/// Whoever is done first pauses while the others still take theirs.
void QueryRunTest::nobodyPausesIfNoQueryIsLeft() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT pg_sleep($1 % 2 * 0.02)", {{"{{seq}}"}});
    plan.requests = 4;
    plan.pause = 1h;
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 4U);
    QVERIFY(report.ending == Ending::Completed);
}

/// One query and four connections, which are all made before it.
void QueryRunTest::unaskedConnectionsAreCounted() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT 1");
    plan.requests = 1;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.connectionsOpened, 4U);
    QCOMPARE(totals.phases[1].total(), 4U);
}

/// As much memory as a row, where each is a megabyte: not nearly as much as all.
void QueryRunTest::aGigabyteNeedsLittleMemory() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan =
        planFor(*m_cluster, engine, "SELECT repeat('x', 1000000) FROM generate_series(1, 1000)");
    plan.requests = 1;
    plan.threads = 1;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.ok, 1U);
    QCOMPARE(totals.rows, 1000U);
    QCOMPARE(totals.bytesReceived, 1'000'000'000U);
    QVERIFY2(peakMemory() < 800'000'000, qPrintable(QString::number(peakMemory())));
}

void QueryRunTest::whatIsWrongIsKnownBefore_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("syntax") << "SELECT 1 FORM log"
                            << "query"
                            << "the database refuses the query: syntax error at or near \"log\" "
                               "(character 15)";
    QTest::newRow("table")
        << "SELECT 1; SELECT * FROM nowhere"
        << "query"
        << "the database refuses statement 2: relation \"nowhere\" does not "
           "exist (character 15); what only a statement before it makes is known "
           "with the protocol extended or simple";
    QTest::newRow("value") << "SELECT $1::int"
                           << "param"
                           << "the query has $1, but there are 0 values; give one for each";
}

void QueryRunTest::whatIsWrongIsKnownBefore() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(QString, query);
    QFETCH(QString, field);
    QFETCH(QString, sentence);
    const Outcome outcome =
        ObservedRun().runToEnd(planFor(*m_cluster, engine, query.toStdString()));
    QVERIFY(!outcome.report && outcome.error);
    QCOMPARE(QString::fromStdString(outcome.error->field), field);
    QCOMPARE(QString::fromStdString(outcome.error->message), sentence);
}

/// What TLS has unpacked and nobody has taken yet is waited for by nobody.
void QueryRunTest::overTlsItIsTheSame() {
    QFETCH_GLOBAL(EngineKind, engine);
    if (!m_withTls)
        m_withTls = std::make_unique<PostgresCluster>(std::vector<std::string>{"ssl=on"});
    LoadPlan plan = planFor(*m_withTls, engine,
                            "SELECT repeat('x', 1 + 777 * n) FROM generate_series(0, 49) n");
    plan.request.url += "?sslmode=require";
    plan.requests = 40;
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 40U);
    QCOMPARE(report.snapshot.totals.rows, 2000U);
    QCOMPARE(report.snapshot.totals.bytesReceived, 40U * (50 + 777 * 25 * 49));
}

/// What the server still works on is ended there as well.
void QueryRunTest::tooLongIsCancelled() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT pg_sleep(3600)");
    plan.requests = 4;
    plan.transport.timeout = 50ms;
    const RunReport report = reportOf(plan);
    QCOMPARE(errorsOf(report, ErrorClass::Timeout, ""), 4U);
    QTRY_COMPARE(sleeping(), 0);
}

int QueryRunTest::sleeping() const {
    return int(m_cluster->numberOf("SELECT count(*) FROM pg_stat_activity WHERE wait_event = "
                                   "'PgSleep'"));
}

void QueryRunTest::aStopCancelsWhatIsAsked() {
    QFETCH_GLOBAL(EngineKind, engine);
    ObservedRun observed;
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         if (snapshot.totals.started == 4 && sleeping() == 4)
                             observed.run.stop();
                     });
    const auto report =
        observed.runToEnd(planFor(*m_cluster, engine, "SELECT pg_sleep(3600)")).report;
    QVERIFY(report.has_value());
    QVERIFY(report->ending == Ending::Stopped);
    QCOMPARE(report->snapshot.totals.aborted, 4U);
    QTRY_COMPARE(sleeping(), 0);
}

void QueryRunTest::conflictsAreTriedAgainAsOftenAsTold_data() {
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<int>("retries");
    QTest::addColumn<int>("expected");
    QTest::newRow("serialization failure") << QByteArray("40001") << 3 << 3;
    QTest::newRow("deadlock") << QByteArray("40P01") << 2 << 2;
    QTest::newRow("never") << QByteArray("40001") << 0 << 0;
    QTest::newRow("no conflict") << QByteArray("23505") << 3 << 0;
}

void QueryRunTest::conflictsAreTriedAgainAsOftenAsTold() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(QByteArray, state);
    QFETCH(int, retries);
    QFETCH(int, expected);
    LoadPlan plan =
        planFor(*m_cluster, engine,
                "BEGIN; DO $$ BEGIN RAISE SQLSTATE '" + state.toStdString() + "'; END $$; COMMIT");
    plan.queries.retries = retries;
    plan.requests = 10;
    const RunReport report = reportOf(plan);
    QCOMPARE(errorsOf(report, ErrorClass::Sql, state.toStdString()), 10U);
    QCOMPARE(report.snapshot.totals.retries, std::uint64_t(10 * expected));
}

/// Each reads what the others change, so that only one of those at once can commit.
void QueryRunTest::whatIsTriedAgainIsDoneOnce() {
    QFETCH_GLOBAL(EngineKind, engine);
    m_cluster->execute("DROP TABLE IF EXISTS counter; CREATE TABLE counter (value int); "
                       "INSERT INTO counter VALUES (0)");
    LoadPlan plan = planFor(*m_cluster, engine,
                            "SELECT 7; BEGIN ISOLATION LEVEL REPEATABLE READ; "
                            "SELECT 'x' FROM counter; "
                            "SELECT pg_sleep(0.002); UPDATE counter SET value = value + 1; COMMIT");
    plan.queries.retries = 1000;
    plan.requests = 100;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.ok, 100U);
    QVERIFY(totals.retries > 0);
    QCOMPARE(totals.rows, 300U); // two of SELECT, and that of pg_sleep() without a value
    QCOMPARE(totals.bytesReceived, 200U);
    QCOMPARE(m_cluster->numberOf("SELECT value FROM counter"), 100);
}

/// Each is opened before the warm-up, which does not count.
void QueryRunTest::aWarmUpHidesNoConnection() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT pg_sleep(0.002)");
    plan.warmUp = 50ms;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.ok, 500U);
    QCOMPARE(totals.connectionsOpened, 4U);
    QCOMPARE(totals.phases[1].total(), 4U);
}

/// The server's own word for it, and not that the connection is gone.
void QueryRunTest::anEndBySomebodyElseHasItsState() {
    QFETCH_GLOBAL(EngineKind, engine);
    ObservedRun observed;
    QObject::connect(
        &observed.run, &LoadRun::progressed, &observed.run, [&](const Snapshot& snapshot) {
            if (snapshot.totals.started == 4 && sleeping() == 4)
                m_cluster->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                                   "query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()");
        });
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT pg_sleep(3600)");
    plan.requests = 4;
    const auto report = observed.runToEnd(plan).report;
    QVERIFY(report.has_value());
    QCOMPARE(report->snapshot.totals.failed, 4U);
    QCOMPARE(errorsOf(*report, ErrorClass::Sql, "57P01"), 4U);
}

/// What would be rolled back is not done.
void QueryRunTest::aTransactionThatStaysOpenFails() {
    m_cluster->execute("TRUNCATE log");
    Queries queries;
    queries.all = {{"BEGIN; INSERT INTO log VALUES ('x', 1); COMMIT AND CHAIN; "
                    "INSERT INTO log VALUES ('x', 2)"}};
    const auto plan = SessionPlan::read(m_cluster->url(), queries).value();
    Session session(plan);
    for (int i = 0; i < 2; ++i) {
        const auto now = Clock::now();
        QVERIFY(awaitSession(session, session.begin("", now), StopSignal({}), now + 1h, 1h));
        QCOMPARE(session.outcome().failure, (QueryFailure{ErrorClass::Sql, sqlStatePlace("25")}));
    }
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log WHERE at = 1"), 2);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log WHERE at = 2"), 0);
}

/// It is killed in the middle, and starts again when that was noticed. What was answered is there,
/// and nothing is twice.
void QueryRunTest::aCrashOfTheServerIsOutlived() {
    QFETCH_GLOBAL(EngineKind, engine);
    verifyOutlived(*m_cluster,
                   planFor(*m_cluster, engine, "INSERT INTO log VALUES ('x', $1)", {{"{{seq}}"}}),
                   {100, 20}, 8);
}

/// Each of four waits 10 ms after it was refused.
void QueryRunTest::noServerIsNoBusyLoop() {
    QFETCH_GLOBAL(EngineKind, engine);
    LoadPlan plan = planFor(*m_cluster, engine, "SELECT 1");
    plan.requests.reset();
    plan.duration = 1h;
    ObservedRun observed;
    bool isGone = false;
    QElapsedTimer since;
    since.start();
    QObject::connect(&observed.run, &LoadRun::progressed, &observed.run,
                     [&](const Snapshot& snapshot) {
                         if (snapshot.totals.ok > 0 && !std::exchange(isGone, true))
                             m_cluster->crash();
                         if (snapshot.totals.failed > 40)
                             observed.run.stop();
                     });
    const auto report = observed.runToEnd(plan).report;
    m_cluster->start();
    QVERIFY(report.has_value());
    const std::uint64_t failed = report->snapshot.totals.failed;
    QVERIFY2(isGone && failed > 40, qPrintable(QString::number(failed)));
    QVERIFY2(failed <= 4 * (std::uint64_t(since.elapsed()) / 10 + 2),
             qPrintable(QString::number(failed)));
}

LOADSTONE_TEST(QueryRunTest)
#include "queryrun_test.moc"
