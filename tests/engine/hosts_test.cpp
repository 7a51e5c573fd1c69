// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/division.h"
#include "core/hosts/hostlist.h"
#include "core/load/loadshape.h"
#include "core/load/planjson.h"
#include "core/load/schedule.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <vector>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

LoadPlan wholeLoad(std::optional<std::uint64_t> requests, int threads) {
    LoadPlan plan;
    plan.request.url = "http://example.test/";
    plan.requests = requests;
    plan.threads = threads;
    return plan;
}

LoadPlan wholeRate(double perSecond, Milliseconds duration, ArrivalKind arrival) {
    LoadPlan plan = wholeLoad(std::nullopt, 64);
    plan.duration = duration;
    plan.rate = Rate{perSecond};
    plan.arrival = arrival;
    return plan;
}

std::vector<LoadPlan> dividedAmong(const LoadPlan& whole, std::uint32_t hosts) {
    std::vector<LoadPlan> parts;
    for (std::uint32_t i = 0; i < hosts; ++i)
        parts.push_back(partOf(whole, {i, hosts}));
    return parts;
}

void addDueTimes(const LoadPlan& plan, std::vector<Clock::duration>& times) {
    const Arrivals arrivals = arrivalsOf(plan);
    for (auto at = arrivals.first(); const auto due = arrivals.due(at); at = arrivals.after(at))
        times.push_back(*due);
}

std::string hostsError(const std::string& text) {
    const auto list = HostList::read(text);
    return list ? "" : list.error().field + ": " + list.error().message;
}

std::string hostFileError(const std::string& text) {
    const auto list = HostList::readFile(text);
    return list ? "" : list.error().field + ": " + list.error().message;
}

} // namespace

/// A load on several hosts: their list, and that what they have is divided and never multiplied.
class HostsTest : public QObject {
    Q_OBJECT

private slots:
    void requestsAndThreadsAddUpToTheWhole() {
        for (const std::uint64_t requests : {7U, 8U, 1000U, 100'001U})
            for (std::uint32_t hosts = 1; hosts <= 7; ++hosts) {
                std::uint64_t sum = 0;
                int threads = 0;
                for (const LoadPlan& part : dividedAmong(wholeLoad(requests, 37), hosts)) {
                    sum += part.requests.value();
                    threads += part.threads;
                    QVERIFY(*part.requests + 1 >= requests / hosts &&
                            *part.requests <= requests / hosts + 1);
                }
                QCOMPARE(sum, requests);
                QCOMPARE(threads, 37);
            }
    }

    void numbersOfPartsAreThoseOfTheWhole() {
        std::vector<std::uint64_t> numbers;
        for (const LoadPlan& part : dividedAmong(wholeLoad(1001, 16), 3)) {
            Schedule schedule(part.requests, arrivalsOf(part));
            for (std::uint64_t i = 0; i < *part.requests; ++i)
                numbers.push_back(schedule.takeNumber());
        }
        std::ranges::sort(numbers);
        QCOMPARE(numbers.size(), std::size_t{1001});
        for (std::size_t i = 0; i < numbers.size(); ++i)
            QCOMPARE(numbers[i], std::uint64_t{i});
    }

    void timesOfARateAreThoseOfTheWhole_data() {
        QTest::addColumn<bool>("byChance");
        QTest::addColumn<double>("rate");
        QTest::newRow("evenly") << false << 500.0;
        QTest::newRow("evenly, odd") << false << 333.7;
        QTest::newRow("by chance") << true << 500.0;
    }

    void timesOfARateAreThoseOfTheWhole() {
        QFETCH(bool, byChance);
        QFETCH(double, rate);
        LoadPlan whole =
            wholeRate(rate, 10s, byChance ? ArrivalKind::Poisson : ArrivalKind::Constant);
        whole.warmUp = 1500ms;
        std::vector<Clock::duration> expected;
        addDueTimes(whole, expected);
        for (std::uint32_t hosts = 1; hosts <= 7; ++hosts) {
            std::vector<Clock::duration> times;
            std::uint64_t planned = 0;
            for (const LoadPlan& part : dividedAmong(whole, hosts)) {
                addDueTimes(part, times);
                planned += plannedRequests(part).value();
            }
            std::ranges::sort(times);
            QCOMPARE(times, expected);
            QCOMPARE(planned, plannedRequests(whole).value());
        }
    }

    // 500/s of the whole, seen in each second.
    void everySecondHasItsRate() {
        for (const std::uint32_t hosts : {2U, 3U, 4U}) {
            std::vector<Clock::duration> times;
            for (const LoadPlan& part :
                 dividedAmong(wholeRate(500, 5s, ArrivalKind::Constant), hosts))
                addDueTimes(part, times);
            for (int second = 0; second < 5; ++second)
                QCOMPARE(std::ranges::count_if(
                             times, [&](Clock::duration time) { return time / 1s == second; }),
                         500);
        }
    }

    void aNumberOfRequestsAtARateIsSentWhole() {
        LoadPlan whole = wholeRate(1000, 1s, ArrivalKind::Constant);
        whole.duration.reset();
        whole.requests = 10'007;
        for (const LoadPlan& part : dividedAmong(whole, 4)) {
            Schedule schedule(part.requests, arrivalsOf(part));
            const TimePoint began{};
            std::uint64_t turns = 0;
            while (std::holds_alternative<Turn>(schedule.claim(began, began + 1h)))
                ++turns;
            QCOMPARE(turns, part.requests.value());
        }
    }

    void overdueOfPartsAddsUp() {
        const LoadPlan whole = wholeRate(500, 10s, ArrivalKind::Constant);
        for (std::uint32_t hosts = 1; hosts <= 5; ++hosts) {
            std::uint64_t sum = 0;
            for (const LoadPlan& part : dividedAmong(whole, hosts)) {
                const Arrivals arrivals = arrivalsOf(part);
                sum += Schedule(part.requests, arrivals).overdue(arrivals, 3100ms);
            }
            QCOMPARE(sum, std::uint64_t{1550});
        }
    }

    void usersOfStagesAreThoseOfTheWhole() {
        LoadPlan whole = wholeLoad(std::nullopt, 20);
        whole.stages = readStages("10s:20, 5s:5", "stage").value();
        const Crowd all = crowdOf(whole);
        for (const std::uint32_t hosts : {1U, 3U, 4U, 20U}) {
            double mean = 0;
            for (std::uint32_t i = 0; i < hosts; ++i) {
                const LoadPlan part = partOf(whole, {i, hosts});
                QVERIFY(validate(part).empty());
                const Crowd crowd = crowdOf(part);
                mean += crowd.meanUsers(part.threads, Seconds(15));
                for (int user = 0; user < part.threads; ++user)
                    QCOMPARE(crowd.entry(user, 0s), all.entry(user * int(hosts) + int(i), 0s));
            }
            QVERIFY(std::abs(mean - all.meanUsers(20, Seconds(15))) < 1e-9);
        }
    }

    // What belongs to the whole is looked at by who has the whole.
    void aPartHasNoThresholds() {
        LoadPlan whole = wholeLoad(100, 10);
        whole.warmUp = 1s; // ten for each thread, but not in each part
        whole.thresholds.push_back(Threshold::read("rps>500").value());
        whole.abortGrace = 1s;
        QVERIFY(validate(whole).empty());
        const LoadPlan part = partOf(whole, {0, 3});
        QVERIFY(part.thresholds.empty() && !part.abortGrace);
        QVERIFY(validate(part).empty());
    }

    void aPartSurvivesTheBytesForAChild() {
        const LoadPlan part = partOf(wholeLoad(1001, 16), {2, 3});
        const auto read = decodePlan(encodePlan(part));
        QVERIFY(read.has_value());
        QCOMPARE(read->part, part.part);
        QVERIFY(*read == part);
    }

    void whatCannotBeDividedIsRefused() {
        const auto errorOf = [](const LoadPlan& plan, std::size_t hosts) {
            const auto checked = checkDivision(plan, hosts);
            return checked ? "" : checked.error().field + ": " + checked.error().message;
        };
        QCOMPARE(errorOf(wholeLoad(7, 8), 7), "");
        QCOMPARE(errorOf(wholeLoad(3, 8), 4),
                 "requests: there are 4 hosts and 3 requests, but each host needs one; name fewer "
                 "hosts or raise it");
        QCOMPARE(errorOf(wholeLoad(100, 1), 4),
                 "threads: there are 4 hosts and 1 thread, but each host needs one; name fewer "
                 "hosts or raise it");
        LoadPlan database = wholeLoad(100, 8);
        database.request.url = "postgresql://u@h/d";
        QVERIFY(errorOf(database, 2).starts_with("hosts: a database"));
    }

    void listsAreRead() {
        const auto list = HostList::read("node1, node-2.example.org,me@10.0.0.3");
        QVERIFY(list.has_value());
        QCOMPARE(list->names,
                 (std::vector<std::string>{"node1", "node-2.example.org", "me@10.0.0.3"}));
        QVERIFY(hostsError("").starts_with("hosts: no host is named"));
        QVERIFY(hostsError("a,,b").starts_with("hosts: a name is missing"));
        QVERIFY(hostsError("a,b,a").starts_with("hosts: \"a\" is named twice"));
        QVERIFY(hostsError("a:4").starts_with("hosts: \"a:4\" has a colon"));
        QVERIFY(hostsError("-oProxyCommand=x,b").starts_with("hosts: \"-oProxyCommand=x\" is not"));
        QVERIFY(hostsError("a b").starts_with("hosts: \"a b\" is not the name of a host"));
    }

    void filesOfMpirunAreRead() {
        const auto list = HostList::readFile("# all of them\n\nnode1 slots=4 max_slots=8\r\n"
                                             "\tnode2   # the new one\n10.0.0.3");
        QVERIFY(list.has_value());
        QCOMPARE(list->names, (std::vector<std::string>{"node1", "node2", "10.0.0.3"}));
        QVERIFY(hostFileError("# none\n").starts_with("host-file: it names no host"));
        QVERIFY(hostFileError("a\n\na slots=2\n").starts_with("host-file: line 3: \"a\" is named"));
        QVERIFY(hostFileError("a b\n").starts_with("host-file: line 1: \"b\" stands behind"));
        std::string many;
        for (std::size_t i = 0; i <= HostList::most; ++i)
            many += "n" + std::to_string(i) + "\n";
        QVERIFY(hostFileError(many).starts_with("host-file: line 1001: there are more than"));
    }
};

LOADSTONE_TEST(HostsTest)
#include "hosts_test.moc"
