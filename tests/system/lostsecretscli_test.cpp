// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nginx.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"

#include <QTemporaryDir>

#include <mutex>
#include <set>

using namespace loadstone;

namespace {

/// What was asked for of "/", whoever asked.
class Asked {
public:
    RawServer::Answer answer() {
        return [this](RawClient& client) {
            for (std::string seen; !(seen = client.readRequest()).empty();) {
                if (seen.find("/figures") == std::string::npos)
                    add(seen);
                client.send(plainAnswer("fine"));
            }
        };
    }
    /// And forgets it.
    std::set<std::string> take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_requests, {});
    }

private:
    void add(const std::string& request) {
        const std::lock_guard lock(m_mutex);
        m_requests.insert(request);
    }

    std::mutex m_mutex;
    std::set<std::string> m_requests;
};

} // namespace

/// A result has lost its secrets: with them given again it does what it did, and not without.
class LostSecretsCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { makeCertificateIn(m_folder.path().toStdString() + "/"); }
    void resultsRunAgain_data() { addPlaces(); }
    void resultsRunAgain();
    void resultsAreExported_data() { addPlaces(); }
    void resultsAreExported();
    void parametersAreWrittenIntoTheFile();
    void figuresAreNoMatterOfSend();
    void sweepsAreRunAgain();
    void loadIsOfRunOnly();
    void whatIsGivenTakesThePlace_data();
    void whatIsGivenTakesThePlace();

private:
    void addPlaces();
    /// The options of a row, with what is only known now.
    QStringList madeOf(QStringList options) const {
        options.replaceInStrings("FOLDER", m_folder.path());
        options.replaceInStrings("PORT", QString::number(m_server.port()));
        return options;
    }
    QString resultOf(const QStringList& options) const;

    QTemporaryDir m_folder;
    Asked m_asked;
    RawServer m_server{m_asked.answer()};
};

void LostSecretsCliTest::addPlaces() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("again");
    QTest::addColumn<QByteArray>("missing");
    const auto row = [](const char* name, const QStringList& options, const QByteArray& missing,
                        const QStringList& again = {}) {
        QTest::newRow(name) << options << (again.isEmpty() ? options : again) << missing;
    };
    const QStringList digest{"--digest", "-a", "me:hunter2"};
    const QStringList certificate{"-E", "FOLDER/cert.pem", "--key", "FOLDER/key.pem"};
    row("header", {"-H", "X-Api-Key: hunter2"}, "the header X-Api-Key");
    row("header with a URL", {"-H", "Referer: http://h/?token=a"}, "the header Referer");
    row("bearer", {"--bearer", "hunter2"}, "the header Authorization");
    row("user", {"-a", "me:hunter2"}, "the header Authorization");
    row("user by Digest", digest, "the password in the URL", {"-a", "me:hunter2"});
    row("cookie", {"-b", "session=hunter2"}, "the header Cookie");
    row("cookie as a header", {"-H", "cookie: session=hunter2"}, "the header cookie");
    row("fields", {"-X", "PUT", "-d", "a=1&password=hunter2"}, "\"password\" in the body",
        {"-d", "a=1&password=hunter2"});
    row("JSON", {"-d", R"({"pin": 4711})"}, "\"pin\" in the body");
    row("form", {"-F", "password=hunter2"}, "a secret in the body");
    row("key", certificate + QStringList{"--pass", "hunter2"}, "the password of the key",
        {"--pass", "hunter2"});
    row("proxy", {"-x", "http://me:hunter2@127.0.0.1:PORT"},
        "the password in the address of the proxy");
}

/// The file with the result of one request.
QString LostSecretsCliTest::resultOf(const QStringList& options) const {
    const QString file = m_folder.filePath("result.json");
    const Ended ended = cli(QStringList{"run", QString::fromStdString(m_server.url()), "-n", "1",
                                        "-c", "1", "--json", file} +
                            options);
    return ended.exitCode == 0 ? file : QString::fromUtf8(ended.messages);
}

void LostSecretsCliTest::resultsRunAgain() {
    QFETCH(QStringList, options);
    QFETCH(QStringList, again);
    QFETCH(QByteArray, missing);
    m_asked.take();
    const QString file = resultOf(madeOf(options));
    const std::set<std::string> asked = m_asked.take();
    QCOMPARE(asked.size(), std::size_t{1});
    const QList<QStringList> commands{{"run", file},
                                      {"run", file, "-q", "100"},
                                      {"sweep", file, "--sweep", "1,2", "-n", "2", "-R", "1"},
                                      {"send", file}};
    for (const QStringList& command : commands) {
        const Ended without = cli(command);
        QCOMPARE(without.exitCode, 2);
        QVERIFY2(without.messages.contains(
                     file.toUtf8() + ": " + missing +
                     " is missing, as files do not keep it: write it in the place of ***, or give "
                     "it by -"),
                 without.messages.constData());
        QCOMPARE(m_asked.take(), std::set<std::string>());
        const Ended with = cli(command + madeOf(again));
        QVERIFY2(with.exitCode == 0, with.messages.constData());
        QCOMPARE(m_asked.take(), asked);
    }
}

void LostSecretsCliTest::resultsAreExported() {
    QFETCH(QStringList, options);
    QFETCH(QByteArray, missing);
    const QString file = resultOf(madeOf(options));
    const Ended masked = cli({"export", file});
    QCOMPARE(masked.exitCode, 0);
    QVERIFY2(masked.output.startsWith("curl ") && masked.output.contains("***"),
             masked.output.constData());
    const Ended kept = cli({"export", file, "--with-secrets"});
    QCOMPARE(kept.exitCode, 2);
    QCOMPARE(kept.output, QByteArray());
    QCOMPARE(kept.messages, "loadstone-cli export: " + file.toUtf8() + ": " + missing +
                                " is missing, as files do not keep it: write it in the place of "
                                "***, or leave --with-secrets out\n");
}

void LostSecretsCliTest::parametersAreWrittenIntoTheFile() {
    const QString file = m_folder.filePath("parameter.json");
    write(file, R"({"url": "http://127.0.0.1:1/?token=***"})");
    QCOMPARE(
        cli({"run", file}).messages,
        "loadstone-cli run: " + file.toUtf8() +
            ": \"token\" in the URL is missing, as files do not keep it: write it in the place "
            "of ***\n");
}

void LostSecretsCliTest::figuresAreNoMatterOfSend() {
    const QString file = m_folder.filePath("figures.json");
    const std::string url = m_server.url();
    write(file, QByteArray::fromStdString(R"({"url": ")" + url + R"(", "metrics_url": ")" + url +
                                          R"(figures?token=***"})"));
    const QString figures = QString::fromStdString(url) + "figures?token=a";
    QVERIFY(cli({"run", file}).messages.endsWith("of ***, or give it by --metrics\n"));
    QCOMPARE(cli({"run", file, "--metrics", figures, "-n", "1"}).exitCode, 0);
    QVERIFY(cli({"sweep", file}).messages.endsWith("write it in the place of ***\n"));
    QCOMPARE(cli({"send", file}).exitCode, 0);
}

void LostSecretsCliTest::sweepsAreRunAgain() {
    const QString file = m_folder.filePath("sweep.json");
    const QStringList levels{"--sweep", "1,2", "-n", "2", "-R", "1"};
    const QString url = QString::fromStdString(m_server.url());
    QCOMPARE(
        cli(QStringList{"sweep", url, "--bearer", "hunter2", "--json", file} + levels).exitCode, 0);
    for (const QStringList& command : {QStringList{"run", file}, QStringList{"send", file},
                                       QStringList{"sweep", file} + levels}) {
        QCOMPARE(cli(command).exitCode, 2);
        m_asked.take();
        const Ended ended = cli(command + QStringList{"--bearer", "other"});
        QVERIFY2(ended.exitCode == 0, ended.messages.constData());
        const std::set<std::string> asked = m_asked.take();
        QVERIFY(asked.size() == 1 && asked.begin()->find("Bearer other\r\n") != std::string::npos);
    }
}

void LostSecretsCliTest::loadIsOfRunOnly() {
    const QString file = m_folder.filePath("load.json");
    const QByteArray url = QByteArray::fromStdString(m_server.url());
    write(file, R"({"url": ")" + url + R"(", "stages": [{"duration_s": 1, "rate_per_s": 50}],
          "arrival": "poisson", "on_deadline": "wait", "thresholds": ["rps>1000000"]})");
    const QByteArray note = "note: only run has a use for this of " + file.toUtf8() +
                            ", which is left out: stages, arrival, on_deadline, thresholds\n";
    QVERIFY(cli({"run", file}).exitCode == 99);
    for (const QStringList& command :
         {QStringList{"sweep", file, "--sweep", "1,2", "-n", "2"}, QStringList{"send", file}}) {
        const Ended ended = cli(command);
        QVERIFY2(ended.exitCode == 0, ended.messages.constData());
        QVERIFY2(ended.messages.contains(note), ended.messages.constData());
    }
    QVERIFY(cli({"run", file, "-n", "1"}).messages.contains("the stages say how long"));
    QCOMPARE(cli({"run", file, "-q", "100", "-n", "1"}).exitCode, 99);
}

void LostSecretsCliTest::whatIsGivenTakesThePlace_data() {
    QTest::addColumn<QByteArray>("file"); ///< without the URL
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char* name, const char* file, const QStringList& options,
                        const char* sent) {
        QTest::newRow(name) << QByteArray(file) << options << QByteArray(sent);
    };
    const char* const authorized =
        R"("headers": [{"name": "authorization", "value": "***"}, {"name": "X-A", "value": "b"}])";
    row("another way", authorized, {"-a", "me:pw"}, "X-A: b\r\nAuthorization: Basic bWU6cHc=\r\n");
    row("by Digest", authorized, {"--digest", "-a", "me:pw"}, "X-A: b\r\n\r\n");
    row("none", authorized, {"-H", "Authorization:"}, "X-A: b\r\n\r\n");
    row("beside what is there", authorized, {"-H", "X-A: c", "--bearer", "t"},
        "X-A: b\r\nX-A: c\r\nAuthorization: Bearer t\r\n");
    row("form", R"("method": "PUT", "body": "--b\r\n...", "headers": [{"name": "Content-Type",
        "value": "multipart/form-data; boundary=b"}])",
        {"-F", "a=b"}, "PUT / ");
}

void LostSecretsCliTest::whatIsGivenTakesThePlace() {
    QFETCH(QByteArray, file);
    QFETCH(QStringList, options);
    QFETCH(QByteArray, sent);
    const QString name = m_folder.filePath("request.json");
    write(name, R"({"url": ")" + QByteArray::fromStdString(m_server.url()) + "\", " + file + "}");
    m_asked.take();
    const Ended ended = cli(QStringList{"run", name, "-n", "1"} + options);
    QVERIFY2(ended.exitCode == 0, ended.messages.constData());
    const std::set<std::string> asked = m_asked.take();
    QCOMPARE(asked.size(), std::size_t{1});
    const QByteArray request = QByteArray::fromStdString(*asked.begin());
    QVERIFY2(request.contains(sent), request.constData());
    QVERIFY2(request.count("boundary=") <= 1, request.constData());
}

LOADSTONE_TEST(LostSecretsCliTest)
#include "lostsecretscli_test.moc"
