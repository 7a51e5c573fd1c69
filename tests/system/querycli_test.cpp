// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/hiddenarguments.h"
#include "app/cli/import/importcommand.h"
#include "app/cli/send/sendcommand.h"
#include "app/cli/sweep/sweepcommand.h"
#include "tests/support/childprogram.h"
#include "tests/support/childrenof.h"
#include "tests/support/loopback.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <QRegularExpression>

#include <libpq-fe.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <fstream>
#include <list>
#include <memory>

using namespace loadstone;

namespace {

using Json = nlohmann::json;
using Held = std::unique_ptr<PGconn, decltype(&PQfinish)>;

Held held(const std::string& url) {
    return Held(PQconnectdb(url.c_str()), &PQfinish);
}

/// How many connections there are beside this one, for which a condition holds.
int othersOf(const Held& connection, const std::string& condition = "true") {
    const std::string sql =
        "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND "
        "pid <> pg_backend_pid() AND " +
        condition;
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.c_str()), &PQclear);
    return QByteArray(PQgetvalue(result.get(), 0, 0)).toInt();
}

} // namespace

/// Queries on the command line, to a real database: what is told, what is refused and how.
class QueryCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void textSpeaksOfQueries();
    void textSpeaksOfTransactions();
    void severalQueriesHaveFiguresEach();
    void jsonHasRowsAndStates();
    void aResultRunsAgain();
    void aValueMayBeEmpty();
    void wordsOfLibpqAreTaken();
    void whatCannotBeIsTold_data();
    void whatCannotBeIsTold();
    void whatDatabasesRefuseIsTold_data();
    void whatDatabasesRefuseIsTold();
    void passwordsAreShownNowhere();
    void processesHaveNoPasswordInTheirArguments();
    void secretsOfArgumentsAreHidden_data();
    void secretsOfArgumentsAreHidden();
    void noServerIsReachedWithoutConsent_data();
    void noServerIsReachedWithoutConsent();
    void moreThanThereAreIsRefused();
    void limitsOfOneUserAndOneDatabaseAreKnown();
    void aSweepTakesAllThereAre();
    void aSweepNamesItsOwnOption();
    void oneQueryIsShownWhole();
    void oneQueryThatFailsIsShown();
    void whatOneQueryMakesTheServerSayAgainIsHidden();
    void whatTheEnvironmentGivesIsHidden();

private:
    Ended run(const QStringList& options, const std::string& user = "loadstone") const {
        return cli(QStringList{"run", QString::fromStdString(m_cluster->url(user))} + options);
    }

    Ended send(const QStringList& options, const std::string& user = "loadstone") const {
        return cli(QStringList{"send", QString::fromStdString(m_cluster->url(user))} + options);
    }

    std::unique_ptr<PostgresCluster> m_cluster;
};

void QueryCliTest::initTestCase() {
    if (!PostgresCluster::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_cluster = std::make_unique<PostgresCluster>();
    m_cluster->execute("CREATE TABLE log (value text)");
}

void QueryCliTest::textSpeaksOfQueries() {
    const Ended ended = run({"--query", "SELECT n FROM generate_series(1, 3) n\nWHERE n < $1",
                             "--param", "{{random 3 3}}", "-n", "40", "-c", "2"});
    QCOMPARE(ended.exitCode, 0);
    const QString head = QString::fromStdString(m_cluster->url()) +
                         ", 2 threads, protocol prepared, PostgreSQL \\d+\\.\\d+\n"
                         "  SELECT n FROM generate_series\\(1, 3\\) n\n  WHERE n < \\$1\n\n"
                         "Summary:\n";
    QVERIFY2(QRegularExpression("^" + head).match(ended.output).hasMatch(), ended.output);
    for (const char* part :
         {"\n  Queries/sec: ", "\n  Queries:         40 sent: 40 ok, 0 failed",
          "\n  Rows:            80 received\n",
          "\n  Total data:      80 B received, values of rows\n", "\n  Size/query:      2 B\n"})
        QVERIFY2(ended.output.contains(part), ended.output);
    // One thread may ask all before the other begins.
    QVERIFY2(
        QRegularExpression("  in (1 connection|2 connections)\n").match(ended.output).hasMatch(),
        ended.output);
    const QRegularExpression http("HTTP|[Ss]tatus|[Rr]equest|[Hh]eader|GET");
    QVERIFY2(!http.match(ended.output).hasMatch(), ended.output);
}

void QueryCliTest::textSpeaksOfTransactions() {
    const Ended ended = run({"--query", "BEGIN; INSERT INTO log VALUES ('x'); COMMIT", "-n", "10",
                             "-c", "1", "--protocol", "simple"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(ended.output.contains("1 thread, protocol simple"), ended.output);
    QVERIFY2(ended.output.contains("\n  Transactions:    10 sent: 10 ok"), ended.output);
    QCOMPARE(m_cluster->numberOf("SELECT count(*) FROM log"), 10);
}

/// One is in a file, with its weight; the same text in two queries is one statement.
void QueryCliTest::severalQueriesHaveFiguresEach() {
    const TemporaryFolder folder;
    const auto sql = QString::fromStdString((folder.path() / "two.sql").string());
    std::ofstream(folder.path() / "two.sql") << "\xef\xbb\xbfSELECT 2\n  AS two; SELECT 1";
    const auto file = QString::fromStdString((folder.path() / "run.json").string());
    const QStringList queries{"--query", "SELECT 1;@2", "--sql", sql + "@3", "-n", "200"};
    const Ended ended =
        run(queries + QStringList{"--json", file, "--output-format", "text", "--engine", "loop"});
    QVERIFY2(ended.exitCode == 0, ended.messages);
    QVERIFY2(
        ended.output.contains("\n  SELECT 1\n  ;@2\n  SELECT 2\n    AS two; SELECT 1\n  ;@3\n"),
        ended.output);
    QVERIFY2(ended.output.contains("\n  Transactions:    200 sent: 200 ok"), ended.output);
    const QRegularExpression row("\n +200 +0 +\\S+ .s +\\S+ .s +\\S+ .s +200  SELECT 1\n"
                                 " +(\\d+) +0 +.* \\1  SELECT 2 AS two\n");
    QVERIFY2(row.match(ended.output).hasMatch(), ended.output);
    std::ifstream stream(file.toStdString());
    const Json json = Json::parse(stream);
    const Json& statements = json["database"]["statements"];
    QCOMPARE(statements.size(), 2U);
    QCOMPARE(statements[0]["sql"], Json("SELECT 1"));
    QCOMPARE(statements[0]["count"], Json(200));
    QCOMPARE(statements[0]["rows"], Json(200));
    QVERIFY(statements[0]["latency_ms"]["p99"].is_number());
    QCOMPARE(json["plan"]["query"][1]["weight"], Json(3));
    const Ended again = cli({"run", file, "-n", "10"});
    QVERIFY2(again.output.contains("\n  Transactions:    10 sent: 10 ok"), again.output);
    const auto mix = QString::fromStdString((folder.path() / "mix.sql").string());
    std::ofstream(folder.path() / "mix.sql") << "SELECT 1;@2\nSELECT 2;@1\n";
    const Ended both = run({"--sql", mix + "@3", "-n", "10"});
    QCOMPARE(both.exitCode, 2);
    QVERIFY2(both.messages.contains("--sql: \"" + mix.toUtf8() +
                                    "@3\": this file has weights of "
                                    "its own; leave @3 out\n"),
             both.messages);
    const Ended wrong = run({"--query", "SELECT 1;@2", "--query", "SELECT 1 FORM x"});
    QVERIFY2(wrong.messages.contains("the database refuses query 2: syntax error at"),
             wrong.messages);
}

void QueryCliTest::jsonHasRowsAndStates() {
    const Ended ended = run({"--query", "SELECT 1 / ($1::int % 4)", "--param", "{{seq}}", "-n",
                             "40", "--json", "-", "--protocol", "extended"});
    QCOMPARE(ended.exitCode, 0);
    const Json json = Json::parse(ended.output.toStdString());
    QCOMPARE(json["requests"]["ok"], Json(30));
    QCOMPARE(json["database"]["rows"], Json(30));
    QCOMPARE(json["database"]["statements"][0]["failed"], Json(10));
    QCOMPARE(json["plan"]["protocol"], Json("extended"));
    QCOMPARE(json["plan"]["parameters"], Json::parse("[\"{{seq}}\"]"));
    QCOMPARE(json["errors"].size(), 1U);
    QCOMPARE(json["errors"][0]["class"], Json("sql"));
    QCOMPARE(json["errors"][0]["sqlstate"], Json("22012"));
    QCOMPARE(json["errors"][0]["message"], Json("22012, a division by zero"));
    QCOMPARE(json["errors"][0]["server_message"], Json("division by zero"));
    QCOMPARE(json["errors"][0]["count"], Json(10));
    for (const char* key : {"status_codes", "http_versions", "encodings", "tls"})
        QVERIFY2(!json.contains(key), key);
    QCOMPARE(json["phases_ms"].size(), 1U);
    QCOMPARE(json["phases_ms"]["connect"]["count"].get<int>(),
             json["connections_opened"].get<int>());
    for (const Json& signal : json["validity"]["signals"])
        QVERIFY(signal["explanation"].get<std::string>().find("equest") == std::string::npos);
    for (const char* key : {"method", "headers", "http_version", "keepalive"})
        QVERIFY2(!json["plan"].contains(key), key);
}

void QueryCliTest::aResultRunsAgain() {
    const TemporaryFolder folder;
    const auto sql = QString::fromStdString((folder.path() / "query.sql").string());
    std::ofstream(folder.path() / "query.sql") << "-- what it is\nSELECT $1;\n";
    const auto file = QString::fromStdString((folder.path() / "run.json").string());
    QCOMPARE(run({"--sql", sql, "--param", "a\nb", "-n", "20", "--json", file}).exitCode, 0);
    const Ended again = cli({"run", file, "-n", "7"});
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.output.contains("Total data:      21 B received"), again.output);
}

void QueryCliTest::aValueMayBeEmpty() {
    const Ended ended = run({"--query", "SELECT 1 WHERE $1 = ''", "--param", "", "-n", "10"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(ended.output.contains("Rows:            10 received"), ended.output);
}

void QueryCliTest::wordsOfLibpqAreTaken() {
    const QString words =
        QString("host=127.0.0.1 port=%1 user=loadstone dbname=postgres").arg(m_cluster->port());
    const Ended ended = cli({"run", words, "--query", "SELECT 1", "-n", "10"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(ended.output.startsWith("postgresql://?"), ended.output);
}

void QueryCliTest::whatCannotBeIsTold_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const QStringList& options, const char* sentence) {
        QTest::newRow(sentence) << options << QByteArray(sentence);
    };
    const QString url = "postgresql://u@127.0.0.1:1/d";
    row({url}, "--query: there is no query; give one, as in SELECT 1");
    row({url, "--query", "SELECT $2", "--param", "1"},
        "--param: the query has $2, but there is 1 value; give one for each");
    row({url, "--query", "SELECT 1", "--param", "1"},
        "--param: there is 1 value, but the query has no parameter; write $1 where the first "
        "belongs");
    row({url, "--query", "BEGIN; SELECT 1"},
        "--query: the transaction that it begins has no end; add COMMIT");
    row({url, "--query", "COPY t FROM STDIN"},
        "--query: COPY is not supported; use INSERT or SELECT");
    row({url, "--query", "SELECT 'x"}, "--query: character 8: the text in quotes has no end");
    row({url, "--query", "SELECT 1", "--protocol", "binary"},
        "--protocol: \"binary\" is not a protocol; there are prepared, extended and simple");
    row({url, "--query", "SELECT $1", "--param", "{{sek}}"},
        "--param: the value of $1, character 1: ");
    row({"postgresql://u@h/d%zz", "--query", "SELECT 1"},
        "URL: \"postgresql://u@h/d%zz\" does not say where a database is");
    row({"postgresql:///d?bogus=1", "--query", "SELECT 1"},
        "URL: \"postgresql:///d?bogus=1\" does not say where a database is (invalid URI query "
        "parameter: \"bogus\"); write it as postgresql://user@host:port/database\n");
    for (const char* port : {"99999", "0", "80a"})
        QTest::newRow(port) << QStringList{QString("postgresql://h:%1/d").arg(port), "--query", "x"}
                            << QByteArray("URL: the port of the database is no number from 1 to "
                                          "65535; write the URL as");
    row({"postgresql://h/d?sslmode=bogus", "--query", "SELECT 1"},
        "URL: \"bogus\" is no sslmode of libpq; there are disable, allow, prefer, require, "
        "verify-ca and verify-full\n");
    row({"postgresql://h/d?connect_timeout=2", "--query", "SELECT 1"},
        "URL: connect_timeout is not taken from the URL; give it by --connect-timeout\n");
    for (const char* other : {"postgresq://h/d", "mysql://h/d", "host=h dbname", "host='h"})
        QTest::newRow(other) << QStringList{other, "--query", "SELECT 1"}
                             << QByteArray("URL: this is no URL of a database; write it as "
                                           "postgresql://user@host:port/database, or in words of "
                                           "libpq, as in 'host=/run/postgresql dbname=shop'\n");
    row({"postgresql://u@/d?service=prod", "--query", "SELECT 1"},
        "URL: services of libpq (service=, PGSERVICE) are not supported; write host, port, user "
        "and database");
    row({"postgresql://app:hunter2/x@127.0.0.1:1/d", "--query", "SELECT 1"},
        "URL: the port of the database is no number from 1 to 65535; write the URL as "
        "postgresql://user@host:port/database, and a / in a password as %2F\n");
    row({url, "--query", "BEGIN; SELECT 1; COMMIT AND CHAIN; SELECT 2"},
        "--query: the transaction that it begins has no end; add COMMIT");
    for (const QStringList& option : {QStringList{"-H", "A: b"},
                                      {"-d", "x"},
                                      {"-m", "PUT"},
                                      {"--http2"},
                                      {"--http1.1"},
                                      {"-6"},
                                      {"-k"},
                                      {"--check", "body contains x"},
                                      {"--expect-status", "404"},
                                      {"-x", "http://p:1"},
                                      {"-a", "me:word"},
                                      {"--bearer", "word"},
                                      {"-b", "a=b"},
                                      {"-F", "a=b"},
                                      {"--data-raw", "x"}})
        QTest::newRow(qPrintable(option.first()))
            << QStringList{url, "--query", "SELECT 1"} + option
            << QByteArray(option.first().toUtf8() +
                          ": this is of HTTP, and a database is asked; leave it out");
    const QString tooLong = "SELECT " + QString(300, '1');
    QTest::newRow("SQL for its file") << QStringList{url, "--sql", tooLong}
                                      << QByteArray("--sql: the file " + tooLong.toUtf8() +
                                                    " cannot be read: File name too long");
    QTest::newRow("SQL for the URL")
        << QStringList{tooLong, "-n", "1"} << QByteArray("URL: \"" + tooLong.toUtf8() + "\" ");
    row({"http://127.0.0.1:1/", "--query", "SELECT 1"},
        "--query: this is of a database, and the URL is none; write the URL as "
        "postgresql://user@host/database, or leave it out");
}

void QueryCliTest::whatCannotBeIsTold() {
    QFETCH(QStringList, options);
    QFETCH(QByteArray, sentence);
    const Ended ended = cli(QStringList{"run"} + options);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.messages.contains(sentence), ended.messages);
    QVERIFY2(!ended.messages.contains("hunter"), ended.messages);
}

void QueryCliTest::whatDatabasesRefuseIsTold_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* name, const char* url, const char* query,
                        const char* sentence) {
        QTest::newRow(name) << url << query << QByteArray(sentence);
    };
    row("nobody there", "postgresql://loadstone@127.0.0.1:%2/postgres", "SELECT 1",
        "URL: no database can be reached there (Connection refused); check that PostgreSQL runs, "
        "and host and port\n");
    row("nobody there, and a password", "postgresql://me:hunter2@127.0.0.1:%2/postgres", "SELECT 1",
        "URL: no database can be reached there; check that PostgreSQL runs, and host and port\n");
    row("a password that is read as a host", "postgresql://me:a@hunter2@127.0.0.1:1/x", "SELECT 1",
        "URL: no database can be reached there; check that PostgreSQL runs, and host and port\n");
    row("no password", "postgresql://guarded@127.0.0.1:%1/postgres?passfile=/none", "SELECT 1",
        "URL: the database does not accept the password of this user (");
    row("wrong password", "postgresql://guarded:hunter3@127.0.0.1:%1/postgres", "SELECT 1",
        "URL: the database does not accept the password of this user (password authentication "
        "failed for user \"guarded\"); give it in PGPASSWORD, a password file or the URL\n");
    row("no database", "postgresql://loadstone@127.0.0.1:%1/shop", "SELECT 1",
        "URL: there is no such database (database \"shop\" does not exist); name one that is "
        "there\n");
    row("TLS", "postgresql://loadstone@127.0.0.1:%1/postgres?sslmode=require", "SELECT 1",
        "URL: TLS with the database failed (server does not support SSL, but SSL was required); "
        "see "
        "sslmode and sslrootcert of libpq\n");
    row("syntax", "postgresql://loadstone@127.0.0.1:%1/postgres", "SELECT 1 FORM x",
        "--query: the database refuses the query: syntax error at or near \"x\" (character 15)\n");
    row("type", "postgresql://loadstone@127.0.0.1:%1/postgres", "SELECT 'a' + true",
        "--query: the database refuses the query: ");
}

void QueryCliTest::whatDatabasesRefuseIsTold() {
    QFETCH(QString, url);
    QFETCH(QString, query);
    QFETCH(QByteArray, sentence);
    const ClosedPort closed;
    url.replace("%1", QString::number(m_cluster->port()));
    url.replace("%2", QString::number(closed.number()));
    const Ended ended = cli({"run", url, "--query", query, "-n", "10"});
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.messages.contains(sentence), ended.messages);
    QVERIFY2(!ended.messages.contains("hunter"), ended.messages);
}

void QueryCliTest::passwordsAreShownNowhere() {
    const Ended ended = run({"--query", "SELECT 1", "-n", "10", "--output-format", "text",
                             "--output-format", "json:/dev/stderr"},
                            "guarded:hunter2");
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(ended.output.contains("postgresql://guarded:***@"), ended.output);
    QVERIFY2(!(ended.output + ended.messages).contains("hunter2"), ended.messages);
}

void QueryCliTest::noServerIsReachedWithoutConsent_data() {
    QTest::addColumn<QString>("url");
    for (const char* url :
         {"postgresql://app@192.0.2.7/shop", "postgresql://app@/shop?hostaddr=192.0.2.7",
          "postgresql://app@/shop?hostaddr=127.0.0.1,&host=localhost,192.0.2.7",
          "postgresql://app@/shop?hostaddr=127.0.0.1,&host=a%0Ab,192.0.2.7",
          "postgresql://app@/shop?host=,192.0.2.7",
          "postgresql://app@localhost/shop?hostaddr=192.0.2.7"})
        QTest::newRow(url) << QString(url);
}

void QueryCliTest::noServerIsReachedWithoutConsent() {
    QFETCH(QString, url);
    const Ended ended = cli({"run", url, "--query", "SELECT 1", "-n", "1"});
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.messages.contains("192.0.2.7 is neither this machine nor private"),
             ended.messages);
    QVERIFY2(ended.messages.contains("--i-may-test 192.0.2.7"), ended.messages);
}

void QueryCliTest::secretsOfArgumentsAreHidden_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* words, const char* shown) {
        QTest::newRow(words) << QString(words) << QString(shown);
    };
    row("postgresql://a:hunter2@h/shop", "postgresql://a:***@h/shop");
    row("postgresql:///shop?user=a&password=hunter2", "postgresql:///shop?user=a&password=***");
    row("host=h password=hunter2", "postgresql://?password=***&host=h");
    row("https://a:hunter2@h/", "https://a:***@h/");
    row("a:hunter2@h", "a:***@h");
    row("--metrics=http://a:hunter2@h/", "--metrics=http://a:***@h/");
    for (const char* plain : {"run", "-n", "--query", "SELECT 'a:b@c'", "host=h dbname=shop",
                              "http://h:80/?q=1", "--json=a/b.json", "a@b"})
        row(plain, plain);
    row("run|-a|me:hunter2", "run|-a|me:***");
    row("run|-ame:hunter2|-k", "run|-ame:***|-k");
    row("run|-kame:hunter2", "run|-kame:***");
    row("sweep|--auth=me:hunter2|http://h/", "sweep|--auth=me:***|http://h/");
    row("send|--auth|hunter2", "send|--auth|***");
    row("run|--bearer|-hunter2", "run|--bearer|***");
    row("run|--oauth2-bearer=hunter2", "run|--oauth2-bearer=***");
    row("run|-b|sid=hunter2", "run|-b|***");
    row("run|--pass|hunter2", "run|--pass|***");
    row("run|-H|Authorization: Bearer hunter2", "run|-H|Authorization: ***");
    row("run|-H|Authorization Bearer hunter2", "run|-H|***");
    row("run|-HX-Api-Key:hunter2", "run|-HX-Api-Key: ***");
    row("run|-d|a=1&password=hunter2", "run|-d|a=1&password=***");
    row("run|--data-raw={\"token\": \"hunter2\"}", "run|--data-raw={\"token\": \"***\"}");
    row("run|-F|password=hunter2", "run|-F|password=***");
    row("run|--check|json $.token equals hunter2", "run|--check|json $.token equals \"***\"");
    row("import|curl http://h/ -u me:hunter2", "import|curl ***");
    for (const char* plain :
         {"run|-a|@file", "run|--bearer=@file", "run|-H|@file", "run|-H|Accept: a", "run|-d|@file",
          "run|-d|a=1", "run|-F|a=<b", "run|--check|body contains a", "import|curl.txt",
          "run|--|--auth=a", "run|--auth", "run|-knH", "export|-a|b"})
        row(plain, plain);
}

void QueryCliTest::secretsOfArgumentsAreHidden() {
    QFETCH(QString, words);
    QFETCH(QString, shown);
    CLI::App app;
    RunArguments run;
    SweepArguments sweep;
    SendArguments send;
    ImportArguments import;
    declareOptions(*app.add_subcommand("run"), run);
    declareOptions(*app.add_subcommand("sweep"), sweep);
    declareOptions(*app.add_subcommand("send"), send);
    declareOptions(*app.add_subcommand("import"), import);
    std::vector<std::string> given;
    for (const QString& word : words.split('|'))
        given.push_back(word.toStdString());
    QStringList masked;
    for (const std::string& word : withoutSecretsOfOptions(app, given))
        masked << QString::fromStdString(word);
    QCOMPARE(masked.join('|'), shown);
}

void QueryCliTest::processesHaveNoPasswordInTheirArguments() {
    QProcess process;
    process.start(LOADSTONE_CLI,
                  {"run", QString::fromStdString(m_cluster->url("guarded:hunter2")), "--query",
                   "SELECT pg_sleep(3600)", "-c", "1", "--engine", "process", "-z", "1h"});
    const auto isAsked = [&] {
        return m_cluster->numberOf("SELECT count(*) FROM pg_stat_activity WHERE usename = "
                                   "'guarded' AND wait_event = 'PgSleep'") > 0;
    };
    QTRY_VERIFY(isAsked() || process.state() == QProcess::NotRunning);
    QVERIFY2(process.state() == QProcess::Running, process.readAllStandardError());
    const QByteArrayList children = childrenOf(process.processId());
    QVERIFY(!children.isEmpty());
    for (const QByteArray& child :
         children + QByteArrayList{QByteArray::number(process.processId())}) {
        QFile arguments("/proc/" + child + "/cmdline");
        QVERIFY(arguments.open(QIODevice::ReadOnly));
        const QByteArray text = arguments.readAll();
        QVERIFY(!text.isEmpty() && !text.contains("hunter2"));
    }
    QVERIFY(sendSignal(process.processId(), SIGINT));
    const Ended ended = finish(process);
    QVERIFY2(!(ended.output + ended.messages).contains("hunter2"), ended.messages);
}

/// Three are kept for superusers, and this user is none. It cannot look at the two that another
/// has.
void QueryCliTest::moreThanThereAreIsRefused() {
    const PostgresCluster small({"max_connections=12"});
    small.execute("CREATE ROLE app LOGIN");
    const auto url = QString::fromStdString(small.url("app"));
    const Held others[]{held(small.url()), held(small.url())};
    const QString sentence =
        "the database has room for 7 more connections now (max_connections 12, "
        "3 reserved, 2 in use, 7 free), and 8 are asked for; use fewer\n";
    for (const char* engine : {"pool", "loop", "process"}) {
        Ended ended =
            cli({"run", url, "--query", "SELECT 1", "-n", "90", "-c", "7", "--engine", engine});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY2(ended.output.contains("90 sent: 90 ok"), ended.output);
        QTRY_COMPARE(othersOf(others[0]), 1);
        ended = cli({"run", url, "--query", "SELECT 1", "-n", "90", "-c", "8", "--engine", engine});
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(QString(ended.messages), "loadstone-cli: -c: " + sentence);
    }
}

void QueryCliTest::limitsOfOneUserAndOneDatabaseAreKnown() {
    m_cluster->execute("CREATE ROLE one LOGIN CONNECTION LIMIT 1");
    m_cluster->execute("CREATE ROLE app LOGIN");
    m_cluster->execute("CREATE DATABASE small CONNECTION LIMIT 2");
    const auto refusalOf = [&](const std::string& user, const char* database, const char* count) {
        const QString url = QString::fromStdString(m_cluster->url(user)).replace("/postgres", "/");
        return cli({"run", url + database, "--query", "SELECT 1", "-n", "9", "-c", count});
    };
    QCOMPARE(refusalOf("one", "postgres", "1").exitCode, 0);
    QTRY_COMPARE(m_cluster->numberOf("SELECT count(*) FROM pg_stat_activity WHERE usename = 'one'"),
                 0);
    QCOMPARE(QString(refusalOf("one", "postgres", "2").messages),
             QString("loadstone-cli: -c: the database has room for 1 more connection now "
                     "(connection limit of the user 1, 0 in use, 1 free), and 2 are asked for; use "
                     "fewer\n"));
    QCOMPARE(
        QString(refusalOf("app", "small", "3").messages),
        QString("loadstone-cli: -c: the database has room for 2 more connections now "
                "(connection limit of the database 2, 0 in use, 2 free), and 3 are asked for; use "
                "fewer\n"));
}

/// Two are held by another, and three are kept for superusers. The server notes what it refuses.
void QueryCliTest::aSweepTakesAllThereAre() {
    const PostgresCluster small({"max_connections=20"});
    small.execute("CREATE ROLE app LOGIN");
    const Held others[]{held(small.url()), held(small.url())};
    const auto url = QString::fromStdString(small.url("app"));
    const QStringList sweep{"sweep",    url,    "--query",  "SELECT 1",    "--repeat",
                            "2",        "-n",   "200",      "--cool-down", "0s",
                            "--engine", "pool", "--engine", "process"};
    const Ended ended = cli(sweep + QStringList{"--sweep", "1,15,16,64", "--json", "-"});
    QVERIFY2(ended.exitCode == 0, ended.messages);
    const Json json = Json::parse(ended.output.toStdString());
    QVERIFY(json["levels"].size() >= 8);
    for (const Json& run : json["levels"])
        QVERIFY(run["errors"] == 0 && run["size"] <= 15);
    QCOMPARE(json["database"]["protocol"], Json("prepared"));
    QCOMPARE(json["database"]["connections"], Json({{"limit", "max_connections"},
                                                    {"most", 20},
                                                    {"reserved", 3},
                                                    {"in_use", 2},
                                                    {"free", 15}}));
    QCOMPARE(json["left_out"].size(), 4U);
    QCOMPARE(json["left_out"][0],
             Json({{"engine", "pool"},
                   {"size", 16},
                   {"runs", 0},
                   {"planned_runs", 2},
                   {"reason", "no_room"},
                   {"message", "max_connections 20, 3 reserved, 2 in use, 15 free"}}));
    QCOMPARE(json["left_out"][3]["size"], Json(64));
    const Ended text = cli(sweep + QStringList{"--sweep", "1,64"});
    QVERIFY2(text.output.contains("\n64 is left out: max_connections 20, 3 reserved, 2 in use, 15 "
                                  "free.\n"),
             text.output);
    QVERIFY2(text.output.contains("; max_connections 20, 3 reserved, 2 in use, 15 free.\n"),
             text.output);
    const Ended none = cli(sweep + QStringList{"--sweep", "16,64"});
    QCOMPARE(none.exitCode, 1);
    QCOMPARE(QString(none.messages),
             QString("loadstone-cli: --sweep: the database has room for 15 more connections now "
                     "(max_connections 20, 3 reserved, 2 in use, 15 free), and the smallest level "
                     "is 16; use smaller levels\n"));
    const std::string said = small.said();
    QVERIFY2(said.find("FATAL") == said.npos, said.c_str());
}

/// Connections that are there before the first level are taken while it waits for a lock.
void QueryCliTest::aSweepNamesItsOwnOption() {
    const PostgresCluster small({"max_connections=12"});
    small.execute("CREATE ROLE app LOGIN");
    std::list<Held> others;
    others.push_back(held(small.url()));
    PQclear(PQexec(others.front().get(), "SELECT pg_advisory_lock(7)"));
    QProcess process;
    process.start(LOADSTONE_CLI, {"sweep", QString::fromStdString(small.url("app")), "--query",
                                  "SELECT pg_advisory_xact_lock_shared(7)", "--sweep", "7,8", "-n",
                                  "20", "--repeat", "1", "--cool-down", "0s"});
    QTRY_VERIFY_WITH_TIMEOUT(othersOf(others.front(), "wait_event = 'advisory'") >= 7, patience);
    for (int i = 0; i < 3; ++i)
        others.push_back(held(small.url()));
    PQclear(PQexec(others.front().get(), "SELECT pg_advisory_unlock(7)"));
    const Ended ended = finish(process);
    QCOMPARE(ended.exitCode, 1);
    const QRegularExpression refusal(
        "^loadstone-cli: --sweep: the database has room for 5 more connections now \\("
        "max_connections 12, 3 reserved, 4 in use, 5 free\\), and [78] are asked for; use fewer$",
        QRegularExpression::MultilineOption);
    QVERIFY2(refusal.match(ended.messages).hasMatch(), ended.messages);
}

void QueryCliTest::oneQueryIsShownWhole() {
    const Ended ended =
        send({"--query",
              "BEGIN; SELECT n AS number, 'it' || n, NULL::varchar(7) FROM "
              "generate_series(1, $1::int) n; DO $$ BEGIN RAISE NOTICE 'hear'; END $$; "
              "COMMIT",
              "--param", "{{random 23 23}}"});
    QVERIFY2(ended.exitCode == 0, ended.messages);
    const QRegularExpression head(
        "^postgresql://loadstone@.*\n  PostgreSQL 1\\d.* at 127.0.0.1 port "
        "\\d+, protocol prepared\n  Connect: +\\S+ .?s\n\n> BEGIN\n< BEGIN\n"
        "  Prepare: .*\n  All: .*\n\n> SELECT n AS number");
    QVERIFY2(head.match(ended.output).hasMatch(), ended.output);
    QVERIFY2(ended.output.contains("\n< SELECT 23\n"
                                   "  number  | ?column? | varchar\n"
                                   "  integer | text     | character varying(7)\n"
                                   "  1       | it1      | NULL\n"),
             ended.output);
    QVERIFY2(ended.output.contains("\n  and 3 further rows\n  Prepare: "), ended.output);
    QVERIFY2(ended.output.contains("\nNOTICE: 00000: hear\n"), ended.output);
}

void QueryCliTest::oneQueryThatFailsIsShown() {
    const Ended wrong = send({"--query", "SELECT 1,\n  'ä' || nowhere, 2", "--protocol", "simple"});
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY2(wrong.output.contains("ERROR: 42703: column \"nowhere\" does not exist\n"
                                   "    'ä' || nowhere, 2\n"
                                   "           ^\n"),
             wrong.output);
    const Ended json =
        send({"--query", "SELECT 1 / $1::int", "--param", "0", "--json", "-"}, "guarded:hunter2");
    QCOMPARE(json.exitCode, 1);
    const Json one = Json::parse(json.output.toStdString());
    QCOMPARE(one["ok"], Json(false));
    QCOMPARE(one["statements"][0]["error"]["sqlstate"], Json("22012"));
    QVERIFY(one["statements"][0]["phases_ms"]["prepare"].is_number());
    QVERIFY2(!json.output.contains("hunter2"), json.output);
    const Ended nobody = cli({"send", "postgresql://u@127.0.0.1:1/d", "--query", "SELECT 1"});
    QCOMPARE(nobody.exitCode, 1);
    QVERIFY2(nobody.messages.contains("URL: no database can be reached there"), nobody.messages);
    const Ended slow = send({"--query", "SELECT pg_sleep(3600)", "-t", "50ms"});
    QCOMPARE(slow.exitCode, 1);
    QVERIFY2(slow.output.contains("no complete answer came in time"), slow.output);
}

/// In a row, a notice, an error, its detail and its hint.
void QueryCliTest::whatOneQueryMakesTheServerSayAgainIsHidden() {
    const QStringList query{"--query",
                            "SELECT 'hunter' || 2; DO $$ BEGIN RAISE NOTICE 'hunter%', 2; RAISE "
                            "EXCEPTION 'hunter%', 2 USING HINT = 'hunter' || 2, DETAIL = "
                            "'hunter' || 2; END $$"};
    const QStringList json{"--json", "-"};
    for (const QStringList& options : {query, query + json}) {
        const Ended ended = send(options, "guarded:hunter2");
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(!ended.output.contains("hunter2"), ended.output);
        QCOMPARE(ended.output.count("***"), 6);
        const Ended shown = send(options + QStringList{"--with-secrets"}, "guarded:hunter2");
        QCOMPARE(shown.output.count("hunter2"), 6);
        QVERIFY2(!shown.output.contains("***"), shown.output);
    }
}

/// In a row, in what the server says of it, and in the statement where the value is put into it.
void QueryCliTest::whatTheEnvironmentGivesIsHidden() {
    qputenv("LOADSTONE_TEST_PARAMETER", "hunter-of-words");
    for (const char* protocol : {"prepared", "simple"})
        for (const char* query : {"SELECT $1::text", "SELECT $1::int"}) {
            const QStringList options{"--query",    query,
                                      "--param",    "{{env LOADSTONE_TEST_PARAMETER}}",
                                      "--protocol", protocol};
            const Ended ended = send(options);
            QVERIFY2(ended.output.contains("***"), ended.output);
            QVERIFY2(!ended.output.contains("hunter"), ended.output);
            QVERIFY(
                send(options + QStringList{"--with-secrets"}).output.contains("hunter-of-words"));
        }
}

LOADSTONE_TEST(QueryCliTest)
#include "querycli_test.moc"
