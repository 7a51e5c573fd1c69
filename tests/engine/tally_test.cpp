// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/sampler.h"
#include "core/stats/tallywriter.h"
#include "tests/support/testprogram.h"

#include <numeric>
#include <set>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

/// Dies after so many writes: what it would have written then is lost.
struct DyingWriter {
    static inline int left = 0;

    template <typename Value>
    static void add(std::atomic<Value>& counter, Value by, std::memory_order order) noexcept {
        if (left-- > 0)
            OneWriter::add(counter, by, order);
    }
    template <typename Value>
    static void replace(std::atomic<Value>& cell, Value& before, Value value) noexcept {
        if (left-- > 0)
            OneWriter::replace(cell, before, value);
        before = value;
    }
};

Exchange answered(int status, Milliseconds latency) {
    Exchange exchange;
    exchange.status = status;
    exchange.httpMajor = 1;
    exchange.ok = status < 400;
    exchange.finished = TimePoint(latency);
    exchange.bytesSent = 10;
    exchange.bytesReceived = 100;
    exchange.connectionsOpened = 1;
    exchange.phases = {1ms, 2ms, 3ms, 4ms, 5ms};
    return exchange;
}

Exchange failedBy(ErrorClass errorClass, int code) {
    Exchange exchange = answered(0, 70ms);
    exchange.ok = false;
    exchange.error = errorClass;
    exchange.code = code;
    return exchange;
}

Exchange cutOff(Milliseconds age) {
    Exchange exchange = answered(200, age);
    exchange.aborted = true;
    return exchange;
}

/// It was due 300 ms before it began, and its user was free 20 ms before that.
Exchange paced(Exchange exchange) {
    exchange.isPaced = true;
    exchange.begun = exchange.finished - 500ms;
    exchange.ready = exchange.begun - 20ms;
    exchange.intended = exchange.begun - 300ms;
    return exchange;
}

const std::vector<std::pair<const char*, Exchange>>& allKinds() {
    static const std::vector<std::pair<const char*, Exchange>> kinds{
        {"ok", answered(204, 1500ms)},
        {"unexpected status", answered(503, 900ms)},
        {"error", failedBy(ErrorClass::Reset, 56)},
        {"cut off", cutOff(2500ms)},
        {"of a rate", paced(answered(200, 1500ms))},
        {"of a rate, failed", paced(failedBy(ErrorClass::Reset, 56))},
        {"of a rate, cut off", paced(cutOff(2500ms))},
    };
    return kinds;
}

template <typename Writer>
void tell(Tally& tally, const Exchange& exchange) {
    TallyWriter<Writer> writer(tally);
    writer.begin();
    writer.record(exchange);
}

template <typename Counts>
std::uint64_t sumOf(const Counts& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0},
                           [](auto sum, const auto& count) { return sum + count.second; });
}

/// Each of its extremes lies in a bucket that holds something.
bool agrees(const Histogram& histogram) {
    const auto holds = [&](std::int64_t value) {
        return histogram.counts()[histogram.layout().indexOf(value)] > 0;
    };
    return histogram.empty() ||
           (histogram.min() <= histogram.max() && holds(histogram.min()) && holds(histogram.max()));
}

void verifyThatAllAgrees(Tally& tally) {
    Totals totals;
    tally.addTo(totals);
    QCOMPARE(totals.started, totals.ended());
    QCOMPARE(sumOf(totals.statuses) + sumOf(totals.errors), totals.completed());
    QCOMPARE(sumOf(totals.httpVersions), sumOf(totals.statuses));
    QVERIFY(totals.latencyOk.total() <= totals.ok);
    QVERIFY(totals.latencyFailed.total() <= totals.failed);
    QVERIFY(totals.abortedAges.total() <= totals.aborted);
    QVERIFY(agrees(totals.latencyOk) && agrees(totals.latencyFailed));
    QVERIFY(agrees(totals.abortedAges));
    QVERIFY(totals.serviceOk.total() <= totals.ok && agrees(totals.serviceOk));
    QVERIFY(totals.lateness.total() <= totals.started && agrees(totals.lateness));
    QVERIFY(totals.userWaits.total() <= totals.started && agrees(totals.userWaits));
    for (const Histogram& phase : totals.phases)
        QVERIFY(agrees(phase));
    Timeline timeline;
    TimeReader({&tally.cells()}).readRest(timeline);
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;
    for (const Timeline::Cell& cell : timeline.cells()) {
        requests += cell.requests;
        errors += cell.errors;
    }
    QCOMPARE(requests, totals.completed());
    QCOMPARE(errors, totals.failed);
}

} // namespace

class TallyTest : public QObject {
    Q_OBJECT

private slots:
    void oneWriterCountsAsManyDo();
    void deathAtAnyWriteLeavesCountsThatAgree_data();
    void deathAtAnyWriteLeavesCountsThatAgree();
    void whatWasLostIsTold();
    void versionsDoNotChangeTheVerdict();
    void lagIsCounted();
    void eachWriterClaimsAShardOfItsOwn();
    void totalsAddUp();
};

void TallyTest::oneWriterCountsAsManyDo() {
    TallySet one(1);
    TallySet many;
    Sampler ofOne(one, std::nullopt);
    Sampler ofMany(many, std::nullopt);
    for (TallySet* tallies : {&one, &many}) {
        tallies->startAt(TimePoint());
        Tally& tally = tallies->claim();
        for (const auto& [name, exchange] : allKinds()) {
            tally.begin();
            tally.record(exchange);
        }
    }
    QVERIFY(ofOne.finish(Seconds(3)) == ofMany.finish(Seconds(3)));
    QVERIFY(ofOne.frame() == ofMany.frame());
    QCOMPARE(ofOne.finish(Seconds(3)).totals.failed, 3U);
}

void TallyTest::deathAtAnyWriteLeavesCountsThatAgree_data() {
    addColumns<int, bool>("kind", "stopped");
    for (int kind = 0; kind < static_cast<int>(allKinds().size()); ++kind)
        for (const bool stopped : {false, true})
            QTest::addRow("%s%s", allKinds()[static_cast<std::size_t>(kind)].first,
                          stopped ? ", stopped" : "")
                << kind << stopped;
}

void TallyTest::deathAtAnyWriteLeavesCountsThatAgree() {
    QFETCH(int, kind);
    QFETCH(bool, stopped);
    const Exchange& last = allKinds()[static_cast<std::size_t>(kind)].second;
    Exchange lost;
    lost.error = ErrorClass::Worker;
    lost.code = 9;
    lost.aborted = stopped;
    bool wasWhole = false;
    for (int writes = 0; !wasWhole; ++writes) {
        const auto tally = std::make_unique<Tally>();
        tally->startAt(TimePoint());
        for (const auto& [name, exchange] : allKinds())
            tell<OneWriter>(*tally, exchange);
        tally->begin(); // and its end is never told
        DyingWriter::left = writes;
        tell<DyingWriter>(*tally, last);
        wasWhole = DyingWriter::left >= 0;
        tally->settle(lost, TimePoint(3s));
        verifyThatAllAgrees(*tally);
        Totals once;
        tally->addTo(once);
        QCOMPARE(once.started, allKinds().size() + (writes == 0 ? 1 : 2));
        tally->settle(lost, TimePoint(4s));
        verifyThatAllAgrees(*tally);
        Totals twice;
        tally->addTo(twice);
        QVERIFY(twice == once);
    }
}

void TallyTest::whatWasLostIsTold() {
    const auto tally = std::make_unique<Tally>();
    tally->startAt(TimePoint());
    tally->record(answered(200, 1ms)); // of which nobody saw the begin
    tally->settle(failedBy(ErrorClass::Worker, 11), TimePoint(1s));
    Totals totals;
    tally->addTo(totals);
    QCOMPARE(totals.failed, 0U);
    for (int i = 0; i < 4; ++i)
        tally->begin();
    tally->settle(failedBy(ErrorClass::Worker, 11), TimePoint(1s));
    Totals after;
    tally->addTo(after);
    QCOMPARE(after.errors, (decltype(after.errors){{{ErrorClass::Worker, 11}, 3}}));
}

void TallyTest::versionsDoNotChangeTheVerdict() {
    TallySet tallies(1);
    for (const int version : {-1, 0, 1, 2, 3, 99})
        for (const int status : {200, 500}) {
            Exchange exchange = answered(status, 1ms);
            exchange.httpMajor = version;
            tell<OneWriter>(tallies.claim(), exchange);
        }
    const Totals totals = tallies.totals();
    QCOMPARE(totals.ok, 6U);
    QCOMPARE(totals.failed, 6U);
    QCOMPARE(totals.httpVersions, (std::map<int, std::uint64_t>{{0, 4}, {1, 2}, {2, 2}, {3, 4}}));
}

void TallyTest::lagIsCounted() {
    TallySet tallies(2);
    tallies.claim().recordLag(Microseconds(5));
    tallies.claim().recordLag(Microseconds(7));
    QCOMPARE(tallies.totals().lag.total(), 2U);
    QCOMPARE(tallies.totals().lag.max(), 7);
}

void TallyTest::eachWriterClaimsAShardOfItsOwn() {
    TallySet tallies(3);
    std::set<Tally*> claimed;
    for (int i = 0; i < 3; ++i)
        claimed.insert(&tallies.claim());
    QCOMPARE(claimed.size(), 3U);
    QCOMPARE(tallies.shards().size(), 3U);
}

void TallyTest::totalsAddUp() {
    TallySet parts(3);
    Totals sum;
    for (int i = 0; i < 3; ++i) {
        Tally& tally = parts.claim();
        for (const auto& [name, exchange] : allKinds())
            for (int n = 0; n <= i; ++n)
                tell<OneWriter>(tally, exchange);
        Totals part;
        tally.addTo(part);
        sum.add(part);
    }
    QVERIFY(sum == parts.totals());
    QCOMPARE(sum.started, 6 * allKinds().size());
    QCOMPARE(sum.errors.at({ErrorClass::Reset, 56}), 12U);
}

LOADSTONE_TEST(TallyTest)
#include "tally_test.moc"
