// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/sendonce.h"
#include "core/report/addresstext.h"
#include "core/report/sentences.h"
#include "core/report/sentwords.h"
#include "tests/run/observedrun.h"
#include "tests/support/rawserver.h"

#include <atomic>
#include <future>

using namespace loadstone;

namespace {

Address loopback(int port, std::uint8_t last = 1) {
    return Address{{127, 0, 0, last}, 0, std::uint16_t(port), AF_INET};
}

LoadPlan planFor(const std::string& host, int port, EngineKind engine) {
    LoadPlan plan;
    plan.request.url = "http://" + host + ":" + std::to_string(port) + "/";
    plan.engine = engine;
    plan.requests = 60;
    plan.threads = 6;
    plan.transport.version = HttpVersion::Http1;
    return plan;
}

LoadPlan timedPlanFor(const std::string& host, EngineKind engine) {
    LoadPlan plan = planFor(host, 9, engine);
    plan.requests.reset();
    plan.duration = Milliseconds(50);
    return plan;
}

/// What the only error of a report is told as.
QString errorOf(const RunReport& report) {
    const auto lines = errorLines(report.snapshot.totals, report.plan);
    return lines.size() == 1 ? QString::fromStdString(std::string(nameOf(lines[0].errorClass)) +
                                                      ": " + lines[0].message)
                             : QString("%1 errors").arg(lines.size());
}

/// Whose answer comes when the test says so.
class SilentNameServer {
public:
    HostLookUp::Ask look() const {
        return [gate = m_gate](const std::string&, std::uint16_t) {
            gate.wait();
            return AddressList();
        };
    }
    void speak() { m_over.set_value(); }

private:
    std::promise<void> m_over;
    const std::shared_future<void> m_gate = m_over.get_future().share();
};

RawServer::Answer atOnce() {
    return answerAfter([](int) { return Milliseconds(0); });
}

/// Answers nobody before all six connections of a run have sent a request.
RawServer::Answer togetherWith(std::atomic<int>& arrived) {
    return [&arrived](RawClient& client) {
        bool isFirst = true;
        while (!client.readRequest().empty()) {
            arrived += isFirst ? 1 : 0;
            isFirst = false;
            while (arrived < 6 && client.sleep(Milliseconds(1))) {
            }
            if (!client.send(plainAnswer("ok")))
                return;
        }
    };
}

} // namespace

/// That a host is looked up once for a run, the same way for every engine.
class LookUpTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { addEngines(); }
    void oneLookUpIsForAll();
    void theNextAddressIsTried();
    void addressesAreUsedInTurn();
    void localhostIsNotAsked();
    void aZoneThatMeansNothingIsFine();
    void unknownHostIsAFailure();
    void silentNameServerIsAFailure();
    void stopDoesNotWaitForALookUp();
    void destructionDoesNotWaitForALookUp();
    void aRequestThatIsSentOnceStopsLookingUp();
    void aRequestThatIsSentOnceGivesUpLookingUp();
    void namesInOtherScriptsAreAskedInAscii();
};

void LookUpTest::oneLookUpIsForAll() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(atOnce());
    std::atomic<int> asked{0};
    ObservedRun observed([&asked](const std::string& host, std::uint16_t port) {
        ++asked;
        return host == "one.test" ? AddressList{loopback(port)} : AddressList();
    });
    const Outcome outcome = observed.runToEnd(planFor("one.test", server.port(), engine));
    QCOMPARE(outcome.report->snapshot.totals.ok, 60U);
    QCOMPARE(asked.load(), 1);
    QCOMPARE(outcome.report->snapshot.totals.phases[0].total(), 1U); // the look-up
    QCOMPARE(addressText(*outcome.report), std::string("to 127.0.0.1"));
}

// Nobody listens at the first.
void LookUpTest::theNextAddressIsTried() {
    QFETCH_GLOBAL(EngineKind, engine);
    std::atomic<int> arrived{0};
    RawServer server(togetherWith(arrived));
    ObservedRun observed([](const std::string&, std::uint16_t port) {
        return AddressList{loopback(port, 9), loopback(port)};
    });
    const Outcome outcome = observed.runToEnd(planFor("two.test", server.port(), engine));
    QCOMPARE(outcome.report->snapshot.totals.ok, 60U);
    QCOMPARE(outcome.report->addresses,
             (std::vector<AddressUse>{{"127.0.0.9", 0}, {"127.0.0.1", 6}}));
    QCOMPARE(addressText(*outcome.report), std::string("to 127.0.0.1, one of 2 addresses"));
}

void LookUpTest::addressesAreUsedInTurn() {
    QFETCH_GLOBAL(EngineKind, engine);
    std::atomic<int> arrived{0};
    RawServer first(togetherWith(arrived));
    RawServer second(togetherWith(arrived));
    ObservedRun observed([&](const std::string&, std::uint16_t) {
        return AddressList{loopback(first.port()), loopback(second.port())};
    });
    LoadPlan plan = planFor("two.test", first.port(), engine);
    plan.transport.spreadAddresses = true;
    const Outcome outcome = observed.runToEnd(plan);
    QCOMPARE(outcome.report->snapshot.totals.ok, 60U);
    QCOMPARE(first.connections(), 3);
    QCOMPARE(second.connections(), 3);
    QCOMPARE(addressText(*outcome.report), std::string("to 127.0.0.1 (3) and 127.0.0.1 (3)"));
}

void LookUpTest::localhostIsNotAsked() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(atOnce());
    std::atomic<int> asked{0};
    ObservedRun observed([&asked](const std::string&, std::uint16_t) {
        ++asked;
        return AddressList();
    });
    for (const char* host : {"localhost", "app.localhost", "LOCALHOST", "localhost."}) {
        const Outcome outcome = observed.runToEnd(planFor(host, server.port(), engine));
        QCOMPARE(outcome.report->snapshot.totals.ok, 60U);
        QCOMPARE(addressText(*outcome.report), std::string("to 127.0.0.1, one of 2 addresses"));
    }
    QCOMPARE(asked.load(), 0);
}

// The system knows zones of link-local addresses only.
void LookUpTest::aZoneThatMeansNothingIsFine() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(atOnce());
    ObservedRun observed([](const std::string&, std::uint16_t) { return AddressList(); });
    const Outcome outcome =
        observed.runToEnd(planFor("[::ffff:127.0.0.1%25lo]", server.port(), engine));
    QCOMPARE(outcome.report->snapshot.totals.ok, 60U);
    QCOMPARE(addressText(*outcome.report), std::string("to ::ffff:127.0.0.1"));
}

void LookUpTest::unknownHostIsAFailure() {
    QFETCH_GLOBAL(EngineKind, engine);
    ObservedRun observed([](const std::string&, std::uint16_t) { return AddressList(); });
    const Outcome counted = observed.runToEnd(planFor("none.test", 9, engine));
    QCOMPARE(counted.report->snapshot.totals.failed, 60U);
    QCOMPARE(errorOf(*counted.report), QString("dns: the host name cannot be resolved; check its "
                                               "spelling and this machine's network"));
    const Outcome timed = observed.runToEnd(timedPlanFor("none.test", engine));
    QVERIFY(timed.report->snapshot.totals.failed > 0);
    QCOMPARE(errorOf(*timed.report), QString("dns: the host name cannot be resolved; check its "
                                             "spelling and this machine's network"));
}

void LookUpTest::silentNameServerIsAFailure() {
    QFETCH_GLOBAL(EngineKind, engine);
    SilentNameServer server;
    ObservedRun observed(server.look());
    LoadPlan plan = timedPlanFor("silent.test", engine);
    plan.transport.connectTimeout = Milliseconds(20);
    const Outcome outcome = observed.runToEnd(plan);
    QVERIFY(outcome.report->snapshot.totals.failed > 0);
    QCOMPARE(errorOf(*outcome.report),
             QString("dns: the look-up of the host name took longer than 20.0 ms"));
    server.speak();
}

void LookUpTest::stopDoesNotWaitForALookUp() {
    QFETCH_GLOBAL(EngineKind, engine);
    SilentNameServer server;
    ObservedRun observed(server.look());
    LoadPlan plan = planFor("silent.test", 9, engine);
    plan.transport.connectTimeout = std::chrono::hours(1);
    observed.run.start(plan);
    observed.run.stop();
    const Outcome outcome = observed.wait();
    QCOMPARE(outcome.report->ending, Ending::Stopped);
    QCOMPARE(outcome.report->snapshot.totals.started, 0U);
    server.speak();
}

void LookUpTest::destructionDoesNotWaitForALookUp() {
    QFETCH_GLOBAL(EngineKind, engine);
    SilentNameServer server;
    {
        ObservedRun observed(server.look());
        observed.run.start(planFor("silent.test", 9, engine));
    }
    server.speak();
}

void LookUpTest::aRequestThatIsSentOnceStopsLookingUp() {
    SilentNameServer server;
    TransportOptions options;
    options.timeout = options.connectTimeout = std::chrono::hours(1);
    std::stop_source stop;
    const auto asked = std::make_shared<std::promise<void>>(); // a look-up may outlast its request
    const auto ask = [asked, look = server.look()](const std::string& host, std::uint16_t port) {
        asked->set_value();
        return look(host, port);
    };
    auto sending = std::async(std::launch::async, [&] {
        return sendOnce({"GET", "http://silent.test/", {}, {}}, options, {}, stop.get_token(), ask);
    });
    asked->get_future().wait();
    stop.request_stop();
    const auto once = sending.get();
    QVERIFY(once && once->exchange.aborted);
    QCOMPARE(verdictOn(*once), std::string("stopped before the answer was whole"));
    server.speak();
}

void LookUpTest::aRequestThatIsSentOnceGivesUpLookingUp() {
    SilentNameServer server;
    TransportOptions options;
    options.connectTimeout = Milliseconds(20);
    const auto once =
        sendOnce({"GET", "http://silent.test/", {}, {}}, options, {}, {}, server.look());
    QVERIFY(once && !once->exchange.aborted);
    QCOMPARE(once->exchange.error, ErrorClass::Dns);
    QCOMPARE(verdictOn(*once),
             std::string("the look-up of the host name took longer than 20.0 ms"));
    server.speak();
}

void LookUpTest::namesInOtherScriptsAreAskedInAscii() {
    QFETCH_GLOBAL(EngineKind, engine);
    RawServer server(atOnce());
    std::string asked;
    ObservedRun observed([&asked](const std::string& host, std::uint16_t port) {
        asked = host;
        return AddressList{loopback(port)};
    });
    const Outcome outcome = observed.runToEnd(planFor("bücher.test", server.port(), engine));
    QCOMPARE(outcome.report->snapshot.totals.ok, 60U);
    QCOMPARE(asked, std::string("xn--bcher-kva.test"));
}

LOADSTONE_TEST(LookUpTest)
#include "lookup_test.moc"
