// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/blockcourse.h"
#include "core/analysis/calmpoints.h"
#include "core/analysis/calmscatter.h"
#include "core/analysis/scalabilityfit.h"
#include "core/analysis/welch.h"
#include "core/report/fitsentence.h"
#include "core/report/kneewords.h"
#include "tests/support/testprogram.h"

#include <cmath>

using namespace loadstone;

namespace {

const std::vector<double> usualSizes{1, 2, 4, 8, 16, 32, 64};

/// Three repeats that are off by these shares, in an order that differs from size to size.
std::vector<double> repeatsOf(double throughput, std::size_t turn) {
    constexpr std::array<double, 3> deviations{-0.02, 0, 0.02};
    std::vector<double> repeats;
    for (std::size_t i = 0; i < deviations.size(); ++i)
        repeats.push_back(throughput * (1 + deviations[(i + turn) % deviations.size()]));
    return repeats;
}

/// A server that answers `places` requests at once, each in 10 ms.
std::vector<ScalePoint> slotServer(double places) {
    std::vector<ScalePoint> points;
    for (const double size : usualSizes)
        points.push_back({size, repeatsOf(100 * std::min(size, places), points.size()), {}});
    return points;
}

/// The usual answers of a level do not become slower by what a machine loses.
void giveLatencies(std::vector<ScalePoint>& points) {
    for (ScalePoint& point : points)
        for (const double throughput : point.throughputs)
            point.latencies.push_back(point.size / throughput);
}

void stall(ScalePoint& point, std::size_t repeat) {
    constexpr double lost = 0.3;
    point.throughputs.at(repeat) *= 1 - lost;
}

void stallAll(ScalePoint& point) {
    for (std::size_t repeat = 0; repeat < point.throughputs.size(); ++repeat)
        stall(point, repeat);
}

ScalabilityFit fitOf(const std::vector<ScalePoint>& points) {
    return *fitScalability(points, {1, 100});
}

bool isNear(double found, double wanted) {
    return std::abs(found / wanted - 1) < 0.05;
}

QString said(const std::string& sentence) {
    return QString::fromStdString(sentence);
}

} // namespace

/// What a sweep claims of a peak, a knee and stalls: each rule with figures that show it.
class PeakWitnessTest : public QObject {
    Q_OBJECT

private slots:
    void welchIsStudentsTestOfUnlikeSpreads() {
        const std::vector<double> first{10, 12, 14}, second{1, 2, 3};
        const WelchTest test = welch(first, second);
        QCOMPARE(test.difference, 10.0);
        QVERIFY(std::abs(test.error - std::sqrt(5.0 / 3)) < 1e-12);
        QVERIFY(std::abs(test.freedom - 2.941176) < 1e-5);
        QVERIFY(test.oneSided() < 0.005);
        QCOMPARE(welch(first, std::vector<double>{1}).oneSided(), 1.0);
    }

    void courseOfTheMachineIsTakenOut() {
        std::vector<ScalePoint> points = slotServer(8);
        std::vector<ScalePoint> slower = points;
        for (ScalePoint& point : slower)
            point.throughputs[2] *= 0.5;
        const auto centred = blockCentred(slower);
        const auto calm = blockCentred(points);
        for (std::size_t i = 0; i < points.size(); ++i)
            for (const std::size_t other : {0U, 1U}) {
                const double wanted = calm[i].throughputs[2] / calm[i].throughputs[other];
                const double found = centred[i].throughputs[2] / centred[i].throughputs[other];
                QVERIFY(std::abs(found / wanted - 1) < 0.03);
            }
        points.front().throughputs.pop_back();
        QVERIFY(blockCentred(points) == points); // not the same blocks everywhere
    }

    void aRepeatThatStalledWidensNoScatter() {
        std::vector<ScalePoint> points = slotServer(8);
        const double before = calmScatterOf(points).share;
        stall(points[3], 0);
        stall(points[5], 1);
        QVERIFY(calmScatterOf(points).share < 1.5 * before);
    }

    void stallsAreSeenByLittlesLaw() {
        std::vector<ScalePoint> points = slotServer(8);
        giveLatencies(points);
        stallAll(points[2]);
        stall(points[4], 1);
        const auto levels = occupanciesOf(points);
        QCOMPARE(levels.size(), points.size());
        QVERIFY(levels[2].isUseless && isNear(levels[2].share, 0.7));
        QVERIFY(!levels[4].isUseless);
        QCOMPARE(levels[4].stalled, 1U);
        QCOMPARE(said(stallSentence(fitOf(points), "threads")),
                 QString("With 4 threads the machine stood still for a part of the time, so these "
                         "figures are useless: measure them again. 1 repeat of other sizes "
                         "stalled; what is said rests on its usual answers."));
    }

    /// A thread needs some time of its own between two requests, which is no stall.
    void fastAnswersAreNoStall() {
        std::vector<ScalePoint> points = slotServer(8);
        giveLatencies(points);
        for (double& latency : points[0].latencies)
            latency *= 0.8;
        QVERIFY(occupanciesOf(points)[0].isUseless); // 2 ms of 10 are lost
        for (ScalePoint& point : points) {
            for (double& throughput : point.throughputs)
                throughput *= 100;
            for (double& latency : point.latencies)
                latency /= 100;
        }
        QCOMPARE(occupanciesOf(points)[0].stalled, 0U); // 20 of 100 µs
        QCOMPARE(withoutStalls(points), points);
    }

    /// Four threads whose answers take 10 ms answer 400 a second while they are let.
    void usualAnswersMakeUpForAStall() {
        std::vector<ScalePoint> points = slotServer(8);
        giveLatencies(points);
        const std::vector<ScalePoint> undisturbed = points;
        stallAll(points[2]);
        stall(points[4], 1);
        const auto calm = withoutStalls(points);
        QCOMPARE(calm.size(), points.size());
        for (std::size_t i = 0; i < calm.size(); ++i)
            for (std::size_t repeat = 0; repeat < 3; ++repeat)
                QVERIFY(std::abs(calm[i].throughputs[repeat] / undisturbed[i].throughputs[repeat] -
                                 1) < 1e-9);
    }

    /// All that there is to see without them: one repeat is far below the others of its size.
    void repeatsThatFellAreLeftOut() {
        std::vector<ScalePoint> points = slotServer(8);
        stall(points[3], 0);
        stall(points[5], 1);
        stall(points[5], 2);
        const auto calm = withoutStalls(points);
        QCOMPARE(calm[3].throughputs.size(), 2U);
        QVERIFY(isNear(calm[3].mean(), 800));
        QCOMPARE(calm[5].throughputs.size(), 1U); // the one that was not disturbed
        QVERIFY(isNear(calm[5].mean(), 800));
        QCOMPARE(calm[0].throughputs.size(), 3U);
    }

    void repeatsThatFallAtMostSizesAreTheServer() {
        std::vector<ScalePoint> points = slotServer(8);
        for (ScalePoint& point : points)
            for (const std::size_t repeat : {0U, 2U})
                stall(point, repeat);
        QCOMPARE(withoutStalls(points), points);
    }

    /// If most of a block stalled, the others must not seem to be a third better than they are.
    void oneBlockThatStalledLiftsNoOther() {
        std::vector<ScalePoint> points = slotServer(20);
        for (const std::size_t level : {0U, 2U, 4U, 6U})
            stall(points[level], 1);
        for (const ScalePoint& point : centredWithoutStalls(points))
            QVERIFY(isNear(point.mean(), 100 * std::min(point.size, 20.0)));
        QVERIFY(!fitOf(points).peak);
    }

    /// A block's course takes a degree of freedom, and its part of the scatter, with it.
    void centredPointsScatterLess() {
        const std::vector<ScalePoint> points = slotServer(8);
        const CalmScatter all = calmScatterOf(points), centred = centredScatterOf(points);
        QCOMPARE(all.freedom, 14.0);
        QCOMPARE(centred.freedom, 12.0);
        QVERIFY(std::abs(all.share - 0.02) < 1e-9);
        QVERIFY(std::abs(centred.share - 0.02 * std::sqrt(14.0 / 12)) < 1e-9);
    }

    /// Most of the time in few answers, at most sizes: that is the server.
    void slowAnswersOfTheServerAreNoStall() {
        std::vector<ScalePoint> points = slotServer(8);
        giveLatencies(points);
        for (ScalePoint& point : points)
            stallAll(point);
        QCOMPARE(withoutStalls(points).size(), points.size());
        QVERIFY(stallSentence(fitOf(points), "threads").empty());
    }

    void plateauHasAKneeAndNoPeak_data() {
        addColumns<double, bool>("places", "timed");
        for (const double places : {4.0, 8.0, 20.0})
            for (const bool timed : {false, true})
                QTest::addRow("%d, %s", int(places), timed ? "timed" : "points") << places << timed;
    }

    void plateauHasAKneeAndNoPeak() {
        QFETCH(const double, places);
        QFETCH(const bool, timed);
        std::vector<ScalePoint> points = slotServer(places);
        if (timed)
            giveLatencies(points);
        const ScalabilityFit fit = fitOf(points);
        QVERIFY(!fit.peak && fit.plateau && fit.knee);
        QVERIFY(isNear(fit.knee->concurrency, places));
        QVERIFY(fit.knee->confidence->contains(places));
        const QString words = said(kneeSentence(fit, "threads"));
        QVERIFY2(
            words.startsWith(QString("About %1 requests are answered at once (").arg(places)) &&
                words.endsWith(QString("; %1 threads are enough.").arg(places)),
            qPrintable(words));
    }

    void oneStalledLevelMakesNoPeak_data() {
        addColumns<std::size_t, double>("level", "places");
        for (const double places : {4.0, 8.0, 20.0})
            for (std::size_t level = 0; level < usualSizes.size(); ++level)
                QTest::addRow("%d places, size %d", int(places), int(usualSizes[level]))
                    << level << places;
    }

    /// In all its repeats, with latencies that show it and without.
    void oneStalledLevelMakesNoPeak() {
        QFETCH(const std::size_t, level);
        QFETCH(const double, places);
        std::vector<ScalePoint> points = slotServer(places);
        stallAll(points[level]);
        QVERIFY(!fitOf(points).peak);
        std::vector<ScalePoint> timed = slotServer(places);
        giveLatencies(timed);
        stallAll(timed[level]);
        const ScalabilityFit fit = fitOf(timed);
        QVERIFY(!fit.peak && fit.plateau);
        QVERIFY(isNear(fit.knee->concurrency, places));
    }

    /// Slower answers at the largest size are no stall: the machine was busy all the time.
    void slowerAnswersBearWitness() {
        std::vector<ScalePoint> points;
        const Usl curve{100, 0.05, 0.95 / (22 * 22)};
        for (const double size : usualSizes)
            points.push_back({size, repeatsOf(curve.throughput(size), points.size()), {}});
        QVERIFY(fitOf(points).peak);
        giveLatencies(points);
        const ScalabilityFit fit = fitOf(points);
        QVERIFY(fit.peak && fit.peak->confidence.contains(22));
        QCOMPARE(fit.witness->size, 64.0);
        QVERIFY(said(sentenceFor(fit, "threads")).startsWith("Throughput peaks at about 2"));
    }

    void aDipIsNoPeak() {
        std::vector<ScalePoint> points = slotServer(8);
        stallAll(points[5]); // 32; 64 is as good as 8
        const CalmScatter scatter = calmScatterOf(points);
        QVERIFY(!findPeakWitness(points, {scatter.share * 800, scatter.freedom}));
    }

    void queueFromTheFirstSizeOnHidesTheKnee() {
        std::vector<ScalePoint> points;
        for (const double size : {16.0, 20.0, 24.0, 32.0, 48.0, 64.0}) {
            points.push_back({size, repeatsOf(800, points.size()), {}});
            points.back().latencies.assign(3, size / 800);
        }
        QVERIFY(!findKnee(points));
        QCOMPARE(said(sentenceFor(fitOf(points), "threads")),
                 QString("More threads than 16 bring nothing: throughput stays at about 800 "
                         "requests/s."));
    }
};

LOADSTONE_TEST(PeakWitnessTest)
#include "peakwitness_test.moc"
