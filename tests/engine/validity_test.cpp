// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/validity.h"
#include "core/report/runevidence.h"
#include "core/report/signalwords.h"
#include "core/report/validityjson.h"
#include "core/report/validitywords.h"
#include "tests/support/testprogram.h"
#include "tests/support/validities.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <functional>

using namespace loadstone;

namespace {

const Signal& signalOf(const Validity& validity, SignalKind kind) {
    return *std::ranges::find(validity.readings, kind, &Signal::kind);
}

/// Two requests were cut off after 1.8 s each. False if totals have no place for that.
template <typename Counts>
bool recordAges(Counts& totals) {
    if constexpr (requires { totals.abortedAges; }) {
        totals.abortedAges.record(1'800'000, 2);
        return true;
    }
    return false;
}

std::vector<std::string> doubtNames(const Validity& validity) {
    std::vector<std::string> names;
    for (const Signal& signal : doubtsOf(validity))
        names.emplace_back(nameOf(signal.kind));
    return names;
}

/// A rate that was kept, of users that are mostly idle.
RunEvidence quietRate() {
    RunEvidence run = quietRun();
    run.hasRate = true;
    run.requestSeconds = 1;
    run.late = 0.001;
    run.waited = 0.1;
    run.sent = 1;
    return run;
}

struct Disturbance {
    const char* signal;
    Verdict verdict;
    std::function<void(RunEvidence&)> happen;
};

const std::vector<Disturbance>& disturbances() {
    static const std::vector<Disturbance> all{
        {"own_cpu", Verdict::GeneratorLimited, [](RunEvidence& run) { run.ownCores = 1.7; }},
        {"busiest_thread", Verdict::GeneratorLimited,
         [](RunEvidence& run) { run.busiestThread = 0.99; }},
        {"machine_cpu", Verdict::GeneratorLimited,
         [](RunEvidence& run) { run.machineBusy = 0.98; }},
        {"steal", Verdict::GeneratorLimited, [](RunEvidence& run) { run.stolen = 0.2; }},
        {"standstill", Verdict::GeneratorLimited, [](RunEvidence& run) { run.standstill = 2; }},
        {"lag", Verdict::GeneratorLimited, [](RunEvidence& run) { run.lag = 0.02; }},
        {"run_queue", Verdict::GeneratorLimited, [](RunEvidence& run) { run.runQueue = 0.02; }},
        {"ports", Verdict::GeneratorLimited, [](RunEvidence& run) { run.portErrors = 1; }},
        {"ports", Verdict::GeneratorLimited, [](RunEvidence& run) { run.portsUsed = 25000; }},
        {"descriptors", Verdict::GeneratorLimited,
         [](RunEvidence& run) { run.descriptorErrors = 1; }},
        {"descriptors", Verdict::GeneratorLimited,
         [](RunEvidence& run) { run.descriptorsUsed = 1023; }},
        {"workers_lost", Verdict::GeneratorLimited, [](RunEvidence& run) { run.workersLost = 1; }},
        {"little", Verdict::GeneratorLimited, [](RunEvidence& run) { run.requestSeconds = 30; }},
        {"connections", Verdict::Unsure, [](RunEvidence& run) { run.opened = 800; }},
        {"early_connections", Verdict::Unsure,
         [](RunEvidence& run) {
             run.idealOpened = 0;
             run.opened = 12;
             run.openedEarly = 12;
         }},
        {"warm_up", Verdict::Unsure,
         [](RunEvidence& run) {
             run.rateDrift = Drift{0.7, -8};
         }},
        {"warm_up", Verdict::Unsure,
         [](RunEvidence& run) {
             run.latencyDrift = Drift{1.5, 9};
         }},
        {"oldest_in_flight", Verdict::Unsure, [](RunEvidence& run) { run.oldestAge = 1.8; }},
        {"silence", Verdict::Unsure, [](RunEvidence& run) { run.silence = 0.9; }},
        {"sample", Verdict::Unsure, [](RunEvidence& run) { run.completed = 99; }},
        {"time", Verdict::Unsure, [](RunEvidence& run) {
             run.window = 0.1;
             run.requestSeconds = 2;
         }}};
    return all;
}

} // namespace

class ValidityTest : public QObject {
    Q_OBJECT

private slots:
    void quietRunIsValid() {
        const Validity validity = judge(quietRun());
        QCOMPARE(doubtNames(validity), std::vector<std::string>());
        QVERIFY(validity.verdict == Verdict::Valid);
        QCOMPARE(validity.readings.size(), signalKindCount - 3); // without those of a rate
        QVERIFY(std::ranges::is_sorted(validity.readings, {}, &Signal::kind));
        const Validity rated = judge(quietRate());
        QCOMPARE(doubtNames(rated), std::vector<std::string>());
        QCOMPARE(rated.readings.size(), signalKindCount - 1); // without Little's
        QVERIFY(std::ranges::is_sorted(rated.readings, {}, &Signal::kind));
    }

    void eachDisturbanceOfARateHasItsSignal() {
        const std::vector<Disturbance> all{
            {"late_starts", Verdict::GeneratorLimited, [](RunEvidence& run) { run.late = 0.02; }},
            {"waited_for_user", Verdict::Unsure, [](RunEvidence& run) { run.waited = 0.51; }},
            {"rate_reached", Verdict::Unsure, [](RunEvidence& run) { run.sent = 0.97; }},
        };
        for (const Disturbance& disturbance : all) {
            RunEvidence run = quietRate();
            disturbance.happen(run);
            QCOMPARE(doubtNames(judge(run)), std::vector<std::string>{disturbance.signal});
            QVERIFY2(judge(run).verdict == disturbance.verdict, disturbance.signal);
        }
        RunEvidence run = quietRate();
        run.sent = 0.2;
        QCOMPARE(verdictSentence(judge(run)),
                 "The figures are in doubt: Only 20 % of the requests that were due could be sent: "
                 "all threads or connections were waiting for answers.");
        QCOMPARE(limitText(signalOf(judge(run), SignalKind::RateReached)), "at least 98 %");
        run.late = 0.3;
        QCOMPARE(verdictSentence(judge(run)),
                 "This machine and not only the server was the limit: 30 % of the requests left "
                 "over 1 ms late though a thread or connection was free: this machine did not keep "
                 "the plan.");
    }

    /// Stages change the load by plan, and a slow rate has pauses.
    void whatIsPlannedIsNoDoubt() {
        RunEvidence run = quietRate();
        run.isSteady = false;
        run.rateDrift = Drift{3, 90};
        run.latencyDrift = Drift{3, 90};
        QVERIFY(judge(run).verdict == Verdict::Valid);
        run = quietRate();
        run.usualGap = 3;
        run.silence = 2.5;
        QVERIFY(judge(run).verdict == Verdict::Valid);
        run.silence = 3.5;
        QCOMPARE(doubtNames(judge(run)), std::vector<std::string>{"silence"});
    }

    void eachDisturbanceHasItsSignal() {
        for (const Disturbance& disturbance : disturbances()) {
            RunEvidence run = quietRun();
            disturbance.happen(run);
            const Validity validity = judge(run);
            QCOMPARE(doubtNames(validity), std::vector<std::string>{disturbance.signal});
            QVERIFY2(validity.verdict == disturbance.verdict, disturbance.signal);
        }
    }

    void theMachineOutweighsDoubts() {
        RunEvidence run = quietRun();
        run.completed = 99;
        run.portErrors = 3;
        QVERIFY(judge(run).verdict == Verdict::GeneratorLimited);
        QCOMPARE(verdictSentence(judge(run)),
                 "This machine and not only the server was the limit: Local ports were running "
                 "out: 20 of 28,232 were taken, and 3 requests had none.");
    }

    void whatIsNotMeasuredSpeaksAgainstNothing() {
        RunEvidence run = quietRun();
        run.ownCores = run.busiestThread = run.machineBusy = run.stolen = run.runQueue = run.lag =
            run.standstill = run.portsUsed = run.descriptorsUsed = run.oldestAge = std::nullopt;
        run.rateDrift = run.latencyDrift = std::nullopt;
        const Validity validity = judge(run);
        QVERIFY(validity.verdict == Verdict::Valid);
        QCOMPARE(valueText(signalOf(validity, SignalKind::OwnCpu)), "not measured");
    }

    void slownessIsNoDoubt() {
        RunEvidence run = quietRun(); // a server that takes 10 s, and one thread for each answer
        run.window = 60;
        run.users = 100;
        run.completed = 600;
        run.medianLatency = run.meanLatency = 10;
        run.tailLatency = run.maxLatency = 12;
        run.requestSeconds = 5990;
        run.silence = 9;
        run.oldestAge = 11;
        run.opened = 100;
        run.idealOpened = 100;
        QCOMPARE(doubtNames(judge(run)), std::vector<std::string>());
    }

    void serversThatCloseNowAndThenAreNoShortWarmUp() {
        RunEvidence run = quietRun();
        run.completed = 60'000;
        run.requestSeconds = 40;
        run.idealOpened = 0;
        run.opened = 63;
        run.openedEarly = 20;
        QCOMPARE(doubtNames(judge(run)), std::vector<std::string>());
    }

    void driftNeedsMoreThanChance() {
        const std::vector<double> steps{40, 20, 60, 40, 40, 40, 20, 60, 40, 40, 40, 40, 60, 20, 40};
        QVERIFY(std::abs(driftOf(steps)->t) < 5);
        QCOMPARE(driftOf(steps)->ratio, 1.0);
        std::vector<double> rising(30, 100);
        std::fill_n(rising.begin(), 10, 50);
        QCOMPARE(driftOf(rising)->ratio, 0.5);
        QVERIFY(driftOf(rising)->t < -5);
        QVERIFY(!driftOf(std::vector<double>(11, 100)));
        QVERIFY(!driftOf(std::vector<double>(20, 0)));
    }

    void severalRunsHaveTheWorstOfEach() {
        RunEvidence slow = quietRun();
        slow.ownCores = 1.9;
        RunEvidence hanging = quietRun();
        hanging.oldestAge = 1.8;
        const Validity worst = worstOf({judge(quietRun()), judge(slow), judge(hanging)});
        QVERIFY(worst.verdict == Verdict::GeneratorLimited);
        QCOMPARE(doubtNames(worst), (std::vector<std::string>{"own_cpu", "oldest_in_flight"}));
        QCOMPARE(valueText(signalOf(worst, SignalKind::OwnCpu)), "95 % of 2 cores");
        QVERIFY(worstOf({}).verdict == Verdict::Unsure);
    }

    void wordsCarryUnits() {
        RunEvidence run = quietRun();
        run.ownCores = 1.94;
        run.standstill = 3;
        const Validity validity = judge(run);
        const Signal& own = signalOf(validity, SignalKind::OwnCpu);
        QCOMPARE(valueText(own), "97 % of 2 cores");
        QCOMPARE(limitText(own), "limit 80 %");
        QCOMPARE(validityText(validity),
                 "\nValidity: generator-limited\n"
                 "  Own CPU:             97 % of 2 cores (limit 80 %): Loadstone took 97 % of the "
                 "processor time that it may use: it could not send faster.\n"
                 "  Standstill:          3.00 s (limit 500 ms): Loadstone or this machine stood "
                 "still for 3.00 s; requests that were under way then seem to have taken that "
                 "long.\n");
        QCOMPARE(validityText(judge(quietRun())),
                 "\nValidity: valid\n"
                 "  Loadstone and this machine kept up, so the figures are the server's.\n");
    }

    void jsonIsReadBack() {
        RunEvidence run = quietRun();
        run.portErrors = 7;
        const Validity validity = judge(run);
        const auto json = validityToJson(validity);
        QCOMPARE(json.at("verdict").get<std::string>(), "generator-limited");
        const auto& own = json.at("signals").at(0);
        QCOMPARE(own.at("name").get<std::string>(), "own_cpu");
        QCOMPARE(own.at("unit").get<std::string>(), "%");
        QCOMPARE(own.at("value").get<double>(), 3.0);
        QCOMPARE(own.at("limit").get<double>(), 80.0);
        QCOMPARE(own.at("ok").get<bool>(), true);
        QCOMPARE(own.at("explanation").get<std::string>(),
                 "Loadstone had processor time to spare.");
        const Validity back = validityFromJson(json);
        QCOMPARE(validityText(back), validityText(validity));
        QVERIFY(back == validity);
    }

    void unknownSignalsAreLeftOut() {
        auto json = validityToJson(judge(quietRun()));
        json["signals"][0]["name"] = "moon_phase";
        json["verdict"] = "certain";
        const Validity back = validityFromJson(json);
        QCOMPARE(back.readings.size(), signalKindCount - 4);
        QVERIFY(back.verdict == Verdict::Unsure);
    }

    void requestsThatHangAreSeen() {
        RunReport report;
        report.plan.threads = 2;
        report.plan.requests.reset();
        report.plan.duration = Milliseconds(2000);
        report.snapshot.elapsed = Seconds(2);
        report.snapshot.totals.ok = 200;
        report.snapshot.totals.latencyOk.record(2'000, 200);
        report.snapshot.totals.aborted = 2;
        if (!recordAges(report.snapshot.totals))
            QSKIP("totals tell no ages");
        const Validity validity = judge(evidenceOf(report, {}));
        QCOMPARE(signalOf(validity, SignalKind::OldestInFlight).value, std::optional(1800.0));
        QCOMPARE(signalOf(validity, SignalKind::OldestInFlight).limit, std::optional(100.0));
        QCOMPARE(doubtNames(validity), std::vector<std::string>{"oldest_in_flight"});
    }

    void evidenceComesFromTheReport() {
        RunReport report;
        report.plan.threads = 4;
        report.plan.requests.reset();
        report.plan.duration = Milliseconds(2000);
        report.environment.cores = 2;
        report.snapshot.elapsed = Seconds(2);
        Totals& totals = report.snapshot.totals;
        totals.ok = 150;
        totals.failed = 2;
        totals.latencyOk.record(50'000, 150);
        totals.latencyFailed.record(10'000, 2);
        totals.errors[{ErrorClass::NoLocalPort, 7}] = 2;
        totals.connectionsOpened = 9;
        report.snapshot.timeline = {{Seconds(0), Seconds(1), 100, 2, {}},
                                    {Seconds(1), Seconds(2), 0, 0, {}}};
        RunSurroundings surroundings;
        surroundings.machine.sockets = 300;
        surroundings.machine.waited = Seconds(0.3);
        const RunEvidence run = evidenceOf(report, surroundings);
        QCOMPARE(run.completed, 152U);
        QCOMPARE(run.users, 4.0);
        QCOMPARE(run.idealOpened, std::optional(4.0));
        QCOMPARE(run.portErrors, 2U);
        QCOMPARE(run.portsUsed, std::optional(9.0));
        QCOMPARE(run.silence, 1.0);
        QCOMPARE(run.requestSeconds, 7.52);
        QVERIFY(std::abs(*run.runQueue - 0.3 / 152) < 1e-9);
    }
};

LOADSTONE_TEST(ValidityTest)
#include "validity_test.moc"
