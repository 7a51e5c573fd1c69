// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/limits.h"
#include "core/load/workload.h"
#include "core/target/route.h"
#include "core/target/targetserver.h"
#include "tests/support/clientsocket.h"
#include "tests/support/fetch.h"
#include "tests/support/testprogram.h"
#include "tests/support/threadpool.h"

#include <curl/curl.h>

#include <memory>

using namespace loadstone;
using namespace std::chrono_literals;

/// What the local target answers, seen by a real client. Its start and end: targetstop_test.
class TargetTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const auto port = m_server.start("127.0.0.1", 0);
        QVERIFY(port.has_value());
        m_port = *port;
        QCOMPARE(m_server.url(), "http://127.0.0.1:" + std::to_string(m_port) + "/");
    }

    void answersAsThePathSays_data() {
        addColumns<QString, int, QString>("path", "status", "body");
        const QString list = QString::fromStdString(std::string(routeList()));
        QTest::newRow("root") << "" << 200 << list;
        QTest::newRow("query") << "?a=b&c" << 200 << list;
        QTest::newRow("delay") << "delay/1" << 200 << "ok\n";
        QTest::newRow("jitter") << "jitter/0-2" << 200 << "ok\n";
        QTest::newRow("no content") << "status/204" << 204 << "";
        QTest::newRow("not modified") << "status/304" << 304 << "";
        QTest::newRow("teapot") << "status/418" << 418 << "status 418\n";
        QTest::newRow("continue") << "status/100" << 400
                                  << "The status is a number from 200 to 599.\n";
        QTest::newRow("bytes") << "bytes/7" << 200 << "xxxxxxx";
        QTest::newRow("no bytes") << "bytes/0" << 200 << "";
        QTest::newRow("never fails") << "flaky/0" << 200 << "ok\n";
        QTest::newRow("always fails") << "flaky/100" << 500 << "failed on purpose\n";
        QTest::newRow("unknown") << "no/such" << 404 << "There is nothing here.\n" + list;
    }

    void answersAsThePathSays() {
        QFETCH(QString, path);
        QFETCH(int, status);
        QFETCH(QString, body);
        const Fetched got = m_client.get(url(path.toStdString()));
        QCOMPARE(got.code, 0);
        QCOMPARE(got.status, status);
        QCOMPARE(QString::fromStdString(got.body), body);
    }

    void headSaysTheLengthAndSendsNoBody() {
        for (const char* path : {"", "bytes/12345", "delay/0", "status/404"}) {
            const Fetched whole = m_client.get(url(path));
            const Fetched head = m_client.head(url(path));
            QCOMPARE(head.code, 0);
            QCOMPARE(head.status, whole.status);
            QCOMPARE(head.contentLength, static_cast<std::int64_t>(whole.body.size()));
            QVERIFY(head.body.empty());
        }
    }

    void manyBytesArriveWhole() {
        const Fetched got = m_client.get(url("bytes/30000001"));
        QCOMPARE(got.body.size(), 30000001u);
        QCOMPARE(std::ranges::count(got.body, 'x'), 30000001);
    }

    void delaysAreNotShorterThanAsked() {
        const TimePoint began = Clock::now();
        m_client.get(url("delay/40"));
        QVERIFY(Clock::now() - began >= 40ms);
        const TimePoint jitterBegan = Clock::now();
        for (int i = 0; i < 5; ++i)
            m_client.get(url("jitter/10-20"));
        QVERIFY(Clock::now() - jitterBegan >= 50ms);
    }

    void flakyFailsForItsShare() {
        int failed = 0;
        for (int i = 0; i < 2000; ++i)
            failed += m_client.get(url("flaky/25.5")).status == 500;
        // 510 on average with a standard deviation of 20: nine of them on either side.
        QVERIFY2(failed > 330 && failed < 690, qPrintable(QString::number(failed)));
    }

    void dropClosesWithoutAnAnswer() {
        QCOMPARE(m_client.get(url("drop")).code, int(CURLE_GOT_NOTHING));
        QCOMPARE(m_client.get(url("")).status, 200);
    }

    void echoGivesBackBodyAndType_data() {
        addColumns<QByteArray, QString>("body", "header");
        QByteArray bytes;
        for (int i = 0; i < 300'000; ++i)
            bytes += static_cast<char>(i * 7 % 256);
        const QString form = "Content-Type: application/x-www-form-urlencoded";
        QTest::newRow("text") << QByteArray("hello") << "Content-Type: text/csv";
        QTest::newRow("any bytes") << bytes << "Content-Type: application/octet-stream";
        QTest::newRow("long form") << QByteArray(20'000, 'a') << form;
        QTest::newRow("multipart") << QByteArray("--b\r\nContent-Disposition: form-data; "
                                                 "name=\"a\"\r\n\r\n1\r\n--b--\r\n")
                                   << "Content-Type: multipart/form-data; boundary=b";
    }

    void echoGivesBackBodyAndType() {
        QFETCH(QByteArray, body);
        QFETCH(QString, header);
        const std::string type = header.toStdString();
        for (const std::string method : {"POST", "PUT", "PATCH", "DELETE", "GET", "OPTIONS"})
            for (const std::string transfer :
                 {"Expect:", "Expect: 100-continue", "Transfer-Encoding: chunked"}) {
                const Fetched got =
                    m_client.send(method, url("echo"), body.toStdString(), {type, transfer});
                QCOMPARE(got.status, 200);
                QCOMPARE(got.body, body.toStdString());
                QVERIFY(got.headers.find(type + "\r\n") != std::string::npos);
            }
    }

    void echoShowsARequestWithoutABody() {
        ClientSocket client(m_port);
        client.send("GET /echo?x=1 HTTP/1.1\r\nHost: here\r\nX-Own: yes\r\n"
                    "Accept-Encoding: gzip\r\n\r\n");
        const std::string answer = client.readMessage();
        QVERIFY(answer.ends_with("\r\n\r\nGET /echo?x=1 HTTP/1.1\nAccept-Encoding: gzip\n"
                                 "Host: here\nX-Own: yes\n"));
    }

    void neverCompressesAndNeverCutsOut() {
        const std::vector<std::string> headers{"Accept-Encoding: gzip, br", "Range: bytes=2-5"};
        const Fetched got = m_client.send("GET", url(""), "", headers);
        QCOMPARE(got.status, 200);
        QCOMPARE(got.body, std::string(routeList()));
    }

    // A body that is not read would be taken for the next request.
    void oneConnectionServesEverything() {
        Fetcher client;
        for (int i = 0; i < 50; ++i)
            for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
                const std::string body(static_cast<std::size_t>(i) * 1000, 'b');
                QCOMPARE(client.send(method, url("status/299"), body).status, 299);
            }
        QCOMPARE(client.connectionsOpened(), 1);
    }

    void pipelinedRequestsAreAnsweredInOrder() {
        ClientSocket client(m_port);
        std::string requests;
        for (int status = 200; status < 300; ++status)
            requests += "GET /status/" + std::to_string(status) + " HTTP/1.1\r\nHost: x\r\n\r\n";
        client.send(requests);
        for (int status = 200; status < 300; ++status)
            QVERIFY(client.readMessage().starts_with("HTTP/1.1 " + std::to_string(status)));
    }

    void closesWhereTheClientAsksForIt() {
        for (const std::string rest : {"HTTP/1.1\r\nConnection: close", "HTTP/1.0"}) {
            ClientSocket client(m_port);
            client.send("GET / " + rest + "\r\n\r\n");
            QVERIFY(client.readMessage().starts_with("HTTP/1.1 200"));
            QVERIFY(client.readMessage().empty());
        }
    }

    // As the connections of a sweep's large level do, before the next one begins.
    void clientsThatLeaveGiveTheirSlotsBack() {
        std::vector<std::unique_ptr<ClientSocket>> leaving;
        for (int i = 0; i < 200; ++i) {
            leaving.push_back(std::make_unique<ClientSocket>(m_port));
            QVERIFY(leaving.back()->sendGet("/slots/3/3600000"));
        }
        leaving.clear();
        for (int i = 0; i < 8; ++i)
            QVERIFY(ClientSocket(m_port).get("/slots/3/0").starts_with("HTTP/1.1 200"));
    }

    void closesAsTheConnectionHeaderSays_data() {
        addColumns<QByteArray, bool>("head", "closes");
        const auto row = [](const char* head, bool closes) {
            QTest::newRow(head) << QByteArray(head) << closes;
        };
        row("HTTP/1.1\r\nConnection: Close", true);
        row("HTTP/1.1\r\nCONNECTION: CLOSE", true);
        row("HTTP/1.1\r\nConnection: keep-alive, close", true);
        row("HTTP/1.1\r\nConnection: foo,Close ", true);
        row("HTTP/1.1\r\nConnection: x\r\nConnection: close", true);
        row("HTTP/1.1\r\nConnection: closed", false);
        row("HTTP/1.1\r\nConnection: keep-alive", false);
        row("HTTP/1.1", false);
        row("HTTP/1.0", true);
        row("HTTP/1.0\r\nConnection: Keep-Alive", false);
        row("HTTP/1.0\r\nConnection: keep-alive", false);
        row("HTTP/1.0\r\nConnection: keep-alive, close", true);
    }

    void closesAsTheConnectionHeaderSays() {
        QFETCH(QByteArray, head);
        QFETCH(bool, closes);
        ClientSocket client(m_port);
        client.send("GET /delay/0 " + head.toStdString() + "\r\nHost: x\r\n\r\n");
        const std::string answer = client.readMessage();
        QVERIFY(answer.starts_with("HTTP/1.1 200"));
        QCOMPARE(answer.find("Connection: close\r\n") != std::string::npos, closes);
        if (closes)
            QVERIFY(client.readMessage().empty());
        else
            QVERIFY(client.get("/status/299").starts_with("HTTP/1.1 299"));
        if (head.startsWith("HTTP/1.0") && !closes)
            QVERIFY(answer.find("Connection: keep-alive\r\n") != std::string::npos);
    }

    void takesEveryFormOfATarget_data() {
        addColumns<QByteArray, int>("line", "status");
        QTest::newRow("absolute") << QByteArray("GET http://127.0.0.1:1/status/299") << 299;
        QTest::newRow("absolute, query") << QByteArray("GET http://a/status/299?b=c") << 299;
        QTest::newRow("capitals") << QByteArray("GET HTTP://a/status/299") << 299;
        QTest::newRow("no path") << QByteArray("GET http://127.0.0.1:1") << 200;
        QTest::newRow("star") << QByteArray("OPTIONS *") << 200;
        QTest::newRow("empty line before") << QByteArray("\r\nGET /status/299") << 299;
        QTest::newRow("bare line ends before") << QByteArray("\n\n\nGET /status/299") << 299;
        QTest::newRow("a URL in the path") << QByteArray("GET /a/http://b/status/299") << 404;
    }

    void takesEveryFormOfATarget() {
        QFETCH(QByteArray, line);
        QFETCH(int, status);
        ClientSocket client(m_port);
        for (int i = 0; i < 2; ++i) {
            client.send(line.toStdString() + " HTTP/1.1\r\nHost: x\r\n\r\n");
            const std::string answer = client.readMessage();
            QVERIFY2(answer.starts_with("HTTP/1.1 " + std::to_string(status)), answer.c_str());
        }
    }

    void aBodyMayBeAnnouncedInAnyWay_data() {
        addColumns<QByteArray, QByteArray>("head", "body");
        const QByteArray chunked = "Transfer-Encoding: chunked";
        QTest::newRow("extension") << chunked << QByteArray("5;a=b\r\nhello\r\n0\r\n\r\n");
        QTest::newRow("blanks") << chunked << QByteArray("5 ; a = b\r\nhello\r\n0 \r\n\r\n");
        QTest::newRow("trailers") << chunked
                                  << QByteArray("05\r\nhello\r\n000\r\nA: b\r\nC: d\r\n\r\n");
        QTest::newRow("Chunked") << QByteArray("TRANSFER-ENCODING: Chunked")
                                 << QByteArray("5\r\nhello\r\n0\r\n\r\n");
        QTest::newRow("both") << chunked + "\r\nContent-Length: 99"
                              << QByteArray("5\r\nhello\r\n0\r\n\r\n");
        QTest::newRow("length twice") << QByteArray("Content-Length: 5, 5") << QByteArray("hello");
        QTest::newRow("length") << QByteArray("content-length: 5") << QByteArray("hello");
    }

    void aBodyMayBeAnnouncedInAnyWay() {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, body);
        ClientSocket client(m_port);
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\n" + head.toStdString() + "\r\n\r\n" +
                    body.toStdString());
        const std::string answer = client.readMessage();
        QVERIFY2(answer.ends_with("\r\n\r\nhello"), answer.c_str());
        QVERIFY(client.get("/status/299").starts_with("HTTP/1.1 299"));
    }

    void aRefusalSaysWhy_data() {
        addColumns<QByteArray, QByteArray>("bytes", "status");
        const QByteArray rest = " HTTP/1.1\r\nHost: x\r\n\r\n";
        const QByteArray much(9000, 'a');
        const auto row = [](const QByteArray& bytes, const char* status) {
            QTest::newRow(status) << bytes << QByteArray(status);
        };
        row("GRAB /" + rest, "501 Not Implemented");
        row("GET /" + much + rest, "414 URI Too Long");
        row("GET / HTTP/1.1\r\nX: " + much + "\r\n\r\n", "431 Request Header Fields Too Large");
        row("GET / HTTP/2.0\r\n\r\n", "505 HTTP Version Not Supported");
        row("GE(T / HTTP/1.1\r\n\r\n", "400 Bad Request");
    }

    void aRefusalSaysWhy() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        ClientSocket client(m_port);
        client.send(bytes.toStdString());
        const std::string answer = client.readMessage();
        QVERIFY2(answer.starts_with("HTTP/1.1 " + status.toStdString() + "\r\nConnection: close"),
                 answer.c_str());
        QVERIFY(client.readMessage().empty());
    }

    void onlyWhoMayIsToldToContinue_data() {
        addColumns<QByteArray, bool>("head", "isTold");
        QTest::newRow("any case") << QByteArray("HTTP/1.1\r\nEXPECT: 100-Continue") << true;
        QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0\r\nExpect: 100-continue") << false;
        QTest::newRow("another") << QByteArray("HTTP/1.1\r\nExpect: something") << false;
    }

    void onlyWhoMayIsToldToContinue() {
        QFETCH(QByteArray, head);
        QFETCH(bool, isTold);
        ClientSocket client(m_port);
        client.send("POST /status/299 " + head.toStdString() + "\r\nContent-Length: 2\r\n\r\nab");
        QVERIFY(client.readMessage().starts_with(isTold ? "HTTP/1.1 100" : "HTTP/1.1 299"));
    }

    void refusesWhatIsNoRequest_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto post = [](const char* rest) {
            return QByteArray("POST /echo HTTP/1.1\r\nHost: x\r\n") + rest;
        };
        QTest::newRow("nonsense") << QByteArray("\x16\x03\x01 hello\r\n\r\n");
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n");
        QTest::newRow("endless line") << QByteArray("GET /" + QByteArray(100'000, 'a'));
        QTest::newRow("bad length") << post("Content-Length: many\r\n\r\nabc");
        QTest::newRow("length and more") << post("Content-Length: 3x\r\n\r\nabc");
        QTest::newRow("two lengths") << post("Content-Length: 3, 4\r\n\r\nabc");
        QTest::newRow("signed length") << post("Content-Length: +3\r\n\r\nabc");
        QTest::newRow("other coding") << post("Transfer-Encoding: gzip\r\n\r\nabc");
        QTest::newRow("chunk and more") << post("Transfer-Encoding: chunked\r\n\r\n3x\r\nabc\r\n");
        QTest::newRow("bad chunk") << post("Transfer-Encoding: chunked\r\n\r\nxyz\r\n");
        QTest::newRow("huge chunk")
            << post("Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffff\r\n");
    }

    void refusesWhatIsNoRequest() {
        QFETCH(QByteArray, bytes);
        ClientSocket client(m_port);
        client.send(bytes.toStdString());
        client.send("\r\n\r\n");
        const std::string answer = client.readMessage();
        QVERIFY2(answer.empty() || answer.starts_with("HTTP/1.1 4"), answer.c_str());
        QVERIFY(client.readMessage().empty());
        QCOMPARE(m_client.get(url("")).status, 200);
    }

    // More than the backlog of cpp-httplib, 5, and than the descriptors of the usual soft limit.
    void aThousandConnectAtOnceAndAllAreAnswered() {
        constexpr int threads = 1000;
        LoadPlan plan;
        plan.request.url = url("delay/100");
        plan.threads = 2 * threads; // the target has one for each connection too
        if (const auto room = makeRoomFor(plan); !room)
            QSKIP(room.error().message.c_str());
        plan.requests = plan.threads = threads;
        Workload workload(plan, curlTransports({}), [] {});
        runOnThreads(threads, [&] { workload.work(); });
        const Totals totals = workload.tallies().totals();
        QCOMPARE(totals.ok, 1000u);
        QVERIFY(totals.latencyOk.min() >= 100'000);
    }

private:
    std::string url(const std::string& path) const { return m_server.url() + path; }

    TargetServer m_server;
    Fetcher m_client;
    int m_port = 0;
};

LOADSTONE_TEST(TargetTest)

#include "target_test.moc"
