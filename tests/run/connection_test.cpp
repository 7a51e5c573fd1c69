// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/run/observedrun.h"
#include "tests/support/childprogram.h"
#include "tests/support/nginx.h"
#include "tests/support/rawserver.h"
#include "tests/support/temporaryfolder.h"

#include <fstream>

using namespace loadstone;

namespace {

using Statuses = std::map<int, std::uint64_t>;

/// Three requests of one user.
LoadPlan plainPlanFor(const std::string& url, EngineKind engine = EngineKind::Pool) {
    LoadPlan plan;
    plan.request.url = url;
    plan.engine = engine;
    plan.requests = 3;
    plan.threads = 1;
    plan.transport.version = HttpVersion::Http1;
    plan.transport.connectTimeout = plan.transport.timeout = Milliseconds(patience);
    return plan;
}

std::string at(const std::string& host, const RawServer& server) {
    return "http://" + host + ":" + std::to_string(server.port()) + "/";
}

/// Answers ok to those that say they want `host`.
RawServer::Answer onlyFor(std::string host) {
    return [host = std::move(host)](RawClient& client) {
        for (std::string seen = client.readRequest(); !seen.empty(); seen = client.readRequest())
            client.send(plainAnswer("", seen.find("\r\nHost: " + host) == std::string::npos
                                            ? "421 Misdirected"
                                            : "200 OK"));
    };
}

std::string errorField(const LoadPlan& plan) {
    return ObservedRun().runToEnd(plan).error.value_or(Error()).field;
}

/// A key with the password "word" in `folder`, and its certificate.
void makeLockedKeyIn(const std::string& folder) {
    const auto openssl = [](std::vector<std::string> words) {
        words.insert(words.begin(), "openssl");
        return ChildProgram(words).wait();
    };
    makeCertificateIn(folder);
    QCOMPARE(openssl({"ec", "-in", folder + "key.pem", "-aes256", "-passout", "pass:word", "-out",
                      folder + "locked.pem"}),
             0);
}

} // namespace

/// Where connections go, from where they come and what they show, alike with all engines.
class ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_nginx = std::make_unique<Nginx>(Nginx::Tls::Yes);
        makeLockedKeyIn(folder());
    }
    void cleanupTestCase() { m_nginx.reset(); }
    void pinnedHostIsConnectedTo_data() { addEngines(); }
    void pinnedHostIsConnectedTo();
    void detourIsTaken_data() { addEngines(); }
    void detourIsTaken();
    void detourLeadsToAPinnedHost_data() { addEngines(); }
    void detourLeadsToAPinnedHost();
    void onlyOneVersionOfIpIsUsed_data() { addEngines(); }
    void onlyOneVersionOfIpIsUsed();
    void unixSocketIsConnectedTo_data() { addEngines(); }
    void unixSocketIsConnectedTo();
    void aUnixSocketThatIsNotThereHasNoConnections_data() { addEngines(); }
    void aUnixSocketThatIsNotThereHasNoConnections();
    void connectionsComeFromAnAddress_data() { addEngines(); }
    void connectionsComeFromAnAddress();
    void noSuchInterfaceIsToldBefore_data() { addEngines(); }
    void noSuchInterfaceIsToldBefore();
    void certificateIsShown_data() { addEngines(); }
    void certificateIsShown();
    void faultsOfACertificateAreToldBefore_data();
    void faultsOfACertificateAreToldBefore();
    void onlyTheOwnAuthorityIsTrusted_data() { addEngines(); }
    void onlyTheOwnAuthorityIsTrusted();
    void packedAnswersAreAskedFor_data() { addEngines(); }
    void packedAnswersAreAskedFor();

private:
    std::string folder() const { return m_folder.path().string() + "/"; }

    TemporaryFolder m_folder;
    std::unique_ptr<Nginx> m_nginx;
};

void ConnectionTest::pinnedHostIsConnectedTo() {
    QFETCH(EngineKind, engine);
    const RawServer server(onlyFor("Example.test:"));
    LoadPlan plan = plainPlanFor(at("Example.test", server), engine);
    const std::string there = ":" + std::to_string(server.port()) + ":";
    for (const std::string& text : {"other.test" + there + "127.0.0.9", "*" + there + "127.0.0.9",
                                    "example.test" + there + "127.0.0.1"})
        plan.transport.resolve.push_back(PinnedHost::read(text).value());
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.statuses, (Statuses{{200, 3}}));
    QCOMPARE(report.addresses, (std::vector<AddressUse>{{"127.0.0.1", 1}}));
}

void ConnectionTest::detourIsTaken() {
    QFETCH(EngineKind, engine);
    const RawServer server(onlyFor("example.test\r\n"));
    LoadPlan plan = plainPlanFor("http://example.test/", engine);
    plan.transport.connectTo = {
        Detour::read("example.test:81:127.0.0.9:1").value(),
        Detour::read(":80:127.0.0.1:" + std::to_string(server.port())).value()};
    QCOMPARE(reportOf(plan).snapshot.totals.statuses, (Statuses{{200, 3}}));
}

void ConnectionTest::detourLeadsToAPinnedHost() {
    QFETCH(EngineKind, engine);
    const RawServer server(onlyFor("127.0.0.9\r\n"));
    const std::string port = std::to_string(server.port());
    LoadPlan plan = plainPlanFor("http://127.0.0.9/", engine);
    plan.transport.connectTo = {Detour::read("::there.test:" + port).value()};
    plan.transport.resolve = {PinnedHost::read("there.test:" + port + ":127.0.0.1").value()};
    QCOMPARE(reportOf(plan).snapshot.totals.statuses, (Statuses{{200, 3}}));
}

void ConnectionTest::onlyOneVersionOfIpIsUsed() {
    QFETCH(EngineKind, engine);
    const RawServer server(onlyFor("localhost:"));
    LoadPlan plan = plainPlanFor(at("localhost", server), engine);
    plan.transport.ipVersion = IpVersion::Four;
    const RunReport four = reportOf(plan);
    QCOMPARE(four.snapshot.totals.statuses, (Statuses{{200, 3}}));
    QCOMPARE(four.addresses, (std::vector<AddressUse>{{"127.0.0.1", 1}}));
    plan.transport.ipVersion = IpVersion::Six;
    const RunReport six = reportOf(plan);
    QCOMPARE(six.snapshot.totals.ok, 0U);
    QCOMPARE(six.snapshot.totals.errors.begin()->first.first, ErrorClass::Connect);
    QCOMPARE(six.addresses, (std::vector<AddressUse>{{"::1", 0}}));
}

void ConnectionTest::unixSocketIsConnectedTo() {
    QFETCH(EngineKind, engine);
    const std::string path = folder() + "socket";
    const RawServer server(onlyFor("example.test\r\n"), path);
    LoadPlan plan = plainPlanFor("http://example.test/", engine);
    plan.transport.unixSocket = path;
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.statuses, (Statuses{{200, 3}}));
    QCOMPARE(report.addresses, (std::vector<AddressUse>{{"a unix socket", 1}}));
}

void ConnectionTest::aUnixSocketThatIsNotThereHasNoConnections() {
    QFETCH(EngineKind, engine);
    LoadPlan plan = plainPlanFor("http://example.test/", engine);
    plan.transport.unixSocket = folder() + "nobody";
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.failed, 3U);
    QCOMPARE(report.snapshot.totals.connectionsOpened, 0U);
    QCOMPARE(report.addresses, (std::vector<AddressUse>{{"a unix socket", 0}}));
}

void ConnectionTest::connectionsComeFromAnAddress() {
    QFETCH(EngineKind, engine);
    LoadPlan plan = plainPlanFor(m_nginx->url() + "from2", engine);
    plan.transport.interface = "127.0.0.2";
    QCOMPARE(reportOf(plan).snapshot.totals.statuses, (Statuses{{204, 3}}));
    plan.transport.interface = "lo";
    QCOMPARE(reportOf(plan).snapshot.totals.statuses, (Statuses{{200, 3}}));
}

void ConnectionTest::noSuchInterfaceIsToldBefore() {
    QFETCH(EngineKind, engine);
    for (const char* interface : {"nosuch0", "192.0.2.77"}) {
        LoadPlan plan = plainPlanFor(m_nginx->url(), engine);
        plan.transport.interface = interface;
        const Outcome outcome = ObservedRun().runToEnd(plan);
        QVERIFY(!outcome.report);
        QCOMPARE(outcome.error.value_or(Error()).field, std::string("interface"));
        QVERIFY(outcome.error->message.starts_with(
            "\"" + plan.transport.interface + "\" is no interface or address of this machine"));
    }
}

void ConnectionTest::certificateIsShown() {
    QFETCH(EngineKind, engine);
    LoadPlan plan = plainPlanFor(m_nginx->tlsUrl() + "client", engine);
    plan.transport.verifyTls = false;
    QCOMPARE(reportOf(plan).snapshot.totals.statuses, (Statuses{{200, 3}}));
    plan.transport.certificate = folder() + "cert.pem";
    plan.transport.key = folder() + "locked.pem";
    plan.transport.keyPassword = "word";
    const RunReport report = reportOf(plan);
    QCOMPARE(report.snapshot.totals.statuses, (Statuses{{204, 3}}));
    QCOMPARE(report.tls.size(), std::size_t(1));
    const std::string& version = report.tls.front().version;
    QVERIFY(version == "TLSv1.2" || version == "TLSv1.3"); // as nginx has it
    QVERIFY(report.tls.front().cipher.starts_with(version == "TLSv1.3" ? "TLS_" : "ECDHE-"));
    QCOMPARE(report.tls.front().connections, 1U);
}

void ConnectionTest::faultsOfACertificateAreToldBefore_data() {
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* certificate, const char* key,
                        const char* password, const char* field, const QString& sentence) {
        QTest::newRow(name) << certificate << key << password << field << sentence;
    };
    row("missing", "none.pem", "", "", "cert",
        "the file of the client's certificate, DIR/none.pem, cannot be read: No such file or "
        "directory");
    row("a key", "key.pem", "", "", "cert",
        "the file of the client's certificate, DIR/key.pem, holds no certificate in PEM format");
    row("no key", "cert.pem", "", "", "key",
        "DIR/cert.pem holds no key in PEM format; name its file");
    row("key is missing", "cert.pem", "none.pem", "", "key",
        "the file of the client's key, DIR/none.pem, cannot be read: No such file or directory");
    row("key of another", "cert.pem", "other/key.pem", "", "key",
        "the key in DIR/other/key.pem does not belong to the certificate in DIR/cert.pem");
    row("no password", "cert.pem", "locked.pem", "", "pass",
        "the key in DIR/locked.pem has a password; give it");
    row("wrong password", "cert.pem", "locked.pem", "wort", "pass",
        "the password does not open the key in DIR/locked.pem");
}

void ConnectionTest::faultsOfACertificateAreToldBefore() {
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, password);
    QFETCH(QString, field);
    QFETCH(QString, sentence);
    std::filesystem::create_directory(folder() + "other");
    makeCertificateIn(folder() + "other/");
    for (const EngineKind engine : allEngines) {
        LoadPlan plan = plainPlanFor(m_nginx->tlsUrl(), engine);
        plan.transport.certificate = folder() + certificate.toStdString();
        plan.transport.key = key.isEmpty() ? "" : folder() + key.toStdString();
        plan.transport.keyPassword = password.toStdString();
        const Error error = ObservedRun().runToEnd(plan).error.value_or(Error());
        QCOMPARE(QString::fromStdString(error.message),
                 QString(sentence).replace("DIR/", QString::fromStdString(folder())));
        QCOMPARE(QString::fromStdString(error.field), field);
    }
}

void ConnectionTest::onlyTheOwnAuthorityIsTrusted() {
    QFETCH(EngineKind, engine);
    ObservedRun observed;
    LoadPlan plan = plainPlanFor(m_nginx->tlsUrl(), engine);
    plan.transport.caFile = m_nginx->certificate();
    QCOMPARE(observed.runToEnd(plan).report.value_or(RunReport()).snapshot.totals.ok, 3U);
    plan.transport.caFile = folder() + "cert.pem"; // one that has not signed it
    QCOMPARE(observed.runToEnd(plan).report.value_or(RunReport()).snapshot.totals.ok, 0U);
    plan.transport.caFile = folder() + "none.pem";
    QCOMPARE(errorField(plan), std::string("cacert"));
}

void ConnectionTest::packedAnswersAreAskedFor() {
    QFETCH(EngineKind, engine);
    const RawServer server([](RawClient& client) {
        for (std::string seen = client.readRequest(); !seen.empty(); seen = client.readRequest())
            client.send(seen.find("\r\nAccept-Encoding: deflate, gzip") == std::string::npos
                            ? plainAnswer("", "204 No")
                            : "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                              "9\r\n\r\nno gzip !");
    });
    LoadPlan plan = plainPlanFor(server.url(), engine);
    QCOMPARE(reportOf(plan).snapshot.totals.statuses, (Statuses{{204, 3}}));
    plan.transport.compressed = true;
    const Totals totals = reportOf(plan).snapshot.totals;
    QCOMPARE(totals.statuses, (Statuses{{200, 3}}));
    QCOMPARE(totals.ok, 3U); // what comes over the wire is counted and not unpacked
    plan.request.headers = {{"accept-encoding", "identity"}};
    QCOMPARE(reportOf(plan).snapshot.totals.statuses, (Statuses{{204, 3}}));
}

LOADSTONE_TEST(ConnectionTest)
#include "connection_test.moc"
