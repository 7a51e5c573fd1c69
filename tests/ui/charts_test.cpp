#include "core/report/runcsv.h"
#include "tests/support/testprogram.h"
#include "ui/compare/percentilechart.h"
#include "ui/stress/distributionchart.h"
#include "ui/stress/latencychart.h"
#include "ui/stress/throughputchart.h"
#include "ui/widgets/pictures.h"

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

    void emptyChartsSayWhy() {
        LatencyChart latency;
        latency.showTimeline({});
        QVERIFY(!plotIn(latency).yAxis->visible());
        latency.showTimeline(someTimeline());
        QVERIFY(plotIn(latency).yAxis->visible());
    }

    void viewStaysWhereThePersonPutIt() {
        ThroughputChart chart;
        chart.resize(500, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart, patience));
        chart.showTimeline(someTimeline());
        QCustomPlot& plot = plotIn(chart);
        plot.replot();
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
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("png") << "chart.png" << QByteArray("\x89PNG");
        QTest::newRow("pdf") << "chart.PDF" << QByteArray("%PDF");
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
};

LOADSTONE_TEST(ChartsTest)
#include "charts_test.moc"
