// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "ui/widgets/axissteps.h"

using namespace loadstone;

class AxisStepsTest : public QObject {
    Q_OBJECT

private slots:
    void stepsAreRound_data() {
        addColumns<double, double>("rough", "step");
        QTest::newRow("below one") << 0.03 << 0.05;
        QTest::newRow("exact") << 2000.0 << 2000.0;
        QTest::newRow("next decade") << 5100.0 << 10000.0;
        QTest::newRow("nothing to divide") << 0.0 << 1.0;
    }

    void stepsAreRound() {
        QFETCH(double, rough);
        QTEST(niceStep(rough), "step");
    }

    void stepIsNeverBelowWhatWasAsked() {
        for (double rough = 1e-9; rough < 1e12; rough *= 1.37) {
            QVERIFY(niceStep(rough) >= rough * 0.999);
            QVERIFY(niceStep(rough) <= rough * 2.6);
            QVERIFY(niceTimeStep(rough) >= rough * 0.999);
        }
    }

    void timeStepsAreWholeMinutes() {
        QCOMPARE(niceTimeStep(45), 60.0);
        QCOMPARE(niceTimeStep(400), 600.0);
        QCOMPARE(niceTimeStep(3000), 3600.0);
    }

    void countLabels() {
        QCOMPARE(countTick(0, 10'000), "0");
        QCOMPARE(countTick(30'000, 10'000), "30k");
        QCOMPARE(countTick(1'500'000, 500'000), "1.5M");
        QCOMPARE(countTick(0.5, 0.5), "0.5");
        QCOMPARE(countTick(2500, 500), "2.5k");
    }

    void timeLabelsOfOneAxisShareTheUnit() {
        QCOMPARE(timeTick(0, 0.004, 0.012), "0 ms");
        QCOMPARE(timeTick(0.012, 0.004, 0.012), "12 ms");
        QCOMPARE(timeTick(0.5, 0.5, 2), "0.5 s");
        QCOMPARE(timeTick(90, 30, 170), "90 s");
        QCOMPARE(timeTick(120, 60, 300), "2 min");
        QCOMPARE(timeTick(7200, 3600, 10'000), "2 h");
        QCOMPARE(timeTick(0.0002, 0.0001, 0.0005), "200 µs");
    }
};

LOADSTONE_TEST(AxisStepsTest)
#include "axissteps_test.moc"
