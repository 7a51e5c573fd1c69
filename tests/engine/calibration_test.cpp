// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/calibration.h"
#include "core/target/responder.h"
#include "tests/support/clientsocket.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace loadstone;

namespace {

Calibration sample() {
    Calibration calibration;
    calibration.toolVersion = "1.2";
    calibration.measuredAt = "2026-11-29T10:00:00Z";
    calibration.environment = {"Debian", "Linux 6.1", "Some CPU", 2, "libcurl"};
    calibration.points = {{EngineKind::Pool, 1, 10'000, 50e-6},
                          {EngineKind::Pool, 64, 30'000, 30e-6},
                          {EngineKind::Loop, 64, 80'000, std::nullopt}};
    return calibration;
}

std::optional<double> ceiling(int threads, EngineKind engine = EngineKind::Pool,
                              const std::string& url = "http://127.0.0.1/") {
    LoadPlan plan;
    plan.request.url = url;
    plan.threads = threads;
    plan.engine = engine;
    return ceilingFor(plan, sample().environment, "1.2", sample());
}

} // namespace

class CalibrationTest : public QObject {
    Q_OBJECT

private slots:
    void ceilingIsBetweenTheSizes() {
        QCOMPARE(ceiling(1), std::optional(10'000.0));
        QCOMPARE(ceiling(8), std::optional(20'000.0)); // halfway from 1 to 64, as sizes double
        QCOMPARE(ceiling(64), std::optional(30'000.0));
        QCOMPARE(ceiling(2000), std::optional(30'000.0));
        QCOMPARE(ceiling(8, EngineKind::Loop), std::optional(80'000.0));
    }

    void whatWasNotMeasuredHasNoCeiling() {
        QVERIFY(!ceiling(8, EngineKind::Process));
        QVERIFY(!ceiling(8, EngineKind::Pool, "https://127.0.0.1/"));
        LoadPlan plan;
        plan.request.url = "http://127.0.0.1/";
        Environment other = sample().environment;
        other.cpu = "Other CPU";
        QVERIFY(!ceilingFor(plan, other, "1.2", sample()));
        QVERIFY(!ceilingFor(plan, sample().environment, "1.3", sample()));
        plan.transport.keepAlive = false;
        QVERIFY(!ceilingFor(plan, sample().environment, "1.2", sample()));
    }

    void jsonIsReadBack() {
        const auto back = decodeCalibration(encodeCalibration(sample()));
        QVERIFY(back.has_value());
        QCOMPARE(encodeCalibration(*back), encodeCalibration(sample()));
        QCOMPARE(back->points.size(), 3U);
        QCOMPARE(decodeCalibration("{}").error().message,
                 "the file is not a Loadstone calibration");
    }

    void sweepBecomesACalibration() {
        SweepReport report;
        report.runs = {sweepRun(64, 0, 900, 0, 100, EngineKind::Loop), sweepRun(1, 0, 100, 0, 100),
                       sweepRun(64, 0, 0, 5, 100)};
        RunEvidence evidence;
        evidence.cores = 2;
        evidence.ownCores = 0.9;
        report.runs[0].report.validity = judge(evidence);
        const auto calibration = calibrationOf(report);
        QVERIFY(calibration.has_value());
        QCOMPARE(calibration->points.size(), 2U); // nothing was answered at one of them
        QVERIFY(
            (calibration->points[0] == CalibrationPoint{EngineKind::Pool, 1, 100, std::nullopt}));
        QCOMPARE(calibration->points[1].requestsPerSecond, 900.0);
        QVERIFY(std::abs(*calibration->points[1].cpuPerRequest - 0.001) < 1e-9);
        QVERIFY(!calibrationOf(SweepReport()));
    }

    void textHasARowForEach() {
        const std::string text = calibrationText(sample());
        QVERIFY(text.find("pool") != std::string::npos);
        QVERIFY(text.find("30,000") != std::string::npos);
        QVERIFY(text.find("30 µs") != std::string::npos);
        QVERIFY(text.find("Some CPU, 2 cores, Loadstone 1.2") != std::string::npos);
    }

    void planMeasuresEachEngineOnce() {
        const SweepPlan plan =
            calibrationPlan("http://127.0.0.1:1/", {EngineKind::Pool, EngineKind::Loop});
        QVERIFY(validate(plan).empty());
        QCOMPARE(plan.stepCount(), 2 * plan.sizes.size());
    }
};

LOADSTONE_TEST(CalibrationTest)
#include "calibration_test.moc"
