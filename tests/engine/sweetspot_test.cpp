// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sizenoun.h"
#include "core/report/sweetspotwords.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

const std::vector<ScalePoint> saturating{{1, {100}},   {4, {400}},  {12, {960}},
                                         {24, {1000}}, {48, {995}}, {96, {990}}};

Seconds milliseconds(int value) {
    return Milliseconds(value);
}

std::string sentenceWith(const std::vector<ScalePoint>& points,
                         const std::vector<LevelLatency>& latencies,
                         const std::string& plural = "threads") {
    return sentenceFor(*findSweetSpot(points), points, latencies, plural);
}

} // namespace

class SweetSpotTest : public QObject {
    Q_OBJECT

private slots:
    void smallestSizeWithinTheShare();
    void sharesAreChecked();
    void repeatsAreAveraged();
    void orderDoesNotMatter();
    void sentenceAsInTheExample();
    void sentenceWhenThroughputFalls();
    void sentenceOfTheTail();
    void sentenceWithoutLatencies();
    void wordsForOne();
};

void SweetSpotTest::smallestSizeWithinTheShare() {
    const SweetSpot spot = *findSweetSpot(saturating);
    QCOMPARE(spot.size, 12.0);
    QCOMPARE(spot.bestSize, 24.0);
    QCOMPARE(spot.bestThroughput, 1000.0);
    QCOMPARE(spot.reachedShare(), 0.96);
    QCOMPARE(findSweetSpot(saturating, 0.4)->size, 4.0);
    QCOMPARE(findSweetSpot(saturating, 1)->size, 24.0);
    for (double share = 0.01, previous = 0; share <= 1; share += 0.01) {
        const double size = findSweetSpot(saturating, share)->size;
        QVERIFY(size >= previous);
        previous = size;
    }
}

void SweetSpotTest::sharesAreChecked() {
    for (const double share : {0.0, -0.5, 1.01, std::numeric_limits<double>::quiet_NaN()})
        QCOMPARE(findSweetSpot(saturating, share).error().field, "share");
    QVERIFY(!findSweetSpot({}));
    QVERIFY(!findSweetSpot({{0, {1}}}));
    QCOMPARE(findSweetSpot({{3, {0}}})->size, 3.0);
}

void SweetSpotTest::repeatsAreAveraged() {
    const SweetSpot spot = *findSweetSpot({{1, {90, 110}}, {1, {100}}, {2, {101, 99}}});
    QCOMPARE(spot.size, 1.0);
    QCOMPARE(spot.throughput, 100.0);
}

void SweetSpotTest::orderDoesNotMatter() {
    auto turned = saturating;
    std::ranges::reverse(turned);
    QVERIFY(*findSweetSpot(turned) == *findSweetSpot(saturating));
}

void SweetSpotTest::sentenceAsInTheExample() {
    const std::vector<LevelLatency> latencies{{12, milliseconds(10), milliseconds(20)},
                                              {24, milliseconds(12), milliseconds(25)},
                                              {48, milliseconds(21), milliseconds(50)}};
    const std::vector<ScalePoint> points(saturating.begin(), saturating.end() - 1);
    QCOMPARE(sentenceWith(points, latencies),
             "12 threads give 96 % of the best throughput; from 12 to 48 latency doubles and "
             "throughput stays.");
    auto longer = latencies;
    longer.push_back({96, milliseconds(78), milliseconds(90)});
    QCOMPARE(sentenceWith(saturating, longer),
             "12 threads give 96 % of the best throughput; from 12 to 96 latency grows 8 times and "
             "throughput stays.");
}

void SweetSpotTest::sentenceWhenThroughputFalls() {
    auto points = saturating;
    points.back().throughputs = {700};
    const std::vector<LevelLatency> latencies{{12, milliseconds(10), milliseconds(20)},
                                              {24, milliseconds(12), milliseconds(25)},
                                              {48, milliseconds(15), milliseconds(25)},
                                              {96, milliseconds(28), milliseconds(50)}};
    QVERIFY(sentenceWith(points, latencies)
                .ends_with("; from 12 to 96 latency doubles and throughput "
                           "falls."));
}

void SweetSpotTest::sentenceOfTheTail() {
    const std::vector<LevelLatency> latencies{{12, milliseconds(10), milliseconds(20)},
                                              {24, milliseconds(10), milliseconds(25)},
                                              {48, milliseconds(11), milliseconds(41)}};
    QVERIFY(sentenceWith(saturating, latencies)
                .ends_with("; from 12 to 96 the latency of the slowest 1 % doubles and throughput "
                           "stays."));
}

void SweetSpotTest::sentenceWithoutLatencies() {
    QCOMPARE(sentenceWith(saturating, {}, "connections"),
             "12 connections give 96 % of the best throughput.");
    const std::vector<LevelLatency> flat{{12, milliseconds(10), milliseconds(20)},
                                         {96, milliseconds(10), milliseconds(20)}};
    QCOMPARE(sentenceWith(saturating, flat), "12 threads give 96 % of the best throughput.");
    QCOMPARE(sentenceWith({{1, {10}}, {2, {997}}, {3, {1000}}}, {}),
             "2 threads give 99 % of the best throughput.");
}

void SweetSpotTest::wordsForOne() {
    QCOMPARE(sentenceWith({{1, {1234.4}}, {2, {900}}}, {}, "processes"),
             "1 process gives the best throughput, 1,234 requests/s.");
    QCOMPARE(sized(1, "threads"), "1 thread");
    QCOMPARE(sized(1, "concurrent requests"), "1 concurrent request");
    QCOMPARE(sized(1000, "connections"), "1,000 connections");
    QCOMPARE(sized(35.6, "processes"), "36 processes");
}

LOADSTONE_TEST(SweetSpotTest)
#include "sweetspot_test.moc"
