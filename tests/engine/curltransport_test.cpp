// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curltransport.h"
#include "tests/support/contains.h"
#include "tests/support/loopback.h"
#include "tests/support/nginx.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"

#include <sys/resource.h>

#include <atomic>
#include <memory>
#include <mutex>

using namespace loadstone;

namespace {

constexpr TimePoint noDeadline = TimePoint::max();

/// One exchange over a transport of its own.
Exchange exchangeWith(const Request& request, const TransportOptions& options = {}) {
    return CurlTransport(request, options, {}).perform(noDeadline);
}

Exchange get(const std::string& url, const TransportOptions& options = {}) {
    return exchangeWith({"GET", url, {}, {}}, options);
}

/// What the server saw of the first request.
std::string seenBy(const std::function<Request(const std::string&)>& requestTo,
                   const TransportOptions& options = {}) {
    return requestSeenBy([&](int port) {
        exchangeWith(requestTo("http://127.0.0.1:" + std::to_string(port) + "/"), options);
    });
}

} // namespace

class CurlTransportTest : public QObject {
    Q_OBJECT

private slots:
    void tellsAllOfAnAnswer();
    void reusesItsConnection();
    void withoutKeepAliveItOpensNewOnes();
    void aBodyIsSentAtOnce();
    void sendsMethodHeadersAndBody();
    void headHasNoBody();
    void wholeAnswersOfAllKindsAreOk_data();
    void wholeAnswersOfAllKindsAreOk();
    void failuresHaveTheirClass_data();
    void failuresHaveTheirClass();
    void refusedPort();
    void missingDescriptorIsNamed();
    void unresolvableHost();
    void aHostThatIsFoundLaterIsTaken_data();
    void aHostThatIsFoundLaterIsTaken();
    void timeoutIsAFailure();
    void timeoutOfAKeptConnectionIsNoConnectTimeout();
    void bytesSentAreThoseOnTheWire_data();
    void bytesSentAreThoseOnTheWire();
    void redirectedPostBecomesGet();
    void endlessHeadersEnd();
    void doesNotSendAgainByItself();
    void followsRedirectsWhenAsked();
    void notAllOf3xxLeadOn_data();
    void notAllOf3xxLeadOn();
    void redirectsToNoUrlAreTold();
    void redirectsElsewhereNeedConsent();
    void redirectsByAProxyNeedConsent();
    void bytesOfRedirectsCount();
    void stopWakesABlockedTransfer();
    void deadlineAborts();
    void certificatesAreVerified();
    void speaksHttp2();
    void environmentProxyIsIgnoredUnlessAskedFor();
};

void CurlTransportTest::tellsAllOfAnAnswer() {
    RawServer server(answerAfter([](int) { return Milliseconds(20); }));
    const Exchange exchange = get(server.url());
    QCOMPARE(exchange.error, ErrorClass::None);
    QVERIFY(!exchange.aborted);
    QCOMPARE(exchange.status, 200);
    QCOMPARE(exchange.httpMajor, 1);
    QCOMPARE(exchange.connectionsOpened, 1);
    QVERIFY(exchange.bytesReceived > 15 && exchange.bytesSent > 15);
    QVERIFY(exchange.latency() >= Milliseconds(20));
    QVERIFY(exchange.phases.ttfb.value() >= Milliseconds(19));
    QVERIFY(exchange.phases.dns && exchange.phases.connect && exchange.phases.download);
    QVERIFY(!exchange.phases.tls);
    QVERIFY(*exchange.phases.connect + *exchange.phases.ttfb <= exchange.latency());
}

void CurlTransportTest::reusesItsConnection() {
    RawServer server(answerAfter([](int) { return Milliseconds(0); }));
    const Request request{"GET", server.url(), {}, {}};
    CurlTransport transport(request, {}, {});
    transport.perform(noDeadline);
    for (int i = 0; i < 10; ++i) {
        const Exchange exchange = transport.perform(noDeadline);
        QCOMPARE(exchange.status, 200);
        QCOMPARE(exchange.connectionsOpened, 0);
        QVERIFY(!exchange.phases.dns && !exchange.phases.connect);
    }
    QCOMPARE(server.connections(), 1);
}

void CurlTransportTest::withoutKeepAliveItOpensNewOnes() {
    RawServer server(answerAfter([](int) { return Milliseconds(0); }));
    TransportOptions options;
    options.keepAlive = false;
    const Request request{"GET", server.url(), {}, {}};
    CurlTransport transport(request, options, {});
    for (int i = 0; i < 5; ++i)
        QCOMPARE(transport.perform(noDeadline).connectionsOpened, 1);
    QCOMPARE(server.connections(), 5);
}

// libcurl would wait a second for a word that most servers do not give.
void CurlTransportTest::aBodyIsSentAtOnce() {
    RawServer server(answerAfter([](int) { return Milliseconds(0); }));
    const Request request{"POST", server.url(), {{"Expect", "100-continue"}}, "the body"};
    CurlTransport transport(request, {}, {});
    auto fastest = Microseconds::max();
    for (int i = 0; i < 10; ++i) {
        const Exchange exchange = transport.perform(noDeadline);
        QCOMPARE(exchange.status, 200);
        fastest = std::min(fastest, toMicroseconds(exchange.serviceTime()));
    }
    QVERIFY(fastest < Milliseconds(500));
}

void CurlTransportTest::sendsMethodHeadersAndBody() {
    const std::string post = seenBy([](const std::string& url) {
        return Request{"POST", url + "path?q=1", {{"X-One", "1"}, {"X-Empty", ""}}, "the body"};
    });
    QVERIFY(post.starts_with("POST /path?q=1 HTTP/1.1\r\n"));
    QVERIFY(contains(post, "X-One: 1\r\n") && contains(post, "X-Empty:\r\n"));
    QVERIFY(contains(post, "User-Agent: loadstone/"));
    QVERIFY(!contains(post, "Expect"));
    QVERIFY(post.ends_with("\r\n\r\nthe body"));
    const std::string bare = seenBy([](const std::string& url) {
        return Request{"POST", url, {}, {}};
    });
    QVERIFY(contains(bare, "Content-Length: 0\r\n"));
    const std::string patch = seenBy([](const std::string& url) {
        return Request{"PATCH", url, {}, "x"};
    });
    QVERIFY(patch.starts_with("PATCH / ") && patch.ends_with("x"));
    QVERIFY(seenBy([](const std::string& url) {
                return Request{"DELETE", url, {}, {}};
            }).starts_with("DELETE / "));
}

void CurlTransportTest::headHasNoBody() {
    RawServer server(answerWith("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"));
    const Exchange exchange = exchangeWith({"HEAD", server.url(), {}, {}});
    QCOMPARE(exchange.error, ErrorClass::None);
    QCOMPARE(exchange.status, 200);
}

void CurlTransportTest::wholeAnswersOfAllKindsAreOk_data() {
    addColumns<QByteArray, int>("answer", "status");
    const auto row = [](const char* name, const char* answer, int status) {
        QTest::newRow(name) << QByteArray(answer) << status;
    };
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
        200);
    row("chunked with trailers",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nab\r\n0\r\n"
        "X-Sum: 1\r\n\r\n",
        200);
    row("after an interim answer",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: "
        "1\r\n\r\nx",
        200);
    row("without a length", "HTTP/1.1 200 OK\r\n\r\nuntil the end", 200);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nold", 200);
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", 204);
    row("not modified", "HTTP/1.1 304 Not Modified\r\n\r\n", 304);
    row("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 1\n\nx", 200);
}

void CurlTransportTest::wholeAnswersOfAllKindsAreOk() {
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    RawServer server(answerWith(answer.toStdString()));
    const Exchange exchange = get(server.url());
    QCOMPARE(exchange.error, ErrorClass::None);
    QCOMPARE(exchange.status, status);
}

void CurlTransportTest::failuresHaveTheirClass_data() {
    addColumns<QByteArray, QByteArray>("answer", "errorClass");
    QTest::newRow("closed at once") << QByteArray() << QByteArray("reset");
    QTest::newRow("closed in mid-answer")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf") << QByteArray("reset");
    QTest::newRow("closed in the headers")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Le") << QByteArray("reset");
    QTest::newRow("closed in a chunk")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nab")
        << QByteArray("reset");
    QTest::newRow("garbage") << QByteArray("\x16\x03\x01 what is this?\r\n\r\n")
                             << QByteArray("protocol");
    QTest::newRow("another protocol")
        << QByteArray("220 ready for mail\r\n") << QByteArray("protocol");
}

void CurlTransportTest::failuresHaveTheirClass() {
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, errorClass);
    RawServer server(answerWith(answer.toStdString()));
    const Exchange exchange = get(server.url());
    QCOMPARE(QByteArray::fromStdString(std::string(nameOf(exchange.error))), errorClass);
    QVERIFY(exchange.code != 0);
    QVERIFY(!exchange.aborted);
}

void CurlTransportTest::refusedPort() {
    const ClosedPort closed;
    const Exchange exchange = get(closed.url());
    QCOMPARE(exchange.error, ErrorClass::Connect);
    QCOMPARE(exchange.code, int(CURLE_COULDNT_CONNECT));
    QCOMPARE(exchange.connectionsOpened, 0);
    QVERIFY(!exchange.phases.connect && !exchange.phases.ttfb);
}

// Here libcurl connects by itself, as to a proxy.
void CurlTransportTest::missingDescriptorIsNamed() {
    const ClosedPort closed;
    const Request request{"GET", closed.url(), {}, {}};
    CurlTransport transport(request, {}, {});
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const rlimit standardStreams{3, before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &standardStreams);
    const Exchange without = transport.perform(noDeadline);
    setrlimit(RLIMIT_NOFILE, &before);
    QCOMPARE(without.error, ErrorClass::NoDescriptor);
    QCOMPARE(transport.perform(noDeadline).error, ErrorClass::Connect);
}

void CurlTransportTest::unresolvableHost() {
    QCOMPARE(get("http://no-such-host.invalid/").error, ErrorClass::Dns);
}

void CurlTransportTest::aHostThatIsFoundLaterIsTaken_data() {
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLost");
    for (const char* host : {"later.test", "127.0.0.1"}) {
        QTest::addRow("%s, nothing known", host) << host << false;
        QTest::addRow("%s, not found", host) << host << true;
    }
}

// Nobody but who fills the book looks for the host, also before its first entry.
void CurlTransportTest::aHostThatIsFoundLaterIsTaken() {
    QFETCH(QString, host);
    QFETCH(bool, isLost);
    RawServer server(answerAfter([](int) { return Milliseconds(0); }));
    const auto port = static_cast<std::uint16_t>(server.port());
    Reach reach;
    reach.addresses = std::make_shared<AddressBook>();
    if (isLost)
        reach.addresses->publish({}, CURLE_OPERATION_TIMEDOUT);
    const Request request{
        "GET", "http://" + host.toStdString() + ":" + std::to_string(port) + "/", {}, {}};
    CurlTransport transport(request, {}, {}, {}, CurlCompany(reach));
    const Exchange early = transport.perform(noDeadline);
    QCOMPARE(early.error, ErrorClass::Dns);
    QCOMPARE(early.code, int(isLost ? CURLE_OPERATION_TIMEDOUT : CURLE_COULDNT_RESOLVE_HOST));
    reach.addresses->publish(addressesKnown("127.0.0.1", port));
    for (int i = 0; i < 2; ++i) {
        const Exchange later = transport.perform(noDeadline);
        QCOMPARE(later.error, ErrorClass::None);
        QCOMPARE(later.status, 200);
    }
    QCOMPARE(server.connections(), 1);
    QCOMPARE(reach.addresses->uses(),
             (std::vector<AddressUse>{{addressesKnown("127.0.0.1", port).front().text(), 1}}));
}

void CurlTransportTest::timeoutIsAFailure() {
    RawServer silent(answerNever());
    TransportOptions options;
    options.timeout = Milliseconds(80);
    const Exchange exchange = get(silent.url(), options);
    QCOMPARE(exchange.error, ErrorClass::Timeout);
    QVERIFY(exchange.latency() >= Milliseconds(79));
    QVERIFY(!exchange.aborted);
}

void CurlTransportTest::timeoutOfAKeptConnectionIsNoConnectTimeout() {
    RawServer server([](RawClient& client) {
        client.readRequest();
        client.send(plainAnswer("once"));
        client.waitForClose();
    });
    TransportOptions options;
    options.timeout = Milliseconds(80);
    const Request request{"GET", server.url(), {}, {}};
    std::optional<CurlTransport> transport;
    do // a busy machine may take longer than that for the first answer
        transport.emplace(request, options, std::stop_token());
    while (transport->perform(noDeadline).error != ErrorClass::None);
    const Exchange exchange = transport->perform(noDeadline);
    QCOMPARE(exchange.connectionsOpened, 0);
    QCOMPARE(exchange.error, ErrorClass::Timeout);
}

void CurlTransportTest::bytesSentAreThoseOnTheWire_data() {
    QTest::addColumn<int>("bodySize");
    for (const int size : {0, 40, 65'535, 65'536, 300'000})
        QTest::addRow("%d", size) << size;
}

void CurlTransportTest::bytesSentAreThoseOnTheWire() {
    QFETCH(int, bodySize);
    std::atomic<std::size_t> received{0};
    RawServer server([&](RawClient& client) {
        received = client.readRequest().size();
        client.send(plainAnswer("ok"));
    });
    const Exchange exchange = exchangeWith(
        {"POST", server.url(), {}, std::string(static_cast<std::size_t>(bodySize), 'b')});
    QCOMPARE(std::size_t(exchange.bytesSent), received.load());
}

void CurlTransportTest::redirectedPostBecomesGet() {
    std::atomic<int> posts{0};
    std::atomic<int> gets{0};
    RawServer server([&](RawClient& client) {
        for (std::string text = client.readRequest(); !text.empty(); text = client.readRequest()) {
            const bool first = text.starts_with("POST ");
            ++(first ? posts : gets);
            client.send(first ? "HTTP/1.1 303 See Other\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"
                              : plainAnswer("ok"));
        }
    });
    TransportOptions options;
    options.redirects = 1;
    const Exchange exchange = exchangeWith({"POST", server.url(), {}, "a=1"}, options);
    QCOMPARE(exchange.status, 200);
    QCOMPARE(posts.load(), 1);
    QCOMPARE(gets.load(), 1);
    QVERIFY(!exchange.phases.dns && !exchange.phases.connect); // sums over hops say nothing
}

void CurlTransportTest::endlessHeadersEnd() {
    RawServer server([](RawClient& client) {
        client.readRequest();
        client.send("HTTP/1.1 200 OK\r\n");
        const std::string line = "X-Filler: " + std::string(8000, 'x') + "\r\n";
        while (client.send(line)) {
        }
    });
    const Exchange many = get(server.url());
    QCOMPARE(many.error, ErrorClass::Protocol);
    QVERIFY(many.bytesReceived < 1'000'000);
    RawServer oneLine([](RawClient& client) {
        client.readRequest();
        client.send("HTTP/1.1 200 OK\r\nX-Long: ");
        while (client.send(std::string(8000, 'x'))) {
        }
    });
    const Exchange longLine = get(oneLine.url());
    QCOMPARE(longLine.error, ErrorClass::Protocol);
}

void CurlTransportTest::doesNotSendAgainByItself() {
    std::atomic<int> requests{0};
    RawServer server(closeAtEveryOther(requests));
    const Request request{"GET", server.url(), {}, {}};
    CurlTransport transport(request, {}, {});
    for (int i = 0; i < 6; ++i) {
        const Exchange exchange = transport.perform(noDeadline);
        QCOMPARE(exchange.error, i % 2 == 0 ? ErrorClass::None : ErrorClass::Stale);
    }
    QCOMPARE(requests.load(), 6);
    QCOMPARE(server.connections(), 3);
}

void CurlTransportTest::followsRedirectsWhenAsked() {
    std::atomic<int> requests{0};
    RawServer server([&](RawClient& client) {
        while (!client.readRequest().empty()) {
            ++requests;
            client.send("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
        }
    });
    QCOMPARE(get(server.url()).status, 302);
    QCOMPARE(requests.load(), 1);
    TransportOptions options;
    options.redirects = 3;
    const Exchange exchange = get(server.url(), options);
    QCOMPARE(exchange.error, ErrorClass::Redirect);
    QCOMPARE(requests.load(), 1 + 4);
}

void CurlTransportTest::notAllOf3xxLeadOn_data() {
    addColumns<int, bool>("status", "leadsOn");
    for (const int status : {300, 301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status << true;
    for (const int status : {200, 201, 304, 305, 306, 404})
        QTest::addRow("%d", status) << status << false;
}

void CurlTransportTest::notAllOf3xxLeadOn() {
    QFETCH(int, status);
    QFETCH(bool, leadsOn);
    std::atomic<int> requests{0};
    RawServer server([&](RawClient& client) {
        for (std::string seen; !(seen = client.readRequest()).empty();) {
            ++requests;
            client.send(seen.starts_with("GET /end ")
                            ? plainAnswer("ok", "202 Accepted")
                            : "HTTP/1.1 " + std::to_string(status) +
                                  " Named\r\nLocation: /end\r\n" +
                                  (status == 304 ? "" : "Content-Length: 0\r\n") + "\r\n");
        }
    });
    TransportOptions options;
    options.redirects = 3;
    const Request request{"GET", server.url(), {}, {}};
    CurlTransport transport(request, options, {});
    for (int i = 1; i <= 2; ++i) {
        const Exchange exchange = transport.perform(noDeadline);
        QCOMPARE(exchange.error, ErrorClass::None);
        QCOMPARE(exchange.status, leadsOn ? 202 : status);
        QCOMPARE(requests.load(), leadsOn ? 2 * i : i);
    }
    QCOMPARE(server.connections(), 1);
}

void CurlTransportTest::redirectsToNoUrlAreTold() {
    TransportOptions options;
    options.redirects = 3;
    for (const char* location : {"http://", "http://a b/", "http://host:99999/"}) {
        RawServer server(answerWith("HTTP/1.1 302 Found\r\nLocation: " + std::string(location) +
                                    "\r\nContent-Length: 0\r\n\r\n"));
        const Exchange exchange = get(server.url(), options);
        QVERIFY2(exchange.error == ErrorClass::Redirect, location);
        QCOMPARE(exchange.code, int(CURLE_URL_MALFORMAT));
    }
}

void CurlTransportTest::redirectsElsewhereNeedConsent() {
    const RawServer near(answerWith(plainAnswer("near")));
    const auto redirected = [&](const std::string& url, std::vector<std::string> agreed) {
        const RawServer server(
            answerWith("HTTP/1.1 302 Found\r\nLocation: " + url + "\r\nContent-Length: 0\r\n\r\n"));
        const Request request{"GET", server.url(), {}, {}};
        TransportOptions options;
        options.redirects = 3;
        options.connectTimeout = Milliseconds(20);
        Reach reach;
        reach.addresses = std::make_shared<AddressBook>();
        reach.addresses->publish(
            addressesKnown("127.0.0.1", static_cast<std::uint16_t>(server.port())));
        reach.agreed = std::make_shared<const std::vector<std::string>>(std::move(agreed));
        return CurlTransport(request, options, {}, {}, CurlCompany(reach)).perform(noDeadline);
    };
    const Exchange refused = redirected("http://192.0.2.9:81/", {"192.0.2.8"});
    QCOMPARE(refused.error, ErrorClass::Redirect);
    QCOMPARE(refused.code, int(CURLE_REMOTE_ACCESS_DENIED));
    QVERIFY(redirected("http://192.0.2.9:81/", {"192.0.2.9"}).error != ErrorClass::Redirect);
    QCOMPARE(redirected(near.url(), {}).status, 200);
}

// The host that is named in each request is all that is known, as the proxy decides where it is.
void CurlTransportTest::redirectsByAProxyNeedConsent() {
    std::mutex mutex;
    std::vector<std::string> asked;
    const RawServer proxy([&](RawClient& client) {
        for (std::string seen; !(seen = client.readRequest()).empty();) {
            const bool isFirst = seen.starts_with("GET http://first.test/ ");
            const std::lock_guard lock(mutex);
            asked.push_back(seen.substr(0, seen.find("\r\n")));
            client.send(isFirst ? "HTTP/1.1 302 Found\r\nLocation: http://second.test/\r\n"
                                  "Content-Length: 0\r\n\r\n"
                                : plainAnswer("second"));
        }
    });
    const auto redirected = [&](std::vector<std::string> agreed) {
        TransportOptions options;
        options.redirects = 3;
        options.proxy = proxy.url();
        Reach reach;
        reach.agreed = std::make_shared<const std::vector<std::string>>(std::move(agreed));
        const Request request{"GET", "http://first.test/", {}, {}};
        asked.clear();
        return CurlTransport(request, options, {}, {}, CurlCompany(reach)).perform(noDeadline);
    };
    const Exchange refused = redirected({"first.test"});
    QCOMPARE(refused.error, ErrorClass::Redirect);
    QCOMPARE(refused.code, int(CURLE_REMOTE_ACCESS_DENIED));
    QCOMPARE(asked, std::vector<std::string>{"GET http://first.test/ HTTP/1.1"});
    QCOMPARE(redirected({}).code, int(CURLE_REMOTE_ACCESS_DENIED)); // the first was asked for
    QCOMPARE(redirected({"SECOND.test"}).status, 200);
    QCOMPARE(asked.size(), std::size_t{2});
}

void CurlTransportTest::bytesOfRedirectsCount() {
    const std::string first = "HTTP/1.1 302 Found\r\nLocation: /2\r\nContent-Length: "
                              "70000\r\n\r\n" +
                              std::string(70'000, 'x');
    const std::string second = "HTTP/1.1 302 Found\r\nLocation: /end\r\nTransfer-Encoding: "
                               "chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n";
    RawServer server([&](RawClient& client) {
        for (std::string seen; !(seen = client.readRequest()).empty();)
            client.send(seen.starts_with("GET /end ") ? plainAnswer("four")
                        : seen.starts_with("GET /2 ") ? second
                                                      : first);
    });
    TransportOptions options;
    options.redirects = 3;
    const Request request{"GET", server.url(), {}, {}};
    CurlTransport transport(request, options, {});
    std::uint64_t heads = 0;
    for (const std::string& answer : {first, second, plainAnswer("four")})
        heads += answer.find("\r\n\r\n") + 4;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(transport.perform(noDeadline).bytesReceived, heads + 70'000 + 5 + 4);
}

void CurlTransportTest::stopWakesABlockedTransfer() {
    std::atomic<bool> connected{false};
    RawServer silent([&](RawClient& client) {
        client.readRequest();
        connected = true;
        connected.notify_all();
        client.waitForClose();
    });
    std::stop_source stop;
    const Request request{"GET", silent.url(), {}, {}};
    CurlTransport transport(request, {}, stop.get_token());
    TimePoint stopped;
    std::jthread stopper([&] {
        connected.wait(false);
        stopped = Clock::now();
        stop.request_stop();
    });
    const Exchange exchange = transport.perform(noDeadline);
    stopper.join();
    QVERIFY(exchange.aborted);
    QCOMPARE(exchange.error, ErrorClass::None);
    QVERIFY(exchange.finished >= stopped);
    QVERIFY(transport.perform(noDeadline).aborted);
}

void CurlTransportTest::deadlineAborts() {
    RawServer silent(answerNever());
    const Request request{"GET", silent.url(), {}, {}};
    CurlTransport transport(request, {}, {});
    const TimePoint deadline = Clock::now() + Milliseconds(60);
    const Exchange exchange = transport.perform(deadline);
    QVERIFY(exchange.aborted);
    QCOMPARE(exchange.error, ErrorClass::None); // no timeout: it was not held up until then
    QVERIFY(exchange.finished >= deadline);
}

void CurlTransportTest::certificatesAreVerified() {
    const Nginx nginx(Nginx::Tls::Yes);
    const Exchange refused = get(nginx.tlsUrl());
    QCOMPARE(refused.error, ErrorClass::Tls);
    TransportOptions options;
    options.verifyTls = false;
    const Exchange accepted = get(nginx.tlsUrl(), options);
    QCOMPARE(accepted.status, 200);
    QVERIFY(accepted.phases.tls.value() > Microseconds(0));
}

void CurlTransportTest::speaksHttp2() {
    const Nginx nginx(Nginx::Tls::Yes);
    TransportOptions options;
    options.verifyTls = false;
    QCOMPARE(get(nginx.tlsUrl(), options).httpMajor, 2);
    options.version = HttpVersion::Http1;
    QCOMPARE(get(nginx.tlsUrl(), options).httpMajor, 1);
    options.version = HttpVersion::Http2;
    QCOMPARE(get(nginx.h2Url(), options).httpMajor, 2);
}

void CurlTransportTest::environmentProxyIsIgnoredUnlessAskedFor() {
    RawServer proxy(answerWith(plainAnswer("from the proxy", "203 Non-Authoritative")));
    RawServer server(answerWith(plainAnswer("from the server")));
    qputenv("http_proxy", QByteArray::fromStdString(proxy.url()));
    TransportOptions options;
    QCOMPARE(get(server.url(), options).status, 200);
    options.environmentProxy = true;
    QCOMPARE(get(server.url(), options).status, 203);
    qunsetenv("http_proxy");
}

LOADSTONE_TEST(CurlTransportTest)
#include "curltransport_test.moc"
