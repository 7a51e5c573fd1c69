// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlglobal.h"
#include "core/report/metricswords.h"
#include "core/report/runjson.h"
#include "core/report/sweepjson.h"
#include "core/run/sweeprun.h"
#include "core/sweep/sweepanalysis.h"
#include "tests/run/observedrun.h"
#include "tests/support/plans.h"
#include "tests/support/rawserver.h"

using namespace loadstone;

namespace {

/// Tells a counter that grows by 10 with each reading, and a figure that does not.
class Exporter {
public:
    Exporter()
        : m_server([this](RawClient& client) {
              while (!client.readRequest().empty())
                  client.send(plainAnswer("# TYPE sold_total counter\nsold_total " +
                                          std::to_string(10 * m_readings++) + "\nleft 7\n"));
          }) {}

    std::string url() const { return m_server.url() + "metrics"; }
    int port() const { return m_server.port(); }
    int readings() const { return m_readings; }
    int connections() const { return m_server.connections(); }

private:
    std::atomic<int> m_readings{0};
    RawServer m_server;
};

/// Answers as soon as the exporter was read so often.
RawServer::Answer answerAfterReadings(const Exporter& exporter, int readings) {
    return [&exporter, readings](RawClient& client) {
        while (!client.readRequest().empty()) {
            while (exporter.readings() < readings && client.sleep(std::chrono::milliseconds(5)))
                ;
            client.send(plainAnswer("ok"));
        }
    };
}

} // namespace

/// What a server tells of itself while a run is on.
class MetricsRunTest : public QObject {
    Q_OBJECT

private slots:
    void figuresAreKept_data() { addEngines(); }
    void figuresAreKept();
    void theirNewsAreTold();
    void filesKeepThem();
    void failuresEndNothing_data();
    void failuresEndNothing();
    void aSilentServerHoldsNobodyUp();
    void aHostThatWasNotFoundIsLookedUpAgain();
    void figuresAreReachedAsTheServerIs();
    void figuresElsewhereNeedConsent_data() { addEngines(); }
    void figuresElsewhereNeedConsent();
    void noHostMovesToWhereItMayNotBe();
    void runsOfASweepKeepThem();
    void withoutAUrlNothingIsRead();

private:
    CurlGlobal m_curl;
};

void MetricsRunTest::figuresAreKept() {
    QFETCH(EngineKind, engine);
    const Exporter exporter;
    const RawServer server(answerAfterReadings(exporter, 3));
    LoadPlan plan = planBy(engine, server.url(), 2, 2);
    plan.metrics = {exporter.url(), {{"left"}, {"sold_total"}, {"none"}}};
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 2U);
    QCOMPARE(report.snapshot.totals.connectionsOpened, 2U);
    QCOMPARE(exporter.connections(), 1);
    QVERIFY(report.metrics.has_value());
    const MetricsCourse& course = *report.metrics;
    QVERIFY(course.readings >= 2);
    QCOMPARE(course.failures, 0U);
    QCOMPARE(course.missing, (std::vector<std::string>{"none"}));
    QCOMPARE(course.series.size(), 2U);
    QCOMPARE(course.series[0].name, std::string("sold_total"));
    QVERIFY(course.series[0].isRate);
    QCOMPARE(course.series[0].points.size(), course.readings - 1);
    QVERIFY(course.series[0].points.front().value > 0);
    QCOMPARE(course.series[1].points.size(), course.readings);
    QCOMPARE(course.series[1].points.front().value, 7.0);
    QVERIFY(course.series[1].points.front().time >= 0);
    QVERIFY(metricsText(report).find("  left\n    first 7, last 7, least 7, most 7\n") !=
            std::string::npos);
}

void MetricsRunTest::theirNewsAreTold() {
    const Exporter exporter;
    const RawServer server(answerAfterReadings(exporter, 3));
    LoadPlan plan = planBy(EngineKind::Loop, server.url(), 1, 1);
    plan.metrics.url = exporter.url();
    ObservedRun observed;
    std::vector<std::uint64_t> told;
    connect(&observed.run, &LoadRun::metricsRead,
            [&](const MetricsCourse& course) { told.push_back(course.readings); });
    QVERIFY(observed.runToEnd(plan).report.has_value());
    QVERIFY(!told.empty());
    QVERIFY(std::ranges::is_sorted(told));
    QVERIFY(told.front() >= 1);
}

void MetricsRunTest::filesKeepThem() {
    const Exporter exporter;
    const RawServer server(answerAfterReadings(exporter, 2));
    LoadPlan plan = planBy(EngineKind::Loop, server.url(), 1, 1);
    plan.metrics.url = exporter.url() + "?token=sesame";
    const RunReport report = reportOf(plan);
    const std::string file = encodeRun(report);
    QVERIFY(file.find("sesame") == std::string::npos);
    QVERIFY(metricsText(report).find("sesame") == std::string::npos);
    const auto again = decodeRun(file);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QVERIFY(again->metrics.has_value());
    QCOMPARE(*again->metrics, *report.metrics);
}

void MetricsRunTest::failuresEndNothing_data() {
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("reason");
    QTest::newRow("status") << QString::fromStdString(plainAnswer("", "404 Not Found"))
                            << "the answer is 404 Not Found";
    QTest::newRow("no metrics")
        << QString::fromStdString(plainAnswer("<html>"))
        << "line 1 is neither JSON nor of the text format of Prometheus, as "
           "in name{label=\"value\"} 1.5";
    QTest::newRow("elsewhere")
        << "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 3\r\n\r\na 1"
        << "the answer is 302 Found";
    QTest::newRow("nothing") << QString::fromStdString(plainAnswer("\n# HELP\n"))
                             << "the answer has no figures";
    QTest::newRow("too long") << QString::fromStdString(plainAnswer(std::string(1'000'001, '\n')))
                              << "the answer is longer than 1.00 MB";
    QTest::newRow("no HTTP") << "hello\n"
                             << "the answer is not HTTP; check the port, and whether it is https";
}

void MetricsRunTest::failuresEndNothing() {
    QFETCH(QString, answer);
    QFETCH(QString, reason);
    std::atomic<int> readings{0};
    const RawServer exporter([&](RawClient& client) {
        client.readRequest();
        client.send(answer.toStdString());
        ++readings;
    });
    const RawServer server([&](RawClient& client) {
        client.readRequest();
        while (readings < 2 && client.sleep(std::chrono::milliseconds(5)))
            ;
        client.send(plainAnswer("ok"));
    });
    LoadPlan plan = planBy(EngineKind::Pool, server.url(), 1, 1);
    plan.metrics.url = exporter.url();
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 1U);
    QVERIFY(report.metrics.has_value());
    QCOMPARE(report.metrics->readings, 0U);
    QVERIFY(report.metrics->failures >= 1);
    QCOMPARE(QString::fromStdString(report.metrics->lastFailure), reason);
}

void MetricsRunTest::aSilentServerHoldsNobodyUp() {
    const RawServer exporter(answerNever());
    const RawServer server([](RawClient& client) {
        while (!client.readRequest().empty())
            client.send(plainAnswer("ok"));
    });
    LoadPlan plan = timed(planBy(EngineKind::Loop, server.url(), 1, 1), Milliseconds(300));
    plan.metrics.url = exporter.url();
    const RunReport report = reportOf(plan);
    QVERIFY(report.snapshot.totals.ok > 0);
    QVERIFY(report.metrics.has_value());
    QCOMPARE(report.metrics->readings, 0U);
    QCOMPARE(report.metrics->failures, 0U); // its time-out has not come
    QCOMPARE(metricsText(report), "\nThe server's own figures were not read from " +
                                      exporter.url() + ": the run was over before that\n");
}

void MetricsRunTest::aHostThatWasNotFoundIsLookedUpAgain() {
    const Exporter exporter;
    const RawServer server(answerAfterReadings(exporter, 2));
    std::atomic<int> asked{0};
    ObservedRun observed([&asked](const std::string&, std::uint16_t port) {
        return asked++ == 0 ? AddressList() : addressesKnown("127.0.0.1", port);
    });
    LoadPlan plan = planBy(EngineKind::Pool, server.url(), 1, 1);
    plan.metrics.url = "http://figures.test:" + std::to_string(exporter.port()) + "/metrics";
    const auto report = observed.runToEnd(plan).report;
    QVERIFY(report && report->metrics);
    QCOMPARE(report->metrics->lastFailure,
             std::string("the host name cannot be resolved; check its spelling and this machine's "
                         "network"));
    QCOMPARE(asked.load(), 2);
    QVERIFY(report->metrics->failures >= 1);
    QVERIFY(report->metrics->readings >= 1);
}

// By the same addresses, whomever a name server would have named.
void MetricsRunTest::figuresAreReachedAsTheServerIs() {
    const Exporter exporter;
    const std::string port = std::to_string(exporter.port());
    const auto readBy = [&](const std::function<void(TransportOptions&)>& change) {
        const RawServer server(answerAfterReadings(exporter, exporter.readings() + 2));
        ObservedRun observed([](const std::string&, std::uint16_t) { return AddressList(); });
        LoadPlan plan = planBy(EngineKind::Loop, server.url(), 1, 1);
        plan.metrics.url = "http://figures.test:" + port + "/metrics";
        change(plan.transport);
        return observed.runToEnd(plan).report->metrics->readings;
    };
    QVERIFY(readBy([&](TransportOptions& transport) {
                transport.resolve = {
                    PinnedHost::read("figures.test:" + port + ":127.0.0.1").value()};
            }) >= 1);
    QVERIFY(readBy([&](TransportOptions& transport) {
                transport.connectTo = {
                    Detour::read("figures.test:" + port + ":127.0.0.1:" + port).value()};
            }) >= 1);
    TransportOptions transport;
    transport.interface = "lo";
    transport.ipVersion = IpVersion::Six;
    transport.proxy = "http://proxy.test:1/";
    transport.unixSocket = "/socket";
    transport.certificate = "me.pem";
    const TransportOptions own = metricsOptions(transport);
    QCOMPARE(own.interface, transport.interface);
    QCOMPARE(own.ipVersion, IpVersion::Six);
    QCOMPARE(own.certificate, transport.certificate);
    QVERIFY(own.proxy.empty() && own.unixSocket.empty());
}

void MetricsRunTest::figuresElsewhereNeedConsent() {
    QFETCH(EngineKind, engine);
    std::atomic<int> requests{0};
    const RawServer server([&requests](RawClient& client) {
        while (!client.readRequest().empty()) {
            ++requests;
            client.send(plainAnswer("ok"));
        }
    });
    ObservedRun observed(
        [](const std::string&, std::uint16_t port) { return addressesKnown("192.0.2.7", port); });
    LoadPlan plan = planBy(engine, server.url(), 3, 1);
    plan.metrics.url = "http://figures.test/m?token=sesame";
    observed.run.setConsent({true, {"other.test"}});
    const Outcome refused = observed.runToEnd(plan);
    QVERIFY(refused.error && !refused.report);
    QVERIFY(asksForConsent(*refused.error));
    QCOMPARE(hostToAllow(*refused.error, plan).value(), std::string("figures.test"));
    QCOMPARE(refused.error->message,
             std::string("figures.test is at 192.0.2.7, which is neither this machine nor private; "
                         "before its figures are read each second (GET "
                         "http://figures.test/m?token=***), say that you may test it: --i-may-test "
                         "figures.test"));
    QCOMPARE(requests.load(), 0);
    observed.run.setConsent({true, {"figures.test"}});
    const Outcome agreed = observed.runToEnd(plan);
    QVERIFY(agreed.report && !agreed.error);
    QCOMPARE(requests.load(), 3);
}

// Also one that was nowhere at the start, and is said to be elsewhere a second later.
void MetricsRunTest::noHostMovesToWhereItMayNotBe() {
    std::atomic<int> asked{0};
    ObservedRun observed([&asked](const std::string&, std::uint16_t port) {
        return asked++ == 0 ? AddressList() : addressesKnown("192.0.2.7", port);
    });
    observed.run.setConsent({true, {}});
    LoadPlan plan =
        timed(planBy(EngineKind::Loop, "http://nowhere.test/", 1, 1), std::chrono::hours(1));
    plan.transport.timeout = plan.transport.connectTimeout = Milliseconds(1);
    connect(&observed.run, &LoadRun::progressed, &observed.run, [&] {
        if (asked >= 4)
            observed.run.stop();
    });
    const auto report = observed.runToEnd(plan).report;
    QVERIFY(report.has_value());
    QCOMPARE(report->addresses, std::vector<AddressUse>());
    const auto failures = report->snapshot.totals.failures(plan.expected);
    QCOMPARE(failures.size(), 1U);
    QCOMPARE(failures.begin()->first.first, ErrorClass::Dns);
}

void MetricsRunTest::runsOfASweepKeepThem() {
    const Exporter exporter;
    std::atomic<int> wanted{1};
    const RawServer server([&](RawClient& client) {
        while (!client.readRequest().empty()) {
            while (exporter.readings() < wanted && client.sleep(std::chrono::milliseconds(5)))
                ;
            client.send(plainAnswer("ok"));
        }
    });
    SweepPlan plan;
    plan.plan = planBy(EngineKind::Loop, server.url(), 20, 1);
    plan.plan.metrics.url = exporter.url();
    plan.engines = {EngineKind::Loop};
    plan.sizes = {1, 2};
    plan.repeats = 1;
    plan.coolDown = Milliseconds(0);
    SweepRun sweep;
    connect(&sweep, &SweepRun::measured, &sweep, [&] { wanted = exporter.readings() + 1; });
    QSignalSpy finished(&sweep, &SweepRun::finished);
    sweep.start(plan);
    QVERIFY(finished.wait(patience));
    const auto shared = finished.first().first().value<SweepOutcome>().report;
    QVERIFY(shared);
    const SweepReport& report = *shared;
    for (const SweepRunResult& run : report.runs)
        QVERIFY(run.report.metrics.has_value());
    const auto again = decodeSweep(encodeSweep(report, analyse(report)));
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QCOMPARE(again->runs.front().report.metrics, report.runs.front().report.metrics);
}

void MetricsRunTest::withoutAUrlNothingIsRead() {
    const RawServer server(answerWith(plainAnswer("ok")));
    const RunReport report = reportOf(planBy(EngineKind::Pool, server.url(), 1, 1));
    QVERIFY(!report.metrics.has_value());
    QVERIFY(encodeRun(report).find("server_metrics") == std::string::npos);
}

LOADSTONE_TEST(MetricsRunTest)
#include "metricsrun_test.moc"
