// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runcsv.h"
#include "core/stats/course.h"
#include "tests/support/testprogram.h"
#include "ui/compare/charts/percentilechart.h"
#include "ui/stress/distributionchart.h"
#include "ui/stress/latencychart.h"
#include "ui/stress/throughputchart.h"
#include "ui/widgets/chartcursor.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/plotcaption.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <qcustomplot.h>

using namespace loadstone;

namespace {

std::vector<Interval> someTimeline() {
    Interval first{Seconds(0),
                   Seconds(1),
                   1000,
                   0,
                   {{Microseconds(900), Microseconds(2000), Microseconds(4000)}}};
    const Interval silent{Seconds(1), Seconds(2), 0, 0, std::nullopt};
    Interval last = first;
    last.start = Seconds(2);
    last.end = Seconds(3);
    last.requests = 3000;
    return {first, silent, last};
}

/// Two intervals of 100 ms with 100 ok requests each, then five with 900 failures.
std::vector<Interval> timelineThatBreaks() {
    std::vector<Interval> timeline;
    for (int i = 0; i < 7; ++i)
        timeline.push_back({Seconds(i) / 10, Seconds(i + 1) / 10, i < 2 ? 100U : 900U,
                            i < 2 ? 0U : 900U, std::nullopt});
    return timeline;
}

/// Intervals of 100 ms, every n-th of them with so many ok requests.
std::vector<Interval> evenTimeline(int intervals, std::uint64_t requests, int every) {
    std::vector<Interval> timeline;
    for (int i = 0; i < intervals; ++i)
        timeline.push_back({Seconds(i) / 10, Seconds(i + 1) / 10, i % every == 0 ? requests : 0U, 0,
                            std::nullopt});
    return timeline;
}

/// Without the last one, which repeats the one before.
QList<double> valuesOf(const QCPGraph* graph) {
    QList<double> values;
    for (auto at = graph->data()->constBegin(); at != graph->data()->constEnd(); ++at)
        values << std::round(at->value * 1e6) / 1e6; // intervals of 100 ms are not exact
    if (graph->lineStyle() != QCPGraph::lsNone)
        values.removeLast();
    return values;
}

QStringList textsIn(const QCustomPlot& plot) {
    QStringList texts;
    for (int i = 0; i < plot.itemCount(); ++i)
        if (const auto* text = qobject_cast<QCPItemText*>(plot.item(i)))
            if (text->visible())
                texts << text->text();
    return texts;
}

std::vector<ChosenLevel> someLevels(int count) {
    std::vector<ChosenLevel> levels(static_cast<std::size_t>(count));
    for (ChosenLevel& chosen : levels) {
        chosen.name = "process 16";
        chosen.level.latencyOk.record(1000);
    }
    return levels;
}

QCustomPlot& plotIn(Chart& chart) {
    return *chart.findChild<QCustomPlot*>();
}

/// The chart's plot, when it has the timeline on the screen.
QCustomPlot& shown(ThroughputChart& chart, const std::vector<Interval>& timeline) {
    chart.resize(500, 300);
    chart.show();
    if (!QTest::qWaitForWindowExposed(&chart, patience))
        qWarning("the chart is not on the screen");
    chart.showTimeline(timeline);
    plotIn(chart).replot();
    return plotIn(chart);
}

void turnWheel(QCustomPlot& plot) {
    const QPointF middle(plot.axisRect()->center());
    QWheelEvent event(middle, plot.mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&plot, &event);
}

} // namespace

class ChartsTest : public QObject {
    Q_OBJECT

private slots:
    void axesFitTheData() {
        ThroughputChart chart;
        chart.showTimeline(someTimeline());
        const QCustomPlot& plot = plotIn(chart);
        QCOMPARE(plot.xAxis->range().lower, 0.0);
        QCOMPARE(plot.xAxis->range().upper, 3.0);
        QCOMPARE(plot.yAxis->range().lower, 0.0);
        QVERIFY(plot.yAxis->range().upper > 3000);
    }

    void lineCoversAllOfTheTime() {
        ThroughputChart chart;
        chart.showTimeline(someTimeline());
        const auto line = plotIn(chart).graph(0)->data();
        QCOMPARE(line->constBegin()->key, 0.0);
        QCOMPARE((line->constEnd() - 1)->key, 3.0);
    }

    void intervalsWithoutAnswersAreGaps() {
        LatencyChart chart;
        chart.showTimeline(someTimeline());
        const auto line = plotIn(chart).graph(2)->data();
        QCOMPARE((line->constBegin() + 1)->value, 0.004);
        QVERIFY(std::isnan((line->constBegin() + 2)->value));
    }

    void failuresAreStackedInTheirOwnColour() {
        ThroughputChart chart;
        chart.showTimeline(timelineThatBreaks());
        const QCustomPlot& plot = plotIn(chart);
        QVERIFY(plot.legend->visible());
        QCOMPARE(valuesOf(plot.graph(0)), (QList<double>{1000, 1000, 1000, 0, 0, 0, 0, 0}));
        QCOMPARE(valuesOf(plot.graph(1)),
                 (QList<double>{1000, 1000, 1000, 9000, 9000, 9000, 9000, 9000}));
        QVERIFY(plot.graph(0)->pen().color() != plot.graph(1)->pen().color());
        QVERIFY(plot.yAxis->range().upper > 9000);
        QCOMPARE(textsIn(plot), QStringList("no ok answer after 200 ms"));
    }

    void withoutFailuresThereIsOneLine() {
        ThroughputChart chart;
        chart.showTimeline(timelineThatBreaks());
        chart.showTimeline(someTimeline());
        QVERIFY(!plotIn(chart).legend->visible());
        QVERIFY(!plotIn(chart).graph(1)->visible());
        QCOMPARE(textsIn(plotIn(chart)), QStringList());
    }

    void endIsNotClaimedTooEarly() {
        auto timeline = timelineThatBreaks();
        QVERIFY(brokenSince(timeline) == Seconds(0.2));
        timeline.resize(4); // two intervals of failures: they may pass
        QVERIFY(!brokenSince(timeline));
        timeline = timelineThatBreaks();
        timeline.back().errors -= 1; // one ok answer
        QVERIFY(!brokenSince(timeline));
        QVERIFY(!brokenSince({timeline.begin() + 2, timeline.end() - 1})); // never answered
    }

    void peakNeedsEnoughAnswers() {
        QVERIFY(!bestOkRate(evenTimeline(32, 1, 5))); // 32 answers in all
        QCOMPARE(*bestOkRate(evenTimeline(100, 40, 1)), 400.0);
        const auto sparse = bestOkRate(evenTimeline(600, 1, 5)); // 2 answers a second
        QVERIFY(sparse && *sparse < 2.1);
        QVERIFY(!bestOkRate(evenTimeline(10, 0, 1)));
    }

    void pointsHaveEnoughRequests() {
        auto timeline = evenTimeline(80, 4, 1); // 40 a second
        timeline[40].requests = 1;
        const auto points = joinedForRates(timeline);
        QCOMPARE(points.size(), 10U);
        for (const Interval& point : points)
            QVERIFY(okRate(point) > 35);
        QCOMPARE(joinedForRates(evenTimeline(80, 40, 1)).size(), 80U);
        QCOMPARE(joinedForRates(evenTimeline(9, 0, 1)).size(), 9U);
    }

    void intervalsThatStandAloneArePoints() {
        std::vector<Interval> timeline = evenTimeline(6, 0, 1);
        for (const std::size_t i : {1U, 3U, 4U})
            timeline[i].latency = {Microseconds(2000), Microseconds(2000), Microseconds(2000)};
        LatencyChart chart;
        chart.showTimeline(timeline);
        for (int line = 0; line < 3; ++line) {
            const QCPGraph* dots = plotIn(chart).graph(3 + line);
            QCOMPARE(valuesOf(dots), QList<double>{0.002});
            QCOMPARE(dots->data()->constBegin()->key, 0.15);
            QVERIFY(dots->scatterStyle().shape() != QCPScatterStyle::ssNone);
        }
        QCOMPARE(plotIn(chart).legend->itemCount(), 3);
    }

    void picturesCarryTheCaption() {
        ThroughputChart chart;
        QCustomPlot& plot = plotIn(chart);
        plot.resize(500, 300);
        const int rows = plot.plotLayout()->rowCount();
        {
            const PlotCaption caption(plot, "GET http://host/ · 3 threads · pool");
            const auto* line = qobject_cast<QCPTextElement*>(plot.plotLayout()->element(rows, 0));
            QVERIFY(line);
            QCOMPARE(line->text(), "GET http://host/ · 3 threads · pool");
        }
        QCOMPARE(plot.plotLayout()->rowCount(), rows);
    }

    void emptyChartsSayWhy() {
        LatencyChart latency;
        latency.showTimeline({});
        QVERIFY(!plotIn(latency).yAxis->visible());
        latency.showTimeline(someTimeline());
        QVERIFY(plotIn(latency).yAxis->visible());
    }

    void viewStaysWhereThePersonPutIt() {
        ThroughputChart chart;
        QCustomPlot& plot = shown(chart, someTimeline());
        turnWheel(plot);
        const QCPRange zoomed = plot.xAxis->range();
        QVERIFY(zoomed.size() < 3);
        chart.showTimeline(someTimeline());
        QCOMPARE(plot.xAxis->range(), zoomed);
        QTest::mouseDClick(&plot, Qt::LeftButton, {}, plot.axisRect()->center());
        QCOMPARE(plot.xAxis->range().size(), 3.0);
    }

    /// Neither end is cut, at any width, whatever was shown before.
    void headersFitIntoAnyWidth() {
        PercentileChart chart;
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart, patience));
        const QCustomPlot& plot = plotIn(chart);
        for (const int count : {4, 2, 3}) {
            chart.showLevels(someLevels(count));
            for (int width = 600; width > 300; --width) {
                chart.resize(width, 200);
                chart.showLevels(someLevels(count)); // again: once is not enough to count wrong
                QTest::qWait(0);
                const auto* header = qobject_cast<QCPLayoutGrid*>(plot.plotLayout()->element(0, 0));
                for (const int column : {0, 3}) {
                    const QCPLayoutElement& part = *header->element(0, column);
                    QVERIFY2(part.outerRect().width() >= part.minimumOuterSizeHint().width(),
                             qPrintable(QString("%1 names, %2 px").arg(count).arg(width)));
                }
            }
        }
    }

    void keysZoomAndReset() {
        ThroughputChart chart;
        chart.showTimeline(someTimeline());
        QTest::keyClick(&chart, Qt::Key_Plus);
        QVERIFY(plotIn(chart).xAxis->range().size() < 3);
        QTest::keyClick(&chart, Qt::Key_0);
        QCOMPARE(plotIn(chart).xAxis->range().size(), 3.0);
    }

    void menuOpensOverThePlot() {
        ThroughputChart chart;
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart, patience));
        QContextMenuEvent event(QContextMenuEvent::Mouse, {100, 100}, {100, 100});
        QApplication::sendEvent(&plotIn(chart), &event);
        const auto* menu = chart.findChild<QMenu*>();
        QVERIFY(menu && menu->isVisible());
        QStringList texts;
        for (const QAction* action : menu->actions())
            texts << action->text().remove('&');
        QCOMPARE(texts,
                 (QStringList{"Reset view", "", "Copy picture", "Save picture…", "Save data…"}));
    }

    void dataIsCommaSeparated() {
        ThroughputChart throughput;
        throughput.showTimeline(someTimeline());
        QCOMPARE(throughput.csv().toStdString(), timelineCsv(someTimeline()));
        DistributionChart distribution;
        Histogram latencies;
        latencies.record(1000, 30);
        latencies.record(2000, 12);
        distribution.showLatencies(latencies);
        std::uint64_t sum = 0;
        for (const QString& line : distribution.csv().split('\n').mid(1))
            sum += line.section(',', 2).toULongLong();
        QCOMPARE(sum, 42U);
    }

    void picturesAreSaved_data() {
        addColumns<QString, QByteArray>("name", "start");
        QTest::newRow("png") << "chart.png" << QByteArray("\x89PNG");
        QTest::newRow("pdf") << "chart.PDF" << QByteArray("%PDF");
        QTest::newRow("svg") << "chart.svg" << QByteArray("<?xml");
    }

    void picturesAreSaved() {
        QFETCH(QString, name);
        QFETCH(QByteArray, start);
        const QTemporaryDir folder;
        LatencyChart chart;
        chart.resize(400, 250);
        chart.showTimeline(someTimeline());
        QVERIFY(savePicture(chart, folder.filePath(name)));
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(start));
        QVERIFY(!savePicture(chart, folder.filePath("missing/" + name)));
    }

    void otherPicturesAreRefused() {
        const QTemporaryDir folder;
        LatencyChart chart;
        const auto saved = savePicture(chart, folder.filePath("chart.jpg"));
        QVERIFY(!saved);
        QCOMPARE(saved.error().message,
                 std::string("pictures are saved as .png, .pdf or .svg, not as \"chart.jpg\""));
        QVERIFY(!QFile::exists(folder.filePath("chart.jpg")));
    }

    void mouseReadsValues() {
        ThroughputChart chart;
        QCustomPlot& plot = shown(chart, timelineThatBreaks());
        const auto at = [&](double seconds) {
            return QPoint(qRound(plot.xAxis->coordToPixel(seconds)), plot.axisRect()->center().y());
        };
        QCOMPARE(chart.valuesAt(at(0.15)), "150 ms\nok: 1,000\nfailed: 1,000");
        QCOMPARE(chart.valuesAt(at(0.65)), "650 ms\nok: 0.00\nfailed: 9,000");
        QCOMPARE(chart.valuesAt({0, 0}), QString());
        QCOMPARE(chart.valuesAtPlace(40), QString());
    }

    void theMouseInOneChartReadsTheOthers() {
        QWidget panel;
        auto* row = new QHBoxLayout(&panel);
        auto* throughput = new ThroughputChart(&panel);
        auto* latency = new LatencyChart(&panel);
        row->addWidget(throughput);
        row->addWidget(latency);
        const ChartLink link({throughput, latency}, nullptr);
        panel.resize(900, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel, patience));
        std::vector<Interval> timeline = timelineThatBreaks();
        for (Interval& interval : timeline)
            interval.latency = {Microseconds(2000), Microseconds(3000), Microseconds(4000)};
        throughput->showTimeline(timeline);
        latency->showTimeline(timeline);
        QCustomPlot& plot = plotIn(*throughput);
        plot.replot();
        plotIn(*latency).replot();
        const QPoint over(qRound(plot.xAxis->coordToPixel(0.15)), plot.axisRect()->center().y());
        QMouseEvent moves(QEvent::MouseMove, over, plot.mapToGlobal(over), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&plot, &moves);
        QVERIFY(latency->cursorLine().isShown());
        QCOMPARE(latency->cursorLine().text(), "150 ms\np50: 2.00 ms\np95: 3.00 ms\np99: 4.00 ms");
        QVERIFY(throughput->cursorLine().isShown());
        QCOMPARE(throughput->cursorLine().text(), QString()); // that is beside the mouse
        QEvent leaves(QEvent::Leave);
        QCoreApplication::sendEvent(&plot, &leaves);
        QVERIFY(!latency->cursorLine().isShown() && !throughput->cursorLine().isShown());
    }

    void mouseReadsABar() {
        DistributionChart chart;
        chart.resize(500, 300);
        Histogram latencies;
        latencies.record(1000, 30);
        chart.showLatencies(latencies);
        QCustomPlot& plot = plotIn(chart);
        plot.replot();
        const QPoint middle(qRound(plot.xAxis->coordToPixel(std::log10(0.001))),
                            plot.axisRect()->center().y());
        QVERIFY2(chart.valuesAt(middle).endsWith("\n30 requests"),
                 qPrintable(chart.valuesAt(middle)));
    }
};

LOADSTONE_TEST(ChartsTest)
#include "charts_test.moc"
