// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/loadshape.h"
#include "core/load/schedule.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

LoadPlan withRate(double perSecond, Milliseconds duration) {
    LoadPlan plan;
    plan.request.url = "http://example.test/";
    plan.requests.reset();
    plan.duration = duration;
    plan.rate = Rate{perSecond};
    return plan;
}

LoadPlan withStages(const std::string& text) {
    LoadPlan plan;
    plan.request.url = "http://example.test/";
    plan.requests.reset();
    plan.stages = readStages(text, "stage").value();
    return plan;
}

/// All times at which requests are due, in seconds.
std::vector<double> timesOf(const Arrivals& arrivals) {
    std::vector<double> times;
    for (auto at = arrivals.first(); const auto due = arrivals.due(at); at = arrivals.after(at))
        times.push_back(Seconds(*due).count());
    return times;
}

std::size_t countIn(const std::vector<double>& times, double from, double to) {
    return static_cast<std::size_t>(
        std::ranges::count_if(times, [&](double time) { return time >= from && time < to; }));
}

/// How far a sample's distribution is from the exponential one of mean 1: Kolmogorov's distance
/// times the root of its size, which is above 1.628 once in a hundred such samples.
double distanceToExponential(std::vector<double> gaps) {
    std::ranges::sort(gaps);
    const auto n = static_cast<double>(gaps.size());
    double distance = 0;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const double expected = 1 - std::exp(-gaps[i]);
        distance = std::max({distance, expected - static_cast<double>(i) / n,
                             static_cast<double>(i + 1) / n - expected});
    }
    return distance * std::sqrt(n);
}

std::vector<double> gapsOf(const std::vector<double>& times, double perSecond) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < times.size(); ++i)
        gaps.push_back((times[i] - times[i - 1]) * perSecond);
    return gaps;
}

constexpr double onceInAHundred = 1.628;

std::string errorOf(const LoadPlan& plan) {
    const auto errors = validate(plan);
    return errors.empty() ? "" : errors.front().field + ": " + errors.front().message;
}

std::string stageError(const std::string& text) {
    const auto read = readStages(text, "stage");
    return read ? "" : read.error().message;
}

} // namespace

class LoadShapeTest : public QObject {
    Q_OBJECT

private slots:
    void aRateHasItsRequestsInEachSecond_data();
    void aRateHasItsRequestsInEachSecond();
    void stagesAreLines();
    void aStageWithoutTimeIsAJump();
    void stagesBeginAtTheRate();
    void aWarmUpComesBeforeAndDoesNotCount();
    void aNumberOfRequestsEndsARate();
    void chanceIsAPoissonProcess_data();
    void chanceIsAPoissonProcess();
    void chanceFollowsARampToo();
    void theSeedDecides();
    void whatIsLeftIsCounted();
    void usersComeAndGo();
    void meanOfUsersIsThatOfTheStages();
    void textsAreReadBack();
    void wrongTextsAreTold();
    void wrongPlansAreTold();
};

void LoadShapeTest::aRateHasItsRequestsInEachSecond_data() {
    QTest::addColumn<double>("rate");
    for (const double rate : {1.0, 7.0, 500.0, 2'000.0, 10'000.0})
        QTest::addRow("%g", rate) << rate;
}

void LoadShapeTest::aRateHasItsRequestsInEachSecond() {
    QFETCH(double, rate);
    const LoadPlan plan = withRate(rate, 10s);
    const auto times = timesOf(arrivalsOf(plan));
    QCOMPARE(times.size(), std::size_t(10 * rate));
    QCOMPARE(plannedRequests(plan).value(), std::uint64_t(10 * rate));
    for (int second = 0; second < 10; ++second)
        QCOMPARE(countIn(times, second - 1e-6, second + 1 - 1e-6), std::size_t(rate));
    for (std::size_t i = 0; i < times.size(); ++i)
        QVERIFY(std::abs(times[i] - double(i) / rate) < 1e-8);
}

/// Up to 200/s in 10 s, held for 5 s, down to nothing in 10 s: 1000, 1000 and 1000 requests, and in
/// each second what the line says, but for one request at either end.
void LoadShapeTest::stagesAreLines() {
    const LoadPlan plan = withStages("10s:200/s, 5s:200/s, 10s:0/s");
    QCOMPARE(plan.countedTime().value(), Milliseconds(25'000));
    const auto times = timesOf(arrivalsOf(plan));
    QCOMPARE(times.size(), 3000U);
    QCOMPARE(plannedRequests(plan).value(), 3000U);
    for (int second = 0; second < 25; ++second) {
        const double middle = second + 0.5;
        const double line = middle < 10 ? 20 * middle : middle < 15 ? 200 : 20 * (25 - middle);
        QVERIFY2(std::abs(double(countIn(times, second, second + 1)) - line) <= 1,
                 qPrintable(QString::number(second)));
    }
}

void LoadShapeTest::aStageWithoutTimeIsAJump() {
    const auto times = timesOf(arrivalsOf(withStages("0s:100/s, 2s:100/s, 0s:10/s, 3s:10/s")));
    QCOMPARE(times.size(), 230U);
    QCOMPARE(countIn(times, 0, 1.9999), 200U);
}

void LoadShapeTest::stagesBeginAtTheRate() {
    LoadPlan plan = withStages("10s:300/s");
    plan.rate = Rate{100};
    QCOMPARE(timesOf(arrivalsOf(plan)).size(), 2000U);
    QCOMPARE(errorOf(plan), std::string());
}

void LoadShapeTest::aWarmUpComesBeforeAndDoesNotCount() {
    LoadPlan plan = withRate(100, 5s);
    plan.warmUp = 2s;
    const auto times = timesOf(arrivalsOf(plan));
    QCOMPARE(times.size(), 700U);
    QCOMPARE(plannedRequests(plan).value(), 500U);
    LoadPlan staged = withStages("10s:300/s");
    staged.rate = Rate{100};
    staged.warmUp = 1s;
    QCOMPARE(countIn(timesOf(arrivalsOf(staged)), 0, 0.9999), 100U);
    QCOMPARE(plannedRequests(staged).value(), 2000U);
}

/// The schedule ends with the number that counts, be it by chance, after any warm-up.
void LoadShapeTest::aNumberOfRequestsEndsARate() {
    for (const ArrivalKind kind : {ArrivalKind::Constant, ArrivalKind::Poisson}) {
        LoadPlan plan = withRate(100, 1s);
        plan.duration.reset();
        plan.requests = 1000;
        plan.warmUp = 3s;
        plan.arrival = kind;
        Schedule schedule(plan.requests, arrivalsOf(plan), plan.warmUp);
        const TimePoint begun(1h);
        std::uint64_t counted = 0;
        while (true) {
            const Claim claim = schedule.claim(begun, begun + 1h);
            const auto* turn = std::get_if<Turn>(&claim);
            if (!turn)
                break;
            counted += turn->intended >= begun + 3s ? 1 : 0;
        }
        QCOMPARE(counted, 1000U);
        QCOMPARE(schedule.handedOut(), 1000U);
        QCOMPARE(plannedRequests(plan).value(), 1000U);
    }
}

void LoadShapeTest::chanceIsAPoissonProcess_data() {
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 5; ++seed)
        QTest::addRow("seed %d", int(seed)) << seed;
}

/// Gaps have an exponential distribution and know nothing of each other; counts of a second have
/// their mean as their variance.
void LoadShapeTest::chanceIsAPoissonProcess() {
    QFETCH(quint64, seed);
    LoadPlan plan = withRate(500, 100s);
    plan.arrival = ArrivalKind::Poisson;
    plan.seed = seed;
    const auto times = timesOf(arrivalsOf(plan));
    QVERIFY(std::ranges::is_sorted(times));
    QVERIFY(std::abs(double(times.size()) - 50'000) < 4 * std::sqrt(50'000.0));
    const auto gaps = gapsOf(times, 500);
    const double distance = distanceToExponential(gaps);
    QVERIFY2(distance < onceInAHundred, qPrintable(QString::number(distance)));
    double together = 0;
    for (std::size_t i = 1; i < gaps.size(); ++i)
        together += (gaps[i] - 1) * (gaps[i - 1] - 1);
    QVERIFY(std::abs(together) / std::sqrt(double(gaps.size())) < 4);
    double squares = 0;
    for (int second = 0; second < 100; ++second)
        squares += std::pow(double(countIn(times, second, second + 1)) - 500, 2);
    QVERIFY(squares / 100 > 500 * 0.5 && squares / 100 < 500 * 1.6);
}

/// By the integral of the rate as the clock, a ramp's arrivals are as those of a constant rate.
void LoadShapeTest::chanceFollowsARampToo() {
    LoadPlan plan = withStages("100s:1000/s");
    plan.arrival = ArrivalKind::Poisson;
    std::vector<double> warped;
    for (const double time : timesOf(arrivalsOf(plan)))
        warped.push_back(5 * time * time);
    const double distance = distanceToExponential(gapsOf(warped, 1));
    QVERIFY2(distance < onceInAHundred, qPrintable(QString::number(distance)));
}

void LoadShapeTest::theSeedDecides() {
    LoadPlan plan = withRate(100, 10s);
    plan.arrival = ArrivalKind::Poisson;
    const auto first = timesOf(arrivalsOf(plan));
    QCOMPARE(timesOf(arrivalsOf(plan)), first);
    plan.seed = 2;
    QVERIFY(timesOf(arrivalsOf(plan)) != first);
}

void LoadShapeTest::whatIsLeftIsCounted() {
    const LoadPlan plan = withRate(100, 10s);
    const Arrivals arrivals = arrivalsOf(plan);
    Schedule schedule(plan.requests, arrivals);
    const TimePoint begun(1h);
    QCOMPARE(schedule.overdue(arrivals, 0s), 0U);
    QCOMPARE(schedule.overdue(arrivals, 1s), 100U);
    for (int i = 0; i < 30; ++i)
        QVERIFY(std::holds_alternative<Turn>(schedule.claim(begun, begun + 1s)));
    QCOMPARE(schedule.overdue(arrivals, 1s), 70U);
    QCOMPARE(schedule.overdue(arrivals, 1h), 970U);
    QCOMPARE(schedule.overdue(arrivals, 100ms), 0U);
}

/// Up to 10 users in 10 s, held for 10 s, then down to 2 at once and to none in 4 s.
void LoadShapeTest::usersComeAndGo() {
    const Crowd crowd = crowdOf(withStages("10s:10, 10s:10, 0s:2, 4s:0"));
    QCOMPARE(crowd.entry(0, 0s).value(), Clock::duration(0s));
    const auto near = [](std::optional<Clock::duration> found, Clock::duration wanted) {
        return found && *found >= wanted && *found <= wanted + 1us;
    };
    QVERIFY(near(crowd.entry(3, 0s), 3s));
    QVERIFY(near(crowd.entry(9, 2s), 9s));
    for (int user = 0; user < 10; ++user)
        QCOMPARE(crowd.entry(user, 15s).value(), Clock::duration(15s));
    QVERIFY(!crowd.entry(10, 0s));
    QVERIFY(!crowd.entry(2, 20s));
    QCOMPARE(crowd.entry(1, 21s).value(), Clock::duration(21s));
    QVERIFY(!crowd.entry(1, 22500ms));
    QVERIFY(!crowd.entry(0, 24s));
    QVERIFY(Crowd().isEmpty());
}

/// A user is there while the level is above its number: on the way up to 10 that is 5.5 on average.
void LoadShapeTest::meanOfUsersIsThatOfTheStages() {
    const Crowd crowd = crowdOf(withStages("10s:10, 10s:10, 0s:2, 4s:0"));
    QCOMPARE(crowd.meanUsers(10, 10s), 5.5);
    QCOMPARE(crowd.meanUsers(10, 20s), (55 + 100) / 20.0);
    QCOMPARE(crowd.meanUsers(10, 24s), (55 + 100 + 4 + 2) / 24.0);
    QCOMPARE(crowd.meanUsers(4, 20s), (34 + 40) / 20.0);
    QCOMPARE(crowd.meanUsers(10, 5s), 15 / 5.0);
    QCOMPARE(Crowd().meanUsers(7, 3s), 7.0);
}

void LoadShapeTest::textsAreReadBack() {
    const auto rate = [](const char* text) { return Rate::read(text, "rate").value(); };
    QCOMPARE(rate("500").perSecond, 500.0);
    QCOMPARE(rate("500/s").text(), std::string("500/s"));
    QCOMPARE(rate("30k/m").text(), std::string("500/s"));
    QCOMPARE(rate("1/min").text(), std::string("1/m"));
    QCOMPARE(rate("100/h").text(), std::string("100/h"));
    QCOMPARE(rate("0.1").text(), std::string("0.1/s"));
    QCOMPARE(rate("1.5k/s").text(), std::string("1500/s"));
    QCOMPARE(Rate::read("2,000 / s", "").value().perSecond, 2000.0);
    QCOMPARE(Rate::read("1e3/m", "").value().perSecond, 1000.0 / 60);
    for (const double any : {1.0 / 3, 0.123456789, 1e-7, 12345.678, 1e7})
        QCOMPARE(Rate::read(Rate{any}.text(), "").value().perSecond, any);
    for (const char* text : {"30s:200/s", "1m:50", "0s:0/s", "1500ms:0.5/s", "1m:200/s, 30s:0/s"})
        QCOMPARE(textOf(readStages(text, "stage").value()), std::string(text));
    QCOMPARE(readStages("30s:1/s\n 1m:2/s", "stage").value().size(), 2U);
    for (const char* text : {"abort", "wait", "wait:5s", "wait:1500ms"})
        QCOMPARE(AtDeadline::read(text, "").value().text(), std::string(text));
}

void LoadShapeTest::wrongTextsAreTold() {
    const auto rateError = [](const char* text) { return Rate::read(text, "rate").error(); };
    QCOMPARE(rateError("fast").field, std::string("rate"));
    for (const char* text : {"", "fast", "500/", "500/x", "-5", "1e", "nan", "5 00", "500/s/s"})
        QCOMPARE(rateError(text).message,
                 "\"" + std::string(text) +
                     "\" is not a rate; write it as 500, 500/s, 30k/m or 100/h");
    QCOMPARE(stageError("30s:200/s, 1m"),
             std::string("stage 2: \"1m\" has no colon; write a time and what is to be reached in "
                         "it, as in 30s:200/s, or 1m:50 for users"));
    QCOMPARE(stageError("30:200/s"),
             std::string("stage 1: the time \"30\" needs its unit, as in 30s"));
    QCOMPARE(stageError("30s:200/s, 1m:50/s, soon:3/s"),
             std::string("stage 3: \"soon\" is not a duration; write it as 500ms, 30s, 2m, 1h "
                         "or 1m30s"));
    QCOMPARE(stageError("30s:many"),
             std::string("stage 1: \"many\" is neither a rate with its unit, as in 200/s, nor a "
                         "number of users, as in 50"));
    QCOMPARE(stageError("30s:5/day"),
             std::string("stage 1: \"5/day\" is not a rate; write it as 500, 500/s, 30k/m or "
                         "100/h"));
    for (const char* text : {"", "stop", "abort:5s", "wait:", "wait:x"})
        QVERIFY2(!AtDeadline::read(text, "on-deadline"), text);
    QCOMPARE(AtDeadline::read("stop", "on-deadline").error().message,
             std::string("\"stop\" is neither abort nor wait, or wait:5s"));
}

void LoadShapeTest::wrongPlansAreTold() {
    QCOMPARE(errorOf(withStages("30s:200/s, 1m:50")),
             std::string("stage: stage 2: a rate needs its unit, as in 200/s; stages are all of a "
                         "rate or all of users"));
    QCOMPARE(errorOf(withStages("1m:5, 30s:200/s")),
             std::string("stage: stage 2: stages are all of users or all of a rate; the first one "
                         "is of users, as it has no unit"));
    LoadPlan few = withStages("1m:5, 1m:9");
    few.threads = 8;
    QCOMPARE(errorOf(few), std::string("stage: stage 2: there are only 8 threads, one for each "
                                       "user; raise their number"));
    QCOMPARE(errorOf(withStages("0s:5/s")),
             std::string("stage: no stage has both a time and something to send in it; give one "
                         "as 30s:200/s"));
    for (const char* fallsToNothing : {"0s:5/s, 1m:0/s", "0s:5, 1m:0"})
        QCOMPARE(errorOf(withStages(fallsToNothing)), std::string());
    LoadPlan both = withStages("1m:50/s");
    both.duration = 5s;
    QCOMPARE(errorOf(both), std::string("requests: the stages say how long the run takes; leave "
                                        "number and duration out"));
    LoadPlan cold = withStages("1m:50/s");
    cold.warmUp = 1s;
    QCOMPARE(errorOf(cold),
             std::string("warm-up: stages begin with no load, so there is nothing to warm up "
                         "with; give the rate to begin with, or leave the warm-up out"));
    for (const double rate : {0.0, 1e-6, 1e7 + 1})
        QCOMPARE(errorOf(withRate(rate, 1s)),
                 std::string("rate: the rate must be from one request a day to 10,000,000/s"));
    QCOMPARE(plannedRequests(withRate(100'000, 10h)), std::optional<std::uint64_t>(3'600'000'000));
    LoadPlan chance = withRate(1, 1s);
    chance.rate.reset();
    chance.arrival = ArrivalKind::Poisson;
    QCOMPARE(errorOf(chance),
             std::string("arrival: requests come by chance only if there is a rate; give one, as "
                         "in 500/s"));
    LoadPlan endless = chance;
    endless.arrival = ArrivalKind::Constant;
    endless.duration.reset();
    endless.requests = 5;
    endless.atDeadline.waits = true;
    QCOMPARE(errorOf(endless),
             std::string("on-deadline: with a number of requests there is no deadline; leave it "
                         "out, or give a duration"));
}

LOADSTONE_TEST(LoadShapeTest)
#include "loadshape_test.moc"
