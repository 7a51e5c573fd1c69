// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "tests/support/validities.h"
#include "ui/stress/validityline.h"

#include <QToolButton>

using namespace loadstone;

namespace {

RunReport reportOf(const RunEvidence& evidence) {
    RunReport report;
    report.validity = judge(evidence);
    report.snapshot.elapsed = Seconds(2);
    report.snapshot.totals.ok = 800;
    return report;
}

} // namespace

class ValidityLineTest : public QObject {
    Q_OBJECT

private slots:
    void validRunStaysClosed() {
        ValidityLine line;
        line.showReport(reportOf(quietRun()));
        QVERIFY(!line.isOpen());
        QCOMPARE(line.verdict(), "valid");
        QCOMPARE(line.sentence(),
                 "Loadstone and this machine kept up, so the figures are the server's.");
        QCOMPARE(line.signalTexts().size(),
                 qsizetype(signalKindCount - 3)); // without those of a rate
        QCOMPARE(line.signalTexts().front(), "✓ Own CPU: 3.0 % of 2 cores (limit 80 %)");
    }

    void otherRunsOpenByThemselves() {
        ValidityLine line;
        line.showReport(reportOf(starvedRun()));
        QVERIFY(line.isOpen());
        QCOMPARE(line.verdict(), "generator-limited");
        QCOMPARE(line.signalTexts().front(),
                 "✗ Own CPU: 97 % of 2 cores (limit 80 %). Loadstone took 97 % of the processor "
                 "time that it may use: it could not send faster.");
        QVERIFY(line.signalTexts()[2].startsWith("✗ Standstill: 3.00 s (limit 500 ms)"));
        QVERIFY(line.signalTexts()[3].startsWith("✓ "));
        line.showReport(reportOf(quietRun()));
        QVERIFY(!line.isOpen());
    }

    void clickOpensAndCloses() {
        ValidityLine line;
        line.showReport(reportOf(quietRun()));
        auto* toggle = line.findChild<QToolButton*>("validityToggle");
        QCOMPARE(toggle->accessibleName(), "Show what the verdict rests on");
        toggle->click();
        QVERIFY(line.isOpen());
        QCOMPARE(toggle->accessibleName(), "Hide what the verdict rests on");
        toggle->click();
        QVERIFY(!line.isOpen());
    }

    void runThatIsOnHasNone() {
        ValidityLine line;
        line.showReport(reportOf(starvedRun()));
        line.begin();
        QVERIFY(!line.isOpen());
        QCOMPARE(line.verdict(), "no verdict");
        QCOMPARE(line.sentence(), "The verdict comes at the end of the run.");
        QVERIFY(line.signalTexts().isEmpty());
    }

    void earlierFilesHaveNone() {
        ValidityLine line;
        line.showReport(RunReport());
        QCOMPARE(line.verdict(), "no verdict");
        QCOMPARE(line.sentence(),
                 "An earlier version of Loadstone has measured this, and judged nothing.");
    }

    void calibrationIsQuoted() {
        ValidityLine line;
        RunReport report = reportOf(quietRun());
        report.ceiling = 1'600;
        line.showReport(report);
        QVERIFY2(line.sentence().endsWith(
                     "It reached 25 % of what this machine can send: 1,600 requests/s."),
                 qPrintable(line.sentence()));
    }
};

LOADSTONE_TEST(ValidityLineTest)
#include "validityline_test.moc"
