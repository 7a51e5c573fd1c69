// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/curvepicture.h"
#include "core/report/fitjson.h"
#include "core/report/fittext.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace loadstone;

namespace {

const std::vector<double> sizes{1, 2, 4, 8, 16, 32, 64};

ScalabilityFit fitOf(const Usl& curve) {
    std::vector<ScalePoint> points;
    for (const double size : sizes)
        points.push_back({size, {curve.throughput(size) * 0.99, curve.throughput(size) * 1.01}});
    return *fitScalability(points, {1, 100});
}

const Usl peaked{1000, 0.05, 0.0012};

std::function<double(double)> along(const Usl& curve) {
    return [curve](double size) { return curve.throughput(size); };
}

QJsonObject jsonOf(const Usl& curve, const std::string& engine) {
    const std::string text = encodeFit(fitOf(curve), engine, "threads");
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

QStringList linesOf(const std::string& text) {
    return QString::fromStdString(text).split('\n');
}

} // namespace

class FitReportTest : public QObject {
    Q_OBJECT

private slots:
    void jsonHasEveryKey();
    void jsonHasNoPeakWhereThereIsNone();
    void jsonHasNoInfinity();
    void textSaysWhatMatters();
    void pictureFitsATerminal();
    void pictureOfSeveralSeries();
    void pictureOfSeriesThatFallTogether();
    void pictureOfLittle();
};

void FitReportTest::jsonHasEveryKey() {
    const QJsonObject json = jsonOf(peaked, "pool");
    const QStringList keys{"confidence", "engine",           "kappa",
                           "knee",       "lambda",           "note",
                           "occupancy",  "peak_concurrency", "peak_requests_per_sec",
                           "plateau",    "r_squared",        "sigma",
                           "verdict"};
    QCOMPARE(json.keys(), keys);
    QCOMPARE(json["engine"].toString(), "pool");
    QVERIFY(qAbs(json["kappa"].toDouble() - 0.0012) < 1e-5);
    QVERIFY(qAbs(json["peak_concurrency"].toDouble() - *peaked.peak()) < 0.5);
    const QJsonObject confidence = json["confidence"].toObject();
    for (const char* const name : {"lambda", "sigma", "kappa", "peak_concurrency"}) {
        const QJsonArray interval = confidence[name].toArray();
        QCOMPARE(interval.size(), 2);
        QVERIFY(interval[0].toDouble() <= interval[1].toDouble());
    }
    QVERIFY(json["note"].toString().startsWith("Throughput peaks at about 28 threads"));
}

void FitReportTest::jsonHasNoPeakWhereThereIsNone() {
    for (const Usl& curve : {Usl{50, 0, 0}, Usl{1000, 0.1, 0}, Usl{1000, 0.02, 0.0001}}) {
        const QJsonObject json = jsonOf(curve, "");
        QVERIFY(json["engine"].isNull() && json["peak_concurrency"].isNull());
        QVERIFY(json["peak_requests_per_sec"].isNull());
        QVERIFY(json["confidence"].toObject()["peak_concurrency"].isNull());
        QVERIFY(!json["note"].toString().isEmpty());
    }
}

void FitReportTest::jsonHasNoInfinity() {
    ScalabilityFit fit = fitOf(peaked);
    fit.peak->confidence.high = std::numeric_limits<double>::infinity();
    const std::string text = encodeFit(fit, "\xff", "threads");
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    QVERIFY(json["confidence"].toObject()["peak_concurrency"].toArray()[1].isNull());
}

void FitReportTest::textSaysWhatMatters() {
    const ScalabilityFit fit = fitOf(peaked);
    const std::string text = fitText(fit, *findSweetSpot(fit.points), "threads");
    for (const char* const part :
         {"14 measurements of 7 sizes", "Throughput peaks at about 28 threads",
          "32 threads give the best throughput", "λ  1,000", "σ  0.05", "κ  0.0012", "R² 1.0000",
          "requests/s", "threads (logarithmic)"})
        QVERIFY2(text.find(part) != std::string::npos, part);
}

void FitReportTest::pictureFitsATerminal() {
    const ScalabilityFit fit = fitOf(peaked);
    CurveSeries series{"", 'o', {}, [&](double size) { return fit.throughput(size); }};
    for (const ScalePoint& point : fit.points)
        series.points.push_back({point.size, point.mean()});
    const std::string text = curvePicture({series}, "threads");
    const QStringList lines = linesOf(text);
    QCOMPARE(lines.size(), 1 + 16 + 1 + 1 + 1 + 1);
    for (const QString& line : lines)
        QVERIFY(line.size() <= 80);
    QCOMPARE(QString::fromStdString(text).mid(lines.first().size()).count('o'),
             static_cast<qsizetype>(sizes.size()) + 1); // and one in "logarithmic"
    QVERIFY(text.find("·") != std::string::npos);
    QVERIFY(lines[1].contains("┤") && lines[18].trimmed().startsWith("1 "));
    QVERIFY(lines[18].endsWith("64"));
}

void FitReportTest::pictureOfSeveralSeries() {
    const CurveSeries pool{"pool", 'p', {{1, 10}, {2, 20}, {3, 30}}, nullptr};
    const CurveSeries loop{"loop", 'l', {{1, 30}, {2, 60}, {3, 90}}, along({30, 0, 0})};
    const QString text = QString::fromStdString(curvePicture({pool, loop}, "connections"));
    QVERIFY(text.contains("  p pool\n  l loop\n"));
    QVERIFY(text.contains("connections\n") && !text.contains("logarithmic"));
    QVERIFY(!text.contains("*"));
}

void FitReportTest::pictureOfSeriesThatFallTogether() {
    const CurveSeries pool{"pool", 'o', {{1, 10}, {2, 20}, {3, 30}}, nullptr};
    const CurveSeries loop{"loop", 'x', {{1, 10}, {2, 20}, {3, 10}}, along({10, 0, 0})};
    const QString text = QString::fromStdString(curvePicture({pool, loop}, "threads"));
    QCOMPARE(text.count('*'), 3); // two points and the legend
    QVERIFY(text.endsWith("  o pool\n  x loop\n  * several of them\n"));
    const QString alone = QString::fromStdString(curvePicture({pool}, "threads"));
    QCOMPARE(alone.count('o'), 3);
}

void FitReportTest::pictureOfLittle() {
    QCOMPARE(curvePicture({}, "threads"), "");
    QCOMPARE(curvePicture({{"", 'o', {}, along(peaked)}}, "threads"), "");
    QVERIFY(!curvePicture({{"", 'o', {{5, 0}}, nullptr}}, "threads").empty());
    QVERIFY(!curvePicture({{"", 'o', {{5, 0.001}, {5, 1e15}}, along({1e15, 0, 0})}}, "x").empty());
}

LOADSTONE_TEST(FitReportTest)
#include "fitreport_test.moc"
