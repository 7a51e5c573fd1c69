// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/run/observedrun.h"
#include "tests/support/rawserver.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace loadstone;

namespace {

using Statuses = std::map<int, std::uint64_t>;

LoadPlan planFor(const std::string& url) {
    LoadPlan plan;
    plan.request.url = url;
    plan.requests = 6;
    plan.threads = 2;
    plan.transport.version = HttpVersion::Http1;
    plan.transport.connectTimeout = plan.transport.timeout = Milliseconds(patience);
    return plan;
}

QByteArray md5(const QByteArray& text) {
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

/// The value of a field of "Authorization: Digest".
QByteArray fieldOf(const std::string& seen, const char* name) {
    const QRegularExpression field("[ ,]" + QString(name) + "=\"?([^\",\r]*)");
    return field.match(QString::fromStdString(seen)).captured(1).toUtf8();
}

/// Whether a request tells user "me" with the password "w:rd" as RFC 7616 has it.
bool isRight(const std::string& seen) {
    const QByteArray secret = md5("me:here:w:rd");
    const QByteArray what = md5("GET:" + fieldOf(seen, "uri"));
    return fieldOf(seen, "response") == md5(secret + ":n0nce:" + fieldOf(seen, "nc") + ":" +
                                            fieldOf(seen, "cnonce") + ":auth:" + what);
}

/// Counts what it gets, and wants a Digest.
RawServer::Answer digestServer(std::atomic<int>& requests) {
    return [&requests](RawClient& client) {
        for (std::string seen = client.readRequest(); !seen.empty(); seen = client.readRequest()) {
            ++requests;
            if (seen.find("\r\nAuthorization: Digest ") == std::string::npos)
                client.send("HTTP/1.1 401 Who\r\nContent-Length: 2\r\nWWW-Authenticate: Digest "
                            "realm=\"here\", nonce=\"n0nce\", qop=\"auth\"\r\n\r\nno");
            else
                client.send(plainAnswer("", isRight(seen) ? "200 OK" : "403 Wrong"));
        }
    };
}

} // namespace

/// What libcurl has and the loops do not: proxies, Digest, cookies of answers.
class PoolTransportTest : public QObject {
    Q_OBJECT

private slots:
    void digestAnswersAChallenge();
    void digestMayBeRefused();
    void cookiesAreKeptForEachUser_data();
    void cookiesAreKeptForEachUser();
    void proxyIsAsked();
    void proxyIsLeftOut();
    void proxyThatRefusesIsTold_data();
    void proxyThatRefusesIsTold();
    void socksIsSpoken();
    void loopsRefuseIt();
};

void PoolTransportTest::digestAnswersAChallenge() {
    std::atomic<int> requests{0};
    const RawServer server(digestServer(requests));
    LoadPlan plan = planFor("http://me:w%3Ard@127.0.0.1:" + std::to_string(server.port()) + "/a?b");
    plan.transport.digest = true;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.statuses, (Statuses{{200, 6}}));
    QCOMPARE(totals.ok, 6U);
    // A thread is challenged once and then knows the nonce; one may have done it all.
    QVERIFY(requests == 7 || requests == 8);
}

void PoolTransportTest::digestMayBeRefused() {
    std::atomic<int> requests{0};
    const RawServer server(digestServer(requests));
    LoadPlan plan = planFor("http://me:word@127.0.0.1:" + std::to_string(server.port()) + "/");
    plan.transport.digest = true;
    QCOMPARE(reportOf(plan).snapshot.totals.statuses, (Statuses{{403, 6}}));
}

void PoolTransportTest::cookiesAreKeptForEachUser_data() {
    QTest::addColumn<bool>("kept");
    QTest::newRow("kept") << true;
    QTest::newRow("not kept") << false;
}

void PoolTransportTest::cookiesAreKeptForEachUser() {
    QFETCH(bool, kept);
    std::atomic<int> visitors{0};
    const RawServer server([&](RawClient& client) {
        for (std::string seen = client.readRequest(); !seen.empty(); seen = client.readRequest()) {
            if (seen.find("\r\nCookie: visitor=") != std::string::npos &&
                seen.find("; own=1\r\n") != std::string::npos)
                client.send(plainAnswer("", "204 Known"));
            else
                client.send("HTTP/1.1 200 OK\r\nSet-Cookie: visitor=" + std::to_string(++visitors) +
                            "\r\nContent-Length: 0\r\n\r\n");
        }
    });
    LoadPlan plan = planFor(server.url());
    plan.threads = 1;
    plan.request.headers = {{"cookie", "own=1"}};
    plan.transport.keepAlive = false; // it is not the connection that keeps them
    plan.transport.cookies = kept ? CookieKeeping::EachUser : CookieKeeping::None;
    QCOMPARE(reportOf(plan).snapshot.totals.statuses,
             kept ? (Statuses{{200, 1}, {204, 5}}) : (Statuses{{200, 6}}));
}

void PoolTransportTest::proxyIsAsked() {
    std::atomic<bool> isRight{true};
    const RawServer proxy([&](RawClient& client) {
        for (std::string seen = client.readRequest(); !seen.empty(); seen = client.readRequest()) {
            if (!seen.starts_with("GET http://nowhere.test/a HTTP/1.1\r\n") ||
                seen.find("\r\nProxy-Authorization: Basic bWU6dzpyZA==\r\n") == std::string::npos)
                isRight = false;
            client.send(plainAnswer(""));
        }
    });
    LoadPlan plan = planFor("http://nowhere.test/a");
    plan.transport.proxy = "http://me:w%3Ard@127.0.0.1:" + std::to_string(proxy.port());
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.ok, 6U);
    QVERIFY(isRight);
    QVERIFY(report.addresses.empty()); // it is the proxy that knows
}

void PoolTransportTest::proxyIsLeftOut() {
    const RawServer server(answerAfter([](int) { return std::chrono::milliseconds(0); }));
    LoadPlan plan = planFor(server.url());
    plan.transport.proxy = "127.0.0.1:1";
    plan.transport.noProxy = "example.test,127.0.0.1";
    QCOMPARE(reportOf(plan).snapshot.totals.ok, 6U);
}

void PoolTransportTest::proxyThatRefusesIsTold_data() {
    QTest::addColumn<std::string>("words");
    QTest::newRow("wants to know whom") << plainAnswer("", "407 Who");
    QTest::newRow("closes") << std::string();
    QTest::newRow("is none") << std::string("220 ready for mail\r\n");
}

void PoolTransportTest::proxyThatRefusesIsTold() {
    QFETCH(std::string, words);
    const RawServer proxy(answerWith(words));
    LoadPlan plan = planFor("https://nowhere.test/");
    plan.transport.verifyTls = false;
    plan.transport.proxy = proxy.url();
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.failed, 6U);
    QCOMPARE(totals.errors.begin()->first, (std::pair{ErrorClass::Connect, 97}));
}

// RFC 1928, without authorization: a greeting, the host by its name, and then what was asked for.
void PoolTransportTest::socksIsSpoken() {
    std::atomic<bool> isRight{true};
    const RawServer proxy([&](RawClient& client) {
        std::string seen;
        while (seen.size() < 2 || seen.size() < 2U + static_cast<unsigned char>(seen[1]))
            if (!client.readMore(seen))
                return;
        client.send(std::string("\x05\x00", 2));
        const std::string wanted =
            std::string("\x05\x01\x00\x03\x0c", 5) + "nowhere.test" + std::string("\x00\x50", 2);
        seen.clear();
        while (seen.size() < wanted.size())
            if (!client.readMore(seen))
                return;
        isRight = isRight && seen == wanted;
        client.send(std::string("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50", 10));
        while (!client.readRequest().empty())
            client.send(plainAnswer(""));
    });
    LoadPlan plan = planFor("http://nowhere.test/");
    plan.transport.proxy = "socks5h://127.0.0.1:" + std::to_string(proxy.port());
    QCOMPARE(reportOf(plan).snapshot.totals.ok, 6U);
    QVERIFY(isRight);
}

void PoolTransportTest::loopsRefuseIt() {
    const auto refusalOf = [](EngineKind engine, const auto& change) {
        LoadPlan plan = planFor("http://me:word@127.0.0.1:1/");
        plan.engine = engine;
        change(plan.transport);
        return ObservedRun().runToEnd(plan).error.value_or(Error());
    };
    for (const EngineKind engine : {EngineKind::Loop, EngineKind::Process}) {
        const std::string name(nameOf(engine));
        QCOMPARE(
            refusalOf(engine, [](auto& t) { t.digest = true; }),
            (Error{"digest",
                   "the " + name + " engine knows no Digest authorization; use the pool engine"}));
        QCOMPARE(refusalOf(engine, [](auto& t) { t.proxy = "127.0.0.1:1"; }),
                 (Error{"proxy", "the " + name + " engine uses no proxy; use the pool engine"}));
        QCOMPARE(
            refusalOf(engine, [](auto& t) { t.cookies = CookieKeeping::EachUser; }),
            (Error{"cookies",
                   "the " + name + " engine keeps no cookies of answers; use the pool engine"}));
    }
}

LOADSTONE_TEST(PoolTransportTest)
#include "pooltransport_test.moc"
