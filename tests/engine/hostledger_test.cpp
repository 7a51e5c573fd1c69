// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/hostledger.h"
#include "core/hosts/hostsreport.h"
#include "core/hosts/messagestream.h"
#include "core/hosts/mpiruncommand.h"
#include "core/hosts/partlead.h"
#include "core/report/hostwords.h"
#include "core/report/runjson.h"
#include "core/stats/tally.h"
#include "tests/support/contains.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <map>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

/// So many requests that each took so long.
TallyFrame countedFrame(std::uint64_t requests, Microseconds latency) {
    TallyFrame frame;
    frame.totals.started = frame.totals.ok = requests;
    for (std::uint64_t i = 0; i < requests; ++i)
        frame.totals.latencyOk.record(latency.count());
    return frame;
}

PartState countedState(const TallyFrame& frame, Seconds elapsed, bool hasEnded) {
    PartState state;
    state.elapsed = elapsed;
    state.frame = frame;
    if (hasEnded) {
        state.end.emplace();
        state.end->validity.emplace().verdict = Verdict::Valid;
    }
    return state;
}

/// A lead whose parts are the test, and what it has sent to them and told its starter.
struct LeadTrial {
    std::map<std::size_t, std::vector<PartMessage>> sent;
    std::vector<PartMessage> told;
    PartLead lead;

    explicit LeadTrial(std::size_t parts)
        : lead(
              parts,
              [this](std::size_t part, const PartMessage& message) {
                  sent[part].push_back(message);
              },
              [this](const PartMessage& message) { told.push_back(message); }) {}

    template <typename Kind>
    const Kind* last(std::size_t part) const {
        const auto& all = sent.at(part);
        const auto found = std::find_if(all.rbegin(), all.rend(), [](const auto& message) {
            return std::holds_alternative<Kind>(message);
        });
        return found == all.rend() ? nullptr : &std::get<Kind>(*found);
    }
    template <typename Kind>
    const Kind* lastTold() const {
        const auto found = std::find_if(told.rbegin(), told.rend(), [](const auto& message) {
            return std::holds_alternative<Kind>(message);
        });
        return found == told.rend() ? nullptr : &std::get<Kind>(*found);
    }

    void gather(const std::vector<std::string>& hosts, const std::string& oddVersion = "1") {
        SharedPlan plan;
        plan.version = "1";
        plan.hosts = hosts;
        lead.takeOrder(plan);
        for (std::size_t i = 0; i < hosts.size(); ++i)
            lead.take(i, PartHello{i + 1 == hosts.size() ? oddVersion : "1", hosts[i]});
    }
    /// All rounds of clocks; part i's is i * 3 s ahead.
    void compareClocks(std::size_t parts) {
        while (last<SharedPlan>(1) == nullptr)
            for (std::size_t i = 1; i < parts; ++i) {
                auto reading = ClockOffset::Reading::now();
                reading.steady += i * 3s;
                lead.take(i, ClockAnswer{last<ClockQuestion>(i)->round, reading});
            }
    }
    void begin(const std::vector<std::string>& hosts) {
        gather(hosts);
        compareClocks(hosts.size());
        for (std::size_t i = 0; i < hosts.size(); ++i)
            lead.take(i, PartReady{});
    }
    void look(int times) {
        for (int i = 0; i < times; ++i)
            lead.look();
    }
};

} // namespace

/// What the first of several hosts knows of all, and what it does for them.
class HostLedgerTest : public QObject {
    Q_OBJECT

private slots:
    // Averages of percentiles would be 255 ms.
    void percentilesAreThoseOfAllRequests() {
        HostLedger ledger({"a", "b"});
        const TallyFrame a = countedFrame(9000, 10ms), b = countedFrame(1000, 500ms);
        ledger.take(0, countedState(a, Seconds(10), true));
        QVERIFY(!ledger.isSettled());
        ledger.take(1, countedState(b, Seconds(11), true));
        QVERIFY(ledger.isSettled());
        const RunState state = ledger.state();
        TallyFrame added = b;
        added.add(a);
        QVERIFY(state.sum.frame == added);
        QCOMPARE(state.sum.elapsed, Seconds(11));
        const auto within = [&](double quantile, Microseconds expected) {
            const auto value = state.sum.frame.totals.latencyOk.quantile(quantile);
            return std::abs(double(value - expected.count())) < 0.002 * double(expected.count());
        };
        QVERIFY(within(0.5, 10ms) && within(0.9, 10ms) && within(0.95, 500ms));
        QCOMPARE(state.hosts[0].ok, 9000U);
        QCOMPARE(state.hosts[1].ok, 1000U);
        QCOMPARE(state.hosts[0].requestsPerSecond(), 900.0);
        QVERIFY(!state.sum.end->error);
    }

    void aLostHostIsNamedAndSettled() {
        HostLedger ledger({"a", "b"});
        TallyFrame b = countedFrame(5, 10ms);
        b.totals.started = 8;
        ledger.take(0, countedState(countedFrame(50, 10ms), Seconds(3), false));
        ledger.take(1, countedState(b, Seconds(2), false));
        int looks = 0;
        while (!ledger.look()) {
            ledger.hear(0);
            ++looks;
        }
        QVERIFY(looks < 20); // of 100 ms: within 2 s
        RunState state = ledger.state();
        QCOMPARE(state.hosts[1].lostAt, std::optional(Seconds(3)));
        QVERIFY(!state.hosts[0].lostAt);
        QCOMPARE(state.sum.frame.totals.failed, 0U); // it may come back
        ledger.take(0, countedState(countedFrame(50, 10ms), Seconds(4), true));
        QVERIFY(!ledger.isSettled());
        for (int i = 0; i < SilenceWatch::lastPatience; ++i)
            ledger.look();
        QVERIFY(ledger.isSettled());
        state = ledger.state();
        const Totals& totals = state.sum.frame.totals;
        QCOMPARE(totals.failed, 3U);
        QCOMPARE(totals.errors.at({ErrorClass::Host, 0}), 3U);
        QCOMPARE(totals.started, totals.ok + totals.failed + totals.aborted);
        QVERIFY(contains(state.sum.end->error->message, "b was lost after 3"));
        RunReport report;
        QVERIFY(conclude(report, state, 100, false).has_value());
        QCOMPARE(report.ending, Ending::Degraded);
        QVERIFY(contains(hostsText(report), "lost after 3"));
    }

    void aHostThatWasOnlySilentIsNotLost() {
        HostLedger ledger({"a", "b"});
        for (int i = 0; i < SilenceWatch::patience; ++i)
            ledger.look();
        QVERIFY(ledger.firstLost().has_value());
        for (const std::size_t part : {0U, 1U})
            ledger.take(part, countedState(countedFrame(5, 10ms), Seconds(3), true));
        QVERIFY(!ledger.firstLost());
        QVERIFY(!ledger.state().sum.end->error);
    }

    void theStartIsOneMomentByAllClocks() {
        LeadTrial trial(3);
        trial.begin({"a", "b", "c"});
        const TimePoint first = trial.last<StartOrder>(0)->at;
        QVERIFY(first > Clock::now() - 1min);
        for (std::size_t i = 1; i < 3; ++i) {
            const Clock::duration ahead = trial.last<StartOrder>(i)->at - first - i * 3s;
            QVERIFY(ahead > -20ms && ahead < 20ms); // half of a round trip, which is a call here
        }
    }

    void theShortestRoundTripTellsTheOffset() {
        ClockOffset offset;
        const TimePoint asked(100s);
        offset.add(asked, {TimePoint(200s), {}}, {asked + 50ms, {}});
        offset.add(asked, {TimePoint(103s) + 1ms, {}}, {asked + 2ms, {}});
        offset.add(asked, {TimePoint(300s), {}}, {asked + 30ms, {}});
        QVERIFY(offset.steady() == 3s);
        QVERIFY(offset.trip() == std::optional<Clock::duration>(2ms));
    }

    void anotherVersionIsRefused() {
        LeadTrial trial(2);
        trial.gather({"a", "b"}, "2");
        QVERIFY(contains(trial.lastTold<RunRefusal>()->error.message, "b has Loadstone 2"));
        QVERIFY(trial.last<LeaveOrder>(1) != nullptr);
    }

    void whoCannotBeginIsNamed() {
        LeadTrial trial(2);
        trial.gather({"a", "b"});
        trial.compareClocks(2);
        PartState state;
        state.end.emplace().error = Error{"data", "there is no such file"};
        trial.lead.take(1, state);
        QCOMPARE(trial.lastTold<RunRefusal>()->error,
                 (Error{"data", "on b: there is no such file"}));
        QVERIFY(trial.last<LeaveOrder>(0) != nullptr);
    }

    void aPartThatFallsSilentBeforeTheStartEndsIt_data() {
        addColumns<bool, int>("hasPlan", "looks");
        QTest::newRow("while clocks are compared") << false << SilenceWatch::patience;
        QTest::newRow("while it prepares") << true << 3 * SilenceWatch::patience;
    }

    void aPartThatFallsSilentBeforeTheStartEndsIt() {
        QFETCH(bool, hasPlan);
        QFETCH(int, looks);
        LeadTrial trial(3);
        trial.gather({"a", "b", "c"});
        if (hasPlan)
            trial.compareClocks(3);
        for (int i = 0; i < looks; ++i) {
            QVERIFY(!trial.lastTold<RunRefusal>());
            for (const std::size_t living : {0U, 2U})
                trial.lead.take(living, SignOfLife{});
            trial.look(1);
        }
        QCOMPARE(trial.lastTold<RunRefusal>()->error.message,
                 std::string("b was lost before the start"));
    }

    void stopGoesToAllAndTheEndIsTold() {
        LeadTrial trial(2);
        trial.begin({"a", "b"});
        trial.lead.takeOrder(StopOrder{});
        for (const std::size_t part : {0U, 1U}) {
            QVERIFY(trial.last<StopOrder>(part) != nullptr);
            trial.lead.take(part, countedState(countedFrame(5, 10ms), Seconds(3), true));
        }
        const auto* state = trial.lastTold<RunState>();
        QVERIFY(state && state->sum.end);
        QCOMPARE(state->sum.frame.totals.ok, 10U);
        QVERIFY(!trial.lead.isOver());
        trial.lead.takeOrder(LeaveOrder{});
        QVERIFY(trial.last<LeaveOrder>(1) != nullptr);
        trial.look(5);
        QVERIFY(trial.lead.isOver());
    }

    void messagesGoThroughPipesInAnyPieces() {
        PartState state = countedState(countedFrame(17, 3ms), Seconds(1.25), true);
        state.overdue = 7;
        state.startSkew = Seconds(0.00025);
        state.end->error = Error{"url", "what"};
        state.end->addresses.push_back({"10.0.0.1", 5});
        state.end->tls.push_back({"TLSv1.3", "X", 3});
        state.end->losses.push_back({Seconds(0.5), 3, 9, 0});
        RunState run{state, {{}}};
        run.hosts[0].name = "a";
        run.hosts[0].latency = {1000, 2000, 3000, 4001};
        run.hosts[0].clockOffset = Seconds(-3.125);
        const std::string bytes = inPipe(run) + inPipe(StopOrder{});
        for (const std::size_t piece : {1U, 7U, 100'000U}) {
            MessageStream stream;
            std::vector<PartMessage> come;
            for (std::size_t at = 0; at < bytes.size(); at += piece) {
                stream.add(std::string_view(bytes).substr(at, piece));
                while (auto message = stream.next())
                    come.push_back(std::move(message->value()));
            }
            QCOMPARE(come.size(), std::size_t{2});
            const auto& read = std::get<RunState>(come[0]);
            QVERIFY(read.sum.frame == state.frame);
            QCOMPARE(read.sum.overdue, state.overdue);
            QCOMPARE(read.sum.startSkew, state.startSkew);
            QCOMPARE(read.sum.end->error, state.end->error);
            QCOMPARE(read.sum.end->addresses, state.end->addresses);
            QCOMPARE(read.sum.end->tls, state.end->tls);
            QCOMPARE(read.sum.end->losses, state.end->losses);
            QCOMPARE(read.hosts, run.hosts);
            QVERIFY(std::holds_alternative<StopOrder>(come[1]));
        }
    }

    void whatIsNoMessageIsAnError() {
        MessageStream stream;
        stream.add("Welcome to this machine! Have a good day.");
        const auto message = stream.next();
        QVERIFY(message && !*message);
        QVERIFY(contains(message->error().message, "is not of Loadstone"));
        QVERIFY(!decodePartMessage("nonsense"));
    }

    void hostsSurviveTheFile() {
        RunReport report;
        report.plan.request.url = "http://h/";
        report.hosts.resize(2);
        report.hosts[0].name = "a";
        report.hosts[0].sent = report.hosts[0].ok = 17;
        report.hosts[0].latency = {1234, 2345, 3456, 4567};
        report.hosts[0].startSkew = Seconds(0.000123);
        report.hosts[0].wallOffset = Seconds(-0.25);
        report.hosts[0].elapsed = Seconds(2.5);
        report.hosts[1].name = "b";
        report.hosts[1].lostAt = Seconds(1.5);
        report.hosts[1].fault = "nothing was heard of it any more";
        const auto read = decodeRun(encodeRun(report));
        QVERIFY(read.has_value());
        QCOMPARE(read->hosts, report.hosts);
    }

    void mpirunIsToldNoSecrets() {
        const auto arguments = mpirunArguments({{"a", "b"}}, "/usr/libexec/loadstone-part");
        QCOMPARE(arguments.back(), "/usr/libexec/loadstone-part");
        QVERIFY(std::ranges::find(arguments, "a,b") != arguments.end());
        QVERIFY(contains(startFailure("run", "mpirun ended", "----\nssh: no\n----\nssh: no\n"),
                         "Open MPI says: ssh: no"));
        QVERIFY(contains(startFailure("run", "x", "mpirun has detected an attempt to run as root."),
                         "does not start programs as root"));
    }
};

LOADSTONE_TEST(HostLedgerTest)
#include "hostledger_test.moc"
