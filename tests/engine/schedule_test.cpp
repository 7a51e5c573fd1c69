// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/poissoncell.h"
#include "core/load/schedule.h"
#include "tests/support/steadyarrivals.h"
#include "tests/support/testprogram.h"
#include "tests/support/threadpool.h"

#include <cmath>
#include <mutex>
#include <random>
#include <vector>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

const TimePoint opening = TimePoint(1h);

double dueSeconds(const Arrivals& arrivals, std::uint64_t n) {
    return Seconds(arrivals.due(n).value()).count();
}

bool isOver(const Claim& claim) {
    return std::holds_alternative<Over>(claim);
}

} // namespace

class ScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void aConstantRateIsEven();
    void aRampGathersSpeed();
    void piecesFollowEachOther();
    void aPauseHasNoRequests();
    void theIntegralIsTheNumber();
    void withoutALimitThereIsNothingToTake();
    void aLimitIsHandedOutOnce();
    void nothingIsHandedOutBeforeItIsDue();
    void aRateEndsWithItsPieces();
    void theLimitEndsARate();
    void aRampIsCountedUpToAnyTime();
    void everyEventOfAPoissonCellIsWalkedThrough();
    void theWarmUpIsNoneOfTheLimit();
    void threadsShareARate();
};

void ScheduleTest::aConstantRateIsEven() {
    const Arrivals arrivals = steadyArrivals(200, 30);
    QCOMPARE(arrivals.count(), 6000U);
    QCOMPARE(dueSeconds(arrivals, 0), 0.0);
    QCOMPARE(dueSeconds(arrivals, 1), 0.005);
    QCOMPARE(dueSeconds(arrivals, 5999), 29.995);
    QCOMPARE(steadyArrivals(0.1, 30).count(), 3U);
    QCOMPARE(steadyArrivals(0.5, 1).count(), 1U); // the first is due at once
}

/// From 0 to 100/s within 10 s: n = 5 t², so the 125th is due after 5 s.
void ScheduleTest::aRampGathersSpeed() {
    const std::array pieces{Piece{10, 0, 100}};
    const Arrivals arrivals(pieces);
    QCOMPARE(arrivals.count(), 500U);
    QCOMPARE(dueSeconds(arrivals, 0), 0.0);
    QCOMPARE(dueSeconds(arrivals, 125), 5.0);
    const std::array down{Piece{10, 100, 0}};
    QCOMPARE(dueSeconds(Arrivals(down), 375), 5.0);
}

void ScheduleTest::piecesFollowEachOther() {
    const std::array pieces{Piece{2, 10, 10}, Piece{1, 100, 100}};
    const Arrivals arrivals(pieces);
    QCOMPARE(arrivals.count(), 120U);
    QCOMPARE(dueSeconds(arrivals, 19), 1.9);
    QCOMPARE(dueSeconds(arrivals, 20), 2.0);
    QCOMPARE(dueSeconds(arrivals, 70), 2.5);
}

void ScheduleTest::aPauseHasNoRequests() {
    const std::array pieces{Piece{1, 10, 10}, Piece{5, 0, 0}, Piece{1, 10, 10}};
    const Arrivals arrivals(pieces);
    QCOMPARE(arrivals.count(), 20U);
    QCOMPARE(dueSeconds(arrivals, 9), 0.9);
    QCOMPARE(dueSeconds(arrivals, 10), 6.0);
}

/// What is due within a time is the integral of the rate over it, for any pieces.
void ScheduleTest::theIntegralIsTheNumber() {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> rate(0, 500);
    std::uniform_real_distribution<double> length(0.1, 5);
    for (int round = 0; round < 200; ++round) {
        std::vector<Piece> pieces(1 + random() % mostPieces);
        for (Piece& piece : pieces)
            piece = {length(random), rate(random), rate(random)};
        const Arrivals arrivals(pieces);
        double before = -1;
        for (std::uint64_t n = 0; n < arrivals.count(); n += 1 + random() % 97) {
            double left = dueSeconds(arrivals, n);
            QVERIFY(left > before);
            before = left;
            double integral = 0;
            for (const Piece& piece : pieces) {
                const double t = std::min(left, piece.seconds);
                const double slope = (piece.to - piece.from) / piece.seconds;
                integral += piece.from * t + slope * t * t / 2;
                left -= t;
            }
            QVERIFY2(std::abs(integral - double(n)) < 1e-3 + 1e-6 * double(n),
                     qPrintable(QString("%1 for %2").arg(integral).arg(n)));
        }
    }
}

void ScheduleTest::withoutALimitThereIsNothingToTake() {
    Schedule schedule({});
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(std::get<Turn>(schedule.claim(opening, opening + 3s)).intended, opening + 3s);
    QCOMPARE(schedule.handedOut(), 0U);
}

void ScheduleTest::aLimitIsHandedOutOnce() {
    Schedule schedule(3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(std::holds_alternative<Turn>(schedule.claim(opening, opening)));
    QVERIFY(isOver(schedule.claim(opening, opening)));
    QVERIFY(isOver(schedule.claim(opening, opening)));
    QCOMPARE(schedule.handedOut(), 3U);
}

void ScheduleTest::nothingIsHandedOutBeforeItIsDue() {
    Schedule schedule({}, steadyArrivals(100, 10));
    QVERIFY(schedule.hasRate());
    QCOMPARE(std::get<Turn>(schedule.claim(opening, opening)).intended, opening);
    QCOMPARE(std::get<NotBefore>(schedule.claim(opening, opening)).at, opening + 10ms);
    QCOMPARE(std::get<NotBefore>(schedule.claim(opening, opening + 9ms)).at, opening + 10ms);
    QCOMPARE(schedule.handedOut(), 1U); // asking takes nothing
    // Who is late gets what was due, with the time at which it was due.
    QCOMPARE(std::get<Turn>(schedule.claim(opening, opening + 25ms)).intended, opening + 10ms);
    QCOMPARE(std::get<Turn>(schedule.claim(opening, opening + 25ms)).intended, opening + 20ms);
    QCOMPARE(std::get<NotBefore>(schedule.claim(opening, opening + 25ms)).at, opening + 30ms);
}

void ScheduleTest::aRateEndsWithItsPieces() {
    Schedule schedule({}, steadyArrivals(5, 1));
    for (int i = 0; i < 5; ++i)
        QVERIFY(std::holds_alternative<Turn>(schedule.claim(opening, opening + 1s)));
    QVERIFY(isOver(schedule.claim(opening, opening + 1s)));
}

void ScheduleTest::theLimitEndsARate() {
    Schedule schedule(2, steadyArrivals(5, 1));
    schedule.claim(opening, opening + 200ms);
    schedule.claim(opening, opening + 200ms);
    QVERIFY(isOver(schedule.claim(opening, opening + 200ms))); // nobody waits for the third
}

void ScheduleTest::aRampIsCountedUpToAnyTime() {
    const std::array pieces{Piece{10, 0, 100}};
    const Arrivals arrivals(pieces);
    QCOMPARE(arrivals.countBefore(5s), 125U);
    QCOMPARE(arrivals.countBefore(10s), 500U);
    QCOMPARE(arrivals.countFrom(100, 5s), 25U);
}

void ScheduleTest::everyEventOfAPoissonCellIsWalkedThrough() {
    constexpr std::uint64_t seed = 7, cells = 1000;
    std::uint64_t events = 0;
    for (std::uint64_t cell = 0; cell < cells; ++cell)
        events += PoissonCell(seed, cell).size();
    const std::array pieces{Piece{cells, 1, 1}}; // a cell is a second
    const Arrivals arrivals(pieces, seed);
    std::uint64_t walked = 0;
    for (std::uint64_t at = arrivals.first(); arrivals.due(at); at = arrivals.after(at))
        ++walked;
    QCOMPARE(walked, events);
}

void ScheduleTest::theWarmUpIsNoneOfTheLimit() {
    const Arrivals arrivals = steadyArrivals(10, 2);
    Schedule schedule(2, arrivals, 500ms);
    QCOMPARE(schedule.overdue(arrivals, 700ms), 2U); // due at 500 and 600 ms
    for (int i = 0; i < 5; ++i)
        QVERIFY(std::holds_alternative<Turn>(schedule.claim(opening, opening + 400ms)));
    QCOMPARE(schedule.handedOut(), 0U);
    for (int i = 0; i < 2; ++i)
        QVERIFY(std::holds_alternative<Turn>(schedule.claim(opening, opening + 700ms)));
    QVERIFY(isOver(schedule.claim(opening, opening + 700ms)));
    QCOMPARE(schedule.handedOut(), 2U);
}

/// Each number goes to exactly one of them.
void ScheduleTest::threadsShareARate() {
    Schedule schedule({}, steadyArrivals(20'000, 1));
    std::mutex mutex;
    std::vector<TimePoint> all;
    runOnThreads(4, [&] {
        std::vector<TimePoint> mine;
        for (Claim claim; !isOver(claim = schedule.claim(opening, opening + 1s));)
            mine.push_back(std::get<Turn>(claim).intended);
        const std::lock_guard lock(mutex);
        all.insert(all.end(), mine.begin(), mine.end());
    });
    std::ranges::sort(all);
    QCOMPARE(all.size(), 20'000U);
    QCOMPARE(std::ranges::adjacent_find(all), all.end());
}

LOADSTONE_TEST(ScheduleTest)
#include "schedule_test.moc"
