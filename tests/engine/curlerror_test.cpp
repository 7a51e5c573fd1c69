// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlerror.h"
#include "core/report/sentences.h"
#include "tests/support/testprogram.h"

#include <curl/curl.h>

#include <cerrno>
#include <set>

using namespace loadstone;

class CurlErrorTest : public QObject {
    Q_OBJECT

private slots:
    void classifies_data();
    void classifies();
    void namesGoBothWays();
    void everyClassHasItsOwnSentence();
    void linesAreSortedAndComplete();
};

void CurlErrorTest::classifies_data() {
    addColumns<int, int, bool, int, QString>("code", "systemError", "connected", "headerBytes",
                                             "expected");
    const auto row = [](int code, int systemError, bool connected, int headerBytes,
                        const char* expected) {
        QTest::addRow("%s %d %d", expected, code, systemError)
            << code << systemError << connected << headerBytes << expected;
    };
    row(CURLE_OK, 0, true, 0, "none");
    row(CURLE_COULDNT_RESOLVE_HOST, 0, false, 0, "dns");
    row(CURLE_COULDNT_RESOLVE_PROXY, 0, false, 0, "dns");
    row(CURLE_COULDNT_CONNECT, ECONNREFUSED, false, 0, "connect");
    row(CURLE_COULDNT_CONNECT, EHOSTUNREACH, false, 0, "connect");
    row(CURLE_COULDNT_CONNECT, EADDRNOTAVAIL, false, 0, "no_local_port");
    row(CURLE_COULDNT_CONNECT, EMFILE, false, 0, "no_descriptor");
    row(CURLE_COULDNT_CONNECT, ENFILE, false, 0, "no_descriptor");
    row(CURLE_COULDNT_CONNECT, ENOBUFS, false, 0, "no_descriptor");
    row(CURLE_COULDNT_CONNECT, ETIMEDOUT, false, 0, "connect_timeout");
    row(CURLE_OPERATION_TIMEDOUT, 0, false, 0, "connect_timeout");
    row(CURLE_OPERATION_TIMEDOUT, 0, true, 0, "timeout");
    row(CURLE_SSL_CONNECT_ERROR, 0, true, 0, "tls");
    row(CURLE_PEER_FAILED_VERIFICATION, 0, true, 0, "tls");
    row(CURLE_SEND_ERROR, EPIPE, true, 0, "reset");
    row(CURLE_RECV_ERROR, ECONNRESET, true, 0, "reset");
    row(CURLE_RECV_ERROR, 0, true, 300'000, "protocol");
    row(CURLE_OUT_OF_MEMORY, 0, true, 17, "protocol");
    row(CURLE_GOT_NOTHING, 0, true, 0, "reset");
    row(CURLE_PARTIAL_FILE, 0, true, 0, "reset");
    row(CURLE_UNSUPPORTED_PROTOCOL, 0, true, 0, "protocol");
    row(CURLE_WEIRD_SERVER_REPLY, 0, true, 0, "protocol");
    row(CURLE_HTTP2, 0, true, 0, "protocol");
    row(CURLE_TOO_MANY_REDIRECTS, 0, true, 0, "redirect");
    row(CURLE_FAILED_INIT, 0, false, 0, "other");
}

void CurlErrorTest::classifies() {
    QFETCH(int, code);
    QFETCH(int, systemError);
    QFETCH(bool, connected);
    QFETCH(int, headerBytes);
    QFETCH(QString, expected);
    const auto errorClass = classify({code, systemError, connected, headerBytes});
    QCOMPARE(QString::fromUtf8(nameOf(errorClass).data()), expected);
}

void CurlErrorTest::namesGoBothWays() {
    for (const auto name : errorClassNames)
        QCOMPARE(nameOf(errorClassNamed(name).value()), name);
    QVERIFY(!errorClassNamed("unheard_of").has_value());
}

void CurlErrorTest::everyClassHasItsOwnSentence() {
    std::set<std::string> sentences;
    for (std::size_t i = 0; i < errorClassCount; ++i)
        sentences.insert(errorText(static_cast<ErrorClass>(i), 27, TransportOptions{}));
    QCOMPARE(sentences.size(), errorClassCount);
    TransportOptions transport;
    transport.timeout = Milliseconds(250);
    QVERIFY(errorText(ErrorClass::Timeout, 28, transport).find("within 250 ms;") !=
            std::string::npos);
    QVERIFY(errorText(ErrorClass::ConnectTimeout, 28, transport).find("within 250 ms;") !=
            std::string::npos);
    transport.proxy = "http://127.0.0.1:3128";
    QCOMPARE(errorText(ErrorClass::Connect, CURLE_COULDNT_CONNECT, transport),
             "the proxy refused the connection or cannot be reached; check that it runs there");
    QVERIFY(errorText(ErrorClass::ConnectTimeout, 28, transport)
                .starts_with("no connection to the proxy within 250 ms; it is overloaded"));
    QVERIFY(errorText(ErrorClass::Dns, CURLE_COULDNT_RESOLVE_PROXY, transport)
                .starts_with("the name of the proxy cannot be resolved"));
    QCOMPARE(statusText(404), "404 Not Found");
    QCOMPARE(statusText(299), "299");
}

void CurlErrorTest::linesAreSortedAndComplete() {
    Totals totals;
    totals.errors[{ErrorClass::Reset, CURLE_GOT_NOTHING}] = 5;
    totals.statuses = {{200, 100}, {404, 2}, {500, 9}};
    const auto lines = errorLines(totals, LoadPlan{});
    QCOMPARE(lines.size(), 3U);
    QCOMPARE(lines[0].code, 500);
    QCOMPARE(lines[0].errorClass, ErrorClass::Status);
    QCOMPARE(lines[1].message, "the server closed the connection without an answer");
    QCOMPARE(lines[2].count, 2U);
}

LOADSTONE_TEST(CurlErrorTest)
#include "curlerror_test.moc"
