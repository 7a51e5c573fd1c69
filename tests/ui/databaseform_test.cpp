// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/loopback.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"
#include "tests/ui/windowstore.h"
#include "ui/compare/charts/scalingchart.h"
#include "ui/compare/comparepanel.h"
#include "ui/compare/form/sweepform.h"
#include "ui/compare/sweepstudy.h"
#include "ui/format.h"
#include "ui/request/databaseline.h"
#include "ui/request/sqlhighlighter.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/planform.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/undonote.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextLayout>
#include <QToolButton>

#include <poll.h>
#include <unistd.h>

#include <algorithm>

using namespace loadstone;

namespace {

const QString shop = QStringLiteral("postgresql://app@127.0.0.1:1/shop");

QWidget& part(const QWidget& form, const char* name) {
    auto* found = form.findChild<QWidget*>(name);
    if (!found)
        qFatal("%s is missing", name);
    return *found;
}

QString textOf(const QWidget& form, const char* name) {
    const auto* label = form.findChild<QLabel*>(name);
    return label ? label->text() : QString();
}

/// All of its sentences.
QString saidBy(const PlanForm& form) {
    QString said;
    for (const auto* label : form.findChildren<SentenceLabel*>())
        said += label->sentence() + '\n';
    return said;
}

LoadPlan planOfShop() {
    LoadPlan plan;
    plan.request.url = shop.toStdString();
    plan.requests = 5;
    plan.threads = 1;
    return plan;
}

PlanFields asking(const QString& url, const QString& query, const QString& parameters = {}) {
    PlanFields fields = defaultFields();
    fields["url"] = url;
    fields["query"] = query;
    fields["param"] = parameters;
    return fields;
}

/// The pieces of a document that have a colour of their own.
QStringList coloured(const QTextDocument& document) {
    QStringList pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (const auto& range : block.layout()->formats())
            pieces << block.text().mid(range.start, range.length);
    return pieces;
}

} // namespace

/// The form of a request when its URL is that of a database, and what the server tells it.
class DatabaseFormTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theUrlTurnsTheForm();
    void aQueryIsNotSentOnceAsHttp();
    void theFormGivesThePlan();
    void aPipelineIsOfTheLoop();
    void parametersFollowTheQuery();
    void valuesOfParametersAreAsTheyWere();
    void valuesWithoutAFieldStay();
    void whatIsWrongIsSaidAsOnTheCommandLine_data();
    void whatIsWrongIsSaidAsOnTheCommandLine();
    void wordsOfLibpqBecomeAUrl();
    void settingsComeBackWithoutThePassword();
    void sqlHasColours();
    void theServerIsTold();
    void nothingIsAskedBesideARun();
    void whatTheServerRefusesIsSaid();
    void sizesWithoutRoomAreNamed();
    void theFormulaIsDrawnBesideTheCurve();
    void whatIsMissedAfterTheLastRunIsSaid();
    void aClickStartsADatabase();

private:
    std::unique_ptr<PostgresCluster> m_cluster;
};

void DatabaseFormTest::initTestCase() {
    if (PostgresCluster::isInstalled())
        m_cluster =
            std::make_unique<PostgresCluster>(std::vector<std::string>{"max_connections=20"});
}

void DatabaseFormTest::theUrlTurnsTheForm() {
    PlanForm form;
    const auto isThere = [&](const char* name) { return part(form, name).isVisibleTo(&form); };
    form.showOptions(true);
    form.setUrl(shop);
    for (const char* name : {"protocol", "query", "retries", "pipeline", "database", "timeout"})
        QVERIFY2(isThere(name), name);
    for (const char* name : {"method", "host", "header", "body", "redirect", "sendOnce"})
        QVERIFY2(!isThere(name), name);
    QCOMPARE(textOf(form, "unit"), "Connec&tions");
    form.setUrl("http://127.0.0.1:1/");
    for (const char* name : {"method", "host", "header", "body", "redirect", "sendOnce"})
        QVERIFY2(isThere(name), name);
    for (const char* name : {"protocol", "query", "database"})
        QVERIFY2(!isThere(name), name);
    QCOMPARE(textOf(form, "unit"), "&Threads");
}

void DatabaseFormTest::aQueryIsNotSentOnceAsHttp() {
    WindowStore store;
    Theme theme;
    MainWindow window(store.settings, theme, LOADSTONE_CLI);
    const auto mayBeChosen = [&] {
        const auto actions = window.findChildren<QAction*>();
        return std::ranges::any_of(actions, [](const QAction* action) {
            return action->text() == "Send &once" && action->isEnabled();
        });
    };
    window.stress().setUrl("http://127.0.0.1:1/");
    QVERIFY(mayBeChosen());
    window.stress().setUrl(shop);
    QVERIFY(!mayBeChosen());
    window.stress().sendOnce();
    QVERIFY(!window.stress().isRunning());
    window.stress().setUrl("http://127.0.0.1:1/");
    QVERIFY(mayBeChosen());
}

// What was typed for HTTP stays, and says nothing of a database.
void DatabaseFormTest::theFormGivesThePlan() {
    PlanForm form;
    PlanFields fields = asking(shop, "SELECT $1::int, $2::text", "{{seq}}\n");
    fields["method"] = "POST";
    fields["header"] = "A: b";
    fields["data"] = "body";
    fields["protocol"] = "simple";
    fields["retries"] = "3";
    fields["pipeline"] = "1";
    form.setFields(fields);
    QVERIFY(form.fields() == fields);
    const auto plan = form.submit();
    QVERIFY(plan);
    QCOMPARE(plan->queries.all.front().sql, "SELECT $1::int, $2::text");
    QCOMPARE(plan->queries.parameters, (std::vector<QueryParameter>{{"{{seq}}"}, {""}}));
    QCOMPARE(plan->queries.protocol, QueryProtocol::Simple);
    QCOMPARE(plan->queries.retries, 3);
    QCOMPARE(plan->request.method, "GET");
    QVERIFY(plan->request.headers.empty() && plan->request.body.empty());
    form.setUrl("http://127.0.0.1:1/");
    const auto request = form.submit();
    QVERIFY(request);
    QCOMPARE(request->request.method, "POST");
    QCOMPARE(request->queries, Queries());
}

void DatabaseFormTest::aPipelineIsOfTheLoop() {
    PlanForm form;
    PlanFields fields = asking(shop, "SELECT 1");
    fields["pipeline"] = "8";
    fields["engine"] = "loop";
    form.setFields(fields);
    const auto plan = form.submit();
    QVERIFY(plan);
    QCOMPARE(plan->queries.pipeline, 8);
    fields["engine"] = "pool";
    form.setFields(fields);
    QVERIFY(!form.submit());
    QVERIFY2(
        saidBy(form).contains("Threads of the pool wait for each answer; choose the engine loop "
                              "or process, or set it to 1."),
        qPrintable(saidBy(form)));
}

void DatabaseFormTest::parametersFollowTheQuery() {
    PlanForm form;
    form.setFields(asking(shop, "SELECT $1, '$3' /* $4 */", "x"));
    auto& query = static_cast<QPlainTextEdit&>(part(form, "query"));
    QVERIFY(part(form, "param-1").isVisibleTo(&form));
    QVERIFY(!form.findChild<QWidget*>("param-2"));
    query.setPlainText("SELECT $1, $2");
    static_cast<QLineEdit&>(part(form, "param-2")).setText("y");
    QCOMPARE(form.fields()["param"], "x\ny");
    query.setPlainText("SELECT $1");
    QVERIFY(!part(form, "param-2").isVisibleTo(&form));
    QCOMPARE(form.fields()["param"], "x");
    query.setPlainText("SELECT $1, $65535"); // and the window stays alive
    QVERIFY(!form.submit());
}

void DatabaseFormTest::valuesOfParametersAreAsTheyWere() {
    PlanForm form;
    LoadPlan plan = planOfShop();
    plan.queries.all = {{"SELECT $1::text, $2::text"}};
    plan.queries.parameters = {{"a\nb"}, {"C:\\new"}};
    form.setFields(fieldsOf(plan));
    auto read = form.submit();
    QVERIFY(read);
    QCOMPARE(read->queries.parameters, plan.queries.parameters);
    form.setFields(asking(shop, "SELECT $1::text"));
    read = form.submit(); // a text that is empty is one
    QVERIFY(read);
    QCOMPARE(read->queries.parameters, (std::vector<QueryParameter>{{""}}));
}

void DatabaseFormTest::valuesWithoutAFieldStay() {
    PlanForm form;
    LoadPlan plan = planOfShop();
    std::string query = "SELECT 1";
    for (int i = 1; i <= 60; ++i) {
        query += ", $" + std::to_string(i) + "::text";
        plan.queries.parameters.push_back({"value " + std::to_string(i)});
    }
    plan.queries.all = {{query}};
    form.setFields(fieldsOf(plan));
    const auto read = form.submit();
    QVERIFY(read);
    QCOMPARE(read->queries.parameters, plan.queries.parameters);
    QStringList labels;
    for (const QLabel* label : form.findChildren<QLabel*>())
        if (label->isVisibleTo(&form))
            labels << label->text();
    QVERIFY(labels.contains("$51 to $60 have no field here and keep the values of a request file"));
}

void DatabaseFormTest::whatIsWrongIsSaidAsOnTheCommandLine_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<QString>("note");
    QTest::newRow("no query") << ""
                              << ""
                              << "There is no query; give one, as in SELECT 1.";
    QTest::newRow("open quote") << "SELECT 'a"
                                << ""
                                << "the text in quotes";
    QTest::newRow("no end") << "BEGIN; SELECT 1"
                            << ""
                            << "The transaction that it begins has no end; add COMMIT.";
    QTest::newRow("copies") << "COPY t FROM stdin"
                            << ""
                            << "COPY is not supported; use INSERT or SELECT.";
}

void DatabaseFormTest::whatIsWrongIsSaidAsOnTheCommandLine() {
    QFETCH(QString, query);
    QFETCH(QString, parameters);
    QFETCH(QString, note);
    PlanForm form;
    form.setFields(asking(shop, query, parameters));
    QVERIFY(!form.submit());
    QVERIFY2(saidBy(form).contains(note), qPrintable(saidBy(form)));
}

void DatabaseFormTest::wordsOfLibpqBecomeAUrl() {
    PlanForm form;
    form.setFields(asking("host=/run/postgresql dbname=shop", "SELECT 1"));
    const auto plan = form.submit();
    QVERIFY(plan);
    QVERIFY2(plan->asksDatabase(), plan->request.url.c_str());
}

void DatabaseFormTest::settingsComeBackWithoutThePassword() {
    const QTemporaryDir folder;
    const auto stored = [&](const QString& url) {
        QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
        storePlanFields(settings, "stress", asking(url, "SELECT $1", "7"));
        return loadPlanFields(settings, "stress");
    };
    const PlanFields back = stored("postgresql://app:hunter2@127.0.0.1:5432/shop");
    QCOMPARE(back["url"], "postgresql://app@127.0.0.1:5432/shop");
    QCOMPARE(back["query"], "SELECT $1");
    QCOMPARE(back["param"], "7");
    for (const char* url :
         {"postgresql:///shop?password=hunter2", "host=h password=hunter2",
          "host=h password='hunter2", "postgresql://app:hunter2@one:1,two:2/shop"}) {
        const QString text = stored(url)["url"];
        QVERIFY2(!text.contains("hunter2"), qPrintable(text));
    }
}

void DatabaseFormTest::sqlHasColours() {
    QTextDocument document;
    document.documentLayout(); // without one it tells of no change
    SqlHighlighter colours(&document);
    document.setPlainText("select név, 'a -- $1'\nFROM t /* one\ntwo */ WHERE id = $1");
    colours.setPalette(QPalette());
    QCOMPARE(coloured(document),
             (QStringList{"select", "'a -- $1'", "FROM", "/* one", "two */", "WHERE", "$1"}));
    QTextCursor cursor(&document);
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(" -- end");
    QCOMPARE(coloured(document).last(), "-- end");
}

void DatabaseFormTest::theServerIsTold() {
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed");
    PlanForm form;
    form.setFields(
        asking(QString::fromStdString(m_cluster->url()), "SELECT $2::text WHERE $1 = 7", "7\nx"));
    auto& line = static_cast<DatabaseLine&>(part(form, "database"));
    QTRY_VERIFY_WITH_TIMEOUT(!line.sentence().isEmpty(), patience);
    const QRegularExpression known(
        QString("^✓ PostgreSQL \\d+\\.\\d+, \\d+ cores? · max_connections "
                "20, 0 in use, 20 free · prepared once per "
                "connection"));
    QVERIFY2(line.sentence().contains(known), qPrintable(line.sentence()));
    QStringList types;
    for (const auto* label : form.findChildren<QLabel*>())
        types << label->text();
    QVERIFY(types.contains("integer"));
    QVERIFY(types.contains("text"));
}

// What is filled in meanwhile is asked of when the run has ended.
void DatabaseFormTest::nothingIsAskedBesideARun() {
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed");
    const int listening = listenOnLoopback();
    PlanForm form;
    form.holdBack("Sweep is running.");
    form.setFields(asking(QString("postgresql://me@127.0.0.1:%1/x").arg(portOf(listening)), ""));
    form.setFields(asking(QString::fromStdString(m_cluster->url()), "SELECT 1"));
    const auto& line = static_cast<DatabaseLine&>(part(form, "database"));
    QCOMPARE(line.sentence(), "");
    form.holdBack({});
    QTRY_VERIFY_WITH_TIMEOUT(line.sentence().startsWith("✓ PostgreSQL"), patience);
    pollfd waiting{listening, POLLIN, 0};
    QCOMPARE(::poll(&waiting, 1, 0), 0);
    ::close(listening);
}

void DatabaseFormTest::whatTheServerRefusesIsSaid() {
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed");
    PlanForm form;
    const QString url = QString::fromStdString(m_cluster->url());
    auto& line = static_cast<DatabaseLine&>(part(form, "database"));
    form.setFields(asking(url, "SELECT nothing"));
    QTRY_VERIFY2_WITH_TIMEOUT(line.sentence().contains("column \"nothing\" does not exist"),
                              qPrintable(line.sentence()), patience);
    form.setFields(asking(QString(url).replace("/postgres", "/none"), "SELECT 1"));
    QTRY_VERIFY2_WITH_TIMEOUT(line.sentence().startsWith("There is no such database"),
                              qPrintable(line.sentence()), patience);
    const ClosedPort nobody;
    form.setFields(
        asking(QString("postgresql://me@127.0.0.1:%1/x").arg(nobody.number()), "SELECT 1"));
    QTRY_VERIFY2_WITH_TIMEOUT(line.sentence().startsWith("No database can be reached there"),
                              qPrintable(line.sentence()), patience);
}

void DatabaseFormTest::sizesWithoutRoomAreNamed() {
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed");
    SweepForm form;
    SweepFields fields = form.fields();
    fields.request = asking(QString::fromStdString(m_cluster->url()), "SELECT 1");
    fields["levels"] = "1, 4, 64, 128";
    form.setFields(fields);
    auto& line = static_cast<DatabaseLine&>(part(form, "database"));
    QTRY_VERIFY2_WITH_TIMEOUT(line.sentence().endsWith("no room for 64 and 128"),
                              qPrintable(line.sentence()), patience);
    QStringList labels;
    for (const auto* label : form.findChildren<QLabel*>())
        labels << label->text();
    QVERIFY(labels.contains("Co&nnections"));
}

void DatabaseFormTest::theFormulaIsDrawnBesideTheCurve() {
    auto report = std::make_shared<SweepReport>(limitedServerSweep(8));
    report->plan.plan.request.url = "postgresql://app@127.0.0.1/shop";
    report->plan.plan.queries.all = {{"SELECT 1"}};
    report->plan.sizes = {1, 2, 4, 8, 16, 32, 64};
    report->environment.cores = 2;
    report->database = {"15.14", DatabaseFacts::Room{"max_connections", 40, 3, 1}, {}, {}, true};
    report->missed = {{{EngineKind::Pool, 64}, MissedLevel::Reason::NoRoom, "no room"}};
    for (std::size_t i = 0; i < report->runs.size(); ++i)
        report->runs[i].report.database.activity = {i == 2 ? 1U : 0U, 0, 1000};
    ScalingChart chart;
    chart.begin(report->plan);
    SweepStudy study;
    QStringList sentences;
    connect(&study, &SweepStudy::found, &chart, [&](const SharedFindings& findings, bool) {
        chart.showFindings(findings);
        for (const std::string& sentence : findings->sentences)
            sentences << QString::fromStdString(sentence);
    });
    study.takeAll(report);
    QTRY_VERIFY_WITH_TIMEOUT(!sentences.isEmpty(), patience);
    QVERIFY(chart.rule().isShown());
    QCOMPARE(chart.rule().text(), "cores × 2 + spindles = 5");
    QCOMPARE(chart.room().text(), "max_connections 40");
    // Between 400/s at 4 and 800/s at 8, the best.
    QVERIFY2(sentences.contains("The common formula, cores × 2 + spindles = 5, would give 63 % of "
                                "the best throughput."),
             qPrintable(sentences.join('\n')));
    QVERIFY2(sentences.contains("64 is left out: no room."), qPrintable(sentences.join('\n')));
    QVERIFY2(
        sentences.contains(QString("A checkpoint ran while %1 was measured: its figures may be "
                                   "lower for it.")
                               .arg(report->runs[2].step.size)),
        qPrintable(sentences.join('\n')));
    QVERIFY2(sentences.contains(QString("%1 rows were inserted, updated or deleted in the database "
                                        "while it was measured: later runs found another one than "
                                        "the first.")
                                    .arg(countText(report->runs.size() * 1000))),
             qPrintable(sentences.join('\n')));
}

void DatabaseFormTest::whatIsMissedAfterTheLastRunIsSaid() {
    SweepReport report;
    report.plan.plan.request.url = "postgresql://app@127.0.0.1/shop";
    report.plan.plan.queries.all = {{"SELECT 1"}};
    report.plan.sizes = {1, 2, 4};
    SweepStudy study;
    SharedFindings last;
    connect(&study, &SweepStudy::found, &study, [&](const SharedFindings& findings, bool isLast) {
        if (isLast)
            last = findings;
    });
    study.begin(report.plan);
    report.runs.push_back(sweepRun(1, 0, 100, 0, 10'000));
    study.addLast(report);
    report.missed = {{{EngineKind::Pool, 2}, MissedLevel::Reason::Error, "it is gone"},
                     {{EngineKind::Pool, 4}, MissedLevel::Reason::Error, "it is gone"}};
    study.end(report);
    QTRY_VERIFY_WITH_TIMEOUT(last, patience);
    QVERIFY(last->missed == report.missed);
    QCOMPARE(std::ranges::count(last->sentences,
                                std::string("2 and 4 could not be measured: it is gone.")),
             1);
}

void DatabaseFormTest::aClickStartsADatabase() {
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed");
    WindowStore store;
    Theme theme;
    MainWindow window(store.settings, theme, LOADSTONE_CLI);
    window.stress().setUrl("http://127.0.0.1:1/typed");
    const PlanFields before = window.stress().fields();
    auto* button = window.findChild<QToolButton*>("toggleDatabase");
    QVERIFY(button);
    QCOMPARE(button->text(), "Start PostgreSQL");
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(button->text(), "Stop PostgreSQL", patience);
    const PlanFields fields = window.stress().fields();
    QVERIFY(fields["url"].startsWith("postgresql://app@127.0.0.1:"));
    QVERIFY(fields["query"].startsWith("SELECT product.id"));
    QCOMPARE(fields["param"], "{{random 1 1000}}");
    QCOMPARE(window.stress().findChild<UndoNote*>()->text(),
             "A query of the database that was started is filled in.");
    window.stress().findChild<QToolButton*>("undo")->click();
    QVERIFY(window.stress().fields() == before);
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(button->text(), "Start PostgreSQL", patience);
}

LOADSTONE_TEST(DatabaseFormTest)

#include "databaseform_test.moc"
