// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/loadplan.h"
#include "core/postgres/databaseurl.h"
#include "core/postgres/queryfailure.h"
#include "core/postgres/sessionplan.h"
#include "core/postgres/sqlstate.h"
#include "core/postgres/sqlstatement.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

using Texts = std::vector<std::string>;

Texts textsOf(const char* sql) {
    Texts texts;
    const auto statements = readStatements(sql);
    for (const SqlStatement& statement : *statements)
        texts.push_back(statement.text);
    return texts;
}

std::string errorOf(const char* sql) {
    const auto read = readStatements(sql);
    return read ? "" : read.error().field + ": " + read.error().message;
}

} // namespace

/// SQL as it is cut into statements and parameters, what a database's URL is, and what its words of
/// failure mean.
class SqlStatementTest : public QObject {
    Q_OBJECT

private slots:
    void statementsEndAtSemicolons_data();
    void statementsEndAtSemicolons();
    void whatHasNoEndIsTold_data();
    void whatHasNoEndIsTold();
    void parametersAreCountedFromOneInEach();
    void quotedParametersAreText();
    void transactionsAreSeen();
    void aByteOfZeroIsRefused();
    void statementsOfTwoRunsHaveTwoNames();
    void queriesOfATextHaveWeights_data();
    void queriesOfATextHaveWeights();
    void filesHaveWeights();
    void eachStatementIsThereOnce();
    void weightsAreLimited();
    void databasesAreKnownByTheirUrl();
    void wordsOfLibpqBecomeAUrl();
    void wrongUrlsAreTold();
    void statesAreFoundInWhatIsSaid();
    void statesHaveAPlaceByTheirClass();
};

void SqlStatementTest::statementsEndAtSemicolons_data() {
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QStringList>("statements");
    const auto row = [](const char* sql, const QStringList& statements) {
        QTest::newRow(sql) << QByteArray(sql) << statements;
    };
    row("SELECT 1", {"SELECT 1"});
    row(" SELECT 1 ;\n", {"SELECT 1"});
    row("SELECT 1; SELECT 2;", {"SELECT 1", "SELECT 2"});
    row(";; ;", {});
    row("", {});
    row("-- nothing; at all", {});
    row("SELECT 1 -- one; two\n; SELECT 2", {"SELECT 1 -- one; two", "SELECT 2"});
    row("SELECT /* a; /* b; */ c; */ 1; SELECT 2", {"SELECT /* a; /* b; */ c; */ 1", "SELECT 2"});
    row("SELECT 'a;b'; SELECT 2", {"SELECT 'a;b'", "SELECT 2"});
    row("SELECT 'it''s; x'; SELECT 2", {"SELECT 'it''s; x'", "SELECT 2"});
    row("SELECT 'a\\'; SELECT 2", {"SELECT 'a\\'", "SELECT 2"});
    row("SELECT E'a\\'; b'; SELECT 2", {"SELECT E'a\\'; b'", "SELECT 2"});
    row("SELECT \"a;\"\"b\"; SELECT 2", {"SELECT \"a;\"\"b\"", "SELECT 2"});
    row("SELECT $$a;b$$; SELECT 2", {"SELECT $$a;b$$", "SELECT 2"});
    row("SELECT $x$a;$$;$x$; SELECT 2", {"SELECT $x$a;$$;$x$", "SELECT 2"});
    row("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
        {"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3"});
    row("CREATE FUNCTION f(int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE $1 WHEN 1 THEN 2 "
        "END; "
        "END; SELECT 3",
        {"CREATE FUNCTION f(int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE $1 WHEN 1 THEN 2 "
         "END; END",
         "SELECT 3"});
    row("create or replace procedure p() begin atomic insert into t values (1); end; begin; end",
        {"create or replace procedure p() begin atomic insert into t values (1); end", "begin",
         "end"});
    row("CREATE FUNCTION f() RETURNS int RETURN 1; SELECT 2",
        {"CREATE FUNCTION f() RETURNS int RETURN 1", "SELECT 2"});
    row("CREATE TABLE t (begin int); BEGIN; SELECT 1",
        {"CREATE TABLE t (begin int)", "BEGIN", "SELECT 1"});
    row("SELECT name'x;'; SELECT 2", {"SELECT name'x;'", "SELECT 2"});
    row("SELECT 1 - -1; SELECT 4/2", {"SELECT 1 - -1", "SELECT 4/2"});
}

void SqlStatementTest::statementsEndAtSemicolons() {
    QFETCH(QByteArray, sql);
    QFETCH(QStringList, statements);
    QStringList found;
    for (const std::string& text : textsOf(sql))
        found << QString::fromStdString(text);
    QCOMPARE(found, statements);
}

void SqlStatementTest::whatHasNoEndIsTold_data() {
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("text") << QByteArray("SELECT 'a")
                          << QByteArray("query: character 8: the text in quotes has no end");
    QTest::newRow("name") << QByteArray("SELECT \"a")
                          << QByteArray("query: character 8: the name in quotes has no end");
    QTest::newRow("dollars") << QByteArray("SELECT $a$ b $$")
                             << QByteArray(
                                    "query: character 8: the text in dollar quotes has no end");
    QTest::newRow("comment") << QByteArray("SELECT 1 /* /* */")
                             << QByteArray("query: character 10: the comment has no end");
    QTest::newRow("no such parameter")
        << QByteArray("SELECT $0") << QByteArray("query: character 8: parameters are $1 to $65535");
    QTest::newRow("far too many") << QByteArray("SELECT $99999999999999999999")
                                  << QByteArray("query: character 8: parameters are $1 to $65535");
    QTest::newRow("far too many, after one")
        << QByteArray("SELECT $1, $99999999999999999999")
        << QByteArray("query: character 12: parameters are $1 to $65535");
}

void SqlStatementTest::whatHasNoEndIsTold() {
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, error);
    QCOMPARE(QByteArray::fromStdString(errorOf(sql)), error);
}

// The server wants to know the type of each that there is.
void SqlStatementTest::parametersAreCountedFromOneInEach() {
    const auto statements =
        readStatements("SELECT $2, $2 + $1; SELECT 'x'; SELECT $3::int").value();
    QCOMPARE(statements.size(), 3U);
    QCOMPARE(statements[0].text, std::string("SELECT $1, $1 + $2"));
    QCOMPARE(statements[0].parameters, (std::vector<std::size_t>{1, 0}));
    QCOMPARE(statements[0].pieces, (Texts{"SELECT ", ", ", " + ", ""}));
    QCOMPARE(statements[0].places, (std::vector<std::size_t>{0, 0, 1}));
    QVERIFY(statements[1].parameters.empty());
    QCOMPARE(statements[2].text, std::string("SELECT $1::int"));
    QCOMPARE(statements[2].parameters, (std::vector<std::size_t>{2}));
    QCOMPARE(parametersOf(statements), 3U);
    QCOMPARE(parametersOf(readStatements("SELECT 1").value()), 0U);
}

void SqlStatementTest::quotedParametersAreText() {
    QCOMPARE(parametersOf(readStatements("CREATE FUNCTION f(int) RETURNS int BEGIN ATOMIC; SELECT "
                                         "$1; END")
                              .value()),
             0U);
    const auto statements = readStatements("SELECT '$1', $$ $2 $$, a$3 -- $4").value();
    QCOMPARE(parametersOf(statements), 0U);
}

void SqlStatementTest::transactionsAreSeen() {
    using Kind = SqlStatement::Kind;
    const auto kinds = [](const char* sql) {
        std::vector<Kind> all;
        const auto statements = readStatements(sql);
        for (const SqlStatement& statement : *statements)
            all.push_back(statement.kind);
        return all;
    };
    QVERIFY(kinds("begin; SELECT 1; COMMIT") ==
            (std::vector{Kind::Begins, Kind::Usual, Kind::Ends}));
    QVERIFY(kinds("/* x */ START  TRANSACTION; ROLLBACK TO a; end") ==
            (std::vector{Kind::Begins, Kind::Usual, Kind::Ends}));
    QVERIFY(kinds("ROLLBACK; ABORT; ROLLBACK WORK TO a; copy t FROM STDIN") ==
            (std::vector{Kind::Ends, Kind::Ends, Kind::Usual, Kind::Copies}));
    QVERIFY(kinds("COMMIT AND CHAIN; rollback work and chain; COMMIT WORK AND NO CHAIN; END") ==
            (std::vector{Kind::Begins, Kind::Begins, Kind::Ends, Kind::Ends}));
}

void SqlStatementTest::databasesAreKnownByTheirUrl() {
    QVERIFY(isDatabaseUrl("postgresql://u@h/d"));
    QVERIFY(isDatabaseUrl("postgres://"));
    QVERIFY(isDatabaseUrl("POSTGRESQL://h"));
    QVERIFY(!isDatabaseUrl("http://h/postgresql://"));
    QVERIFY(!isDatabaseUrl("postgresql:h"));
    QVERIFY(!isDatabaseUrl(""));
}

void SqlStatementTest::wordsOfLibpqBecomeAUrl() {
    QCOMPARE(databaseUrlOf("host=/run/x dbname=shop"),
             std::string("postgresql://?dbname=shop&host=%2Frun%2Fx"));
    QCOMPARE(databaseUrlOf("dbname = 'a b'"), std::string("postgresql://?dbname=a%20b"));
    QCOMPARE(databaseUrlOf("http://h/?host=x"), std::string("http://h/?host=x"));
    QCOMPARE(databaseUrlOf("host.json"), std::string("host.json"));
    QCOMPARE(databaseUrlOf("user=me colour=red"), std::string("user=me colour=red"));
    QVERIFY(checkDatabaseUrl(databaseUrlOf("host=/run/x dbname=shop")).has_value());
}

void SqlStatementTest::wrongUrlsAreTold() {
    QCOMPARE(
        checkDatabaseUrl("postgresql://h/d?colour=red").error().message,
        std::string("\"postgresql://h/d?colour=red\" does not say where a database is (invalid "
                    "URI query parameter: \"colour\"); write it as "
                    "postgresql://user@host:port/database"));
    const auto error = checkDatabaseUrl("postgresql://me:hunter2@[h/d").error();
    QCOMPARE(error.field, std::string("url"));
    QVERIFY(error.message.find("hunter2") == std::string::npos);
    QCOMPARE(
        checkDatabaseUrl("postgresql://h/d?pwd=hun%zzter2").error().message,
        std::string("\"postgresql://h/d?pwd=***\" does not say where a database is; write it as "
                    "postgresql://user@host:port/database"));
}

void SqlStatementTest::statesAreFoundInWhatIsSaid() {
    const char* refused = "connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  28P01: "
                          "password authentication failed for user \"x\"\nLOCATION:  auth_failed, "
                          "auth.c:326\n";
    QCOMPARE(sqlStateIn(refused), std::string_view("28P01"));
    QCOMPARE(reasonIn(refused), std::string("password authentication failed for user \"x\""));
    QCOMPARE(connectFailureOf(refused),
             (QueryFailure{ErrorClass::Connect, sqlStatePlace("28P01")}));
    const char* nobody =
        "connection to server at \"127.0.0.1\", port 1 failed: Connection refused\n"
        "\tIs the server running on that host and accepting TCP/IP connections?\n";
    QCOMPARE(sqlStateIn(nobody), std::string_view());
    QCOMPARE(reasonIn(nobody), std::string("Connection refused"));
    QCOMPARE(connectFailureOf(nobody), (QueryFailure{ErrorClass::Connect, 0}));
    QCOMPARE(connectFailureOf("could not translate host name \"x\" to address: Name or service not "
                              "known"),
             (QueryFailure{ErrorClass::Dns, 0}));
    const char* lastOf = "connection to server at \"::1\", port 1 failed: Cannot assign requested "
                         "address\n\tIs the server running on that host and accepting TCP/IP "
                         "connections?\n";
    QCOMPARE(connectFailureOf(lastOf), (QueryFailure{ErrorClass::NoLocalPort, 0}));
    QCOMPARE(connectFailureOf(std::string(lastOf) + nobody),
             (QueryFailure{ErrorClass::Connect, 0}));
    QCOMPARE(connectFailureOf("connection to server at \"127.0.0.1\", port 1 failed: could not "
                              "create socket: Too many open files\n"),
             (QueryFailure{ErrorClass::NoDescriptor, 0}));
    QCOMPARE(connectFailureOf("SSL error: certificate verify failed"),
             (QueryFailure{ErrorClass::Tls, 0}));
    QCOMPARE(sqlStateIn(""), std::string_view());
    QCOMPARE(reasonIn(""), std::string());
}

void SqlStatementTest::aByteOfZeroIsRefused() {
    LoadPlan plan;
    plan.request.url = "postgresql://app@127.0.0.1/shop";
    plan.queries.all = {{std::string("SELECT 1\0 garbage", 18)}};
    const auto found = validate(plan);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().field, std::string("query"));
    QCOMPARE(found.front().message,
             std::string("the query has a byte of 0, behind which a database reads nothing"));
}

/// Behind a pooler the second would else be carried out as the first was prepared.
void SqlStatementTest::statementsOfTwoRunsHaveTwoNames() {
    Queries queries;
    queries.all = {{"SELECT 1; SELECT 2"}};
    const auto first = SessionPlan::read("postgresql://127.0.0.1/shop", queries).value().names;
    const auto second = SessionPlan::read("postgresql://127.0.0.1/shop", queries).value().names;
    QCOMPARE(first.size(), std::size_t(2));
    QVERIFY(first[0] != first[1]);
    QVERIFY(first[0] != second[0]);
}

void SqlStatementTest::queriesOfATextHaveWeights_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("queries");
    const auto row = [](const char* text, const QStringList& queries) {
        QTest::newRow(text) << QByteArray(text) << queries;
    };
    row("SELECT 1", {"1 SELECT 1"});
    row("SELECT 1;@3", {"3 SELECT 1"});
    row("SELECT 1;@3\nSELECT 2; SELECT 4;@20 \n", {"3 SELECT 1", "20 SELECT 2; SELECT 4"});
    row("SELECT 1;@3 SELECT 2;", {"3 SELECT 1", "1  SELECT 2;"});
    row("SELECT ';@3'", {"1 SELECT ';@3'"});
    row("SELECT 1 -- ;@3", {"1 SELECT 1 -- ;@3"});
    row("SELECT @5", {"1 SELECT @5"});
    row("SELECT 1;@3x", {"1 SELECT 1;@3x"});
    row("SELECT 1;@-3", {"1 SELECT 1;@-3"});
    row("SELECT 1;@0", {"0 SELECT 1"});
    row("SELECT 1;@99999999999", {"1000001 SELECT 1"});
}

void SqlStatementTest::queriesOfATextHaveWeights() {
    QFETCH(QByteArray, text);
    QFETCH(QStringList, queries);
    QStringList found;
    const auto read = queriesIn(text.toStdString());
    for (const WeightedQuery& query : read)
        found << QString::number(query.weight) + " " + QString::fromStdString(query.sql);
    QCOMPARE(found, queries);
    QVERIFY(queriesIn(textOf(read)) == read);
}

/// As pgbench has it.
void SqlStatementTest::filesHaveWeights() {
    for (const auto& [text, name, weight] : {std::tuple{"a.sql@3", "a.sql", 3},
                                             {"a.sql", "a.sql", 1},
                                             {"a@b.sql", "a@b.sql", 1},
                                             {"a@2@10", "a@2", 10},
                                             {"@3", "@3", 1},
                                             {"a@", "a@", 1}}) {
        QCOMPARE(weightedName(text).name, std::string(name));
        QCOMPARE(weightedName(text).weight, weight);
    }
}

void SqlStatementTest::eachStatementIsThereOnce() {
    Queries queries;
    queries.all = {{"BEGIN; SELECT $2; SELECT $1; COMMIT"}, {" SELECT $2 "}, {"SELECT 3"}};
    const auto read = QueryStatements::read(queries).value();
    using Places = std::vector<std::size_t>;
    QVERIFY(read.queries == (std::vector<Places>{{0, 1, 2, 3}, {1}, {4}}));
    QCOMPARE(read.statements[1].written(), std::string("SELECT $2"));
    QCOMPARE(read.statements[1].text, std::string("SELECT $1"));
    QVERIFY(read.hasTransactions());
    queries.all.push_back({"SELECT 'x"});
    QCOMPARE(QueryStatements::read(queries).error().message,
             std::string("query 4, character 8: the text in quotes has no end"));
}

void SqlStatementTest::weightsAreLimited() {
    LoadPlan plan;
    plan.request.url = "postgresql://app@127.0.0.1/shop";
    const auto errorWith = [&](std::vector<WeightedQuery> queries) {
        plan.queries.all = std::move(queries);
        const auto found = validate(plan);
        return found.size() == 1 ? found.front().message : "";
    };
    for (const int weight : {0, 1'000'001})
        QCOMPARE(errorWith({{"SELECT 1", weight}}),
                 std::string("the weight of a query must be from 1 to 1,000,000"));
    QCOMPARE(errorWith(std::vector<WeightedQuery>(65, {"SELECT 1"})),
             std::string("there are 65 queries; at most 64 can be asked in turn"));
    QCOMPARE(errorWith({{"SELECT 1"}, {"-- nothing"}}),
             std::string("query 2: there is no statement in it; leave it out"));
    QCOMPARE(errorWith({{"SELECT 1"}, {"BEGIN"}}),
             std::string("query 2: the transaction that it begins has no end; add COMMIT"));
}

void SqlStatementTest::statesHaveAPlaceByTheirClass() {
    QCOMPARE(sqlStateAt(sqlStatePlace("40001")).state, std::string_view("40001"));
    QCOMPARE(sqlStateAt(sqlStatePlace("23P01")).state, std::string_view("23"));
    QCOMPARE(sqlStatePlace("99999"), 0);
    QCOMPARE(sqlStatePlace(""), 0);
    QCOMPARE(sqlStateAt(-1).words, std::string_view());
    QCOMPARE(sqlStateAt(1000).words, std::string_view());
    for (int place = 1; !sqlStateAt(place).state.empty(); ++place)
        QCOMPARE(sqlStatePlace(sqlStateAt(place).state), place);
}

LOADSTONE_TEST(SqlStatementTest)
#include "sqlstatement_test.moc"
