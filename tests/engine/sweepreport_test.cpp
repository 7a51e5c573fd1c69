#include "core/analysis/pointsfile.h"
#include "core/report/sweepcsv.h"
#include "core/report/sweepjson.h"
#include "core/report/sweeptext.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"

#include <nlohmann/json.hpp>

using namespace loadstone;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

/// What a sweep's runs mean together, and its files.
class SweepReportTest : public QObject {
    Q_OBJECT

private slots:
    void repeatsOfALevelAreTogether() {
        const auto levels = levelsOf(limitedServerSweep(8));
        QCOMPARE(levels.size(), 7U);
        QCOMPARE(levels[2].size, 4);
        QCOMPARE(levels[2].throughputs.size(), 3U);
        QCOMPARE(levels[2].completed, 1203U);
        QCOMPARE(levels[2].latencyOk.total(), 1203U);
    }

    void failuresAreNoThroughput() {
        SweepReport report;
        report.runs = {sweepRun(1, 0, 100, 900, 1000)};
        QCOMPARE(levelsOf(report).front().throughputs, std::vector<double>{100});
        QCOMPARE(levelsOf(report).front().failedShare(), 0.9);
    }

    void sweetSpotIsTheServersLimit() {
        for (const int most : {8, 16}) {
            const SweepReport report = limitedServerSweep(most);
            const SweepAnalysis analysis = analyse(report);
            QVERIFY(analysis.sweetSpot.has_value());
            QCOMPARE(analysis.sweetSpot->size, double(most));
            QVERIFY(analysis.fit.has_value());
            QVERIFY(!analysis.fit->peak);
        }
    }

    void limitIsWhereLessIsAnsweredAndMoreFails() {
        SweepReport report;
        report.runs = {sweepRun(1, 0, 100, 0, 1000), sweepRun(2, 0, 200, 0, 1000),
                       sweepRun(4, 0, 150, 0, 1000), sweepRun(8, 0, 150, 50, 1000),
                       sweepRun(16, 0, 100, 100, 1000)};
        QVERIFY(limitOf(levelsOf(report)) == 8); // at 4 nothing fails yet
        report.runs.resize(3);
        QVERIFY(!limitOf(levelsOf(report)));
        report.runs.push_back(sweepRun(8, 0, 195, 50, 1000)); // fails, but answers as much
        QVERIFY(!limitOf(levelsOf(report)));
    }

    void fewLevelsAreSaid() {
        SweepReport report;
        report.runs = {sweepRun(1, 0, 100, 0, 1000), sweepRun(2, 0, 200, 0, 1000)};
        report.leftOut = {4, 8};
        const auto sentences = sentencesOf(analyse(report), report);
        QCOMPARE(sentences.size(), 3U);
        QVERIFY(has(sentences[0], "2 threads give the best throughput"));
        QVERIFY(has(sentences[1], "at least 6 different sizes, and there are 2"));
        QVERIFY(has(sentences[2], "Levels 4, 8 left out"));
    }

    void nothingSucceededIsSaid() {
        SweepReport report;
        report.runs = {sweepRun(1, 0, 0, 10, 1000), sweepRun(2, 0, 0, 10, 1000)};
        const auto sentences = sentencesOf(analyse(report), report);
        QCOMPARE(sentences.size(), 1U);
        QVERIFY(has(sentences[0], "Not one request succeeded"));
        QVERIFY(has(sweepText(report, analyse(report)), "Not one request succeeded"));
    }

    void fileIsReadAsItWasWritten() {
        SweepReport report = limitedServerSweep(8);
        report.leftOut = {128};
        report.ending = Ending::Stopped;
        const auto read = decodeSweep(encodeSweep(report, analyse(report)));
        QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
        QVERIFY(*read == report);
    }

    void jsonHasTheContractsKeys() {
        const SweepReport report = limitedServerSweep(8);
        const auto json = nlohmann::json::parse(encodeSweep(report, analyse(report)));
        QCOMPARE(json.at("schema_version").get<int>(), sweepSchemaVersion);
        const auto& level = json.at("levels").at(0);
        for (const char* key :
             {"engine", "size", "repeat", "requests_per_sec", "latency_ms", "errors"})
            QVERIFY2(level.contains(key), key);
        QCOMPARE(json.at("levels").size(), 21U);
        const auto& spot = json.at("sweet_spots").at(0);
        QCOMPARE(spot.at("engine").get<std::string>(), std::string("pool"));
        QCOMPARE(spot.at("size").get<int>(), 8);
        QCOMPARE(spot.at("share").get<double>(), 0.95);
        for (const char* key : {"engine", "lambda", "sigma", "kappa", "r_squared",
                                "peak_concurrency", "peak_requests_per_sec", "confidence", "note"})
            QVERIFY2(json.at("fits").at(0).contains(key), key);
    }

    void otherFilesAreRefused() {
        QVERIFY(has(decodeSweep("{").error().message, "not JSON"));
        QVERIFY(has(decodeSweep("{}").error().message, "not a Loadstone sweep"));
        QVERIFY(has(decodeSweep("{\"schema_version\": 99}").error().message, "another version"));
    }

    void csvIsReadByFit() {
        const SweepReport report = limitedServerSweep(8);
        const auto points = parsePoints(sweepCsv(report));
        QVERIFY2(points.has_value(), points ? "" : points.error().message.c_str());
        QVERIFY(joinedBySize(*points) == joinedBySize(pointsOf(levelsOf(report))));
    }

    void textHasAPictureAndARowForEachLevel() {
        const SweepReport report = limitedServerSweep(8);
        const std::string text = sweepText(report, analyse(report));
        for (const char* part : {"8 threads give", "o measured   · fitted", "Speed-up", "10.0 ms",
                                 "Universal Scalability Law"})
            QVERIFY2(has(text, part), qPrintable(QString::fromStdString(text)));
    }
};

LOADSTONE_TEST(SweepReportTest)
#include "sweepreport_test.moc"
