// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/timeline.h"
#include "tests/support/testprogram.h"

#include <random>

using namespace loadstone;

namespace {

Timeline::Cell answers(std::uint64_t ok, std::int64_t microseconds, std::uint64_t failed = 0) {
    Timeline::Cell cell;
    cell.requests = ok + failed;
    cell.errors = failed;
    if (ok > 0)
        cell.latencies.append(coarseLayout.indexOf(microseconds), ok);
    return cell;
}

/// Latencies that bound nothing.
Histogram anything() {
    Histogram histogram;
    histogram.record(0);
    histogram.record(longestTime);
    return histogram;
}

std::uint64_t requestsOf(const std::vector<Interval>& intervals) {
    std::uint64_t requests = 0;
    for (const Interval& interval : intervals)
        requests += interval.requests;
    return requests;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT

private slots:
    void intervalsLieOnTheGrid();
    void whatHasNotEndedIsNotShown();
    void percentilesAreThoseOfTheInterval();
    void percentilesStayWithinAllLatencies();
    void lastIntervalEndsWithTheRun_data();
    void lastIntervalEndsWithTheRun();
    void whatComesLateIsInTheLastInterval();
    void aPauseIsEmptyIntervals();
    void longRunsKeepFixedMemory();
    void silenceKeepsFixedMemory();
    void wideningKeepsCountsAndTail();
    void orderDoesNotMatter();
    void onlyWhatATimelineHasIsTaken();
};

void TimelineTest::intervalsLieOnTheGrid() {
    Timeline timeline;
    timeline.add(0, answers(10, 1000));
    timeline.add(2, answers(36, 2000, 4));
    const auto intervals = timeline.intervals(Seconds(0.3), anything());
    QCOMPARE(intervals.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(intervals[i].start, Seconds(Milliseconds(100 * i)));
        QCOMPARE(intervals[i].end, Seconds(Milliseconds(100 * (i + 1))));
    }
    QCOMPARE(intervals[0].requests, 10U);
    QCOMPARE(intervals[1].requests, 0U);
    QVERIFY(!intervals[1].latency.has_value());
    QCOMPARE(intervals[2].requests, 40U);
    QCOMPARE(intervals[2].errors, 4U);
}

void TimelineTest::whatHasNotEndedIsNotShown() {
    Timeline timeline;
    timeline.add(0, answers(1, 1000));
    timeline.add(3, answers(2, 1000));
    QCOMPARE(timeline.intervalsBefore(Seconds(0.099), anything()).size(), 0U);
    QCOMPARE(timeline.intervalsBefore(Seconds(0.1), anything()).size(), 1U);
    QCOMPARE(timeline.intervalsBefore(Seconds(0.3), anything()).size(), 3U);
    QCOMPARE(timeline.intervalsBefore(Seconds(0.39), anything()).size(), 3U);
    QCOMPARE(requestsOf(timeline.intervalsBefore(Seconds(0.4), anything())), 3U);
}

void TimelineTest::percentilesAreThoseOfTheInterval() {
    Timeline timeline;
    timeline.add(0, answers(98, 1000));
    timeline.add(0, answers(2, 50'000));
    timeline.add(1, answers(0, 0, 5));
    (void)timeline.intervalsBefore(Seconds(0.2), anything());
    const auto intervals = timeline.intervals(Seconds(0.2), anything());
    const auto latency = intervals[0].latency.value();
    // Within the 1 % of a coarse bucket.
    QVERIFY(std::abs(latency.p50.count() - 1000) <= 10);
    QVERIFY(std::abs(latency.p95.count() - 1000) <= 10);
    QVERIFY(std::abs(latency.p99.count() - 50'000) <= 500);
    QVERIFY(!intervals[1].latency.has_value());
    timeline.add(0, answers(1000, 70'000));
    const auto later = timeline.intervalsBefore(Seconds(0.1), anything())[0].latency.value();
    QVERIFY(std::abs(later.p50.count() - 70'000) <= 700);
}

void TimelineTest::percentilesStayWithinAllLatencies() {
    Timeline timeline;
    timeline.add(0, answers(7, 123'456));
    Histogram all;
    all.record(123'456, 7);
    const auto latency = timeline.intervals(Seconds(0.1), all)[0].latency.value();
    QCOMPARE(latency.p50, Microseconds(123'456));
    QCOMPARE(latency.p99, Microseconds(123'456));
}

void TimelineTest::lastIntervalEndsWithTheRun_data() {
    addColumns<double, int>("end", "intervals");
    QTest::newRow("nothing but an answer") << 0.0 << 1;
    QTest::newRow("less than a cell") << 0.002 << 1;
    QTest::newRow("one cell") << 0.1 << 1;
    QTest::newRow("a short rest joins") << 0.149 << 1;
    QTest::newRow("half a cell is one") << 0.15 << 2;
    QTest::newRow("three cells") << 0.3 << 3;
    QTest::newRow("a second") << 1.0 << 10;
    QTest::newRow("beyond the last answer") << 1.26 << 13;
    QTest::newRow("as many as there may be") << 24.04 << 240;
    QTest::newRow("one more") << 24.06 << 120;
}

void TimelineTest::lastIntervalEndsWithTheRun() {
    QFETCH(double, end);
    QFETCH(int, intervals);
    Timeline timeline;
    timeline.add(0, answers(3, 1000));
    timeline.add(1, answers(4, 1000));
    const auto found = timeline.intervals(Seconds(end), anything());
    QCOMPARE(static_cast<int>(found.size()), intervals);
    QCOMPARE(found.back().end, Seconds(end));
    QCOMPARE(requestsOf(found), 7U);
    for (std::size_t i = 1; i < found.size(); ++i)
        QCOMPARE(found[i].start, found[i - 1].end);
}

/// As an answer does that comes just when the time is over.
void TimelineTest::whatComesLateIsInTheLastInterval() {
    Timeline timeline;
    timeline.add(0, answers(1, 1000));
    timeline.add(9, answers(2, 1000));
    timeline.add(10, answers(3, 9000, 1));
    timeline.add(11, answers(5, 1000));
    const auto intervals = timeline.intervals(Seconds(1), anything());
    QCOMPARE(intervals.size(), 10U);
    QCOMPARE(intervals.back().requests, 11U);
    QCOMPARE(intervals.back().errors, 1U);
    QVERIFY(intervals.back().latency->p99 >= Microseconds(9000));
    QVERIFY(Timeline().intervals(Seconds(0), anything()).empty());
}

void TimelineTest::aPauseIsEmptyIntervals() {
    Timeline timeline;
    timeline.add(9, answers(5, 1000));
    timeline.add(40, answers(5, 3'000'000));
    const auto intervals = timeline.intervals(Seconds(4.1), anything());
    QCOMPARE(intervals.size(), 41U);
    for (std::size_t i = 10; i < 40; ++i)
        QCOMPARE(intervals[i].requests, 0U);
}

void TimelineTest::longRunsKeepFixedMemory() {
    Timeline timeline;
    const std::int64_t cells = std::chrono::hours(1) / Grid::width;
    for (std::int64_t cell = 0; cell < cells; ++cell) {
        timeline.add(cell, answers(6, 500, 1));
        QVERIFY(timeline.cells().size() <= Timeline::capacity);
        const Seconds now(Grid::width * (cell + 1));
        if (cell % 500 == 0)
            QVERIFY(timeline.intervalsBefore(now, anything()).size() <= Timeline::capacity);
    }
    QCOMPARE(timeline.width(), std::chrono::nanoseconds(Milliseconds(25'600)));
    const auto intervals = timeline.intervals(Seconds(3600), anything());
    QCOMPARE(intervals.size(), 141U);
    QCOMPARE(requestsOf(intervals), static_cast<std::uint64_t>(7 * cells));
    for (const Interval& interval : intervals)
        QCOMPARE(interval.errors * 7, interval.requests);
}

/// A server that does not answer for hours, before and after its only answer.
void TimelineTest::silenceKeepsFixedMemory() {
    Timeline timeline;
    const Seconds week(std::chrono::hours(7 * 24));
    QVERIFY(timeline.intervalsBefore(week, anything()).size() <= Timeline::capacity);
    timeline.add(5, answers(1, 1000));
    QVERIFY(timeline.intervalsBefore(week, anything()).size() <= Timeline::capacity);
    QCOMPARE(requestsOf(timeline.intervals(week, anything())), 1U);
    timeline.add(Grid::lastCell + 7, answers(1, 1000));
    QVERIFY(timeline.cells().size() <= Timeline::capacity);
    QCOMPARE(requestsOf(timeline.intervals(week, anything())), 2U);
}

void TimelineTest::wideningKeepsCountsAndTail() {
    Timeline timeline;
    timeline.add(100, answers(98, 1000));
    timeline.add(101, answers(2, 50'000));
    timeline.add(Timeline::capacity, answers(0, 0, 1));
    QCOMPARE(timeline.doublings(), 1);
    QCOMPARE(timeline.cells().size(), 121U);
    const Interval joined = timeline.intervals(Seconds(24.2), anything())[50];
    QCOMPARE(joined.start, Seconds(10));
    QCOMPARE(joined.end, Seconds(10.2));
    QCOMPARE(joined.requests, 100U);
    QVERIFY(std::abs(joined.latency->p95.count() - 1000) <= 10);
    QVERIFY(std::abs(joined.latency->p99.count() - 50'000) <= 500);
}

void TimelineTest::orderDoesNotMatter() {
    for (unsigned seed = 0; seed < 100; ++seed) {
        std::mt19937 random(seed);
        const std::int64_t span = std::int64_t{1} << (random() % 16);
        Timeline whole;
        std::array<Timeline, 3> parts;
        for (auto i = random() % 300; i > 0; --i) {
            const auto cell = static_cast<std::int64_t>(random()) % span;
            const auto counts =
                answers(random() % 5, static_cast<std::int64_t>(random() % 100'000), random() % 2);
            whole.add(cell, counts);
            parts[random() % parts.size()].add(cell, counts);
        }
        Timeline forth = parts[0];
        forth.add(parts[1]);
        forth.add(parts[2]);
        Timeline back = parts[2];
        back.add(parts[1]);
        back.add(parts[0]);
        QVERIFY(forth == whole);
        QVERIFY(back == whole);
        QVERIFY(Timeline::of(whole.doublings(), whole.cells()) == whole);
    }
}

void TimelineTest::onlyWhatATimelineHasIsTaken() {
    using Cells = std::vector<Timeline::Cell>;
    QVERIFY(Timeline::of(0, {}) == Timeline());
    QVERIFY(Timeline::of(0, Cells(240, answers(1, 1))));
    QVERIFY(!Timeline::of(0, Cells(241, answers(1, 1))));
    QVERIFY(!Timeline::of(0, Cells(3)));
    QVERIFY(Timeline::of(1, Cells(121, answers(1, 1))));
    QVERIFY(!Timeline::of(1, Cells(120, answers(1, 1))));
    QVERIFY(!Timeline::of(1, {}));
}

LOADSTONE_TEST(TimelineTest)
#include "timeline_test.moc"
