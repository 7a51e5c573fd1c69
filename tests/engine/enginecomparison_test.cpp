// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/enginecomparison.h"
#include "core/report/sweepsentences.h"

#include "core/analysis/levelestimate.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"

#include <random>

using namespace loadstone;

namespace {

/// Three repeats of the sizes 1, 2 and 4 with `rate` ok answers a second for each thread; they
/// scatter by `scatter` about that, each level in an order of its own.
void addEngine(SweepReport& report, EngineKind engine, double rate, double scatter) {
    for (int repeat = 0; repeat < 3; ++repeat)
        for (const int size : {1, 2, 4}) {
            const int step = (repeat + size + (engine == EngineKind::Loop ? 1 : 0)) % 3 - 1;
            const double answers = size * rate * (1 + scatter * step);
            report.runs.push_back(
                sweepRun(size, repeat, std::uint64_t(std::lround(answers)), 0, 1000, engine));
        }
}

SweepReport sweepOf(double poolRate, double loopRate, double scatter) {
    SweepReport report;
    report.plan.engines = {EngineKind::Pool, EngineKind::Loop};
    addEngine(report, EngineKind::Pool, poolRate, scatter);
    addEngine(report, EngineKind::Loop, loopRate, scatter);
    return report;
}

QStringList sentencesFor(const SweepReport& report) {
    QStringList list;
    for (const std::string& sentence : comparisonOf(analyse(report)))
        list << QString::fromStdString(sentence);
    return list;
}

} // namespace

/// Which engine is called the fastest, and when nobody can tell.
class EngineComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void fasterIsSaidWithItsInterval() {
        const QStringList sentences = sentencesFor(sweepOf(1000, 1100, 0.01));
        QCOMPARE(sentences.size(), 2);
        QCOMPARE(sentences[0], QString("The fastest is loop: 4,400 requests/s with 4 connections, "
                                       "8 to 12 % more than pool with 4 threads."));
        QCOMPARE(sentences[1],
                 QString("Compared with the serial run (pool with 1 thread, 1,000 "
                         "requests/s): loop 4.4 times and pool 4.0 times as many requests/s."));
    }

    void muchFasterIsSaidInTimes() {
        QCOMPARE(sentencesFor(sweepOf(3000, 1000, 0.02))[0],
                 QString("The fastest is pool: 12,000 requests/s with 4 threads, 2.9 to 3.1 times "
                         "as much as loop with 4 connections."));
    }

    void scatterIsNoDifference() {
        QCOMPARE(sentencesFor(sweepOf(1000, 1020, 0.05))[0],
                 QString("No clear difference: loop (4,080 requests/s with 4 connections) and pool "
                         "(4,000 requests/s with 4 threads) differ by no more than their repeats "
                         "scatter."));
    }

    void whatIsSureButTinyIsNoDifference() {
        QVERIFY(
            sentencesFor(sweepOf(10000, 10040, 0.0001))[0].endsWith("differ by less than 1 %."));
    }

    void withoutRepeatsNothingIsClaimed() {
        SweepReport report = sweepOf(1000, 1100, 0.01);
        std::erase_if(report.runs, [](const SweepRunResult& run) { return run.step.repeat > 0; });
        const QString sentence = sentencesFor(report)[0];
        QVERIFY2(sentence.contains("may be chance") && !sentence.contains("fastest"),
                 qPrintable(sentence));
    }

    void engineWithoutAnswersIsNotCompared() {
        SweepReport report = sweepOf(1000, 1000, 0.01);
        for (SweepRunResult& run : report.runs)
            if (run.step.engine == EngineKind::Loop)
                std::swap(run.report.snapshot.totals.ok, run.report.snapshot.totals.failed);
        QVERIFY(sentencesFor(report).isEmpty());
        const auto all = sentencesOf(analyse(report), report);
        QVERIFY(all.front().starts_with("pool: Throughput still rises at 4 threads"));
        QCOMPARE(all.back().starts_with("loop: Not one request succeeded at any level."), true);
        QCOMPARE(analyse(report).engines.size(), 2U);
        QVERIFY(!analyse(report).engines.back().sweetSpot);
    }

    void whatIsTheSameOfAllIsSaidOnce() {
        const SweepReport report = sweepOf(1000, 1100, 0.01);
        const auto said = [&](const char* words) {
            return std::ranges::count_if(sentencesOf(analyse(report), report),
                                         [&](const std::string& sentence) {
                                             return sentence.find(words) != std::string::npos;
                                         });
        };
        QCOMPARE(said("No curve is fitted"), 1);
        QCOMPARE(said("throughput still rises"), 1);
        QCOMPARE(said("With all engines throughput still rises at 4, the largest size."), 1);
        QVERIFY(sentencesOf(analyse(report), report)
                    .back()
                    .starts_with("All engines: No curve is fitted"));
    }

    void withoutASerialLevelNoSpeedUpIsSaid() {
        SweepReport report = sweepOf(1000, 1100, 0.01);
        std::erase_if(report.runs, [](const SweepRunResult& run) {
            return run.step.engine == EngineKind::Pool && run.step.size == 1;
        });
        QCOMPARE(sentencesFor(report).size(), 1);
    }

    /// Engines that are equally fast must seldom be called different: 5 times in 100, beside that
    /// each is taken at the best of its levels.
    void intervalHoldsTheTruth() {
        std::mt19937_64 random(7);
        std::normal_distribution<double> noise(0, 0.03);
        const auto draw = [&] {
            std::vector<ScalePoint> points;
            for (const double size : {1.0, 2.0, 4.0, 8.0, 16.0, 32.0}) {
                ScalePoint& point = points.emplace_back(ScalePoint{size, {}});
                for (int repeat = 0; repeat < 3; ++repeat)
                    point.throughputs.push_back(size * 100 * (1 + noise(random)));
            }
            return points;
        };
        int held = 0;
        for (int i = 0; i < 1000; ++i) {
            const auto levels = atCommonSize({draw(), draw()});
            held += ratioOf(levels[0], levels[1]).isWithinScatter() ? 1 : 0;
        }
        QVERIFY2(held > 945 && held < 985, qPrintable(QString::number(held)));
    }

    void unlikeSizesAreNotCompared() {
        QVERIFY(atCommonSize({}).empty());
        QVERIFY(atCommonSize({{{1, {10}}, {2, {20}}}, {{4, {40}}}}).empty());
        QVERIFY(atCommonSize({{{1, {0, 0}}}, {{1, {10, 10}}}}).empty());
        const auto levels = atCommonSize(
            {{{1, {10, 10}}, {2, {20, 20}}, {8, {90, 90}}}, {{1, {9, 9}}, {2, {30, 30}}}});
        QCOMPARE(levels.size(), 2U);
        QCOMPARE(levels[0].size, 2.0);
        QCOMPARE(levels[0].throughput, 20.0);
        QCOMPARE(levels[1].throughput, 30.0);
    }

    /// Wild repeats of the smallest size once hid that one engine answered twice as much at 64.
    void wildLevelsDecideAboutNoOther() {
        const std::vector<ScalePoint> pool{{1, {9000, 2500, 14'000}},
                                           {8, {38'000, 35'000, 40'000}},
                                           {64, {25'800, 45'200, 43'400}}};
        const std::vector<ScalePoint> loop{{1, {30'000, 7000, 16'000}},
                                           {8, {66'000, 69'000, 70'000}},
                                           {64, {62'800, 77'500, 78'000}}};
        const auto levels = atCommonSize({pool, loop});
        QVERIFY(!ratioOf(levels[1], levels[0]).isWithinScatter());
    }
};

LOADSTONE_TEST(EngineComparisonTest)
#include "enginecomparison_test.moc"
