// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepcsv.h"
#include "core/target/targetserver.h"
#include "tests/support/answergate.h"
#include "tests/support/firstruns.h"
#include "tests/support/gatedworkers.h"
#include "tests/support/sanitized.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"
#include "tests/ui/dropping.h"
#include "tests/ui/windowstore.h"
#include "ui/compare/charts/levellatencychart.h"
#include "ui/compare/charts/percentilechart.h"
#include "ui/compare/charts/scalingchart.h"
#include "ui/compare/comparepanel.h"
#include "ui/compare/form/sweepform.h"
#include "ui/compare/sweepfile.h"
#include "ui/compare/sweepwords.h"
#include "ui/enginetext.h"
#include "ui/format.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/stress/runfile.h"
#include "ui/stress/stresspanel.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/resultcaption.h"
#include "ui/widgets/steadylabel.h"
#include "ui/window/mainwindow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <qcustomplot.h>

using namespace loadstone;

namespace {

const QString noProgram = QStringLiteral("/nonexistent/loadstone-cli");

} // namespace

/// The panel in the real window, driven by clicks, against the real target.
class ComparePanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server.start("127.0.0.1", 0)); }

    void init() {
        m_store = std::make_unique<WindowStore>();
        showWindow();
    }

    void cleanup() {
        m_window.reset();
        m_store.reset();
    }

    /// Eight places of 10 ms: p99 is 10 ms up to 8 threads, 20 ms with 16, 40 ms with 32.
    void limitIsAskedOfWhatWasMeasured() {
        open(limitedServerSweep(8));
        QVERIFY(!said().contains("p99"));
        auto* field = panel().findChild<QLineEdit*>("limit");
        field->setText("p99<15ms");
        QVERIFY2(
            said().startsWith("8 threads are the most that keep p99 below 15.0 ms: 10.0 ms, with "
                              "801 requests/s; with 16 it is 20.0 ms."),
            qPrintable(said()));
        field->setText("p99<15");
        QVERIFY(said().startsWith("8 threads are the most")); // nothing that could be asked
        field->clear();
        QVERIFY(!said().contains("p99"));
    }

    void limitIsDraggedInTheChart() {
        open(limitedServerSweep(8));
        auto* field = panel().findChild<QLineEdit*>("limit");
        field->setText("p99<15ms");
        auto* chart = panel().findChild<LevelLatencyChart*>();
        auto* plot = chart->findChild<QCustomPlot*>();
        const auto at = [&](double seconds) {
            return QPoint(plot->axisRect()->center().x(),
                          int(std::lround(plot->yAxis->coordToPixel(std::log10(seconds)))));
        };
        const double top = plot->yAxis->range().upper;
        QTest::mousePress(plot, Qt::LeftButton, {}, at(0.015));
        QTest::mouseMove(plot, at(0.030));
        QTest::mouseRelease(plot, Qt::LeftButton, {}, at(0.030));
        const auto limit = LatencyLimit::parse(field->text().toStdString());
        QVERIFY2(limit && limit->most > Milliseconds(25) && limit->most < Milliseconds(36),
                 qPrintable(field->text()));
        QVERIFY2(said().startsWith("16 threads are the most that keep p99 below "),
                 qPrintable(said()));
        QCOMPARE(plot->yAxis->range().upper, top); // and the chart stays where it is

        for (int i = 0; i < 3; ++i) // 1.1 times each
            QTest::keyClick(chart, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(LatencyLimit::parse(field->text().toStdString())->most < limit->most);
    }

    void firstStartShowsTheSweetSpot() {
        // All as it comes but the address, and that the server decides how long it takes.
        AnswerGate gate(3 * 100);
        RawServer server(gate.answer());
        set("sweep-url", QString::fromStdString(server.url()));
        panel().findChild<QComboBox*>("eachUnit")->setCurrentIndex(1);
        set("each", "100");
        panel().findChild<QLineEdit*>("warm-up")->setText("0s");
        panel().findChild<QLineEdit*>("cool-down")->setText("10ms");
        click("sweep-startStop");
        QVERIFY(panel().isRunning());
        QTRY_VERIFY(panel().findings());
        QVERIFY(panel().isRunning()); // the picture grows
        gate.open();
        finish();
        QCOMPARE(firstRuns(*panel().report()), 21U);
        QCOMPARE(progress(), doneText());
        const auto& spot = panel().findings()->engines.at(0).analysis.sweetSpot;
        QVERIFY(spot.has_value());
        const PlotMark& mark = chart<ScalingChart>().sweetSpot();
        QVERIFY(mark.isShown());
        QCOMPARE(mark.text(), spot->isStillRising ? QString("still rising")
                                                  : QString("sweet spot %1").arg(spot->size));
        QCOMPARE(label("finding"), toText(panel().findings()->sentences.front()));
        QVERIFY(!label("findings").isEmpty());
        QCOMPARE(state(), "Ready");
    }

    void limitOfTheServerIsTheSweetSpot() {
        open(limitedServerSweep(8));
        QCOMPARE(chart<ScalingChart>().sweetSpot().text(), QString("sweet spot 8"));
        QCOMPARE(label("finding"),
                 QString("About 8 requests are answered at once (801 requests/s × "
                         "10.0 ms, 95 %: 8.0 to 8.1); 8 threads are enough."));
        QVERIFY2(label("findings")
                     .startsWith("8 threads give the best throughput, 801 requests/s; "
                                 "from 8 to 64 latency grows 8 times"),
                 qPrintable(label("findings")));
    }

    void largerSizesAreMeasuredWhereItStillRises() {
        auto* larger = panel().findChild<QAbstractButton*>("measureLarger");
        open(limitedServerSweep(8));
        QVERIFY(!larger->isVisible());
        open(limitedServerSweep(64));
        QVERIFY(larger->isVisible());
        QCOMPARE(chart<ScalingChart>().sweetSpot().text(), QString("still rising"));
        QVERIFY2(label("finding").startsWith("Throughput still rises at 64 threads"),
                 qPrintable(label("finding")));
        AnswerGate gate(0);
        RawServer server(gate.answer());
        set("sweep-url", QString::fromStdString(server.url()));
        click("measureLarger");
        QVERIFY(panel().isRunning());
        QTRY_VERIFY(!larger->isVisible());
        QCOMPARE(panel().findChild<QLineEdit*>("sizes")->text(), "1, 64, 128, 256, 512, 1024");
        panel().stop();
        gate.open();
        QTRY_VERIFY(!panel().isRunning());
    }

    void timeIsSaidBefore() {
        QCOMPARE(label("sweepTime"), "21 runs, about 31 s");
        set("sizes", "1 2");
        QCOMPARE(label("sweepTime"), "6 runs, about 9 s");
        set("sizes", "");
        QCOMPARE(label("sweepTime"), "");
    }

    void wrongInputIsMarkedAndStartsNothing_data() {
        addColumns<QString, QString, QString>("field", "text", "words");
        QTest::newRow("no sizes") << "sizes"
                                  << ""
                                  << "there are no levels";
        QTest::newRow("word") << "sizes"
                              << "1, two"
                              << "\"two\" is not a pool size";
        QTest::newRow("twice") << "sizes"
                               << "1, 2, 2"
                               << "is there twice";
        QTest::newRow("one") << "sizes"
                             << "8"
                             << "only one level";
        QTest::newRow("too large") << "sizes"
                                   << "1, 4000"
                                   << "4000 is not a pool size";
        QTest::newRow("negative") << "sizes"
                                  << "-1, 2"
                                  << "-1 is not a pool size";
        QTest::newRow("time") << "each"
                              << "soon"
                              << "soon";
        QTest::newRow("address") << "sweep-url"
                                 << "somewhere"
                                 << "http";
        QTest::newRow("warm-up") << "warm-up"
                                 << "warm"
                                 << "warm";
        QTest::newRow("timeout") << "sweep-timeout"
                                 << "never"
                                 << "never";
    }

    void wrongInputIsMarkedAndStartsNothing() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, words);
        click("sweepMore");
        set(field, text);
        click("sweep-startStop");
        QVERIFY(!panel().isRunning());
        QVERIFY(!panel().hasResult());
        auto* line = panel().findChild<QLineEdit*>(field);
        QVERIFY2(line->accessibleDescription().contains(words, Qt::CaseInsensitive),
                 qPrintable(line->accessibleDescription()));
        QTRY_VERIFY(line->hasFocus());
        int shown = 0;
        for (const FieldNote* note : panel().findChildren<FieldNote*>())
            shown += note->isVisible() && note->text().contains(words, Qt::CaseInsensitive);
        QCOMPARE(shown, 1);
    }

    void engineIsNeeded() {
        click("engine-pool");
        click("sweep-startStop");
        QVERIFY(!panel().isRunning());
        const auto* box = panel().findChild<QCheckBox*>("engine-pool");
        QVERIFY(box->accessibleDescription().contains("There is no engine"));
    }

    void allEnginesAreInOnePicture() {
        click("engine-loop");
        click("engine-process");
        QCOMPARE(label("sweepTime"), "63 runs, about 94 s");
        measureAllLevels();
        sweep("delay/2", "1,4", "8", 1);
        finish();
        QCOMPARE(firstRuns(*panel().report()), 6U);
        const SweepFindings& findings = *panel().findings();
        QCOMPARE(findings.engines.size(), 3U);
        QCOMPARE(legendOf<ScalingChart>(), QStringList({"pool", "loop", "process"}));
        QCOMPARE(legendOf<LevelLatencyChart>(),
                 QStringList({"pool", "loop", "process", "p99 dashed"}));
        QCOMPARE(chart<LevelLatencyChart>().csv().count('\n'), 1 + 6);
        QStringList drawn = chart<PercentileChart>().names(); // of the best size, which may be 1
        QCOMPARE(drawn.size(), 3);
        for (int i = 0; i < 3; ++i)
            QVERIFY2(drawn[i] == legendOf<ScalingChart>()[i] + " 4" ||
                         drawn[i] == legendOf<ScalingChart>()[i] + " 1",
                     qPrintable(drawn[i]));
        const auto& spot = findings.engines[1].analysis.sweetSpot;
        QVERIFY(spot.has_value());
        QCOMPARE(chart<ScalingChart>().sweetSpot(1).text(),
                 spot->isStillRising ? QString("loop: still rising")
                                     : QString("loop: sweet spot %1").arg(spot->size));
        const double serial = findings.engines[0].analysis.levels[0].point().mean();
        for (int row = 0; row < 6; ++row) {
            const EngineFindings& engine = findings.engines.at(std::size_t(row / 2));
            const SweepLevel& level = engine.analysis.levels.at(std::size_t(row % 2));
            const double mean = level.point().mean();
            QCOMPARE(cell(row, 0), engineText(level.engine) + (row % 2 ? " 4" : " 1"));
            QCOMPARE(cell(row, 1), rateText(mean));
            QCOMPARE(cell(row, 3), toText(formatNumber(mean / serial, 1)) + " ×");
        }
    }

    void partsOfOneEngineAreNamed() {
        click("engine-loop");
        click("engine-pool");
        measureAllLevels();
        sweep("delay/2", "1,2", "8", 1);
        finish();
        QCOMPARE(legendOf<ScalingChart>(), QStringList({"mean", "run", "fit"}));
        QCOMPARE(legendOf<LevelLatencyChart>(), QStringList({"p50", "p99"}));
        QCOMPARE(cell(1, 0), "2");
        QVERIFY(chart<ScalingChart>().accessibleDescription().contains("by connections"));
    }

    void stopKeepsWhatWasMeasured() {
        AnswerGate gate(3 * 10);
        RawServer server(gate.answer());
        sweepAt(server.url(), "1, 2, 3, 4", "10", 5);
        QTRY_VERIFY(gate.waiting() > 0);
        QTRY_VERIFY2(progress().startsWith("3 of 20 runs · "), qPrintable(progress()));

        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        finish();
        const SweepReport& report = *panel().report();
        QCOMPARE(report.runs.size(), 3U);
        QCOMPARE(report.ending, Ending::Stopped);
        QCOMPARE(progress(), QString("Stopped: 3 of 20 runs"));
        QTRY_COMPARE(table()->model()->rowCount(), int(levelsOf(report).size()));
        QCOMPARE(chart<ScalingChart>().csv(), toText(sweepCsv(report)));
        QVERIFY(panel().findChild<QWidget*>("sizes")->isEnabled());
        sweep("", "1, 2", "10", 1); // and it can be used again
        finish();
        QCOMPARE(firstRuns(*panel().report()), 2U);
    }

    void stopBeforeTheFirstRunLeavesNothing() {
        sweep("delay/60000", "1, 2", "2", 1);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!panel().isRunning());
        QVERIFY(!panel().hasResult());
        QVERIFY(panel().findChild<QWidget*>("sizes")->isEnabled());
    }

    void stopBeforeTheFirstRunBringsBackWhatWasThere() {
        sweep("", "1, 2", "10", 1);
        finish();
        const SweepReport before = *panel().report();
        const auto* caption = panel().findChild<ResultCaption*>("caption");
        const QString of = caption->text();
        sweep("delay/60000", "1, 2", "2", 1);
        QTRY_VERIFY(caption->text().contains("delay/60000"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        finish();
        QVERIFY(panel().report() && *panel().report() == before);
        QCOMPARE(caption->text(), of);
        QVERIFY(caption->isVisible() && caption->isOutdated());
        QTRY_COMPARE(table()->model()->rowCount(), 2);
    }

    void savedSweepOpensTheSame() {
        sweep("", "1, 2, 3", "30", 2);
        finish();
        const QString file = m_store->folder.filePath("sweep.json");
        m_window->saveFile(file);
        QTRY_VERIFY2(m_window->messageText().startsWith("Saved "),
                     qPrintable(m_window->messageText()));
        const SweepReport saved = *panel().report();
        const QStringList rows = allRows();
        const QString latencies = chart<LevelLatencyChart>().csv();
        const QString said = label("finding");
        showWindow();
        m_window->showPanel(m_window->stress());
        m_window->openFile(file);
        QVERIFY(!panel().hasResult()); // the window does not wait for the file
        QTRY_VERIFY2(m_window->messageText().startsWith("Opened sweep.json, from "),
                     qPrintable(m_window->messageText()));
        QVERIFY(panel().isVisible());
        QCOMPARE(*panel().report(), saved);
        finish();
        QCOMPARE(allRows(), rows);
        QCOMPARE(chart<LevelLatencyChart>().csv(), latencies);
        QCOMPARE(label("finding"), said);
        QCOMPARE(progress(), doneText());
        QCOMPARE(panel().findChild<QLineEdit*>("sizes")->text(), "1, 2, 3");
        QCOMPARE(panel().findChild<QLineEdit*>("each")->text(), "30");
    }

    void filesAreToldApartByTheirContent() {
        const QString run = m_store->folder.filePath("run.json");
        QVERIFY(writeRun(run, RunReport{}));
        m_window->openFile(run);
        QTRY_VERIFY(m_window->stress().isVisible());
        QVERIFY(!panel().hasResult());
        const QString other = m_store->folder.filePath("other.json");
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"a\": 1}");
        file.close();
        m_window->openFile(other);
        QTRY_VERIFY(m_window->messageText().contains("not a Loadstone result"));
    }

    void droppedSweepIsOpenedFromAnywhere() {
        const QString name = m_store->folder.filePath("dropped.json");
        SweepReport report;
        report.plan.plan = usualLevelPlan();
        report.runs.push_back({{EngineKind::Pool, 1, 0}, {}});
        QVERIFY(writeSweep(name, report));
        m_window->showPanel(m_window->stress());
        QVERIFY(dropOn(*m_window, name));
        QTRY_VERIFY2(panel().hasResult(), qPrintable(m_window->messageText()));
    }

    void tableHasTheValuesOfTheLevels() {
        sweep("delay/2", "2, 1", "20", 2);
        finish();
        const auto levels = levelsOf(*panel().report());
        QCOMPARE(table()->model()->rowCount(), 2);
        for (int row = 0; row < 2; ++row) {
            const SweepLevel& level = levels[std::size_t(row)];
            const ScalePoint point = level.point();
            const double first = levels[0].point().mean();
            QCOMPARE(cell(row, 0), QString::number(row + 1));
            QCOMPARE(cell(row, 1), rateText(point.mean()));
            QCOMPARE(cell(row, 2), "± " + rateText(point.standardError()));
            QCOMPARE(cell(row, 3), toText(formatNumber(point.mean() / first, 1)) + " ×");
            QCOMPARE(cell(row, 4), microsecondsText(double(level.latencyOk.quantile(0.5))));
            QCOMPARE(cell(row, 5), microsecondsText(double(level.latencyOk.quantile(0.99))));
            QCOMPARE(cell(row, 6), "0");
        }
        QCOMPARE(cell(0, 3), "1.0 ×");
    }

    void speedUpNeedsASerialLevel() {
        open(limitedServerSweep(4));
        QCOMPARE(cell(0, 3), "1.0 ×");
        QVERIFY(!label("findings").contains("no serial level"));
        SweepReport others = limitedServerSweep(4);
        std::erase(others.plan.sizes, 1);
        std::erase_if(others.runs, [](const SweepRunResult& run) { return run.step.size == 1; });
        open(others);
        QCOMPARE(cell(0, 0), "2");
        QCOMPARE(cell(0, 3), "–");
        QVERIFY2(label("findings").contains("no serial level"), qPrintable(label("findings")));
    }

    void sweepByRequestsStaysOne() {
        SweepReport report = limitedServerSweep(4);
        report.plan.plan.duration.reset();
        report.plan.plan.requests = 5'000;
        open(report);
        QCOMPARE(panel().findChild<QComboBox*>("eachUnit")->currentText(), "Requests each");
        QCOMPARE(panel().findChild<QLineEdit*>("each")->text(), "5,000");
        QCOMPARE(label("sweepTime"), "21 runs");
        panel().findChild<QComboBox*>("eachUnit")->setCurrentIndex(0);
        QCOMPARE(panel().findChild<QLineEdit*>("each")->text(), "1s");
        QCOMPARE(label("sweepTime"), "21 runs, about 31 s");
        sweep("", "1, 2", "50", 1);
        finish();
        for (const SweepRunResult& run : panel().report()->runs)
            QCOMPARE(run.report.snapshot.totals.ok, 50U);
    }

    void manyLevelsAndOneAreShown() {
        constexpr int count = hasAddressSanitizer ? 16 : int(maxLevels);
        SweepReport many;
        many.plan.plan = usualLevelPlan();
        many.plan.sizes.clear();
        for (int size = 1; size <= count; ++size) {
            many.plan.sizes.push_back(size);
            many.runs.push_back(
                sweepRun(size, 0, std::uint64_t(100 * std::min(size, 20)), 0, 10'000));
        }
        open(many);
        QCOMPARE(table()->model()->rowCount(), count);
        table()->selectAll();
        QCOMPARE(chart<PercentileChart>().names().size(), qsizetype(PercentileChart::mostLevels));
        SweepReport one = many;
        one.plan.sizes = {8};
        one.runs = {sweepRun(8, 0, 800, 0, 10'000)};
        open(one);
        QCOMPARE(table()->model()->rowCount(), 1);
        const QCPRange range = chart<ScalingChart>().findChild<QCustomPlot*>()->xAxis->range();
        QVERIFY(range.lower < 8 && range.upper > 8); // with room on both sides
    }

    void wordsOfMarksCoverNoPoint() {
        m_window->resize(900, 600);
        open(limitedServerSweep(8));
        auto* plot = chart<ScalingChart>().findChild<QCustomPlot*>();
        plot->replot();
        int words = 0;
        for (int i = 0; i < plot->itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(plot->item(i)); text && text->visible()) {
                ++words;
                QVERIFY(text->bottom->pixelPosition().y() <= plot->axisRect()->top());
            }
        QCOMPARE(words, 2); // the sweet spot and the plateau
    }

    void headersFitIntoASmallWindow() {
        m_window->resize(900, 600);
        open(limitedServerSweep(8, {EngineKind::Pool, EngineKind::Loop, EngineKind::Process}));
        table()->selectAll();
        for (auto* plot : panel().findChildren<QCustomPlot*>()) {
            plot->replot();
            const auto isWhole = [](const QCPLayoutElement& element) {
                return element.outerRect().width() >= element.minimumOuterSizeHint().width();
            };
            const auto* header = qobject_cast<QCPLayoutGrid*>(plot->plotLayout()->element(0, 0));
            QVERIFY(isWhole(*header->element(0, 0)) && isWhole(*plot->legend));
            QVERIFY(plot->legend->rowCount() <= 3);
        }
        QVERIFY(!table()->isColumnHidden(0));
        QVERIFY(table()->columnWidth(0) >= table()->fontMetrics().horizontalAdvance("process 64"));
    }

    void onlyOnePanelRunsAtATime() {
        QVERIFY(why("startStop").isEmpty());
        sweep("delay/60000", "1, 2", "2", 1);
        QVERIFY2(why("startStop").contains("Compare is running"), qPrintable(why("startStop")));
        QVERIFY(why("ngramStart").contains("Compare is running"));
        m_window->showPanel(m_window->stress());
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        m_window->stress().start();
        QVERIFY(!m_window->stress().isRunning());
        int shown = 0;
        for (const FieldNote* note : m_window->stress().findChildren<FieldNote*>())
            shown += note->isVisible() && note->text().contains("Compare is running");
        QCOMPARE(shown, 1);
        panel().stop();
        QTRY_VERIFY(!panel().isRunning());
        QVERIFY(why("startStop").isEmpty());
        QVERIFY(why("ngramStart").isEmpty());
    }

    void loadWaitsForAJob() {
        const GatedWorkers workers;
        const Gate gate(workers.folder(), "map");
        showWindow(QString::fromStdString(workers.program()));
        m_window->ngrams().start();
        QVERIFY(m_window->ngrams().isRunning());
        QVERIFY(why("sweep-startStop").contains("MapReduce is running"));
        QVERIFY(why("startStop").contains("MapReduce is running"));
        click("sweep-startStop");
        QVERIFY(!panel().isRunning());
        m_window->ngrams().stop();
        QTRY_VERIFY(!m_window->ngrams().isRunning());
        QVERIFY(why("sweep-startStop").isEmpty());
    }

    void selectedLevelsAreOverlaid() {
        sweep("delay/1", "1, 2, 3, 4", "20", 1);
        finish();
        auto& percentiles = chart<PercentileChart>();
        QVERIFY(percentiles.names().contains("1"));
        QVERIFY(percentiles.names().contains("4"));
        table()->selectRow(1);
        QCOMPARE(percentiles.names(), QStringList{"2"});
        table()->clearSelection();
        QVERIFY(percentiles.csv().count('\n') >= 1);
    }

    void failuresAreCountedAndSaid() {
        sweep("status/503", "1, 2", "10", 1);
        finish();
        QCOMPARE(label("finding"),
                 "Not one request succeeded at any level: 503 Service Unavailable.");
        const QImage words = panel().findChild<SweepWords*>()->grab().toImage();
        QCOMPARE(words.pixelColor(1, words.height() / 2),
                 ChartColors::of(panel().palette()).warning);
        QCOMPARE(cell(0, 4), "–");
        QCOMPARE(cell(0, 6), "10");
        QVERIFY(!chart<ScalingChart>().sweetSpot().isShown());
    }

    void presetsFillTheSizesIn() {
        auto* threads = m_window->stress().findChild<NumberField*>("threads");
        threads->setValue(16);
        m_window->showPanel(m_window->stress());
        m_window->showPanel(panel());
        auto* button = panel().findChild<QToolButton*>("presets");
        auto* menu = button->findChild<QMenu*>();
        button->click();
        QVERIFY(menu->isVisible());
        menu->close();
        const auto actions = menu->actions();
        const auto sizes = [this] { return panel().findChild<QLineEdit*>("sizes")->text(); };
        actions[0]->trigger();
        QCOMPARE(sizes(), "1, 2, 4, 8, 16, 32, 64");
        actions[1]->trigger();
        QCOMPARE(sizes(), "1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024");
        actions[2]->trigger();
        QCOMPARE(sizes(), "4, 8, 12, 16, 24, 32, 64");
    }

    void axisIsLogarithmicWhereSizesGrowByFactors() {
        auto* logarithmic = panel().findChild<QAbstractButton*>("logarithmic");
        const auto right = [this] {
            return chart<ScalingChart>().findChild<QCustomPlot*>()->xAxis->range().upper;
        };
        sweep("", "1, 2, 4, 8, 16", "16", 1);
        QVERIFY(logarithmic->isChecked());
        QVERIFY(right() < 5);
        QTest::mouseClick(logarithmic, Qt::LeftButton);
        QVERIFY(right() > 16);
        finish();
        sweep("", "1, 2, 3, 4", "10", 1);
        QVERIFY(!logarithmic->isChecked());
        finish();
    }

    void requestIsThatOfTheStressPanelUntilItIsChanged() {
        m_window->showPanel(m_window->stress());
        m_window->stress().setUrl("http://127.0.0.1:1/followed");
        m_window->showPanel(panel());
        QCOMPARE(url(), "http://127.0.0.1:1/followed");
        set("sweep-url", "http://127.0.0.1:1/own");
        m_window->stress().setUrl("http://127.0.0.1:1/other");
        m_window->showPanel(m_window->stress());
        m_window->showPanel(panel());
        QCOMPARE(url(), "http://127.0.0.1:1/own");
    }

    void settingsComeBackAtTheNextStart() {
        set("sweep-url", "http://127.0.0.1:1/kept");
        set("sizes", "3, 5");
        set("each", "7s");
        panel().findChild<NumberField*>("repeats")->setValue(9);
        click("sweepMore");
        set("warm-up", "11ms");
        set("cool-down", "12ms");
        set("limit", "max<3s");
        const SweepFields before = panel().findChild<SweepForm*>()->fields();
        m_window->close();
        showWindow();
        QVERIFY(panel().isVisible());
        QCOMPARE(panel().findChild<SweepForm*>()->fields(), before);
        QCOMPARE(before["cool-down"], "12ms");
        QCOMPARE(before["repeats"], "9");
        QCOMPARE(before["limit"], "max<3s");
        QVERIFY(panel().findChild<QWidget*>("warm-up")->isVisible());
    }

    void targetIsOfferedWhileItIsOff() {
        QVERIFY(panel().findChild<QWidget*>("sweep-startTarget")->isVisible());
        setUrl("");
        QVERIFY(!panel().findChild<QWidget*>("sweep-startTarget")->isVisible());
    }

    void closingEndsTheSweep() {
        sweep("delay/60000", "1, 8", "8", 3);
        QVERIFY(!m_window->close()); // without a question
        m_window.reset();            // hangs if the sweep does not end
    }

private:
    void showWindow(const QString& worker = LOADSTONE_WORKER) {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(m_store->settings, m_theme, noProgram, worker);
        m_window->showPanel(m_window->compare());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
    }

    void open(const SweepReport& report) {
        const QString file = m_store->folder.filePath("made.json");
        QVERIFY(writeSweep(file, report));
        const SweepReport* before = panel().report();
        m_window->openFile(file);
        QTRY_VERIFY(panel().report() != before);
        finish();
    }

    /// Why a button cannot start anything; empty if it can.
    QString why(const QString& button) const {
        auto* found = m_window->findChild<QAbstractButton*>(button);
        return found->isEnabled() ? QString() : found->toolTip();
    }

    ComparePanel& panel() const { return m_window->compare(); }

    QString said() const {
        QStringList texts;
        for (const QLabel* label : panel().findChild<SweepWords*>()->findChildren<QLabel*>())
            texts << label->text();
        return texts.join(' ');
    }

    void set(const QString& name, const QString& text) {
        auto* field = panel().findChild<QLineEdit*>(name);
        QVERIFY2(field, qPrintable(name));
        field->clear();
        QTest::keyClicks(field, text);
    }

    void setUrl(const QString& path) {
        set("sweep-url", QString::fromStdString(m_server.url()) + path);
    }

    void click(const QString& name) {
        auto* button = panel().findChild<QAbstractButton*>(name);
        QVERIFY2(button, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    /// However much slower a larger size is on a busy machine.
    void measureAllLevels() { panel().findChild<QCheckBox*>("stopEarly")->setChecked(false); }

    void sweep(const QString& path, const QString& sizes, const QString& requests, int repeats) {
        sweepAt(m_server.url() + path.toStdString(), sizes, requests, repeats);
    }

    void sweepAt(const std::string& url, const QString& sizes, const QString& requests,
                 int repeats) {
        set("sweep-url", QString::fromStdString(url));
        set("sizes", sizes);
        panel().findChild<QComboBox*>("eachUnit")->setCurrentIndex(1);
        set("each", requests);
        panel().findChild<NumberField*>("repeats")->setValue(repeats);
        panel().findChild<QLineEdit*>("warm-up")->setText("0s");
        panel().findChild<QLineEdit*>("cool-down")->setText("0s");
        click("sweep-startStop");
        QVERIFY(panel().isRunning());
    }

    /// Until all is measured, worked out and shown.
    void finish() {
        QTRY_VERIFY(!panel().isRunning());
        QTRY_VERIFY(panel().isSettled());
    }

    template <class T>
    QStringList legendOf() const {
        QStringList names;
        const QCPLegend& legend = *chart<T>().template findChild<QCustomPlot*>()->legend;
        for (int i = 0; i < legend.itemCount(); ++i)
            if (auto* item = qobject_cast<QCPPlottableLegendItem*>(legend.item(i)))
                names << item->plottable()->name();
        return names;
    }
    QTableView* table() const { return panel().findChild<QTableView*>("levels"); }

    QString cell(int row, int column) const {
        return table()->model()->index(row, column).data().toString();
    }

    QStringList allRows() const {
        QStringList rows;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            for (int column = 0; column < table()->model()->columnCount(); ++column)
                rows << cell(row, column);
        return rows;
    }

    QString label(const QString& name) const { return panel().findChild<QLabel*>(name)->text(); }
    QString url() const { return panel().findChild<QLineEdit*>("sweep-url")->text(); }
    QString progress() const { return panel().findChild<SteadyLabel*>("sweepProgress")->text(); }
    QString doneText() const {
        return QString("Done: %1 of %1 runs").arg(plannedRuns(*panel().report()));
    }
    QString state() const { return m_window->findChild<SteadyLabel*>("state")->text(); }

    template <typename Kind>
    Kind& chart() const {
        return *panel().findChild<Kind*>();
    }

    std::unique_ptr<WindowStore> m_store;
    TargetServer m_server;
    Theme m_theme;
    std::unique_ptr<MainWindow> m_window;
};

LOADSTONE_TEST(ComparePanelTest)
#include "comparepanel_test.moc"
