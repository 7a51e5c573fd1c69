// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/childrenof.h"
#include "tests/support/nginx.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace loadstone;

namespace {

/// What no output may hold, and how it looks in base64, alone and behind a user.
const QByteArray secret = "hunter2";
const QByteArrayList forms{secret, secret.toBase64(QByteArray::OmitTrailingEquals),
                           QByteArray("me:" + secret).toBase64()};

QByteArray leakIn(const QByteArray& text) {
    for (const QByteArray& form : forms)
        if (const auto at = text.indexOf(form); at >= 0)
            return text.mid(std::max<qsizetype>(0, at - 200), 400);
    return {};
}

/// All that stands in the files of a folder but in those that hold the secret by intention.
QByteArray allIn(const QString& folder) {
    QByteArray all;
    for (const QString& name : QDir(folder).entryList(QDir::Files)) {
        if (!name.startsWith("in."))
            all += contentOf(folder + "/" + name);
    }
    return all;
}

/// The options with which a secret is said, and the URL behind the server's address. FOLDER and
/// PORT are put in.
struct Place {
    QStringList options;
    QString user;   ///< of the URL
    QString target; ///< behind the host
};

QStringList argumentsOf(const Place& place, const RawServer& server, const QString& folder) {
    QStringList arguments = place.options;
    arguments.replaceInStrings("FOLDER", folder);
    arguments.replaceInStrings("PORT", QString::number(server.port()));
    const QString host = QStringLiteral("127.0.0.1:%1/").arg(server.port());
    return QStringList{"http://" + place.user + host + place.target} + arguments;
}

/// With what checks look for.
RawServer::Answer answerFine() {
    const std::string body = R"({"token": "hunter2", "note": "access_token=hunter2"})";
    return [answer = "HTTP/1.1 200 OK\r\nSet-Cookie: sid=hunter2\r\nContent-Length: " +
                     std::to_string(body.size()) + "\r\n\r\n" + body](RawClient& client) {
        while (!client.readRequest().empty())
            client.send(answer);
    };
}

} // namespace

Q_DECLARE_METATYPE(Place)

/// A secret in each place of the command line where one may stand, searched for in all that comes
/// out.
class SecretsCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void outputsHoldNone_data() { addPlaces(); }
    void outputsHoldNone();
    void errorsHoldNone_data() { addPlaces(); }
    void errorsHoldNone();
    void echoesHoldNone_data() { addPlaces(); }
    void echoesHoldNone();
    void processesAreSeenWithNone_data() { addPlaces(); }
    void processesAreSeenWithNone();
    void exportedCommandsHoldNone_data();
    void exportedCommandsHoldNone();
    void wrongOptionsAreToldWithout_data();
    void wrongOptionsAreToldWithout();

private:
    void addPlaces();

    QTemporaryDir m_folder;
};

void SecretsCliTest::initTestCase() {
    makeCertificateIn(m_folder.path().toStdString() + "/");
    write(m_folder.filePath("in.secret"), secret + "\n");
    write(m_folder.filePath("in.feed.csv"), "password\n" + secret + "\n");
    write(m_folder.filePath("in.headers"), "X-Api-Key: " + secret + "\n");
    qputenv("LOADSTONE_TEST_SECRET", secret);
}

void SecretsCliTest::addPlaces() {
    QTest::addColumn<Place>("place");
    const auto row = [](const char* name, const QStringList& options, const QString& user = {},
                        const QString& target = {}) {
        QTest::newRow(name) << Place{options, user, target};
    };
    row("user of the URL", {}, "me:hunter2@");
    row("parameter", {}, {}, "?a=1&access_token=hunter2");
    row("header", {"-H", "Authorization: Bearer hunter2", "-H", "X-Api-Key: hunter2"});
    row("file of headers", {"-H", "@FOLDER/in.headers"});
    row("cookie", {"-b", "session=hunter2"});
    row("user", {"-a", "me:hunter2"});
    row("user by Digest", {"--digest", "-a", "me:hunter2"});
    row("bearer", {"--bearer", "hunter2"});
    row("bearer in a file", {"--bearer", "@FOLDER/in.secret"});
    row("key", {"-E", "FOLDER/cert.pem", "--key", "FOLDER/key.pem", "--pass", "hunter2"});
    row("proxy", {"-x", "http://me:hunter2@127.0.0.1:PORT"});
    row("form", {"-F", "password=hunter2"});
    row("fields", {"-d", "a=1&password=hunter2"});
    row("JSON", {"-d", "{\"user\": \"me\", \"password\": \"hunter2\"}"});
    row("feed", {"--feed", "FOLDER/in.feed.csv", "-H", "X-Api-Key: {{password}}"});
    row("feed in any header", {"--feed", "FOLDER/in.feed.csv", "-H", "X: {{password}}"});
    row("feed in the body", {"--feed", "FOLDER/in.feed.csv", "-d", "say {{password}} again"});
    row("feed in the URL", {"--feed", "FOLDER/in.feed.csv"}, {}, "?q={{password}}");
    row("environment", {"-H", "X-Api-Key: {{env LOADSTONE_TEST_SECRET}}"});
    row("environment in any header", {"-H", "X: {{env LOADSTONE_TEST_SECRET}}"});
    row("environment in the body", {"-d", "say {{env LOADSTONE_TEST_SECRET}} again"});
    row("environment in the URL", {}, {}, "?q={{env LOADSTONE_TEST_SECRET}}");
    row("check of JSON", {"--check", "json $.token equals hunter2"});
    row("check of a header", {"--check", "header Set-Cookie contains sid=hunter2"});
    row("check of the body", {"--check", "body contains access_token=hunter2"});
    row("metrics", {"--metrics", "http://me:hunter2@127.0.0.1:PORT/metrics?token=hunter2"});
}

void SecretsCliTest::outputsHoldNone() {
    QFETCH(Place, place);
    const RawServer server(answerFine());
    const QTemporaryDir results;
    const Ended ended =
        cli(QStringList{"run"} + argumentsOf(place, server, m_folder.path()) +
            QStringList{"-n", "3", "-c", "2", "--progress", "--threshold", "p95<1h",
                        "--output-format", "text", "--json", results.filePath("run.json"),
                        "--output-format", "csv:" + results.filePath("run.csv"), "--output-format",
                        "junit:" + results.filePath("run.xml")});
    QVERIFY2(ended.exitCode == 0, ended.messages);
    QCOMPARE(leakIn(ended.output), QByteArray());
    QCOMPARE(leakIn(ended.messages), QByteArray());
    const QByteArray files = allIn(results.path());
    QVERIFY(files.contains("\"plan\"") && files.contains("<testsuite"));
    QCOMPARE(leakIn(files), QByteArray());
}

// Nobody listens at the port, and what is sent once is told as well.
void SecretsCliTest::errorsHoldNone() {
    QFETCH(Place, place);
    for (const QString command : {"run", "send"}) {
        if (command == "send" && place.options.contains("--metrics"))
            continue;
        auto server = std::make_unique<RawServer>(answerFine());
        QStringList arguments = argumentsOf(place, *server, m_folder.path());
        server.reset();
        if (command == "run")
            arguments += {"-n", "2", "-c", "1"};
        const Ended ended = cli(QStringList{command} + arguments);
        QCOMPARE(ended.exitCode, 1);
        QVERIFY(!ended.output.isEmpty());
        QCOMPARE(leakIn(ended.output), QByteArray());
        QCOMPARE(leakIn(ended.messages), QByteArray());
    }
}

// The server says all again that it was told: as it is, in base64, and as a URL has it.
void SecretsCliTest::echoesHoldNone() {
    QFETCH(Place, place);
    if (place.options.contains("--metrics"))
        return;
    const RawServer server([](RawClient& client) {
        const QByteArray seen = QByteArray::fromStdString(client.readRequest());
        const QByteArray echo = seen + seen.toBase64() + seen.toPercentEncoding() +
                                seen.mid(seen.size() / 3).toBase64();
        client.send(plainAnswer(echo.toStdString()));
    });
    for (const QStringList& format : {QStringList{}, QStringList{"--json", "-"}}) {
        const Ended ended =
            cli(QStringList{"send"} + argumentsOf(place, server, m_folder.path()) + format);
        QVERIFY2(ended.output.contains("200"), ended.messages); // checks may not hold
        QVERIFY2(leakIn(ended.output).isEmpty(), ended.output);
    }
}

// The plan of a worker process comes by memory that nobody else sees, and the program takes what is
// secret out of its own arguments.
void SecretsCliTest::processesAreSeenWithNone() {
    QFETCH(Place, place);
    for (const char* ofPool : {"--digest", "-x"})
        if (place.options.contains(ofPool))
            return;
    std::atomic<bool> isAsked{false};
    const RawServer server([&](RawClient& client) {
        client.readRequest();
        isAsked = true;
        client.sleep(std::chrono::milliseconds(patience));
    });
    QProcess process;
    process.start(LOADSTONE_CLI, QStringList{"run"} + argumentsOf(place, server, m_folder.path()) +
                                     QStringList{"-n", "1", "-c", "1", "--engine", "process"});
    QTRY_VERIFY(isAsked);
    const QByteArrayList children = childrenOf(process.processId());
    QVERIFY(!children.isEmpty());
    for (const QByteArray& one :
         children + QByteArrayList{QByteArray::number(process.processId())}) {
        QFile line("/proc/" + one + "/cmdline");
        QVERIFY(line.open(QIODevice::ReadOnly));
        const QByteArray arguments = line.readAll();
        QVERIFY(arguments.contains("loadstone"));
        QCOMPARE(leakIn(arguments), QByteArray());
    }
    process.terminate();
    const Ended ended = finish(process);
    QCOMPARE(leakIn(ended.output), QByteArray());
    QCOMPARE(leakIn(ended.messages), QByteArray());
}

void SecretsCliTest::exportedCommandsHoldNone_data() {
    QTest::addColumn<QByteArray>("command");
    const auto row = [](const char* name, const QByteArray& options) {
        QTest::newRow(name) << "curl " + options;
    };
    row("user of the URL", "http://me:hunter2@h/");
    row("parameter", "'http://h/?token=hunter2'");
    row("header", "http://h/ -H 'Authorization: Bearer hunter2'");
    row("cookie", "http://h/ -b session=hunter2");
    row("user", "http://h/ -u me:hunter2");
    row("fields", "http://h/ -d password=hunter2");
    row("form", "http://h/ -F password=hunter2");
    row("proxy", "http://h/ -x http://me:hunter2@p:1");
    row("proxy's user", "http://h/ -x http://p:1 -U me:hunter2");
    row("key", "http://h/ -E cert.pem --pass hunter2");
}

// What `import` prints is to be run, so it keeps them; what it says of it does not.
void SecretsCliTest::exportedCommandsHoldNone() {
    QFETCH(QByteArray, command);
    const QTemporaryDir folder;
    const QString file = folder.filePath("request.json");
    const Ended imported = cli({"import", command, "-o", file});
    QCOMPARE(leakIn(imported.output + imported.messages), QByteArray());
    QCOMPARE(imported.exitCode, 0);
    const Ended exported = cli({"export", file});
    QCOMPARE(exported.exitCode, 0);
    QVERIFY(exported.output.startsWith("curl "));
    QCOMPARE(leakIn(exported.output + exported.messages), QByteArray());
    QVERIFY(!leakIn(cli({"export", file, "--with-secrets"}).output).isEmpty());
}

void SecretsCliTest::wrongOptionsAreToldWithout_data() {
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const QStringList& arguments) {
        QTest::newRow(arguments.join(' ').toUtf8()) << arguments;
    };
    row({"run", "me:hunter2@h"});
    row({"run", "ftp://me:hunter2@h/"});
    row({"run", "http://h/?token=hunter2", "http://h/?token=hunter2"});
    row({"run", "http://h/", "-a", "hunter2"});
    row({"run", "http://h/", "-b", "hunter2"});
    for (const char* option : {"-a", "--bearer", "-b", "--pass"})
        row({"run", "http://h/", option, "@/dev/null"});
    row({"run", "http://h/", "--bearer", "hunter2", "-a", "me:hunter2"});
    row({"run", "http://h/", "--pass", "hunter2"});
    row({"run", "http://h/", "--connect-to", "me:hunter2@h"});
    row({"run", "http://h/", "--resolve", "me:hunter2@h"});
    row({"run", "http://h/", "-x", "gopher://me:hunter2@p:1"});
    row({"run", "http://h/", "-H", "Authorization Bearer hunter2"});
    row({"run", "http://h/", "-H", "Authorization: a {{nothing}} hunter2"});
    row({"run", "http://h/", "--bearer=hunter2", "--berer=hunter2"});
    row({"run", "http://h/", "--metrics", "me:hunter2@h"});
    row({"run", "http://h/", "--check", "header Authorization is hunter2"});
    row({"run", "http://h/", "--check", "body has access_token=hunter2"});
    row({"run", "http://h/", "--check", "body matches token=(hunter2"});
    row({"run", "http://h/", "--check", "body matches token=hunter2["});
    row({"import", "curl http://h/ --no-such-option hunter2"});
    row({"import", "curl http://h/ -H 'Authorization: Bearer hunter2"});
}

void SecretsCliTest::wrongOptionsAreToldWithout() {
    QFETCH(QStringList, arguments);
    const Ended ended = cli(arguments);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY(!ended.messages.isEmpty());
    QCOMPARE(leakIn(ended.output + ended.messages), QByteArray());
}

LOADSTONE_TEST(SecretsCliTest)
#include "secretscli_test.moc"
