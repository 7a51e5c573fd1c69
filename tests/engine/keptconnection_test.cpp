// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/addressbook.h"
#include "core/http/curltransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/support/tlsserver.h"

#include <sys/socket.h>

#include <semaphore>

using namespace loadstone;

namespace {

using Say = std::function<void(SSL* ssl, RawClient& client)>;

/// The first connection: says something unasked behind its first answer, or closes, once the test
/// lets it.
struct Moment {
    std::binary_semaphore wanted{0};
    std::binary_semaphore said{0};
    bool isFirst = true;

    void pass(const std::function<void()>& say) {
        if (!std::exchange(isFirst, false))
            return;
        wanted.acquire();
        say();
        said.release();
    }
};

RawServer::Answer plainly(Moment& moment, const std::string& unasked) {
    return [&moment, unasked](RawClient& client) {
        while (!client.readRequest().empty() && client.send(plainAnswer("ok")))
            moment.pass([&] { client.send(unasked); });
    };
}

void write(SSL* ssl, const std::string& text) {
    SSL_write(ssl, text.data(), static_cast<int>(text.size()));
}

RawServer::Answer overTls(Moment& moment, int version, const Say& say) {
    const MadeCertificate own = makeCertificate({});
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    SSL_CTX_set_max_proto_version(context.get(), version);
    SSL_CTX_use_certificate(context.get(), own.certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), own.key.get());
    return [&moment, context, say](RawClient& client) {
        const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context.get()), &SSL_free);
        SSL_set_fd(ssl.get(), client.socket());
        std::array<char, 4096> request{};
        if (SSL_accept(ssl.get()) != 1)
            return;
        while (SSL_read(ssl.get(), request.data(), request.size()) > 0) {
            write(ssl.get(), plainAnswer("ok"));
            moment.pass([&] { say(ssl.get(), client); });
        }
    };
}

/// How many connections the server sees of three requests, which are all answered with 200; between
/// the first two it says what it wants to. 0: one was not.
int connectionsOfThree(const std::string& url, Moment& moment, const RawServer& server,
                       int redirects = 0) {
    const Request request{"GET", url, {}, {}};
    TransportOptions options;
    options.verifyTls = false;
    options.redirects = redirects;
    Reach reach;
    reach.addresses = std::make_shared<AddressBook>();
    reach.addresses->publish(
        addressesKnown("127.0.0.1", static_cast<std::uint16_t>(server.port())));
    CurlTransport transport(request, options, {}, {}, CurlCompany(reach));
    const auto isAnswered = [&] {
        const Exchange exchange = transport.perform(TimePoint::max());
        return exchange.status == 200 && exchange.error == ErrorClass::None;
    };
    const bool first = isAnswered();
    moment.wanted.release();
    moment.said.acquire();
    for (const TimePoint said = Clock::now(); Clock::now() - said <= CurlTransport::shortRest;) {
    }
    const bool second = isAnswered();
    return first && second && isAnswered() ? server.connections() : 0;
}

// What is behind a socket without a peer is gone at once, with a reset.
void reset(const RawClient& client) {
    const sockaddr none{AF_UNSPEC, {}};
    ::connect(client.socket(), &none, sizeof none);
}

std::string securely(const RawServer& server) {
    return "https://127.0.0.1:" + std::to_string(server.port()) + "/";
}

} // namespace

/// What a server says on an idle connection is no answer to the next request of the pool, and one
/// that it has closed takes none.
class KeptConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void nothingKeepsTheConnection();
    void anUnaskedAnswerEndsIt_data();
    void anUnaskedAnswerEndsIt();
    void anUnaskedAnswerEndsItWithTls_data() { addTlsVersions(); }
    void anUnaskedAnswerEndsItWithTls();
    void whatTlsSaysToItselfDoesNot();
    void aClosedOneTakesNoRequest_data();
    void aClosedOneTakesNoRequest();
    void oneOnWhichTlsIsClosedTakesNoRequest_data() { addTlsVersions(); }
    void oneOnWhichTlsIsClosedTakesNoRequest();

private:
    static void addTlsVersions();
};

void KeptConnectionTest::nothingKeepsTheConnection() {
    Moment moment;
    const RawServer server(plainly(moment, ""));
    QCOMPARE(connectionsOfThree(server.url(), moment, server), 1);
}

void KeptConnectionTest::anUnaskedAnswerEndsIt_data() {
    QTest::addColumn<std::string>("unasked");
    QTest::newRow("a second answer") << plainAnswer("no", "500 Unasked");
    QTest::newRow("a timeout") << std::string(
        "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n"
        "Content-Length: 0\r\n\r\n");
    QTest::newRow("one byte") << std::string("H");
}

void KeptConnectionTest::anUnaskedAnswerEndsIt() {
    QFETCH(std::string, unasked);
    Moment moment;
    const RawServer server(plainly(moment, unasked));
    QCOMPARE(connectionsOfThree(server.url(), moment, server), 2);
}

void KeptConnectionTest::addTlsVersions() {
    QTest::addColumn<int>("version");
    QTest::newRow("TLS 1.2") << TLS1_2_VERSION;
    QTest::newRow("TLS 1.3") << TLS1_3_VERSION;
}

void KeptConnectionTest::anUnaskedAnswerEndsItWithTls() {
    QFETCH(int, version);
    Moment moment;
    const RawServer server(overTls(moment, version, [](SSL* ssl, RawClient&) {
        write(ssl, plainAnswer("no", "500 Unasked"));
    }));
    QCOMPARE(connectionsOfThree(securely(server), moment, server), 2);
}

void KeptConnectionTest::whatTlsSaysToItselfDoesNot() {
    Moment moment;
    const RawServer server(overTls(moment, TLS1_3_VERSION, [](SSL* ssl, RawClient&) {
        SSL_new_session_ticket(ssl);
        SSL_do_handshake(ssl);
        SSL_key_update(ssl, SSL_KEY_UPDATE_REQUESTED);
        SSL_do_handshake(ssl);
    }));
    QCOMPARE(connectionsOfThree(securely(server), moment, server), 1);
}

void KeptConnectionTest::aClosedOneTakesNoRequest_data() {
    QTest::addColumn<bool>("isReset");
    QTest::addColumn<int>("redirects");
    for (const int redirects : {0, 1}) {
        QTest::addRow("closed, %d", redirects) << false << redirects;
        QTest::addRow("reset, %d", redirects) << true << redirects;
    }
}

void KeptConnectionTest::aClosedOneTakesNoRequest() {
    QFETCH(bool, isReset);
    QFETCH(int, redirects);
    Moment moment;
    const RawServer server([&](RawClient& client) {
        while (!client.readRequest().empty() && client.send(plainAnswer("ok")))
            moment.pass([&] { isReset ? reset(client) : client.endSending(); });
    });
    QCOMPARE(connectionsOfThree(server.url(), moment, server, redirects), 2);
}

// The connection stays open below TLS, as that of a server which waits for the client to close it.
void KeptConnectionTest::oneOnWhichTlsIsClosedTakesNoRequest() {
    QFETCH(int, version);
    Moment moment;
    const RawServer server(
        overTls(moment, version, [](SSL* ssl, RawClient&) { SSL_shutdown(ssl); }));
    QCOMPARE(connectionsOfThree(securely(server), moment, server), 2);
}

LOADSTONE_TEST(KeptConnectionTest)
#include "keptconnection_test.moc"
