// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/tlsfault.h"
#include "core/loop/loopworker.h"
#include "core/loop/requestbytes.h"
#include "tests/support/account.h"
#include "tests/support/answerrows.h"
#include "tests/support/clientsocket.h"
#include "tests/support/loopthreads.h"
#include "tests/support/nginx.h"
#include "tests/support/plans.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"

#include <sys/resource.h>
#include <sys/socket.h>

#include <atomic>
#include <mutex>

using namespace loadstone;

namespace {

LoadPlan loopPlan(const std::string& url, std::uint64_t requests = 1, int connections = 1) {
    return planBy(EngineKind::Loop, url, requests, connections);
}

LoadPlan timedPlan(const std::string& url, Milliseconds duration, int connections) {
    return timed(loopPlan(url, 1, connections), duration);
}

ErrorClass onlyErrorOf(const Totals& totals) {
    return totals.errors.size() == 1 ? totals.errors.begin()->first.first : ErrorClass::None;
}

} // namespace

class LoopEngineTest : public QObject {
    Q_OBJECT

private slots:
    void spinningNeverSleeps();
    void sendsExactlyAsManyAsAsked_data();
    void sendsExactlyAsManyAsAsked();
    void nginxSeesEveryRequest();
    void takesAnswersAsThePoolDoes_data() { addSampleAnswers(); }
    void takesAnswersAsThePoolDoes();
    void headIsTakenAsThePoolDoes();
    void resetsAreTakenAsThePoolDoes_data();
    void resetsAreTakenAsThePoolDoes();
    void endlessHeadersEnd();
    void anEndlessAnswerHoldsNobodyUp();
    void largeBodiesGoOutWhole();
    void anEarlyAnswerCounts();
    void tellsPhases();
    void reusesItsConnections();
    void withoutKeepAliveItOpensNewOnes();
    void doesNotSendAgainByItself();
    void refusedPort();
    void unresolvableHost();
    void triesAllAddresses();
    void timeoutsAreFailures();
    void aSilentHostIsAConnectTimeout();
    void tooFewDescriptorsAreTold();
    void stopAbortsAtOnce();
    void deadlineAborts();
    void stopBeforeTheStartSendsNothing();
    void unexpectedStatusIsAFailure();
    void certificatesAreVerified();
    void namesAreVerified();
    void tlsAnswersAreTakenAsThePoolDoes_data();
    void tlsAnswersAreTakenAsThePoolDoes();
    void tlsSessionsAreResumed();
    void aServerWithoutTlsIsTakenAsThePoolDoes_data();
    void aServerWithoutTlsIsTakenAsThePoolDoes();
    void refusesWhatItCannotDo();
};

void LoopEngineTest::sendsExactlyAsManyAsAsked_data() {
    addColumns<int, int>("requests", "connections");
    for (const int requests : {1, 7, 1000})
        for (const int connections : {1, 3, 64, 1000})
            QTest::addRow("%d by %d", requests, connections) << requests << connections;
}

void LoopEngineTest::sendsExactlyAsManyAsAsked() {
    QFETCH(int, requests);
    QFETCH(int, connections);
    Nginx nginx;
    const Totals totals =
        runByLoop(loopPlan(nginx.url(), static_cast<std::uint64_t>(requests), connections));
    QCOMPARE(int(totals.started), requests);
    QCOMPARE(int(totals.ok), requests);
    QCOMPARE(totals.ended(), totals.started);
    QVERIFY(int(totals.connectionsOpened) <= std::min(requests, connections));
    QCOMPARE(int(nginx.accessLogLines()), requests);
}

void LoopEngineTest::nginxSeesEveryRequest() {
    Nginx nginx;
    for (const char* path : {"", "status/404", "bytes"}) {
        const LoadPlan plan = loopPlan(nginx.url() + path, 500, 8);
        QCOMPARE(accountOfKept(runByLoop(plan)), accountOfKept(runByPool(plan)));
    }
    QCOMPARE(nginx.accessLogLines(), 3000U);
}

void LoopEngineTest::takesAnswersAsThePoolDoes() {
    QFETCH(QByteArray, answer);
    const RawServer server(answerWith(answer.toStdString()));
    const LoadPlan plan = loopPlan(server.url(), 1);
    QCOMPARE(accountOfAnswer(runByLoop(plan)), accountOfAnswer(runByPool(plan)));
}

void LoopEngineTest::headIsTakenAsThePoolDoes() {
    const RawServer server(answerWith("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"));
    LoadPlan plan = loopPlan(server.url());
    plan.request.method = "HEAD";
    const Totals totals = runByLoop(plan);
    QCOMPARE(totals.ok, 1U);
    QCOMPARE(accountOf(totals), accountOf(runByPool(plan)));
}

void LoopEngineTest::resetsAreTakenAsThePoolDoes_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("before the answer") << QByteArray();
    QTest::newRow("in the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    QTest::newRow("without a length") << QByteArray("HTTP/1.1 200 OK\r\n\r\nhalf");
}

void LoopEngineTest::resetsAreTakenAsThePoolDoes() {
    QFETCH(QByteArray, answer);
    const RawServer server([&answer](RawClient& client) {
        client.readRequest();
        client.send(answer.toStdString());
        client.sleep(Milliseconds(20)); // a reset overtakes what was not read yet
        client.resetAtEnd();
    });
    const LoadPlan plan = loopPlan(server.url(), 5);
    QCOMPARE(accountOf(runByLoop(plan)), accountOf(runByPool(plan)));
}

void LoopEngineTest::endlessHeadersEnd() {
    for (const char* ending : {"\r\nX-More: ", ""}) {
        const std::string piece = std::string(8000, 'x') + ending;
        RawServer server([&piece](RawClient& client) {
            client.readRequest();
            client.send("HTTP/1.1 200 OK\r\nX-First: ");
            while (client.send(piece)) {
            }
        });
        const Totals totals = runByLoop(loopPlan(server.url(), 3));
        QCOMPARE(onlyErrorOf(totals), ErrorClass::Protocol);
        QVERIFY(totals.bytesReceived < 3'000'000);
    }
}

/// One connection gets tiny chunks without end. The others of its loop get their answers meanwhile,
/// and the stop that follows ends the run.
void LoopEngineTest::anEndlessAnswerHoldsNobodyUp() {
    std::string chunks;
    while (chunks.size() < 200'000)
        chunks += "1\r\nx\r\n";
    std::atomic<int> connections{0};
    RawServer server([&](RawClient& client) {
        const bool isEndless = connections++ == 0;
        while (!client.readRequest().empty()) {
            if (!isEndless)
                client.send(plainAnswer("ok"));
            else if (client.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
                while (client.send(chunks)) {
                }
        }
    });
    const LoadPlan plan = timedPlan(server.url(), std::chrono::hours(1), 2);
    LoopEngine engine(plan, 1);
    Workload workload(plan, 1, [] {});
    const std::jthread stopper([&] {
        while (workload.tallies().totals().ok < 100)
            std::this_thread::yield();
        workload.stop();
    });
    runOnLoops(engine, workload);
    const Totals totals = workload.tallies().totals();
    QVERIFY(totals.ok >= 100);
    QCOMPARE(totals.failed, 0U);
    QVERIFY(totals.aborted >= 1);
}

void LoopEngineTest::largeBodiesGoOutWhole() {
    std::atomic<std::size_t> received{0};
    RawServer server([&](RawClient& client) {
        for (std::string text = client.readRequest(); !text.empty(); text = client.readRequest()) {
            received += text.size();
            client.send(plainAnswer("ok"));
        }
    });
    LoadPlan plan = loopPlan(server.url(), 4, 2);
    plan.request.method = "POST";
    plan.request.body = std::string(5'000'000, 'b');
    const Totals totals = runByLoop(plan);
    QCOMPARE(totals.ok, 4U);
    QCOMPARE(std::size_t(totals.bytesSent), received.load());
    QVERIFY(received > 20'000'000U);
}

void LoopEngineTest::anEarlyAnswerCounts() {
    RawServer server([](RawClient& client) {
        client.send(plainAnswer("too much", "413 Too Large"));
        client.sleep(std::chrono::hours(1)); // and takes nothing
    });
    LoadPlan plan = loopPlan(server.url(), 3);
    plan.request.method = "POST";
    plan.request.body = std::string(20'000'000, 'b');
    const Totals totals = runByLoop(plan);
    QCOMPARE(int(totals.statuses.at(413)), 3);
    QCOMPARE(server.connections(), 3);
}

void LoopEngineTest::tellsPhases() {
    RawServer server(answerAfter([](int) { return Milliseconds(20); }));
    const Totals totals = runByLoop(loopPlan(server.url(), 5));
    const auto counted = [&](std::size_t phase) { return int(totals.phases[phase].total()); };
    QCOMPARE(counted(0), 1); // dns
    QCOMPARE(counted(1), 1); // connect
    QCOMPARE(counted(2), 0); // tls
    QCOMPARE(counted(3), 5); // ttfb
    QCOMPARE(counted(4), 5); // download
    QVERIFY(totals.latencyOk.min() >= 20'000);
}

void LoopEngineTest::reusesItsConnections() {
    RawServer server(answerAfter([](int) { return Milliseconds(0); }));
    const Totals totals = runByLoop(loopPlan(server.url(), 100, 4));
    QCOMPARE(totals.ok, 100U);
    QVERIFY(server.connections() <= 4);
    QCOMPARE(int(totals.connectionsOpened), server.connections());
}

void LoopEngineTest::withoutKeepAliveItOpensNewOnes() {
    RawServer server(answerAfter([](int) { return Milliseconds(0); }));
    LoadPlan plan = loopPlan(server.url(), 50, 4);
    plan.transport.keepAlive = false;
    const Totals totals = runByLoop(plan);
    QCOMPARE(totals.ok, 50U);
    QCOMPARE(totals.connectionsOpened, 50U);
    QCOMPARE(server.connections(), 50);
}

void LoopEngineTest::doesNotSendAgainByItself() {
    std::atomic<int> requests{0};
    RawServer server(closeAtEveryOther(requests));
    const Totals totals = runByLoop(loopPlan(server.url(), 6));
    QCOMPARE(totals.ok, 3U);
    QCOMPARE(totals.failed, 3U);
    QCOMPARE(onlyErrorOf(totals), ErrorClass::Stale);
    QCOMPARE(requests.load(), 6);
    QCOMPARE(server.connections(), 3);
}

void LoopEngineTest::refusedPort() {
    const ClosedPort closed;
    const LoadPlan plan = loopPlan(closed.url(), 20, 3);
    const Totals totals = runByLoop(plan);
    QCOMPARE(onlyErrorOf(totals), ErrorClass::Connect);
    QCOMPARE(accountOf(totals), accountOf(runByPool(plan)));
    QCOMPARE(totals.connectionsOpened, 0U);
}

void LoopEngineTest::unresolvableHost() {
    const Totals totals = runByLoop(loopPlan("http://no-such-host.invalid/", 5, 2));
    QCOMPARE(totals.failed, 5U);
    QCOMPARE(totals.errors.begin()->first, (std::pair{ErrorClass::Dns, 6}));
}

// Where localhost is ::1 as well, nobody listens there.
void LoopEngineTest::triesAllAddresses() {
    RawServer server(answerAfter([](int) { return Milliseconds(0); }));
    const std::string url = "http://localhost:" + std::to_string(server.port()) + "/";
    const Totals totals = runByLoop(loopPlan(url, 20, 2));
    QCOMPARE(totals.ok, 20U);
}

void LoopEngineTest::timeoutsAreFailures() {
    RawServer silent(answerNever());
    LoadPlan plan = loopPlan(silent.url(), 6, 3);
    plan.transport.timeout = Milliseconds(60);
    const Totals totals = runByLoop(plan);
    QCOMPARE(totals.failed, 6U);
    QCOMPARE(totals.errors.begin()->first, (std::pair{ErrorClass::Timeout, 28}));
    QVERIFY(totals.latencyFailed.min() >= 60'000);
    QCOMPARE(totals.connectionsOpened, 6U);
}

// A listening socket whose queue is full does not answer at all.
void LoopEngineTest::aSilentHostIsAConnectTimeout() {
    const int listening = listenOnLoopback();
    ::listen(listening, 0);
    const int port = portOf(listening);
    const ClientSocket first(port);
    LoadPlan plan = loopPlan("http://127.0.0.1:" + std::to_string(port) + "/", 4, 2);
    plan.transport.connectTimeout = Milliseconds(60);
    const Totals totals = runByLoop(plan);
    QCOMPARE(totals.errors.begin()->first, (std::pair{ErrorClass::ConnectTimeout, 28}));
    QCOMPARE(accountOf(totals), accountOf(runByPool(plan)));
    ::close(listening);
}

void LoopEngineTest::tooFewDescriptorsAreTold() {
    RawServer silent(answerNever());
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const rlimit few{60, before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
    LoadPlan plan = loopPlan(silent.url(), 100, 100);
    plan.transport.timeout = Milliseconds(60);
    const Totals totals = runByLoop(plan);
    setrlimit(RLIMIT_NOFILE, &before);
    QCOMPARE(totals.failed, 100U);
    QVERIFY(totals.errors.contains({ErrorClass::NoDescriptor, 7}));
}

void LoopEngineTest::stopAbortsAtOnce() {
    std::atomic<int> waiting{0};
    RawServer silent([&](RawClient& client) {
        client.readRequest();
        ++waiting;
        waiting.notify_all();
        client.waitForClose();
    });
    const LoadPlan plan = timedPlan(silent.url(), std::chrono::hours(1), 8);
    LoopEngine engine(plan, reachFor(plan));
    Workload workload(plan, engine.loops(), [] {});
    std::jthread stopper([&] {
        for (int seen = waiting; seen < 8; seen = waiting)
            waiting.wait(seen);
        workload.stop();
    });
    runOnLoops(engine, workload);
    const Totals totals = workload.tallies().totals();
    QCOMPARE(totals.aborted, 8U);
    QCOMPARE(totals.ended(), totals.started);
}

void LoopEngineTest::deadlineAborts() {
    RawServer silent(answerNever());
    const LoadPlan plan = timedPlan(silent.url(), Milliseconds(80), 4);
    LoopEngine engine(plan, reachFor(plan));
    Workload workload(plan, engine.loops(), [] {});
    runOnLoops(engine, workload);
    const Totals totals = workload.tallies().totals();
    QCOMPARE(totals.completed(), 0U);
    QCOMPARE(totals.aborted, totals.started);
    QVERIFY(totals.started <= 4U); // a busy machine may not come to all
    QVERIFY(workload.elapsed() >= Milliseconds(80));
}

void LoopEngineTest::stopBeforeTheStartSendsNothing() {
    const LoadPlan plan = loopPlan("http://127.0.0.1:9/", 100, 4);
    LoopEngine engine(plan, reachFor(plan));
    Workload workload(plan, engine.loops(), [] {});
    workload.stop();
    runOnLoops(engine, workload);
    QCOMPARE(workload.tallies().totals().started, 0U);
}

void LoopEngineTest::unexpectedStatusIsAFailure() {
    RawServer server(answerAfter([](int) { return Milliseconds(0); }));
    LoadPlan plan = loopPlan(server.url(), 10, 2);
    plan.expected = StatusRanges::parse("404").value();
    const Totals totals = runByLoop(plan);
    QCOMPARE(totals.failed, 10U);
    QVERIFY(totals.errors.empty());
}

void LoopEngineTest::certificatesAreVerified() {
    const Nginx nginx(Nginx::Tls::Yes);
    LoadPlan plan = loopPlan(nginx.tlsUrl(), 20, 3);
    const Totals refused = runByLoop(plan);
    QCOMPARE(refused.failed, 20U);
    QCOMPARE(refused.errors.begin()->first,
             (std::pair{ErrorClass::Tls, int(CertificateSelfSigned)}));
    QCOMPARE(accountOf(refused), accountOf(runByPool(plan)));
    qputenv("SSL_CERT_FILE", QByteArray::fromStdString(nginx.certificate()));
    QCOMPARE(runByLoop(plan).ok, 20U);
    qunsetenv("SSL_CERT_FILE");
    plan.transport.verifyTls = false;
    QCOMPARE(runByLoop(plan).ok, 20U);
}

// A certificate that is trusted, but is another host's.
void LoopEngineTest::namesAreVerified() {
    const Nginx nginx(Nginx::Tls::Yes);
    const LoadPlan plan = loopPlan(nginx.tlsUrl(), 3);
    qputenv("SSL_CERT_FILE", QByteArray::fromStdString(nginx.certificate()));
    for (const char* host : {"example.org", "127.0.0.2"}) {
        const Destination real = Destination::of(plan.request.url);
        Destination other = real;
        other.host = host;
        const std::string request = requestBytes(plan, real);
        const Reach reach = reachFor(plan);
        Workload workload(plan, 1, [] {});
        LoopWorker(workload, {other, request, reach, 1, 0}).run();
        const Totals totals = workload.tallies().totals();
        QCOMPARE(totals.failed, 3U);
        QCOMPARE(totals.errors.begin()->first,
                 (std::pair{ErrorClass::Tls, int(CertificateOfAnotherHost)}));
    }
    qunsetenv("SSL_CERT_FILE");
}

void LoopEngineTest::tlsAnswersAreTakenAsThePoolDoes_data() {
    addColumns<QString, bool>("path", "keepAlive");
    for (const char* path : {"", "status/404", "bytes"})
        for (const bool keepAlive : {true, false})
            QTest::addRow("%s %d", path, keepAlive) << QString(path) << keepAlive;
}

void LoopEngineTest::tlsAnswersAreTakenAsThePoolDoes() {
    QFETCH(QString, path);
    QFETCH(bool, keepAlive);
    Nginx nginx(Nginx::Tls::Yes);
    LoadPlan plan = loopPlan(nginx.tlsUrl() + path.toStdString(), 200, 4);
    plan.transport.verifyTls = false;
    plan.transport.keepAlive = keepAlive;
    const Totals totals = runByLoop(plan);
    QCOMPARE(totals.completed(), 200U);
    QCOMPARE(totals.phases[2].total(), totals.connectionsOpened);
    const auto account = keepAlive ? &accountOfKept : &accountOf;
    QCOMPARE(account(totals), account(runByPool(plan)));
    QCOMPARE(nginx.accessLogLines(), 400U);
}

void LoopEngineTest::tlsSessionsAreResumed() {
    const Nginx nginx(Nginx::Tls::Yes);
    LoadPlan plan = loopPlan(nginx.tlsUrl() + "resumed", 50);
    plan.transport.keepAlive = false;
    plan.transport.verifyTls = false;
    const Totals totals = runByLoop(plan);
    QCOMPARE(int(totals.statuses.at(200)), 1);
    QCOMPARE(int(totals.statuses.at(204)), 49);
}

void LoopEngineTest::aServerWithoutTlsIsTakenAsThePoolDoes_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("answers plainly") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("closes") << QByteArray();
    QTest::newRow("is silent") << QByteArray("-");
}

void LoopEngineTest::aServerWithoutTlsIsTakenAsThePoolDoes() {
    QFETCH(QByteArray, answer);
    const RawServer server([&answer](RawClient& client) {
        if (answer == "-")
            client.waitForClose();
        else
            client.send(answer.toStdString());
    });
    LoadPlan plan = loopPlan("https://127.0.0.1:" + std::to_string(server.port()) + "/", 3);
    plan.transport.timeout = Milliseconds(answer == "-" ? 300 : 20'000);
    QCOMPARE(accountOf(runByLoop(plan)), accountOf(runByPool(plan)));
}

void LoopEngineTest::refusesWhatItCannotDo() {
    const LoadPlan plan = loopPlan("http://127.0.0.1/");
    QVERIFY(checkLoop(plan).has_value());
    const auto fieldOf = [&plan](const auto& change) {
        LoadPlan changed = plan;
        change(changed.transport);
        const auto checked = checkLoop(changed);
        return checked ? std::string() : checked.error().field;
    };
    QCOMPARE(fieldOf([](auto& t) { t.version = HttpVersion::Http2; }), std::string("http2"));
    QCOMPARE(fieldOf([](auto& t) { t.redirects = 3; }), std::string("redirect"));
    QCOMPARE(fieldOf([](auto& t) { t.environmentProxy = true; }), std::string("env-proxy"));
    QCOMPARE(fieldOf([](auto& t) { t.proxy = "127.0.0.1:1"; }), std::string("proxy"));
    QCOMPARE(fieldOf([](auto& t) { t.digest = true; }), std::string("digest"));
    QCOMPARE(fieldOf([](auto& t) { t.cookies = CookieKeeping::EachUser; }), std::string("cookies"));
    QCOMPARE(fieldOf([](auto& t) { t.compressed = true; }), std::string());
    QCOMPARE(fieldOf([](auto& t) { t.version = HttpVersion::Auto; }), std::string());
}

// One that slept would wait for ever here.
void LoopEngineTest::spinningNeverSleeps() {
    EventQueue queue(true);
    QVERIFY(queue.isOpen());
    QVERIFY(queue.wait(Clock::now(), TimePoint::max()).empty());
    queue.wake();
    QCOMPARE(queue.wait(Clock::now(), TimePoint::max()).size(), std::size_t(1));
    const Nginx nginx;
    LoadPlan plan = loopPlan(nginx.url(), 500, 8);
    plan.spin = true;
    QCOMPARE(runByLoop(plan).ok, 500U);
}

LOADSTONE_TEST(LoopEngineTest)
#include "loopengine_test.moc"
