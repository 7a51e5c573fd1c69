// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/calmpoints.h"
#include "core/analysis/growthverdict.h"
#include "core/analysis/plateau.h"
#include "core/analysis/scalabilityfit.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

using Levels = std::vector<std::pair<double, double>>;

std::vector<ScalePoint> pointsOf(const Levels& levels) {
    std::vector<ScalePoint> points;
    for (const auto& [size, throughput] : levels)
        points.push_back({size, {throughput}, {}});
    return points;
}

std::vector<WeightedPoint> weighted(const Levels& levels) {
    std::vector<WeightedPoint> points;
    for (const auto& [size, throughput] : levels)
        points.push_back({size, throughput, 1});
    return points;
}

/// Two repeats of each size, `off` (a share) above and below the curve.
std::vector<ScalePoint> scattered(const Usl& curve, double off) {
    std::vector<ScalePoint> points;
    for (const double size : {1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0}) {
        const double throughput = curve.throughput(size);
        points.push_back({size, {throughput * (1 - off), throughput * (1 + off)}, {}});
    }
    return points;
}

ScalabilityVerdict verdictOn(std::vector<ScalePoint> points) {
    return fitScalability(std::move(points), {1, 10})->verdict;
}

} // namespace

/// The rules by which a sweep's growth is judged, each on both sides of where it turns.
class GrowthRulesTest : public QObject {
    Q_OBJECT

private slots:
    void aPlateauNeedsTwoLevelsOnEachSideOfItsKnee() {
        const auto least = solvePlateau(weighted({{1, 100}, {2, 200}, {4, 300}, {8, 300}}));
        QVERIFY(least);
        QCOMPARE(least->plateau, (Plateau{100, 300}));
        QVERIFY(!solvePlateau(weighted({{1, 100}, {2, 200}, {4, 300}})));
    }

    void thePlateauOfLeastMisfitIsTaken() {
        const auto best =
            solvePlateau(weighted({{1, 100}, {2, 200}, {4, 400}, {8, 700}, {16, 700}, {32, 700}}));
        QCOMPARE(best->plateau, (Plateau{100, 700}));
        QCOMPARE(best->misfit, 0.0);
    }

    /// By Little's law two were in flight with one thread: one of the two figures is wrong.
    void answersLongerThanTheRunHasRoomForAreAStall() {
        const std::vector<ScalePoint> points{
            {1, {100, 100}, {0.01, 0.02}}, {2, {200, 200}, {0.01, 0.01}}, {4, {400}, {0.01}}};
        const auto levels = occupanciesOf(points);
        QCOMPARE(levels.at(0).stalled, 1U);
        QCOMPARE(levels.at(1).stalled, 0U);
        QCOMPARE(withoutStalls(points).at(0).throughputs, std::vector<double>{100});
    }

    void theMoreLevelsMayBeTheBestTheLessDoubtIsLeftToEach() {
        const LevelScatter scatter{100, 1000};
        // The last one is lower than the best by 2.46 standard errors: 0.7 % by chance.
        const auto witness = [&](double first, double second) {
            return findPeakWitness(pointsOf({{1, first}, {2, second}, {4, 1000}, {8, 652}}),
                                   scatter);
        };
        QVERIFY(witness(100, 500));
        QVERIFY(witness(100, 900)); // one other
        QVERIFY(!witness(900, 900));
    }

    /// By the F test with 5 % doubt: two coefficients must win twice what one must.
    void aBendWithinTheScatterIsUnclear() {
        const Usl bent{1000, 0.02, 0};
        QCOMPARE(verdictOn(scattered(bent, 0.22)), ScalabilityVerdict::NoPeakInSight);
        QCOMPARE(verdictOn(scattered(bent, 0.30)), ScalabilityVerdict::Unclear);
    }

    void fourFifthsOfProportionalAreNotProportional() {
        const Usl bent{1000, 0.004, 0}; // 80 % at 64
        QCOMPARE(verdictOn(scattered(bent, 0)), ScalabilityVerdict::NoPeakInSight);
        QCOMPARE(verdictOn(scattered({1000, 0.001, 0}, 0)), ScalabilityVerdict::Linear);
    }

    /// A curve that misses the last level would still be proportional there.
    void whatWasMeasuredAtTheEndCountsAndNotTheCurveAlone() {
        std::vector<ScalePoint> points =
            pointsOf({{1, 100}, {2, 200}, {4, 400}, {8, 800}, {16, 1600}, {32, 3200}, {64, 3200}});
        FittedLevels levels = fitLevels(points);
        levels.means.back().weight *= 0.0001;
        levels.solution = solveUsl(levels.means, levels.solution.curve);
        QVERIFY(levels.solution.curve.throughput(64) > 0.95 * 6400);
        QCOMPARE(concludeOn(levels, points).verdict, ScalabilityVerdict::Plateau);
    }

    /// However few draws there are, and wherever they fell.
    void intervalsHoldTheirEstimate() {
        for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
            const auto fit = fitScalability(scattered({1000, 0.05, 0.001}, 0.1), {seed, 1});
            QVERIFY(fit->lambda.contains(fit->curve.lambda));
            QVERIFY(fit->lambda.low < fit->lambda.high);
        }
    }
};

LOADSTONE_TEST(GrowthRulesTest)
#include "growthrules_test.moc"
