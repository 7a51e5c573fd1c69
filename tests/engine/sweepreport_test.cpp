// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/pointsfile.h"
#include "core/http/redirect.h"
#include "core/report/databasejson.h"
#include "core/report/limitwords.h"
#include "core/report/metricscsv.h"
#include "core/report/poolrulewords.h"
#include "core/report/remarks.h"
#include "core/report/resultjson.h"
#include "core/report/runcsv.h"
#include "core/report/runjson.h"
#include "core/report/sizenoun.h"
#include "core/report/sweepcsv.h"
#include "core/report/sweepjson.h"
#include "core/report/sweepsentences.h"
#include "core/report/sweeptext.h"
#include "core/sweep/earlystop.h"
#include "core/sweep/limitanswer.h"
#include "core/sweep/stalledlevels.h"
#include "core/sweep/sweepforecast.h"
#include "core/sweep/usuallatency.h"
#include "tests/support/contains.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"
#include "tests/support/validities.h"

#include <nlohmann/json.hpp>

using namespace loadstone;

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

    void runsThatLostWorkersAreInNoFigure() {
        SweepReport whole = limitedServerSweep(8);
        SweepReport report = whole;
        for (SweepRunResult& run : report.runs)
            if (run.step.size == 4 || (run.step.size == 8 && run.step.repeat == 1)) {
                run.report.ending = Ending::Degraded;
                run.report.losses = {{Seconds(1), 2, 9, 0}};
            }
        const auto levels = levelsOf(report);
        QCOMPARE(levels.size(), 7U);
        QCOMPARE(levels[2].throughputs.size(), 0U);
        QCOMPARE(levels[2].degraded, 3);
        QVERIFY(levels[2].latencyOk.empty());
        QCOMPARE(levels[3].throughputs.size(), 2U);
        QCOMPARE(pointsOf(levels).size(), 6U);
        QCOMPARE(latenciesOf(levels).size(), 6U);
        const QString text = QString::fromStdString(sweepText(report, analyse(report)));
        QVERIFY(text.contains("With 4 threads 3 repeats lost a worker process; what is left of it "
                              "is in no figure."));
        QVERIFY(text.contains("With 8 threads 1 repeat lost a worker process"));
        QCOMPARE(QString::fromStdString(sweepCsv(report)).count('\n'),
                 QString::fromStdString(sweepCsv(whole)).count('\n') - 4);
    }

    void sweetSpotIsTheServersLimit() {
        for (const int most : {8, 16}) {
            const SweepReport report = limitedServerSweep(most);
            const SweepAnalysis analysis = analyse(report);
            QCOMPARE(analysis.engines.size(), 1U);
            const EngineAnalysis& pool = analysis.engines.front();
            QVERIFY(pool.sweetSpot.has_value());
            QCOMPARE(pool.sweetSpot->size, double(most));
            QVERIFY(pool.fit.has_value());
            QVERIFY(!pool.fit->peak);
        }
    }

    void limitIsWhereLessIsAnsweredAndMoreFails() {
        SweepReport report;
        report.runs = {sweepRun(1, 0, 100, 0, 1000), sweepRun(2, 0, 200, 0, 1000),
                       sweepRun(4, 0, 150, 0, 1000), sweepRun(8, 0, 150, 50, 1000),
                       sweepRun(16, 0, 100, 100, 1000)};
        QVERIFY(limitOf(countsOf(report), EngineKind::Pool) == 8); // at 4 nothing fails yet
        report.runs.resize(3);
        QVERIFY(!limitOf(countsOf(report), EngineKind::Pool));
        report.runs.push_back(sweepRun(8, 0, 195, 50, 1000)); // fails, but answers as much
        QVERIFY(!limitOf(countsOf(report), EngineKind::Pool));
    }

    void limitIsOfOneEngine() {
        SweepReport report;
        report.plan.engines = {EngineKind::Pool, EngineKind::Loop};
        report.runs = {sweepRun(2, 0, 200, 0, 1000), sweepRun(8, 0, 100, 100, 1000),
                       sweepRun(2, 0, 90, 0, 1000, EngineKind::Loop),
                       sweepRun(8, 0, 100, 100, 1000, EngineKind::Loop)};
        QVERIFY(limitOf(countsOf(report), EngineKind::Pool) == 8);
        QVERIFY(!limitOf(countsOf(report), EngineKind::Loop));
    }

    void levelsAreInTheOrderOfThePlansEngines() {
        const SweepReport report = limitedServerSweep(8, {EngineKind::Loop, EngineKind::Pool});
        const auto levels = levelsOf(report);
        QCOMPARE(levels.size(), 14U);
        for (std::size_t i = 0; i < levels.size(); ++i) {
            QVERIFY(levels[i].engine == report.plan.engines[i / 7]);
            QCOMPARE(levels[i].size, report.plan.sizes[i % 7]);
            QCOMPARE(levels[i].throughputs.size(), 3U);
        }
        const auto counts = countsOf(report);
        QCOMPARE(counts.size(), levels.size());
        for (std::size_t i = 0; i < levels.size(); ++i)
            QVERIFY(counts[i].throughputs == levels[i].throughputs &&
                    counts[i].completed == levels[i].completed);
    }

    void fewLevelsAreSaid() {
        SweepReport report;
        report.runs = {sweepRun(1, 0, 100, 0, 1000), sweepRun(2, 0, 200, 0, 1000)};
        report.leftOut = {{EngineKind::Pool, 4}, {EngineKind::Pool, 8}};
        const auto sentences = sentencesOf(analyse(report), report);
        QCOMPARE(sentences.size(), 3U);
        QVERIFY(contains(sentences[0],
                         "Throughput still rises at 2 threads, the most that was measured"));
        QVERIFY(contains(sentences[1], "at least 6 different sizes, and there are 2"));
        QVERIFY(contains(sentences[2], "Levels 4, 8 left out: "));
        const auto last = [&report](std::vector<LevelId> leftOut) {
            report.leftOut = std::move(leftOut);
            return sentencesOf(analyse(report), report).back();
        };
        QVERIFY(contains(last({{EngineKind::Pool, 2}, {EngineKind::Pool, 4}}),
                         "Level 4 and more repeats of 2 left out: "));
        QVERIFY(contains(last({{EngineKind::Pool, 1}, {EngineKind::Pool, 2}}),
                         "More repeats of 1, 2 left out: "));
    }

    void nothingSucceededIsSaid() {
        SweepReport report;
        report.runs = {sweepRun(1, 0, 0, 10, 1000), sweepRun(2, 0, 0, 10, 1000)};
        const auto sentences = sentencesOf(analyse(report), report);
        QCOMPARE(sentences.size(), 1U);
        QVERIFY(contains(sentences[0], "Not one request succeeded"));
        QVERIFY(contains(sweepText(report, analyse(report)), "Not one request succeeded"));
    }

    void picturedSweepHasThePictureOfEightPlaces() {
        const SweepReport report = picturedSweep();
        const auto sentences = sentencesOf(analyse(report), report);
        for (const std::string& sentence : sentences)
            qInfo("%s", sentence.c_str());
        QCOMPARE(sentences.size(), 3U);
        QVERIFY(sentences[0].starts_with("About 8 requests are answered at once (1,4"));
        QVERIFY(sentences[0].ends_with("; 8 threads are enough."));
        QVERIFY(contains(sentences[1], "8 threads give "));
        QVERIFY(contains(sentences[2], "grows in proportion up to about 8 threads"));
    }

    void machineThatWasTheLimitIsSaidInsteadOfTheKnee() {
        SweepReport report = limitedServerSweep(8);
        for (SweepRunResult& run : report.runs)
            if (run.step.size == 2)
                run.report.validity = judge(starvedRun());
        QCOMPARE(analyse(report).engines[0].limitedSizes(), std::vector<int>()); // matters to none
        for (SweepRunResult& run : report.runs)
            if (run.step.size == 1)
                run.report.validity = judge(starvedRun());
        const auto sentences = sentencesOf(analyse(report), report);
        QCOMPARE(sentences[0], "With 1 and 2 threads this machine was the limit and not only the "
                               "server, so how many requests the server answers at once is not "
                               "known.");
        QVERIFY(std::ranges::none_of(sentences, [](const std::string& sentence) {
            return contains(sentence, "are answered at once") ||
                   contains(sentence, "in proportion");
        }));
        QVERIFY(!analyse(report).engines[0].fit->knee);
    }

    void limitNamesTheLargestSizeThatKeepsIt() {
        SweepReport report = limitedServerSweep(8); // 10 ms up to 8, then 20, 40 and 80
        report.plan.limit = *LatencyLimit::parse("p99<50ms");
        QCOMPARE(sentencesOf(analyse(report), report).front(),
                 "32 threads are the most that keep p99 below 50.0 ms: 40.0 ms, with 801 "
                 "requests/s; with 64 it is 80.0 ms.");
        const auto json = nlohmann::json::parse(encodeSweep(report, analyse(report)));
        QCOMPARE(json.at("limits").at(0).at("size").get<int>(), 32);
        QCOMPARE(json.at("limits").at(0).at("broken_at").get<int>(), 64);
        QVERIFY(*decodeSweep(encodeSweep(report, analyse(report))) == report);
        report.plan.limit = *LatencyLimit::parse("max<1s");
        QVERIFY(contains(sentencesOf(analyse(report), report).front(),
                         "All sizes up to 64 threads keep max below 1.00 s: 80.0 ms"));
        report.plan.limit = *LatencyLimit::parse("p50<1ms");
        QVERIFY(contains(
            sentencesOf(analyse(report), report).front(),
            "No size that was measured keeps p50 below 1.00 ms: with 1 thread it is 10.0"));
        for (SweepRunResult& run : report.runs)
            if (run.step.size == 4)
                run.report.snapshot.totals.failed = 100;
        report.plan.limit = *LatencyLimit::parse("p99<50ms");
        QVERIFY(answerTo(*report.plan.limit, analyse(report).engines[0].levels).size == 2);
    }

    void limitsAreReadAsPeopleTypeThem() {
        for (const char* text : {"p99<50ms", "p99.9<1500us", "max<2s", "p50<1m"})
            QCOMPARE(LatencyLimit::parse(text)->text(), std::string(text));
        QCOMPARE(LatencyLimit::parse(" p99 < 0.5s ")->text(), std::string("p99<500ms"));
        for (const char* text : {"", "p99", "99<5ms", "p99<5", "p99=5ms", "p<5ms", "p99<us"})
            QVERIFY2(!LatencyLimit::parse(text), text);
    }

    void failuresAreSaidFirst() {
        SweepReport report = limitedServerSweep(8);
        for (SweepRunResult& run : report.runs) {
            Totals& totals = run.report.snapshot.totals;
            totals.failed = totals.ok;
            totals.statuses = {{200, totals.ok}, {500, totals.failed}};
        }
        QCOMPARE(sentencesOf(analyse(report), report).front(),
                 "50 % of the requests failed, most often: 500 Internal Server Error.");
        for (SweepRunResult& run : report.runs)
            if (run.step.size != 64) {
                run.report.snapshot.totals.failed = 0;
                run.report.snapshot.totals.statuses = {};
            } else {
                run.report.snapshot.totals.failed = 200;
            }
        QVERIFY(contains(sentencesOf(analyse(report), report).front(),
                         "3.5 % of the requests failed") ||
                contains(sentencesOf(analyse(report), report).front(),
                         "With 64 threads 20 % of the requests failed, most often: 500"));
    }

    void refusalIsSaidWithItsReason() {
        SweepReport report;
        report.runs = {sweepRun(1, 0, 0, 10, 1000), sweepRun(2, 0, 0, 10, 1000)};
        for (SweepRunResult& run : report.runs)
            run.report.snapshot.totals.errors[{ErrorClass::Connect, 7}] = 10;
        QVERIFY(contains(sentencesOf(analyse(report), report).front(),
                         "Not one request succeeded at any level: the connection was refused"));
    }

    void redirectsAreSaid() {
        SweepReport report = limitedServerSweep(8);
        for (SweepRunResult& run : report.runs)
            run.report.snapshot.totals.statuses = {{302, run.report.snapshot.totals.ok}};
        QVERIFY(
            contains(sentencesOf(analyse(report), report).front(), "Every answer is a redirect"));
        report.runs.back().report.snapshot.totals.statuses = {};
        QVERIFY(!contains(sentencesOf(analyse(report), report).front(), "redirect"));
    }

    /// One rule for a run and for a sweep: a choice leads elsewhere, what has not changed does not.
    void redirectsLeadElsewhere() {
        RunReport run;
        run.snapshot.totals.ok = 3;
        SweepReport sweep;
        sweep.runs = {sweepRun(8, 0, 3, 0, 1000)};
        for (const auto& [status, leads] :
             {std::pair{300, true}, {302, true}, {308, true}, {304, false}, {200, false}}) {
            QCOMPARE(isRedirect(status), leads);
            run.snapshot.totals.statuses = {{status, 3}};
            sweep.runs.front().report.snapshot.totals.statuses = {{status, 3}};
            QCOMPARE(hasOnlyRedirects(run), leads);
            QCOMPARE(countsOf(sweep).front().redirects, leads ? 3U : 0U);
        }
    }

    void percentagesHaveOneDigitBelowTen() {
        QCOMPARE(percentText(3.44), "3.4 %");
        QCOMPARE(percentText(9.94), "9.9 %");
        QCOMPARE(percentText(9.96), "10 %"); // and not 10.0 %
        QCOMPARE(percentText(33.3), "33 %");
    }

    void runsShorterThanAnAnswerAreSaid() {
        SweepReport report;
        report.plan.plan = usualLevelPlan();
        report.plan.plan.duration = Milliseconds(200);
        report.runs = {sweepRun(1, 0, 0, 0, 0), sweepRun(2, 0, 0, 0, 0)};
        for (SweepRunResult& run : report.runs) {
            run.report.snapshot.totals.aborted = 2;
            run.report.snapshot.totals.started = 2;
        }
        QCOMPARE(sentencesOf(analyse(report), report).front(),
                 "No answer came within the 200 ms of a run; give each run more time.");
    }

    void hopelessLevelsAreNotMeasuredOn() {
        SweepReport report;
        report.runs = {sweepRun(8, 0, 0, 10, 1000)};
        QVERIFY(hopelessFrom(countsOf(report), EngineKind::Pool) == 8);
        report.runs.push_back(sweepRun(2, 0, 5, 5, 1000));
        QVERIFY(hopelessFrom(countsOf(report), EngineKind::Pool) == 2);
        QVERIFY(!hopelessFrom(countsOf(report), EngineKind::Loop));
        report.runs = {sweepRun(4, 0, 51, 49, 1000)};
        QVERIFY(!hopelessFrom(countsOf(report), EngineKind::Pool));
        report.runs.front().report.snapshot.totals.statuses = {{301, 51}};
        QVERIFY(!hopelessFrom(countsOf(report), EngineKind::Pool));
        report.runs.front().report.snapshot.totals.failed = 0;
        QVERIFY(hopelessFrom(countsOf(report), EngineKind::Pool) == 4);
        report.runs = {sweepRun(4, 0, 0, 0, 0)};
        QVERIFY(!hopelessFrom(countsOf(report), EngineKind::Pool)); // stopped before anything
        report.runs.front().report.snapshot.totals.aborted = 4;
        QVERIFY(hopelessFrom(countsOf(report), EngineKind::Pool) == 4);
    }

    /// At 16 threads the machine stands still for half of each run; its usual answers stay.
    void levelThatStalledIsMeasuredAgain() {
        SweepReport report = limitedServerSweep(8);
        QVERIFY(stalledLevels(report).empty());
        for (SweepRunResult& run : report.runs)
            if (run.step.size == 16)
                run.report.snapshot.elapsed = Seconds(2);
        QCOMPARE(stalledLevels(report), std::vector<LevelId>({{EngineKind::Pool, 16}}));
        const std::vector<SweepStep> again = stepsAgain(report);
        QCOMPARE(again.size(), 3U);
        QCOMPARE(again[2], SweepStep({EngineKind::Pool, 16, 2, true}));
        QCOMPARE(analyse(report).engines[0].levels[4].point().mean(), 400.5);

        for (const SweepStep& step : again) {
            SweepRunResult run = sweepRun(16, step.repeat, 800, 0, 20'000);
            run.step = step;
            report.runs.push_back(std::move(run));
        }
        QVERIFY(stalledLevels(report).empty()); // once is enough
        const SweepAnalysis analysis = analyse(report);
        QCOMPARE(analysis.engines[0].levels[4].throughputs, std::vector<double>(3, 800));
        QCOMPARE(sentencesOf(analysis, report).back(),
                 "With 16 threads the machine stood still for a part of the time at first; what "
                 "counts was measured again at the end.");
        QCOMPARE(plannedRuns(report), 24U);
        QCOMPARE(std::ranges::count(sweepCsv(report), '\n'), 1 + 21);
        const std::string json = encodeSweep(report, analysis);
        QVERIFY(contains(json, "\"measured_again\": [\n    {\n      \"engine\": \"pool\",\n      "
                               "\"size\": 16"));
        QVERIFY(decodeSweep(json).value() == report);
    }

    /// Of four connections each has eight queries under way, which take 8 ms together.
    void queriesOfAPipelineShareTheirTime() {
        RunReport run = sweepRun(4, 0, 4000, 0, 8000).report;
        run.plan.queries.pipeline = 8;
        QCOMPARE(usualLatency(run, 4), 0.008); // of HTTP it says nothing
        run.plan.request.url = "postgresql://app@127.0.0.1:1/shop";
        QCOMPARE(usualLatency(run, 4), 0.001);
    }

    /// If most levels seem to, it is how the server answers.
    void serverThatStallsIsNotMeasuredAgain() {
        SweepReport report = limitedServerSweep(8);
        for (SweepRunResult& run : report.runs)
            if (run.step.size > 2)
                run.report.snapshot.elapsed = Seconds(2);
        QVERIFY(stalledLevels(report).empty());
    }

    void oneSizeWithSeveralEnginesIsAQuestion() {
        SweepReport report = limitedServerSweep(8, {EngineKind::Loop, EngineKind::Pool});
        std::erase_if(report.runs, [](const SweepRunResult& run) { return run.step.size != 64; });
        report.plan.sizes = {64};
        QVERIFY(validate(report.plan).empty());
        const auto sentences = sentencesOf(analyse(report), report);
        QCOMPARE(sentences.size(), 1U);
        QVERIFY(contains(sentences[0], "loop (801 requests/s with 64 connections) and pool (801 "));
        report.plan.engines = {EngineKind::Pool};
        QVERIFY(contains(validate(report.plan).front().message, "or several engines"));
    }

    void enginesOfUnlikeSizesAreNotCompared() {
        SweepReport report = limitedServerSweep(8, {EngineKind::Loop, EngineKind::Pool});
        std::erase_if(report.runs, [](const SweepRunResult& run) {
            return (run.step.engine == EngineKind::Pool) == (run.step.size > 4);
        });
        QVERIFY(contains(sentencesOf(analyse(report), report).front(),
                         "not compared: no size was measured with all of them"));
    }

    void formulaIsComparedOnlyWithWhatWasMeasured() {
        EngineAnalysis engine = analyse(limitedServerSweep(8)).engines.front();
        const auto said = [&](std::uint64_t cores) {
            const std::string sentence = poolRuleSentence({cores, 1}, engine);
            return sentence.substr(sentence.find(" = ") + 3);
        };
        QCOMPARE(said(10'000), "20001, is outside of what was measured.");
        std::erase_if(engine.levels, [](const SweepLevel& level) { return level.size == 1; });
        QCOMPARE(said(0), "1, is outside of what was measured.");
        QCOMPARE(said(6), "13, would give 100 % of the best throughput.");
        engine.sweetSpot = fail("", "too few levels");
        QCOMPARE(said(6), "13, has no best throughput to be compared with.");
    }

    void connectionsOfAFileAreNumbersThatThereMayBe() {
        const auto json = nlohmann::ordered_json::parse(
            R"({"version": "15", "connections": {"limit": "max_connections", "most": 2147483647,
                "reserved": 2147483647, "in_use": -2147483648}})");
        QCOMPARE(databaseFromJson(json).room->free(), 0);
        QCOMPARE(databaseFromJson(json).room->inUse, 0);
    }

    void fileIsReadAsItWasWritten() {
        SweepReport report = limitedServerSweep(8);
        report.leftOut = {{EngineKind::Pool, 128}};
        report.ending = Ending::Stopped;
        const auto read = decodeSweep(encodeSweep(report, analyse(report)));
        QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
        QVERIFY(*read == report);
    }

    void fileOfSeveralEnginesIsReadAsItWasWritten() {
        SweepReport report = limitedServerSweep(8, {EngineKind::Loop, EngineKind::Pool});
        report.leftOut = {{EngineKind::Pool, 128}, {EngineKind::Loop, 64}};
        const auto read = decodeSweep(encodeSweep(report, analyse(report)));
        QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
        QVERIFY(*read == report);
    }

    /// As version 1 wrote it, which knew one engine.
    void olderFileIsRead() {
        SweepReport report = limitedServerSweep(8, {EngineKind::Loop});
        report.leftOut = {{EngineKind::Loop, 128}};
        auto json = nlohmann::json::parse(encodeSweep(report, analyse(report)));
        json["schema_version"] = 1;
        json["left_out"] = {128};
        json["sweep"].erase("engines");
        json["sweep"]["engine"] = "loop";
        const auto read = decodeSweep(json.dump());
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
        QCOMPARE(spot.at("still_rising").get<bool>(), false);
        QCOMPARE(spot.at("confidence").get<std::vector<double>>(), (std::vector<double>{8, 8}));
        const auto& fit = json.at("fits").at(0);
        QCOMPARE(fit.at("verdict").get<std::string>(), std::string("plateau"));
        QVERIFY(std::abs(fit.at("knee").at("concurrency").get<double>() - 8) < 0.1);
        QCOMPARE(fit.at("knee").at("confidence").size(), 2U);
        QVERIFY(std::abs(fit.at("plateau").at("requests_per_sec").get<double>() - 801) < 1);
        QVERIFY(fit.at("peak_concurrency").is_null());
        for (const char* key : {"engine", "lambda", "sigma", "kappa", "r_squared",
                                "peak_concurrency", "peak_requests_per_sec", "confidence", "note"})
            QVERIFY2(json.at("fits").at(0).contains(key), key);
    }

    void resultIsARunOrASweepByWhatIsInIt() {
        const SweepReport sweep = limitedServerSweep(8);
        const auto asSweep = decodeResult(encodeSweep(sweep, analyse(sweep)));
        QVERIFY(asSweep && std::get<SweepReport>(*asSweep) == sweep);
        const RunReport& run = sweep.runs.front().report;
        const auto asRun = decodeResult(encodeRun(run));
        QVERIFY(asRun && std::get<RunReport>(*asRun) == run);
        for (const std::string& table : {sweepCsv(sweep), timelineCsv({}), metricsCsv({}),
                                         std::string("rank,ngram,count,share\n1,the,7,1\n")})
            QVERIFY(contains(decodeResult(table).error().message, "it is a table of ") &&
                    contains(decodeResult(table).error().message, "open the JSON file"));
        QVERIFY(contains(decodeResult("{").error().message, "not JSON"));
        QVERIFY(contains(decodeResult("{}").error().message, "not a Loadstone result"));
        QVERIFY(contains(decodeResult("{\"sweep\": 1}").error().message, "not a Loadstone result"));
        QVERIFY(
            contains(decodeResult("{\"schema_version\": 99}").error().message, "a newer version"));
    }

    void otherFilesAreRefused() {
        QVERIFY(contains(decodeSweep("{").error().message, "not JSON"));
        QVERIFY(contains(decodeSweep("{}").error().message, "not a Loadstone sweep"));
        QVERIFY(
            contains(decodeSweep("{\"schema_version\": 99}").error().message, "a newer version"));
        const SweepReport report = limitedServerSweep(8);
        auto json = nlohmann::json::parse(encodeSweep(report, analyse(report)));
        json["sweep"]["engines"] = {"warp"};
        QVERIFY(contains(decodeSweep(json.dump()).error().message, "not a Loadstone sweep"));
        json["sweep"]["engines"] = nlohmann::json::array();
        QVERIFY(contains(decodeSweep(json.dump()).error().message, "not a Loadstone sweep"));
    }

    void enginesOfAFileMustFit() {
        SweepReport report = limitedServerSweep(4);
        report.plan.engines = {EngineKind::Pool, EngineKind::Pool};
        QVERIFY(!decodeSweep(encodeSweep(report, analyse(report))));
        report.plan.engines = {EngineKind::Loop}; // but the runs are the pool's
        QVERIFY(!decodeSweep(encodeSweep(report, analyse(report))));
    }

    void jsonHasAnEntryForEachEngine() {
        const SweepReport report = limitedServerSweep(8, {EngineKind::Loop, EngineKind::Pool});
        const auto json = nlohmann::json::parse(encodeSweep(report, analyse(report)));
        const nlohmann::json engines{"loop", "pool"};
        QVERIFY(json.at("sweep").at("engines") == engines);
        QVERIFY(!json.at("sweep").contains("engine"));
        for (const char* list : {"fits", "sweet_spots"}) {
            QCOMPARE(json.at(list).size(), 2U);
            for (std::size_t i = 0; i < 2; ++i)
                QVERIFY(json.at(list).at(i).at("engine") == engines.at(i));
        }
        QVERIFY(contains(json.at("fits").at(0).at("note").get<std::string>(), "8 connections"));
        QCOMPARE(json.at("levels").size(), 42U);
    }

    void csvIsReadByFit() {
        const SweepReport report = limitedServerSweep(8);
        const auto points = parsePoints(sweepCsv(report));
        QVERIFY2(points.has_value(), points ? "" : points.error().message.c_str());
        QCOMPARE(points->size(), 1U);
        QCOMPARE(points->front().engine, std::string("pool"));
        auto measured = joinedBySize(pointsOf(levelsOf(report)));
        for (ScalePoint& point : *measured)
            point.latencies.clear(); // which are not in the file
        QVERIFY(joinedBySize(points->front().points) == measured);
    }

    void csvKeepsEnginesApart() {
        const SweepReport report = limitedServerSweep(8, {EngineKind::Loop, EngineKind::Pool});
        const auto points = parsePoints(sweepCsv(report));
        QVERIFY2(points.has_value(), points ? "" : points.error().message.c_str());
        QCOMPARE(points->size(), 2U);
        for (const EnginePoints& one : *points)
            QCOMPARE(one.points.size(), 7U);
        QVERIFY(points->front().engine != points->back().engine);
    }

    void textOfSeveralEnginesNamesThem() {
        const SweepReport report = limitedServerSweep(8, {EngineKind::Pool, EngineKind::Loop});
        const std::string text = sweepText(report, analyse(report));
        for (const char* part :
             {"With all engines about 8 requests are answered at once: throughput grows up to that "
              "size and then stays.\npool: 8 threads give",
              "\nloop: 8 connections give", "  o pool\n  x loop\n",
              "  * several of them\n  · fitted", "threads or connections (logarithmic)",
              "   Engine     Size", "Size: threads of pool, connections of loop.",
              "Speed-up: over pool with 1 thread", "\npool: Plateau, X(N)",
              "\nloop: Plateau, X(N)"})
            QVERIFY2(contains(text, part), qPrintable(QString::fromStdString(text)));
        QCOMPARE(QString::fromStdString(text).count("\n     pool "), 7);
    }

    void timeLeftIsWhatEachLevelTook() {
        SweepReport report;
        report.plan.plan.warmUp = Milliseconds(0);
        report.plan.coolDown = Milliseconds(500);
        const SweepStep serial{EngineKind::Pool, 1, 1}, wide{EngineKind::Pool, 100, 1};
        QVERIFY(!timeLeft(report, serial, 0.5, {wide}));
        report.runs = {sweepRun(1, 0, 100, 0, 1000), sweepRun(100, 0, 100, 0, 1000)};
        report.runs[0].report.snapshot.elapsed = Seconds(100);
        QCOMPARE(timeLeft(report, serial, 0.5, {wide, wide})->count(), 50 + 2 * 1.5);
        const SweepStep other{EngineKind::Loop, 1, 0}; // not measured yet: the mean of the others
        QCOMPARE(timeLeft(report, wide, 1, {other})->count(), 50.5 + 0.5);
        report.plan.plan.requests.reset();
        report.plan.plan.duration = Milliseconds(2000);
        report.runs.clear();
        QCOMPARE(timeLeft(report, serial, 0.5, {wide})->count(), 1 + 2.5);
    }

    void textHasAPictureAndARowForEachLevel() {
        const SweepReport report = limitedServerSweep(8);
        const std::string text = sweepText(report, analyse(report));
        for (const char* part : {"8 threads give", "o measured   · fitted", "Speed-up", "10.0 ms",
                                 "Plateau, X(N) = min(λN, C)"})
            QVERIFY2(contains(text, part), qPrintable(QString::fromStdString(text)));
    }
};

LOADSTONE_TEST(SweepReportTest)
#include "sweepreport_test.moc"
