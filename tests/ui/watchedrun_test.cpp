// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/answergate.h"
#include "tests/support/plans.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/ui/shownnotes.h"
#include "tests/ui/windowstore.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/metricchart.h"
#include "ui/stress/metricscharts.h"
#include "ui/stress/planform.h"
#include "ui/stress/runfile.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/chartcursor.h"
#include "ui/widgets/sentencelabel.h"
#include "ui/window/mainwindow.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

using namespace loadstone;

namespace {

/// Tells a counter for each of two ways to sell, which grow by 10 and 20 with each reading, and
/// how much is left.
class Shop {
public:
    Shop()
        : m_server([this](RawClient& client) {
              while (!client.readRequest().empty()) {
                  const int step = m_readings++;
                  client.send(plainAnswer("# TYPE sold_total counter\nsold_total{way=\"web\"} " +
                                          std::to_string(10 * step) +
                                          "\nsold_total{way=\"desk\"} " +
                                          std::to_string(20 * step) + "\nleft 7\n"));
              }
          }) {}

    std::string url() const { return m_server.url() + "metrics?token=hush"; }
    int readings() const { return m_readings; }

private:
    std::atomic<int> m_readings{0};
    RawServer m_server;
};

/// A server of many figures, in JSON.
RawServer::Answer answerFigures(int count) {
    std::string json;
    for (int i = 0; i < count; ++i)
        json += (i == 0 ? "{\"f" : ",\"f") + std::to_string(i) + "\":" + std::to_string(i);
    return [text = plainAnswer(json + "}")](RawClient& client) {
        while (!client.readRequest().empty())
            client.send(text);
    };
}

} // namespace

/// What checks find and what the server tells of itself, in the window, while a run is on and
/// after it.
class WatchedRunTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void checksAreCounted_data();
    void checksAreCounted();
    void checksAreShownWhileTheRunIsOn();
    void wrongChecksAreToldAtTheirField_data();
    void wrongChecksAreToldAtTheirField();
    void figuresAreDrawnWhileTheRunIsOn();
    void figuresComeBackWithASavedResult();
    void manyFiguresAreShownOnRequest();
    void whatCouldNotBeReadIsSaid();
    void checksAndFiguresComeBackAtTheNextStart();

private:
    void showWindow();
    void fill(const LoadPlan& plan);
    void start();
    QList<QStringList> checkRows() const;
    QTabWidget* tabs() const { return m_window->findChild<QTabWidget*>("answersTabs"); }
    MetricsCharts* figures() const { return m_window->findChild<MetricsCharts*>("metricsCharts"); }
    QStringList chartNames() const;

    Theme m_theme;
    std::unique_ptr<WindowStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

void WatchedRunTest::init() {
    m_store = std::make_unique<WindowStore>();
    showWindow();
}

void WatchedRunTest::showWindow() {
    m_window.reset();
    m_window = std::make_unique<MainWindow>(m_store->settings, m_theme, "loadstone-cli");
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
}

void WatchedRunTest::fill(const LoadPlan& plan) {
    m_window->stress().requestForm()->setPlanFields(fieldsOf(plan));
}

void WatchedRunTest::start() {
    m_window->findChild<QPushButton*>("startStop")->click();
    QVERIFY2(m_window->stress().isRunning(), qPrintable(shownNotes(m_window->stress())));
}

QList<QStringList> WatchedRunTest::checkRows() const {
    const auto* model = m_window->findChild<QTableView*>("checks")->model();
    QList<QStringList> rows(model->rowCount());
    for (int row = 0; row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            rows[row] << model->index(row, column).data().toString();
    return rows;
}

QStringList WatchedRunTest::chartNames() const {
    QStringList names;
    for (const MetricChart* chart : figures()->findChildren<MetricChart*>())
        names << chart->title();
    names.sort();
    return names;
}

void WatchedRunTest::checksAreCounted_data() {
    QTest::addColumn<EngineKind>("engine");
    for (const EngineKind engine : allEngines)
        QTest::newRow(std::string(nameOf(engine)).c_str()) << engine;
}

void WatchedRunTest::checksAreCounted() {
    QFETCH(EngineKind, engine);
    AnswerGate gate;
    gate.open();
    const RawServer server(gate.answer());
    LoadPlan plan = planBy(engine, server.url(), 20, 2);
    plan.checks = {*Check::read("size < 1MB"), *Check::read("body contains \"nowhere in it\"")};
    fill(plan);
    start();
    QTRY_VERIFY(!m_window->stress().isRunning());
    const QList<QStringList> expected{{"size < 1MB", "20", "0", "100.00 %"},
                                      {"body contains \"nowhere in it\"", "0", "20", "0.00 %"}};
    QCOMPARE(checkRows(), expected);
    QCOMPARE(tabs()->tabText(tabs()->currentIndex()), "Checks ✗ 1 of 2");
    plan.checks.clear();
    fill(plan);
    start();
    QTRY_VERIFY(!m_window->stress().isRunning());
    QCOMPARE(tabs()->tabText(tabs()->currentIndex()), "Answers and errors");
    QVERIFY(!tabs()->isTabVisible(2));
}

void WatchedRunTest::checksAreShownWhileTheRunIsOn() {
    AnswerGate gate(3);
    const RawServer server(gate.answer());
    LoadPlan plan = planBy(EngineKind::Pool, server.url(), 4, 1);
    plan.checks = {*Check::read("time < 1h")};
    fill(plan);
    start();
    QTRY_COMPARE(checkRows(), (QList<QStringList>{{"time < 1h", "3", "0", "100.00 %"}}));
    QVERIFY(m_window->stress().isRunning());
    QCOMPARE(tabs()->tabText(2), "Checks");
    gate.open();
    QTRY_COMPARE(checkRows(), (QList<QStringList>{{"time < 1h", "4", "0", "100.00 %"}}));
}

void WatchedRunTest::wrongChecksAreToldAtTheirField_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("check") << "check"
                           << "size < 10kB\nbody hase \"x\""
                           << "\": at character 6 ";
    QTest::newRow("pattern") << "check"
                             << "body matches ("
                             << "a regular expression of RE2";
    QTest::newRow("metrics") << "metrics"
                             << "ftp://host/"
                             << "http";
    QTest::newRow("names without a URL") << "metric"
                                         << "left"
                                         << "no URL to read it from";
}

void WatchedRunTest::wrongChecksAreToldAtTheirField() {
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto& form = *m_window->stress().requestForm();
    PlanFields fields = form.planFields();
    fields[field.toStdString()] = text;
    m_window->stress().requestForm()->setPlanFields(fields);
    m_window->findChild<QPushButton*>("startStop")->click();
    QVERIFY(!m_window->stress().isRunning());
    QVERIFY2(shownNotes(form).contains(words), qPrintable(shownNotes(form)));
    const auto* wrong = form.findChild<QWidget*>(field);
    QVERIFY(wrong->isVisible() && wrong->hasFocus());
    QVERIFY2(wrong->accessibleDescription().contains(words),
             qPrintable(wrong->accessibleDescription()));
}

void WatchedRunTest::figuresAreDrawnWhileTheRunIsOn() {
    const Shop shop;
    AnswerGate gate(1);
    const RawServer server(gate.answer());
    LoadPlan plan = planBy(EngineKind::Pool, server.url(), 2, 1);
    plan.metrics = {shop.url(), {{"sold_total"}, {"left"}, {"none"}}};
    fill(plan);
    QVERIFY(!figures()->isVisible());
    start();
    QTRY_VERIFY(shop.readings() >= 3);
    QTRY_COMPARE(chartNames(), (QStringList{"left", "sold_total"}));
    QVERIFY(m_window->stress().isRunning());
    QVERIFY2(figures()->sentence().contains("from http://127.0.0.1:") &&
                 figures()->sentence().contains("?token=***. No reading had none."),
             qPrintable(figures()->sentence()));
    const auto* sold = figures()->findChild<MetricChart*>("sold_total");
    const auto* left = figures()->findChild<MetricChart*>("left");
    QTRY_VERIFY(sold->valuesAtPlace(1).contains("{way=\"desk\"}: "));
    QVERIFY2(left->valuesAtPlace(0).endsWith("\nleft: 7"), qPrintable(left->valuesAtPlace(0)));
    gate.open();
    QTRY_VERIFY(!m_window->stress().isRunning());
    // Where the mouse is in one chart, the others say what they have.
    auto* throughput = m_window->stress().findChildren<Chart*>().front();
    emit throughput->pointedAt(0.01);
    QVERIFY2(left->cursorLine().text().endsWith("left: 7"), qPrintable(left->cursorLine().text()));
}

void WatchedRunTest::figuresComeBackWithASavedResult() {
    const Shop shop;
    AnswerGate gate(1);
    const RawServer server(gate.answer());
    LoadPlan plan = planBy(EngineKind::Loop, server.url(), 2, 1);
    plan.metrics.url = shop.url();
    fill(plan);
    start();
    QTRY_VERIFY(shop.readings() >= 3);
    gate.open();
    QTRY_VERIFY(!m_window->stress().isRunning());
    const QString file = m_store->folder.filePath("run.json");
    QVERIFY(writeRun(file, *m_window->stress().report()));
    const QString said = figures()->sentence();
    const QString csv = figures()->findChild<MetricChart*>("sold_total")->csv();
    QVERIFY2(csv.startsWith("t_s,name,kind,value\n") &&
                 csv.contains(",\"sold_total{way=\"\"web\"\"}\",rate_per_s,"),
             qPrintable(csv));
    m_store->settings.ofPanels().clear();
    showWindow();
    QVERIFY(!figures()->isVisible());
    m_window->openFile(file);
    QTRY_VERIFY(m_window->stress().hasResult());
    QVERIFY(figures()->isVisible());
    QCOMPARE(chartNames(), (QStringList{"left", "sold_total"}));
    QCOMPARE(figures()->sentence(), said);
    QCOMPARE(figures()->findChild<MetricChart*>("sold_total")->csv(), csv);
}

void WatchedRunTest::manyFiguresAreShownOnRequest() {
    const RawServer figuresServer(answerFigures(70));
    AnswerGate gate(1);
    const RawServer server(gate.answer());
    LoadPlan plan = planBy(EngineKind::Pool, server.url(), 2, 1);
    plan.metrics.url = figuresServer.url();
    fill(plan);
    start();
    QTRY_COMPARE(chartNames().size(), 12);
    gate.open();
    QTRY_VERIFY(!m_window->stress().isRunning());
    auto* all = m_window->findChild<QPushButton*>("allMetrics");
    QVERIFY(all->isVisible());
    QCOMPARE(all->text(), "Show 52 more");
    all->click();
    QCOMPARE(chartNames().size(), 64);
    QVERIFY(!all->isVisible());
    QVERIFY2(figures()->sentence().contains("6 further figures not kept; "),
             qPrintable(figures()->sentence()));
}

void WatchedRunTest::whatCouldNotBeReadIsSaid() {
    const RawServer empty(answerWith(plainAnswer("", "404 Not Found")));
    AnswerGate gate(1);
    const RawServer server(gate.answer());
    LoadPlan plan = planBy(EngineKind::Pool, server.url(), 2, 1);
    plan.metrics.url = empty.url();
    fill(plan);
    start();
    QTRY_VERIFY2(figures()->sentence().contains("failed; the last because the answer is 404"),
                 qPrintable(figures()->sentence()));
    QVERIFY(figures()->isVisible());
    QCOMPARE(chartNames(), QStringList());
    gate.open();
    QTRY_VERIFY(!m_window->stress().isRunning());
}

void WatchedRunTest::checksAndFiguresComeBackAtTheNextStart() {
    PlanFields fields = m_window->stress().fields();
    fields["check"] = "size < 10kB\njson $.id equals 7";
    fields["metrics"] = "http://127.0.0.1:1/metrics?token=hush";
    fields["metric"] = "left\nsold_total{way=\"web\"}";
    m_window->stress().requestForm()->setPlanFields(fields);
    showWindow();
    const PlanFields again = m_window->stress().fields();
    QCOMPARE(again["check"], fields["check"]);
    QCOMPARE(again["metrics"], "http://127.0.0.1:1/metrics?token=***");
    QCOMPARE(again["metric"], fields["metric"]);
}

LOADSTONE_TEST(WatchedRunTest)
#include "watchedrun_test.moc"
