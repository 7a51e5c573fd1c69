// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/sampler.h"
#include "tests/support/testprogram.h"

#include <thread>

using namespace loadstone;

namespace {

Exchange answered(int status, int milliseconds) {
    Exchange exchange;
    exchange.status = status;
    exchange.httpMajor = 1;
    exchange.ok = status < 400;
    exchange.finished = TimePoint(Milliseconds(milliseconds));
    exchange.bytesReceived = 100;
    exchange.bytesSent = 10;
    exchange.phases.ttfb = Milliseconds(milliseconds);
    exchange.phases.download = Microseconds(0);
    return exchange;
}

Exchange failedEarly(ErrorClass errorClass, int code) {
    Exchange exchange;
    exchange.error = errorClass;
    exchange.code = code;
    exchange.finished = TimePoint(Milliseconds(1));
    return exchange;
}

/// The same, ended so long after the start.
Exchange at(Milliseconds time, Exchange exchange) {
    const Microseconds latency = exchange.latency();
    exchange.finished = TimePoint(time);
    exchange.intended = exchange.begun = exchange.finished - latency;
    return exchange;
}

std::uint64_t requestsOf(const Snapshot& snapshot) {
    std::uint64_t requests = 0;
    for (const Interval& interval : snapshot.timeline)
        requests += interval.requests;
    return requests;
}

void record(TallySet& tallies, const Exchange& exchange) {
    Tally& tally = tallies.here();
    tally.begin();
    tally.record(exchange);
}

} // namespace

class SamplerTest : public QObject {
    Q_OBJECT

private slots:
    void countsByOutcome();
    void abortedIsInNoLatency();
    void connectionsAndPhasesAreCounted();
    void inFlightIsWhatHasBegunOnly();
    void timelineAddsUp();
    void timelineAddsUpHoweverLateItIsRead();
    void shortRestJoinsTheLastInterval();
    void oneShortRunIsOneInterval();
    void concurrentWritersLoseNothing();
    void unknownCodesKeepTheirClass();
};

void SamplerTest::countsByOutcome() {
    TallySet tallies;
    record(tallies, answered(200, 5));
    record(tallies, answered(503, 7));
    record(tallies, failedEarly(ErrorClass::Timeout, 28));
    const Totals totals = tallies.totals();
    QCOMPARE(totals.started, 3U);
    QCOMPARE(totals.ok, 1U);
    QCOMPARE(totals.failed, 2U);
    QCOMPARE(totals.statuses, (std::map<int, std::uint64_t>{{200, 1}, {503, 1}}));
    QCOMPARE(totals.errors.at({ErrorClass::Timeout, 28}), 1U);
    QCOMPARE(totals.errors.size(), 1U);
    QCOMPARE(totals.httpVersions.at(1), 2U);
    QCOMPARE(totals.latencyOk.total(), 1U);
    QCOMPARE(totals.latencyFailed.total(), 2U);
    QCOMPARE(totals.latencyAll().max(), 7000);
    QCOMPARE(totals.latencyAll().total(), 3U);
    QCOMPARE(totals.bytesReceived, 200U);
    QCOMPARE(totals.bytesSent, 20U);
    QCOMPARE(totals.successRate(), 1.0 / 3);
}

void SamplerTest::abortedIsInNoLatency() {
    TallySet tallies;
    Exchange cut = answered(200, 5);
    cut.aborted = true;
    record(tallies, cut);
    const Totals totals = tallies.totals();
    QCOMPARE(totals.aborted, 1U);
    QCOMPARE(totals.completed(), 0U);
    QCOMPARE(totals.ended(), totals.started);
    QVERIFY(totals.latencyAll().empty());
    QCOMPARE(totals.abortedAges.total(), 1U);
    QCOMPARE(totals.abortedAges.max(), 5000);
    QVERIFY(totals.statuses.empty());
    QCOMPARE(totals.bytesReceived, 100U);
}

void SamplerTest::connectionsAndPhasesAreCounted() {
    TallySet tallies;
    Exchange first = answered(200, 9);
    first.connectionsOpened = 1;
    first.phases.dns = Microseconds(100);
    first.phases.connect = Microseconds(200);
    first.phases.tls = Microseconds(300);
    record(tallies, first);
    record(tallies, answered(200, 3));
    const Totals totals = tallies.totals();
    QCOMPARE(totals.connectionsOpened, 1U);
    for (const std::size_t phase : {0U, 1U, 2U})
        QCOMPARE(totals.phases.at(phase).max(), 100 * static_cast<std::int64_t>(phase + 1));
    QCOMPARE(totals.phases[0].total(), 1U);
    QCOMPARE(totals.phases[3].total(), 2U);
    QCOMPARE(totals.phases[4].total(), 2U);
}

void SamplerTest::inFlightIsWhatHasBegunOnly() {
    TallySet tallies;
    tallies.here().begin();
    tallies.here().begin();
    QCOMPARE(tallies.totals().inFlight(), 2U);
    tallies.here().record(answered(200, 1));
    QCOMPARE(tallies.totals().inFlight(), 1U);
}

void SamplerTest::timelineAddsUp() {
    TallySet tallies;
    tallies.startAt(TimePoint());
    Sampler sampler(tallies, 30);
    for (int i = 0; i < 3; ++i) {
        for (int n = 0; n < 10; ++n)
            record(tallies, at(Milliseconds(100 * i + 50), answered(n == 0 ? 500 : 200, i + 1)));
        // Each interval is shown when it has ended, however the timer fires.
        QCOMPARE(sampler.sample(Seconds(0.1 * i + 0.09)).timeline.size(), std::size_t(i));
    }
    const Snapshot& snapshot = sampler.finish(Seconds(0.3));
    QCOMPARE(snapshot.timeline.size(), 3U);
    QCOMPARE(snapshot.planned.value(), 30U);
    for (int i = 0; i < 3; ++i) {
        const Interval& interval = snapshot.timeline[static_cast<std::size_t>(i)];
        QCOMPARE(interval.start, Seconds(Milliseconds(100 * i)));
        QCOMPARE(interval.end, Seconds(Milliseconds(100 * (i + 1))));
        QCOMPARE(interval.requests, 10U);
        QCOMPARE(interval.errors, 1U);
        // Within the 1 % of a coarse bucket.
        QVERIFY(interval.latency->p50 >= Milliseconds(i + 1));
        QVERIFY(interval.latency->p50 <= Microseconds(1010 * (i + 1)));
    }
    QCOMPARE(snapshot.requestsPerSecond(), 30 / 0.3);
    QCOMPARE(snapshot.bytesPerSecond(), 3000 / 0.3);
}

void SamplerTest::timelineAddsUpHoweverLateItIsRead() {
    TallySet tallies;
    tallies.startAt(TimePoint());
    Sampler sampler(tallies, std::nullopt);
    for (int ms = 0; ms < 30'000; ++ms) {
        record(tallies, at(Milliseconds(ms), answered(ms % 3 == 0 ? 500 : 200, 1)));
        if (ms % 9973 == 0) // the reader is late by seconds
            sampler.sample(Milliseconds(ms));
    }
    const Snapshot& snapshot = sampler.finish(Seconds(30));
    QCOMPARE(snapshot.totals.completed(), 30'000U);
    QCOMPARE(requestsOf(snapshot), 30'000U);
    QVERIFY(snapshot.timeline.size() <= Timeline::capacity);
    QCOMPARE(snapshot.timeline.back().end, Seconds(30));
}

void SamplerTest::shortRestJoinsTheLastInterval() {
    TallySet tallies;
    tallies.startAt(TimePoint());
    Sampler sampler(tallies, std::nullopt);
    record(tallies, at(Milliseconds(20), answered(200, 1)));
    sampler.sample(Seconds(0.1));
    record(tallies, at(Milliseconds(105), answered(200, 1)));
    const Snapshot& snapshot = sampler.finish(Seconds(0.11));
    QCOMPARE(snapshot.timeline.size(), 1U);
    QCOMPARE(snapshot.timeline[0].requests, 2U);
    QCOMPARE(snapshot.timeline[0].end, Seconds(0.11));
}

void SamplerTest::oneShortRunIsOneInterval() {
    TallySet tallies;
    Sampler sampler(tallies, 1);
    record(tallies, answered(200, 1));
    QCOMPARE(sampler.finish(Seconds(0.002)).timeline.size(), 1U);
}

void SamplerTest::concurrentWritersLoseNothing() {
    constexpr int writers = 8;
    constexpr int each = 20'000;
    TallySet tallies;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < writers; ++i)
            threads.emplace_back([&tallies, i] {
                for (int n = 0; n < each; ++n)
                    record(tallies, answered(200, i + 1));
            });
        for (int i = 0; i < 20; ++i) {
            const Totals totals = tallies.totals();
            QVERIFY(totals.latencyOk.total() <= writers * each);
        }
    }
    const Totals totals = tallies.totals();
    QCOMPARE(totals.ok, std::uint64_t(writers * each));
    QCOMPARE(totals.latencyOk.total(), totals.ok);
    QCOMPARE(totals.latencyOk.max(), writers * 1000);
    QCOMPARE(totals.latencyOk.min(), 1000);
    QCOMPARE(totals.latencyOk.sum(), std::uint64_t(each) * 1000 * 36);
}

void SamplerTest::unknownCodesKeepTheirClass() {
    TallySet tallies;
    record(tallies, failedEarly(ErrorClass::Other, 100'000));
    record(tallies, failedEarly(ErrorClass::Other, -1));
    QCOMPARE(tallies.totals().errors.size(), 2U);
    record(tallies, answered(99'999, 1));
    QCOMPARE(tallies.totals().statuses.at(999), 1U);
}

LOADSTONE_TEST(SamplerTest)
#include "sampler_test.moc"
