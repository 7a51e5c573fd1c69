// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/workload.h"
#include "tests/support/testprogram.h"

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

/// A run whose load has begun, with a duty of its only worker. Time goes as the test says.
class Begun {
public:
    explicit Begun(const LoadPlan& plan, const Arrivals& arrivals = {})
        : m_state(plan.requests, 1, arrivals, plan.warmUp),
          m_tallies(1),
          workload(plan, m_state, std::span(m_tallies)) {
        workload.arrive();
        m_duty.emplace(workload, 0);
    }

    TimePoint at(Clock::duration time) const { return workload.begunAt() + time; }
    Duty& duty() { return *m_duty; }
    Totals totals() const { return workload.tallies().totals(); }
    const Schedule& schedule() const { return m_state.schedule; }
    bool hasTurn(Clock::duration time) {
        return std::holds_alternative<Turn>(m_duty->next(at(time)));
    }
    /// A whole request: false if there was no turn for it at `from`.
    bool send(Clock::duration from, Clock::duration to, bool aborted = false) {
        const Claim claim = m_duty->next(at(from));
        const auto* turn = std::get_if<Turn>(&claim);
        if (turn)
            end(*turn, from, to, aborted);
        return turn != nullptr;
    }
    Exchange end(const Turn& turn, Clock::duration from, Clock::duration to, bool aborted = false) {
        m_duty->begin(turn);
        Exchange exchange;
        exchange.ok = !aborted;
        exchange.aborted = aborted;
        exchange.status = 200;
        exchange.begun = at(from);
        exchange.finished = at(to);
        m_duty->ended(turn, exchange);
        return exchange;
    }
    Seconds elapsedAtTheEnd() {
        m_duty.reset();
        workload.leave();
        return workload.elapsed();
    }

private:
    WorkloadState m_state;
    std::vector<Tally> m_tallies;

public:
    Workload workload;

private:
    std::optional<Duty> m_duty;
};

LoadPlan counted(std::uint64_t requests, Milliseconds warmUp = 0ms) {
    LoadPlan plan;
    plan.requests = requests;
    plan.warmUp = warmUp;
    plan.threads = 1;
    return plan;
}

LoadPlan timed(Milliseconds duration, Milliseconds warmUp = 0ms) {
    LoadPlan plan = counted(1, warmUp);
    plan.requests.reset();
    plan.duration = duration;
    return plan;
}

Arrivals tenASecond(double seconds) {
    const std::array pieces{Piece{seconds, 10, 10}};
    return Arrivals(pieces);
}

} // namespace

class DutyTest : public QObject {
    Q_OBJECT

private slots:
    void aNumberOfRequestsIsSentAndCounted();
    void theDeadlineEndsTheRun();
    void theDeadlineComesAfterTheWarmUp();
    void theWarmUpCountsNothingButItsLast();
    void theWarmUpTakesNoTurns();
    void whatStraddlesTheWarmUpTakesATurn();
    void whatIsAbortedInTheWarmUpDoesNotCount();
    void aStopEndsTheRun();
    void timeEndsWithTheLastRequestThatCounts();
    void timeNeverGoesBeyondTheDeadline();
    void aRefusedPortIsLeftAloneForAMoment();
    void whatIsGivenBackHasNotBegun();
    void theBacklogOfTheWarmUpIsNotSent();
    void aRateHoldsInTheWarmUpToo();
    void withARateLatencyBeginsWhenItWasDue();
    void withARateTheWarmUpIsATimeOfItsSchedule();
    void withARateWhatWasDueInTheWarmUpNeverCounts();
    void theFirstMomentOfTheWindowCounts();
    void aStopEndsTheTimeToo();
    void timesAreOnlyRaised();
    void theOldestInFlightIsTold();
    void whatIsInFlightMayBeWaitedFor();
    void lateAndWaitingAreToldApart();
    void usersBeyondTheStageWait();
    void aRateStaysUntilItsTimeIsOver();
};

void DutyTest::aNumberOfRequestsIsSentAndCounted() {
    Begun run(counted(3));
    for (int i = 0; i < 3; ++i)
        QVERIFY(run.send(0ms, 5ms));
    QVERIFY(!run.send(5ms, 6ms));
    QCOMPARE(run.totals().started, 3U);
    QCOMPARE(run.totals().ok, 3U);
}

void DutyTest::theDeadlineEndsTheRun() {
    Begun run(timed(1s));
    QCOMPARE(run.duty().deadline(), run.at(1s));
    QVERIFY(run.send(999ms, 1000ms));
    QVERIFY(!run.duty().isOver(run.at(1s) - 1ns));
    QVERIFY(run.duty().isOver(run.at(1s)));
    QVERIFY(!run.send(1s, 2s));
    QCOMPARE(run.totals().ok, 1U);
}

/// The window of a second begins when the warm-up ends, and ends a second later.
void DutyTest::theDeadlineComesAfterTheWarmUp() {
    Begun run(timed(1s, 500ms));
    QCOMPARE(run.duty().deadline(), run.at(1500ms));
    QVERIFY(run.hasTurn(1499ms));
    QVERIFY(!run.hasTurn(1500ms));
}

void DutyTest::theWarmUpCountsNothingButItsLast() {
    Begun run(timed(1s, 100ms));
    QVERIFY(run.send(0ms, 50ms));
    QVERIFY(run.send(50ms, 100ms - 1ns));
    QCOMPARE(run.totals().started, 0U);
    QVERIFY(run.send(99ms, 100ms));
    QCOMPARE(run.totals().started, 1U);
    QVERIFY(run.send(100ms, 101ms));
    QCOMPARE(run.totals().ok, 2U);
}

void DutyTest::theWarmUpTakesNoTurns() {
    Begun run(counted(2, 100ms));
    for (int i = 0; i < 10; ++i)
        QVERIFY(run.send(1ms, 2ms));
    QVERIFY(run.send(100ms, 101ms));
    QVERIFY(run.send(101ms, 102ms));
    QVERIFY(!run.send(102ms, 103ms));
    QCOMPARE(run.totals().ok, 2U);
}

void DutyTest::whatStraddlesTheWarmUpTakesATurn() {
    Begun run(counted(1, 100ms));
    const Turn first = std::get<Turn>(run.duty().next(run.at(98ms)));
    const Turn second = std::get<Turn>(run.duty().next(run.at(99ms)));
    run.end(first, 98ms, 120ms);
    QCOMPARE(run.totals().ok, 1U);
    run.end(second, 99ms, 121ms); // there is none left for it
    QCOMPARE(run.totals().started, 1U);
    QVERIFY(!run.hasTurn(122ms));
}

void DutyTest::whatIsAbortedInTheWarmUpDoesNotCount() {
    Begun run(timed(1s, 100ms));
    QVERIFY(run.send(0ms, 50ms, true));
    QCOMPARE(run.totals().started, 0U);
    QVERIFY(run.send(50ms, 1100ms, true));
    QCOMPARE(run.totals().aborted, 1U);
    QCOMPARE(run.totals().started, 1U);
}

void DutyTest::aStopEndsTheRun() {
    Begun run(counted(100));
    QVERIFY(!run.duty().isOver(run.at(0ms)));
    run.workload.stop();
    QVERIFY(run.duty().isOver(run.at(0ms)));
    QVERIFY(!run.send(0ms, 1ms));
}

void DutyTest::timeEndsWithTheLastRequestThatCounts() {
    Begun run(counted(2, 100ms));
    QVERIFY(run.send(100ms, 180ms));
    QVERIFY(run.send(110ms, 150ms));
    QVERIFY(!run.send(180ms, 900ms));
    QCOMPARE(run.elapsedAtTheEnd(), Seconds(80ms));
}

void DutyTest::timeNeverGoesBeyondTheDeadline() {
    Begun run(timed(1s, 100ms));
    QVERIFY(run.send(100ms, 1300ms, true)); // cut off late
    QCOMPARE(run.elapsedAtTheEnd(), Seconds(1s));
}

void DutyTest::aRefusedPortIsLeftAloneForAMoment() {
    Exchange exchange;
    exchange.finished = TimePoint(5s);
    QCOMPARE(Duty::restsUntil(exchange), exchange.finished);
    exchange.error = ErrorClass::Reset;
    QCOMPARE(Duty::restsUntil(exchange), exchange.finished);
    exchange.error = ErrorClass::Connect;
    QCOMPARE(Duty::restsUntil(exchange), exchange.finished + 10ms);
    QCOMPARE(Duty::restsUntil(exchange, 3ms), exchange.finished + 10ms);
    QCOMPARE(Duty::restsUntil(exchange, 30ms), exchange.finished + 30ms);
}

// Of three that are due one begins, and one could not before the time was over.
void DutyTest::whatIsGivenBackHasNotBegun() {
    LoadPlan plan = timed(300ms);
    plan.rate = Rate{10};
    Begun run(plan, tenASecond(0.3));
    QVERIFY(run.send(0ms, 1ms));
    run.duty().giveBack(std::get<Turn>(run.duty().next(run.at(100ms))));
    QCOMPARE(run.totals().started, 1U);
    QCOMPARE(run.schedule().handedOut(), 1U);
    QCOMPARE(run.schedule().overdue(tenASecond(0.3), 300ms), 2U);
}

// A server that was too slow in the warm-up is not asked for the backlog when requests count.
void DutyTest::theBacklogOfTheWarmUpIsNotSent() {
    Begun run(timed(1s, 300ms), tenASecond(1.3));
    QVERIFY(run.send(0ms, 450ms));
    QCOMPARE(run.schedule().overdue(tenASecond(1.3), 450ms), 2U); // due at 300 and 400 ms
    const Turn turn = std::get<Turn>(run.duty().next(run.at(450ms)));
    QCOMPARE(turn.intended, run.at(300ms));
    QVERIFY(turn.counts);
}

void DutyTest::aRateHoldsInTheWarmUpToo() {
    Begun run(timed(1s, 300ms), tenASecond(1.3));
    QVERIFY(!std::get<Turn>(run.duty().next(run.at(0ms))).counts);
    QCOMPARE(std::get<NotBefore>(run.duty().next(run.at(50ms))).at, run.at(100ms));
}

void DutyTest::withARateLatencyBeginsWhenItWasDue() {
    Begun run(timed(1s), tenASecond(1));
    QCOMPARE(std::get<Turn>(run.duty().next(run.at(0ms))).intended, run.at(0ms));
    QCOMPARE(std::get<NotBefore>(run.duty().next(run.at(50ms))).at, run.at(100ms));
    const Turn late = std::get<Turn>(run.duty().next(run.at(130ms)));
    const Exchange exchange = run.end(late, 130ms, 140ms);
    QCOMPARE(exchange.latency(), Microseconds(40ms));
    QCOMPARE(exchange.serviceTime(), Microseconds(10ms));
    Begun closed(timed(1s));
    const Turn turn = std::get<Turn>(closed.duty().next(closed.at(0ms)));
    QCOMPARE(closed.end(turn, 5ms, 15ms).latency(), Microseconds(10ms));
}

void DutyTest::withARateTheWarmUpIsATimeOfItsSchedule() {
    Begun run(timed(800ms, 150ms), tenASecond(1));
    QVERIFY(run.send(0ms, 1ms));
    QVERIFY(run.send(100ms, 160ms)); // was due in the warm-up
    QCOMPARE(run.totals().started, 0U);
    QVERIFY(run.send(200ms, 201ms));
    QCOMPARE(run.totals().ok, 1U);
}

// The second one straddles the end of the warm-up.
void DutyTest::withARateWhatWasDueInTheWarmUpNeverCounts() {
    Begun run(counted(20, 150ms), tenASecond(2));
    QVERIFY(run.send(0ms, 10ms));
    QVERIFY(run.send(100ms, 400ms));
    QCOMPARE(run.totals().ok, 0U);
    QVERIFY(run.send(400ms, 410ms));
    QCOMPARE(run.totals().ok, 1U);
}

void DutyTest::theFirstMomentOfTheWindowCounts() {
    Begun run(counted(1));
    QVERIFY(std::get<Turn>(run.duty().next(run.at(0ms))).counts);
    QVERIFY(!run.hasTurn(0ms));
}

// What was cut off by the stop ended after it, by the clock of a thread that came late.
void DutyTest::aStopEndsTheTimeToo() {
    Begun run(counted(2));
    QVERIFY(run.send(0ms, std::chrono::hours(1)));
    run.workload.stop();
    QVERIFY(run.elapsedAtTheEnd() < Seconds(std::chrono::hours(1)));
}

void DutyTest::timesAreOnlyRaised() {
    std::atomic<Clock::rep> latest{0};
    for (const int time : {3, 7, 5})
        raiseTo(latest, TimePoint(Clock::duration(time)));
    QCOMPARE(latest.load(), Clock::rep(7));
}

void DutyTest::theOldestInFlightIsTold() {
    Begun run(counted(10));
    QVERIFY(!run.workload.oldestAge(run.at(0ms)));
    run.duty().tellOldest(run.at(100ms));
    QCOMPARE(run.workload.oldestAge(run.at(3600ms)).value(), Seconds(3500ms));
    run.duty().tellOldest(TimePoint::max());
    QVERIFY(!run.workload.oldestAge(run.at(3600ms)));
    run.duty().tellOldest(run.at(100ms));
    run.elapsedAtTheEnd();
    QVERIFY(!run.workload.oldestAge(run.at(3600ms)));
}

void DutyTest::whatIsInFlightMayBeWaitedFor() {
    LoadPlan plan = timed(1s);
    plan.atDeadline = {true, 500ms};
    Begun run(plan);
    const Turn turn = std::get<Turn>(run.duty().next(run.at(900ms)));
    QVERIFY(!run.hasTurn(1s));
    QVERIFY(run.duty().isOver(run.at(1s)));
    QVERIFY(!run.duty().isCutOff(run.at(1499ms)));
    QVERIFY(run.duty().isCutOff(run.at(1500ms)));
    run.end(turn, 900ms, 1400ms);
    QCOMPARE(run.totals().ok, 1U);
    QCOMPARE(run.elapsedAtTheEnd(), Seconds(1400ms));
}

/// Due at 100 ms, its user is free at 130 ms, and it leaves at 150 ms.
void DutyTest::lateAndWaitingAreToldApart() {
    Begun run(timed(1s), tenASecond(1));
    run.send(0ms, 1ms);
    const Claim claim = run.duty().next(run.at(140ms), {0, run.at(130ms)});
    const Exchange late = run.end(std::get<Turn>(claim), 150ms, 160ms);
    QVERIFY(late.isPaced);
    QCOMPARE(late.waitForUser(), Microseconds(30ms));
    QCOMPARE(late.lateness(), Microseconds(20ms));
    QCOMPARE(late.latency(), Microseconds(60ms));
    const Claim idle = run.duty().next(run.at(200ms), {0, run.at(160ms)});
    QCOMPARE(run.end(std::get<Turn>(idle), 203ms, 210ms).waitForUser(), Microseconds(0));
    QCOMPARE(run.totals().waits, 1U);
    QCOMPARE(run.totals().lateStarts, 2U);
    QCOMPARE(run.totals().lateness.total(), 3U);
}

void DutyTest::usersBeyondTheStageWait() {
    LoadPlan plan = counted(1);
    plan.requests.reset();
    plan.threads = 4;
    plan.stages = readStages("4s:4, 0s:1, 1s:1", "stage").value();
    Begun run(plan);
    QVERIFY(std::holds_alternative<Turn>(run.duty().next(run.at(1500ms), {1, {}})));
    const auto wait = std::get<NotBefore>(run.duty().next(run.at(1500ms), {3, {}}));
    QVERIFY(wait.isForOne);
    QVERIFY(wait.at >= run.at(3s) && wait.at <= run.at(3s) + 1us);
    QVERIFY(std::holds_alternative<Over>(run.duty().next(run.at(4s), {2, {}})));
    QVERIFY(std::holds_alternative<Turn>(run.duty().next(run.at(4s), {0, {}})));
    QVERIFY(std::holds_alternative<Over>(run.duty().next(run.at(5s), {0, {}})));
}

void DutyTest::aRateStaysUntilItsTimeIsOver() {
    LoadPlan plan = timed(1s);
    plan.rate = Rate{10};
    Begun run(plan, tenASecond(0.2));
    QVERIFY(run.send(0ms, 1ms) && run.send(100ms, 101ms));
    QCOMPARE(std::get<NotBefore>(run.duty().next(run.at(150ms))).at, run.at(1s));
    QVERIFY(std::holds_alternative<Over>(run.duty().next(run.at(1s))));
}

LOADSTONE_TEST(DutyTest)
#include "duty_test.moc"
