// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/ratedrun.h"
#include "tests/support/testprogram.h"
#include "ui/stress/clocksline.h"
#include "ui/stress/latencyheatmap.h"
#include "ui/stress/planform.h"
#include "ui/stress/runtiles.h"
#include "ui/stress/runview.h"
#include "ui/stress/thresholdchips.h"

#include <QLineEdit>

using namespace loadstone;

namespace {

void typeAtOnce(QWidget& form, const QString& name, const QString& text) {
    auto* field = form.findChild<QLineEdit*>(name);
    QVERIFY2(field, qPrintable(name));
    field->setText(text);
}

} // namespace

/// What the Stress panel has of a rate and of thresholds: the fields, and what is seen of a run.
class RatedViewTest : public QObject {
    Q_OBJECT

private slots:
    void aRateIsTyped() {
        PlanForm form;
        QVERIFY(!form.submit()->rate);
        typeAtOnce(form, "rate", "30 k/m");
        QCOMPARE(form.submit()->rate->perSecond, 500.0);
        typeAtOnce(form, "rate", "fast");
        QVERIFY(!form.submit());
        typeAtOnce(form, "rate", " ");
        QVERIFY(!form.submit()->rate);
    }

    void thresholdsAreTyped() {
        PlanForm form;
        typeAtOnce(form, "threshold", "p95 < 250ms, rps>5");
        QCOMPARE(form.submit()->thresholds.size(), 2U);
        typeAtOnce(form, "threshold", "p95<250");
        QVERIFY(!form.submit());
    }

    void chipsHaveTheValueNow() {
        ThresholdChips chips;
        const RunReport report = sampleRatedRun();
        chips.showNumbers({}, report.plan);
        QCOMPARE(chips.texts(), (QStringList{"p50<250ms  –", "p99<500ms  –", "error_rate<1%  –"}));
        chips.showNumbers(report.snapshot, report.plan);
        QCOMPARE(chips.texts(), (QStringList{"✓ p50<250ms  4.00 ms", "✗ p99<500ms  1.00 s",
                                             "✓ error_rate<1%  0.00 %"}));
        QVERIFY(!chips.isHidden());
        RunReport ended = report;
        ended.broken = {{report.plan.thresholds[0], 300'000}};
        chips.showReport(ended);
        QCOMPARE(chips.texts().front(), "✗ p50<250ms  300 ms");
        chips.showNumbers(report.snapshot, LoadPlan());
        QVERIFY(chips.isHidden());
    }

    void tilesHaveBothClocksOfARate() {
        RunTiles tiles;
        const RunReport report = sampleRatedRun();
        tiles.showNumbers(report.snapshot, report.plan);
        const auto tile = [&](const char* name) { return tiles.findChild<StatTile*>(name); };
        QCOMPARE(tile("tail")->caption(), "Response p99");
        QCOMPARE(tile("tail")->value(), "1.00");
        QCOMPARE(tile("serviceTail")->value(), "4.00");
        QVERIFY(!tile("serviceTail")->isHidden() && tile("connections")->isHidden());
        LoadPlan closed = report.plan;
        closed.rate.reset();
        tiles.showNumbers(report.snapshot, closed);
        QCOMPARE(tile("tail")->caption(), "p99 latency");
        QVERIFY(tile("serviceTail")->isHidden() && !tile("connections")->isHidden());
    }

    void theSentenceSaysWhyTheyDiffer() {
        ClocksLine line;
        RunReport report = sampleRatedRun();
        line.showReport(report);
        QCOMPARE(line.sentence(), "p99 is 1.00 s from when a request was due, and 4.00 ms from "
                                  "when it left.");
        QVERIFY(line.reason().startsWith("50.00 % of the requests had to wait for a free thread"));
        QVERIFY(!line.isHidden());
        report.snapshot.overdue.reset();
        line.showReport(report);
        QVERIFY(line.isHidden());
    }

    void theHeatmapCountsEachRequest() {
        LatencyHeatmap heatmap;
        heatmap.showTimeline(sampleRatedRun().snapshot.timeline);
        const QStringList rows = heatmap.csv().trimmed().split('\n');
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows.front(), "t_s,from_us,to_us,requests");
        for (int i = 0; i < 4; ++i) {
            const QStringList cells = rows[i + 1].split(',');
            QCOMPARE(cells[0].toDouble(), 0.5 * i);
            const double latency = i < 2 ? 4000 : 1'004'000;
            QVERIFY(cells[1].toDouble() <= latency * 1.02 && cells[2].toDouble() >= latency * 0.98);
            QCOMPARE(cells[3], "100");
        }
        heatmap.showTimeline({});
        QCOMPARE(heatmap.csv(), "t_s,from_us,to_us,requests\n");
    }

    void allOfItIsInTheView() {
        RunView view;
        view.resize(1200, 900);
        view.show();
        const RunReport report = sampleRatedRun();
        view.begin(report.plan);
        view.showReport(report);
        for (const char* name : {"thresholds", "clocks", "heatmap", "serviceTail"})
            QVERIFY2(view.findChild<QWidget*>(name)->isVisible(), name);
    }
};

LOADSTONE_TEST(RatedViewTest)
#include "ratedview_test.moc"
