// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/tlsfault.h"
#include "core/report/sentences.h"
#include "tests/run/observedrun.h"
#include "tests/support/childprogram.h"
#include "tests/support/nginx.h"
#include "tests/support/tlsserver.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>

using namespace loadstone;

namespace {

constexpr int many = 200;

LoadPlan planFor(const std::string& url, EngineKind engine) {
    LoadPlan plan;
    plan.request.url = url;
    plan.engine = engine;
    plan.requests = 4 * many;
    plan.threads = many;
    plan.transport.version = HttpVersion::Http1;
    // Handshakes of so many take long on a busy machine; time is not what is tested.
    plan.transport.connectTimeout = plan.transport.timeout = Milliseconds(patience);
    return plan;
}

Outcome outcomeOf(const LoadPlan& plan) {
    return ObservedRun().runToEnd(plan);
}

} // namespace

/// Which servers are trusted, and that all engines trust the same.
class TrustTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { addEngines(); }
    void initTestCase() { m_nginx = std::make_unique<Nginx>(Nginx::Tls::Yes); }
    void cleanup();
    void cleanupTestCase() { m_nginx.reset(); }
    void strangersAreRefused();
    void eachFaultOfACertificateIsNamed_data();
    void eachFaultOfACertificateIsNamed();
    void clientsThatAreNotLetInAreTold_data();
    void clientsThatAreNotLetInAreTold();
    void clientsThatAreShownTheDoorAreTold();
    void whatIsNoTlsIsNamed_data();
    void whatIsNoTlsIsNamed();
    void whatIsNoTlsLaterIsNamed();
    void aHandshakeThatStallsIsNamed();
    void ownAuthorityIsTrustedByMany();
    void sessionsAreResumed();
    void usersShareTheirSessions();
    void allConnectToAServerThatTakesItsTime();
    void ownFolderIsTrusted();
    void faultsAreToldBeforeTheRun_data();
    void faultsAreToldBeforeTheRun();
    void nothingIsReadThatIsNotNeeded();

private:
    void expectAllOk(EngineKind engine) const;
    QString fileOf(const char* name, const std::string& text) const;
    static QString onlyErrorOf(const LoadPlan& plan);

    std::unique_ptr<Nginx> m_nginx;
    QTemporaryDir m_files;
};

void TrustTest::cleanup() {
    qunsetenv("SSL_CERT_FILE");
    qunsetenv("SSL_CERT_DIR");
}

void TrustTest::strangersAreRefused() {
    QFETCH_GLOBAL(EngineKind, engine);
    const Outcome outcome = outcomeOf(planFor(m_nginx->tlsUrl(), engine));
    QCOMPARE(outcome.report->snapshot.totals.failed, 4U * many);
    QCOMPARE(outcome.report->snapshot.totals.errors.begin()->first,
             (std::pair{ErrorClass::Tls, int(CertificateSelfSigned)}));
}

QString TrustTest::fileOf(const char* name, const std::string& text) const {
    const QString path = m_files.filePath(name);
    std::ofstream(path.toStdString()) << text;
    return path;
}

QString TrustTest::onlyErrorOf(const LoadPlan& plan) {
    const RunReport report = outcomeOf(plan).report.value_or(RunReport());
    const auto lines = errorLines(report.snapshot.totals, plan);
    if (lines.size() != 1 || lines.front().count != *plan.requests)
        return QString("%1 kinds of error").arg(lines.size());
    return QString::fromStdString(std::string(nameOf(lines[0].errorClass)) + " " +
                                  std::to_string(lines[0].code) + ": " + lines[0].message);
}

void TrustTest::eachFaultOfACertificateIsNamed_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* kind, const QString& error) {
        QTest::newRow(kind) << QString(kind)
                            << error + " (accept it by switching TLS verification off)";
    };
    row("expired", "tls 101: the server's certificate has expired");
    row("early", "tls 102: the server's certificate is not valid yet; check the clocks");
    for (const char* other : {"other", "other address"})
        row(other, "tls 103: the server's certificate is for another host; check the URL");
    row("self-signed", "tls 104: the server's certificate is not trusted, because it has signed "
                       "itself; name it as one to trust");
    row("stranger", "tls 105: the server's certificate is not trusted, because its authority is "
                    "not known here; name that as one to trust");
}

void TrustTest::eachFaultOfACertificateIsNamed() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(QString, kind);
    const MadeCertificate authority = makeCertificate({"authority.test"});
    CertificateWish wish;
    if (kind != "self-signed")
        wish.authority = &authority;
    if (kind == "expired")
        wish.ends = -60;
    if (kind == "early")
        wish.begins = 600;
    if (kind.startsWith("other"))
        wish.host = kind == "other" ? "other.test" : "127.0.0.2";
    const bool isKnown = wish.authority && kind != "stranger";
    const MadeCertificate stranger = makeCertificate({"stranger.test"});
    const RawServer server(answerOverTls(makeCertificate(wish)));
    LoadPlan plan = planFor("https://127.0.0.1:" + std::to_string(server.port()) + "/", engine);
    plan.threads = 2;
    plan.requests = 4;
    plan.transport.caFile =
        fileOf("trusted.pem", (isKnown ? authority : stranger).pem()).toStdString();
    QTEST(onlyErrorOf(plan), "error");
    plan.transport.verifyTls = false;
    QCOMPARE(outcomeOf(plan).report->snapshot.totals.ok, 4U);
}

void TrustTest::clientsThatAreNotLetInAreTold_data() {
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("hasCertificate");
    QTest::addColumn<QString>("error");
    QTest::newRow("none, TLS 1.3") << TLS1_3_VERSION << false
                                   << "tls 107: the server wants a certificate of the client, and "
                                      "has got none; name one";
    QTest::newRow("none, TLS 1.2")
        << TLS1_2_VERSION << false << "tls 35: the TLS handshake failed (SSL connect error)";
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION})
        QTest::addRow("a stranger's, %d", version)
            << version << true << "tls 108: the server refused the certificate of the client";
}

// By TLS 1.3 a client is done before it is looked at, and hears of it in the place of an answer.
void TrustTest::clientsThatAreNotLetInAreTold() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(int, version);
    QFETCH(bool, hasCertificate);
    const MadeCertificate own = makeCertificate({});
    const MadeCertificate wanted = makeCertificate({"wanted.test"});
    const RawServer server(answerOverTls(own, &wanted, version));
    LoadPlan plan = planFor("https://127.0.0.1:" + std::to_string(server.port()) + "/", engine);
    plan.threads = 2;
    plan.requests = 4;
    plan.transport.verifyTls = false;
    const auto show = [&](const MadeCertificate& shown) {
        plan.transport.certificate =
            fileOf("client.pem", shown.pem() + shown.keyPem()).toStdString();
    };
    if (hasCertificate)
        show(own);
    QTEST(onlyErrorOf(plan), "error");
    show(wanted);
    QCOMPARE(outcomeOf(plan).report->snapshot.totals.ok, 4U);
}

// The server is gone before the request has been sent, so that this fails, but not before it has
// said why.
void TrustTest::clientsThatAreShownTheDoorAreTold() {
    QFETCH_GLOBAL(EngineKind, engine);
    const MadeCertificate own = makeCertificate({});
    const MadeCertificate wanted = makeCertificate({"wanted.test"});
    const RawServer server(leaveAfterHandshake(own, &wanted));
    LoadPlan plan = planFor("https://127.0.0.1:" + std::to_string(server.port()) + "/", engine);
    plan.threads = 2;
    plan.requests = 50;
    plan.transport.verifyTls = false;
    QCOMPARE(onlyErrorOf(plan), QString("tls 107: the server wants a certificate of the client, "
                                        "and has got none; name one"));
}

void TrustTest::whatIsNoTlsIsNamed_data() {
    QTest::addColumn<std::string>("words");
    QTest::addColumn<QString>("error");
    const QString none = "tls 111: the server speaks no TLS at this port; check the port, and "
                         "whether it is http";
    QTest::newRow("HTTP") << plainAnswer("no", "400 Bad Request") << none;
    QTest::newRow("a greeting") << std::string("220 ready for mail\r\n") << none;
    const auto alert = [](char kind) { return std::string("\x15\x03\x03\0\x02\x02", 6) + kind; };
    QTest::newRow("another version")
        << alert(70)
        << QString("tls 112: the server and this machine have no version of TLS, or no cipher, in "
                   "common");
    QTest::newRow("no certificate") << alert(116)
                                    << QString("tls 107: the server wants a certificate of the "
                                               "client, and has got none; name one");
    QTest::newRow("a failure") << alert(40)
                               << QString("tls 35: the TLS handshake failed (SSL connect error)");
}

void TrustTest::whatIsNoTlsIsNamed() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(std::string, words);
    const RawServer server([words](RawClient& client) {
        client.send(words);
        client.endSending();
        client.waitForClose();
    });
    LoadPlan plan = planFor("https://127.0.0.1:" + std::to_string(server.port()) + "/", engine);
    plan.threads = 1;
    plan.requests = 3;
    QTEST(onlyErrorOf(plan), "error");
}

void TrustTest::whatIsNoTlsLaterIsNamed() {
    QFETCH_GLOBAL(EngineKind, engine);
    const RawServer server(leaveAfterHandshake(makeCertificate({}), nullptr, plainAnswer("ok")));
    LoadPlan plan = planFor("https://127.0.0.1:" + std::to_string(server.port()) + "/", engine);
    plan.threads = 1;
    plan.requests = 3;
    plan.transport.verifyTls = false;
    QCOMPARE(onlyErrorOf(plan),
             QString("tls 110: what the server sent was no TLS, or it was damaged on the way"));
}

void TrustTest::aHandshakeThatStallsIsNamed() {
    QFETCH_GLOBAL(EngineKind, engine);
    const RawServer silent(answerNever());
    LoadPlan plan = planFor("https://127.0.0.1:" + std::to_string(silent.port()) + "/", engine);
    plan.threads = 1;
    plan.requests = 2;
    plan.transport.connectTimeout = Milliseconds(200);
    QCOMPARE(onlyErrorOf(plan),
             QString("tls 28: the server took the connection, but the TLS handshake was not over "
                     "within 200 ms; it is overloaded, or speaks no TLS at this port"));
}

void TrustTest::expectAllOk(EngineKind engine) const {
    const Outcome outcome = outcomeOf(planFor(m_nginx->tlsUrl(), engine));
    QVERIFY(outcome.report);
    const Totals& totals = outcome.report->snapshot.totals;
    QCOMPARE(totals.errors.size(), std::size_t(0));
    QCOMPARE(totals.ok, 4U * many);
    // One process may be done with all requests before another has opened its connections.
    QVERIFY(totals.connectionsOpened > 0 && totals.connectionsOpened <= std::uint64_t(many));
}

void TrustTest::ownAuthorityIsTrustedByMany() {
    QFETCH_GLOBAL(EngineKind, engine);
    qputenv("SSL_CERT_FILE", QByteArray::fromStdString(m_nginx->certificate()));
    expectAllOk(engine);
}

void TrustTest::sessionsAreResumed() {
    QFETCH_GLOBAL(EngineKind, engine);
    qputenv("SSL_CERT_FILE", QByteArray::fromStdString(m_nginx->certificate()));
    LoadPlan plan = planFor(m_nginx->tlsUrl() + "resumed", engine);
    plan.threads = 1;
    plan.requests = 50;
    plan.transport.keepAlive = false;
    const Outcome outcome = outcomeOf(plan);
    const std::map<int, std::uint64_t> expected{{200, 1}, {204, 49}};
    QCOMPARE(outcome.report->snapshot.totals.statuses, expected);
}

void TrustTest::usersShareTheirSessions() {
    QFETCH_GLOBAL(EngineKind, engine);
    qputenv("SSL_CERT_FILE", QByteArray::fromStdString(m_nginx->certificate()));
    LoadPlan plan = planFor(m_nginx->tlsUrl() + "resumed", engine);
    plan.requests = many;
    const Outcome outcome = outcomeOf(plan);
    const Totals& totals = outcome.report->snapshot.totals;
    QCOMPARE(totals.ok, std::uint64_t(many));
    // Each user connects once, and not all before the first of them has its answer.
    QVERIFY(totals.statuses.contains(204));
}

void TrustTest::allConnectToAServerThatTakesItsTime() {
    QFETCH_GLOBAL(EngineKind, engine);
    const RawServer silent(answerNever());
    const LoadPlan plan = planFor("https://127.0.0.1:" + std::to_string(silent.port()), engine);
    ObservedRun observed;
    observed.run.start(plan);
    QTRY_COMPARE(silent.connections(), many);
    observed.run.stop();
    const Outcome outcome = observed.wait();
    QCOMPARE(outcome.report->snapshot.totals.aborted, std::uint64_t(many));
}

void TrustTest::ownFolderIsTrusted() {
    QFETCH_GLOBAL(EngineKind, engine);
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    std::filesystem::copy_file(m_nginx->certificate(), path + "/own.pem");
    QCOMPARE(ChildProgram({"openssl", "rehash", path}).wait(), 0);
    qputenv("SSL_CERT_DIR", "/:" + folder.path().toUtf8());
    QVERIFY(!outcomeOf(planFor(m_nginx->tlsUrl(), engine)).report); // nothing in the first one
    qputenv("SSL_CERT_DIR", folder.path().toUtf8());
    expectAllOk(engine);
}

void TrustTest::faultsAreToldBeforeTheRun_data() {
    addColumns<QByteArray, QByteArray, QString>("variable", "content", "sentence");
    const QString file = "the file of trusted certificates, %1 (SSL_CERT_FILE), ";
    const QString advice = "; name one in PEM format, or switch TLS verification off";
    const QString folder =
        "the folder of trusted certificates, %1 (SSL_CERT_DIR), holds none under the hash of its "
        "name; \"openssl rehash\" names them so";
    const auto row = [](const char* name, const char* variable, const char* content,
                        const QString& sentence) {
        QTest::newRow(name) << QByteArray(variable) << QByteArray(content) << sentence;
    };
    row("missing", "SSL_CERT_FILE", nullptr,
        file + "cannot be read: No such file or directory" + advice);
    row("empty", "SSL_CERT_FILE", "", file + "is empty" + advice);
    row("text", "SSL_CERT_FILE", "no certificate", file + "holds no certificate" + advice);
    row("folder", "SSL_CERT_DIR", nullptr, folder);
}

void TrustTest::faultsAreToldBeforeTheRun() {
    QFETCH_GLOBAL(EngineKind, engine);
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, content);
    QFETCH(QString, sentence);
    const QTemporaryDir folder;
    const QByteArray path = folder.path().toUtf8() + "/roots";
    if (!content.isNull())
        std::ofstream(path.toStdString()) << content.toStdString();
    qputenv(variable.constData(), path);
    const Outcome outcome = outcomeOf(planFor(m_nginx->tlsUrl(), engine));
    QVERIFY(!outcome.report);
    QCOMPARE(QString::fromStdString(outcome.error.value_or(Error()).message), sentence.arg(path));
}

void TrustTest::nothingIsReadThatIsNotNeeded() {
    QFETCH_GLOBAL(EngineKind, engine);
    qputenv("SSL_CERT_FILE", "/nowhere");
    LoadPlan unverified = planFor(m_nginx->tlsUrl(), engine);
    unverified.transport.verifyTls = false;
    for (const LoadPlan& plan : {unverified, planFor(m_nginx->url(), engine)})
        QCOMPARE(outcomeOf(plan).report.value_or(RunReport()).snapshot.totals.ok, 4U * many);
}

LOADSTONE_TEST(TrustTest)
#include "trust_test.moc"
