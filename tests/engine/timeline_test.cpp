#include "core/stats/timeline.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

Interval until(double end, std::uint64_t requests, std::uint64_t errors = 0) {
    Interval interval;
    interval.end = Seconds(end);
    interval.requests = requests;
    interval.errors = errors;
    return interval;
}

Histogram latencies(std::int64_t microseconds, std::uint64_t count) {
    Histogram histogram;
    histogram.record(microseconds, count);
    return histogram;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT

private slots:
    void intervalsFollowEachOther();
    void percentilesAreThoseOfTheInterval();
    void longRunsKeepFixedMemory();
    void joiningKeepsCountsAndTail();
    void joinOfOneDoesNothing();
};

void TimelineTest::intervalsFollowEachOther() {
    Timeline timeline;
    timeline.append(until(0.1, 10), latencies(1000, 10));
    timeline.append(until(0.3, 40, 4), latencies(2000, 36));
    QCOMPARE(timeline.intervals().size(), 2U);
    QCOMPARE(timeline.intervals()[1].start, Seconds(0.1));
    QCOMPARE(timeline.intervals()[1].requestsPerSecond(), 40 / (0.3 - 0.1));
    QCOMPARE(timeline.end(), Seconds(0.3));
}

void TimelineTest::percentilesAreThoseOfTheInterval() {
    Timeline timeline;
    timeline.append(until(0.1, 1), latencies(1234, 1));
    timeline.append(until(0.2, 5, 5), Histogram());
    QCOMPARE(timeline.intervals()[0].latency->p99, Microseconds(1234));
    QVERIFY(!timeline.intervals()[1].latency.has_value());
}

void TimelineTest::longRunsKeepFixedMemory() {
    Timeline timeline;
    std::uint64_t appended = 0;
    for (double end = timeline.width().count(); end < 3600; end += timeline.width().count()) {
        timeline.append(until(end, 7, 1), latencies(500, 6));
        appended += 7;
        QVERIFY(timeline.intervals().size() <= Timeline::capacity);
    }
    QVERIFY(timeline.intervals().size() >= Timeline::capacity / 2);
    std::uint64_t requests = 0;
    Seconds previous{0};
    for (const Interval& interval : timeline.intervals()) {
        QCOMPARE(interval.start, previous);
        previous = interval.end;
        requests += interval.requests;
    }
    QCOMPARE(requests, appended);
}

void TimelineTest::joiningKeepsCountsAndTail() {
    Timeline timeline;
    timeline.append(until(0.1, 98), latencies(1000, 98));
    timeline.append(until(0.2, 2, 0), latencies(50'000, 2));
    timeline.joinLastTwo();
    QCOMPARE(timeline.intervals().size(), 1U);
    const Interval joined = timeline.intervals().front();
    QCOMPARE(joined.requests, 100U);
    QCOMPARE(joined.end, Seconds(0.2));
    // Within the 1 % of a coarse bucket.
    QVERIFY(std::abs(joined.latency->p50.count() - 1000) <= 10);
    QVERIFY(std::abs(joined.latency->p95.count() - 1000) <= 10);
    QVERIFY(std::abs(joined.latency->p99.count() - 50'000) <= 500);
}

void TimelineTest::joinOfOneDoesNothing() {
    Timeline timeline;
    timeline.joinLastTwo();
    timeline.append(until(0.05, 1), latencies(10, 1));
    timeline.joinLastTwo();
    QCOMPARE(timeline.intervals().size(), 1U);
}

LOADSTONE_TEST(TimelineTest)
#include "timeline_test.moc"
