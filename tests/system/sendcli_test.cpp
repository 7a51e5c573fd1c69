// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nginx.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"

#include <QFile>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <zlib.h>

using namespace loadstone;

namespace {

using Json = nlohmann::json;

Json parsed(const QByteArray& text) {
    return Json::parse(text.toStdString(), nullptr, false);
}

QString url(const RawServer& server) {
    return QString::fromStdString(server.url());
}

std::string packed(const std::string& text) {
    z_stream stream{};
    constexpr int gzip = 15 + 16;
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY);
    std::string in = text;
    std::string out(200 + text.size(), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

} // namespace

/// `send`, `import` and `export`, and the files that they share with `run`.
class SendCliTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatWasSentAndCame();
    void jsonHasAll();
    void tellsWhatWasNegotiated();
    void unpacksWhatComesPacked();
    void showsAllAnswersOfARedirect();
    void aFailureIsTold();
    void nothingThatATerminalObeysIsShown();
    void importedRequestRuns();
    void importNamesTheOption_data();
    void importNamesTheOption();
    void optionsChangeARequestFile();
    void wrongRequestFileIsNamed();
    void filesOfCommands_data();
    void filesOfCommands();
    void commandFromInputLeavesNoneForABody();
    void exportGivesACommand();
    void noSecretIsShown_data();
    void noSecretIsShown();
};

void SendCliTest::showsWhatWasSentAndCame() {
    const RawServer server(answerWith("HTTP/1.1 201 Made\r\nX-Answer: 1\r\nContent-Length: "
                                      "6\r\n\r\nhello\n"));
    const Ended ended = cli({"send", url(server) + "a?b=1", "-d", "body", "-H", "X-Own: 2"});
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.messages, QByteArray());
    const QByteArray text = ended.output;
    QVERIFY(text.startsWith("> POST /a?b=1 HTTP/1.1\n> Host: 127.0.0.1:"));
    for (const char* part :
         {"\n> X-Own: 2\n", "\n> \nbody\n\n< HTTP/1.1 201 Made\n", "\n< X-Answer: 1\n",
          "\n< \nhello\n\n", "  Result:        201 Created, as expected\n",
          "  Negotiated:    HTTP/1.1 to 127.0.0.1\n",
          "  Bytes:         ", "  connect:  ", "  send:     ", "  wait:     ", "  receive:  "})
        QVERIFY2(text.contains(part), part);
    QVERIFY(!text.contains("tls:"));
}

void SendCliTest::jsonHasAll() {
    const RawServer server(answerWith(plainAnswer("h\xe9llo", "503 Busy")));
    const Ended ended = cli({"send", url(server), "--json", "-"});
    QCOMPARE(ended.exitCode, 1);
    const Json json = parsed(ended.output);
    QCOMPARE(json.at("ok"), false);
    QCOMPARE(json.at("status"), 503);
    QVERIFY(json.at("error").is_null());
    QCOMPARE(json.at("sent").size(), 1U);
    QCOMPARE(json.at("sent")[0].at("lines")[0].at("line"), "GET / HTTP/1.1");
    QCOMPARE(json.at("received")[0].at("lines")[0].at("line"), "HTTP/1.1 503 Busy");
    QCOMPARE(json.at("received")[0].at("body_base64"), "aOlsbG8=");
    QCOMPARE(json.at("negotiated").at("http_version"), "1.1");
    QCOMPARE(json.at("negotiated").at("address"), "127.0.0.1");
    QVERIFY(json.at("negotiated").at("tls_version").is_null());
    const Json& phases = json.at("phases");
    QVERIFY(phases.contains("connect") && phases.contains("send") && phases.contains("wait"));
    QCOMPARE(phases.at("wait").at("begin_ms").get<double>(),
             phases.at("send").at("begin_ms").get<double>() +
                 phases.at("send").at("time_ms").get<double>());
}

void SendCliTest::tellsWhatWasNegotiated() {
    const Nginx nginx(Nginx::Tls::Yes);
    const QString tlsUrl = QString::fromStdString(nginx.tlsUrl());
    const QString roots = QString::fromStdString(nginx.certificate());
    const Json json = parsed(cli({"send", tlsUrl, "--cacert", roots, "--json", "-"}).output);
    QCOMPARE(json.at("status"), 200);
    const Json& negotiated = json.at("negotiated");
    QCOMPARE(negotiated.at("http_version"), "2");
    const std::string version = negotiated.at("tls_version");
    const std::string cipher = negotiated.at("tls_cipher");
    QVERIFY(version == "TLSv1.2" || version == "TLSv1.3"); // as nginx has it
    QVERIFY(cipher.starts_with(version == "TLSv1.3" ? "TLS_" : "ECDHE-"));
    QVERIFY(json.at("phases").contains("tls"));
    const Ended one = cli({"send", tlsUrl, "--cacert", roots, "--http1.1"});
    QVERIFY(one.output.contains(
        QByteArray::fromStdString("HTTP/1.1 to 127.0.0.1, " + version + " with " + cipher)));
}

void SendCliTest::unpacksWhatComesPacked() {
    const std::string body = packed("packed text");
    const RawServer server(
        answerWith("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n\r\n" + body));
    const Ended ended = cli({"send", url(server), "--compressed"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.output.contains("\n> Accept-Encoding: deflate, gzip"));
    QVERIFY(ended.output.contains("\n< Content-Encoding: gzip\n"));
    QVERIFY(ended.output.contains("\n< \npacked text\n"));
    const Ended other = cli({"send", url(server)});
    QVERIFY(other.output.contains("\n< \n(" + QByteArray::number(int(body.size())) +
                                  " B that are no text)\n"));
}

void SendCliTest::showsAllAnswersOfARedirect() {
    const RawServer server([](RawClient& client) {
        for (std::string seen = client.readRequest(); !seen.empty(); seen = client.readRequest())
            client.send(seen.starts_with("GET /there")
                            ? plainAnswer("arrived")
                            : "HTTP/1.1 302 Found\r\nLocation: /there\r\n"
                              "Content-Length: 0\r\n\r\n");
    });
    const QByteArray text = cli({"send", url(server), "-r", "3"}).output;
    for (const char* part : {"> GET / HTTP/1.1\n", "< HTTP/1.1 302 Found\n",
                             "> GET /there HTTP/1.1\n", "< \narrived\n"})
        QVERIFY2(text.contains(part), part);
}

void SendCliTest::aFailureIsTold() {
    const Ended refused = cli({"send", "http://127.0.0.1:1/"});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.output.contains("Result:        the connection was refused"));
    const RawServer server(answerWith("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"));
    const Json json = parsed(cli({"send", url(server), "--json", "-"}).output);
    QCOMPARE(json.at("ok"), false);
    QCOMPARE(json.at("error").at("class"), "reset");
    QCOMPARE(json.at("received")[0].at("body"), "half");
    const Ended usage = cli({"send", url(server), "-n", "5"});
    QCOMPARE(usage.exitCode, 2);
    QVERIFY(usage.messages.contains("unknown option -n"));
}

void SendCliTest::nothingThatATerminalObeysIsShown() {
    const RawServer server(answerWith("HTTP/1.1 200 OK\r\nX-Evil: \x1b[2J\r\nContent-Length: "
                                      "5\r\n\r\n\x1b]0;x"));
    const QByteArray text = cli({"send", url(server)}).output;
    QVERIFY(text.contains("\n< X-Evil: ?[2J\n"));
    QVERIFY(text.contains("(5 B that are no text)"));
    QVERIFY(!text.contains('\x1b'));
    const RawServer figures(answerWith(plainAnswer("load{of=\"\x1b[2J\"} 4\n")));
    const QByteArray summary =
        cli({"run", url(figures), "-z", "3s", "-q", "5", "--metrics", url(figures)}).output;
    QVERIFY2(summary.contains("load{of=\"?[2J\"}"), summary);
    QVERIFY(!summary.contains('\x1b'));
}

void SendCliTest::importedRequestRuns() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("request.json");
    std::atomic<int> right{0};
    const RawServer server([&](RawClient& client) {
        for (std::string seen = client.readRequest(); !seen.empty(); seen = client.readRequest()) {
            right += seen.starts_with("PUT /a HTTP/1.1\r\n") &&
                     seen.find("\r\nX: 1\r\n") != std::string::npos &&
                     seen.ends_with("\r\n\r\nb=2");
            client.send(plainAnswer(""));
        }
    });
    const QString command = "curl -X PUT -H 'X: 1' -d b=2 -s " + url(server) + "a | jq .";
    const Ended imported = cli({"import", command, "-o", file});
    QCOMPARE(imported.exitCode, 0);
    QVERIFY(imported.messages.contains("what stands behind the command, from position "));
    int expected = 0;
    for (const char* engine : {"pool", "loop", "process"}) {
        const Ended ran = cli({"run", file, "-n", "5", "-c", "1", "--engine", engine});
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(right, expected += 5);
    }
    QCOMPARE(cli({"send", file}).exitCode, 0);
    QCOMPARE(right, expected + 1);
    const Json json = parsed(cli({"import", command}).output);
    QCOMPARE(json.size(), 4U); // nothing that is as by default
    QCOMPARE(json.at("body"), "b=2");
}

void SendCliTest::importNamesTheOption_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const QStringList& arguments, const char* message) {
        QTest::newRow(message) << arguments << QByteArray(message);
    };
    row({}, "COMMAND: no command was given");
    row({"curl", "http://h/"}, "COMMAND: there are several arguments; put the whole command in");
    row({"curl --ntlm http://h/"}, "--ntlm: this option of curl is not understood");
    row({"curl 'http://h/"}, "COMMAND: there is no end to the quote that begins at position 6");
    row({"/nowhere"}, "COMMAND: this is neither a command that begins with curl nor a file of one");
}

void SendCliTest::importNamesTheOption() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, message);
    const Ended ended = cli(QStringList{"import"} + arguments);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.messages.startsWith("loadstone-cli import: " + message),
             ended.messages.constData());
}

void SendCliTest::filesOfCommands_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("message"); // none: it is read
    const auto utf16 = [](QByteArray mark, const char* text, bool isBigEnd) {
        for (const char* c = text; *c != '\0'; ++c)
            mark += isBigEnd ? QByteArray(1, '\0') + *c : *c + QByteArray(1, '\0');
        return mark;
    };
    const char* const command = "curl http://127.0.0.1:1/\n";
    const QByteArray sentence = "is in UTF-16; save it in UTF-8";
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf") + command << QByteArray();
    QTest::newRow("UTF-16") << utf16("\xff\xfe", command, false) << sentence;
    QTest::newRow("UTF-16, big end") << utf16("\xfe\xff", command, true) << sentence;
    QTest::newRow("curl alone") << QByteArray("curl") << QByteArray("URL: the command has no URL");
    QTest::newRow("curl and mark") << QByteArray("\xef\xbb\xbf"
                                                 "curl\n")
                                   << QByteArray("URL: the command has no URL");
    QTest::newRow("curling") << QByteArray("curling") << QByteArray("does not begin with curl");
}

void SendCliTest::filesOfCommands() {
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, message);
    const QTemporaryDir folder;
    write(folder.filePath("command"), content);
    const Ended ended = cli({"import", folder.filePath("command")});
    QCOMPARE(ended.exitCode, message.isEmpty() ? 0 : 2);
    QVERIFY2(ended.messages.contains(message), ended.messages);
    QCOMPARE(ended.output.contains("\"http://127.0.0.1:1/\""), message.isEmpty());
}

void SendCliTest::commandFromInputLeavesNoneForABody() {
    for (const char* body : {"", " -d @-"}) {
        QProcess process;
        process.start(LOADSTONE_CLI, {"import", "-"});
        process.write(QByteArray("curl http://127.0.0.1:1/") + body);
        process.closeWriteChannel();
        const Ended ended = finish(process);
        QCOMPARE(ended.exitCode, *body == '\0' ? 0 : 2);
        QCOMPARE(ended.messages.contains("-d: standard input is the command itself"),
                 *body != '\0');
    }
}

void SendCliTest::optionsChangeARequestFile() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("request.json");
    const RawServer server(answerAfter([](int) { return std::chrono::milliseconds(0); }));
    write(file, QByteArray::fromStdString(
                    Json{{"url", server.url()}, {"requests", 7}, {"verify_tls", false}}.dump()));
    const auto planOf = [&](const QStringList& options) {
        return parsed(cli(QStringList{"run", file, "--json", "-"} + options).output).at("plan");
    };
    QCOMPARE(planOf({}).at("requests"), 7);
    QCOMPARE(planOf({}).at("verify_tls"), false);
    QCOMPARE(planOf({"-k", "-n", "3"}).at("verify_tls"), false);
    QCOMPARE(planOf({"-k", "-n", "3"}).at("requests"), 3);
    QVERIFY(planOf({"-z", "10ms"}).at("requests").is_null());
}

void SendCliTest::wrongRequestFileIsNamed() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("request.json");
    write(file, "{\"url\": \"http://h/\", \"headres\": []}");
    const Ended ended = cli({"run", file});
    QCOMPARE(ended.exitCode, 2);
    QCOMPARE(ended.messages,
             "loadstone-cli run: " + file.toUtf8() + ": the key \"headres\" is not known\n");
    write(file, R"({"url": "http://h/", "checks": ["size < 1kB", "bdy contains x"]})");
    QCOMPARE(cli({"run", file}).messages,
             "loadstone-cli run: " + file.toUtf8() +
                 ": \"checks\": \"bdy contains x\": at character 1 there must be what is checked: "
                 "body, header, json, size or time\n");
    QCOMPARE(
        cli({"run", "none.json"}).messages,
        QByteArray("loadstone-cli run: URL: the file none.json cannot be read: No such file or "
                   "directory\n"));
    QVERIFY(cli({"run", "h.test/none.json"}).messages.contains("mean http://h.test/none.json?"));
    write(file, R"({"url": "http://h/", "thresholds": ["p95<"]})");
    QVERIFY(cli({"run", file}).messages.contains("\"thresholds\": \"p95<\": at character 5"));
    write(file, R"({"url": "http://h/", "metrics_url": "http://h/?token=***"})");
    QVERIFY(
        cli({"run", file}).messages.contains("\"token\" in the URL of the server's figures is"));
}

void SendCliTest::exportGivesACommand() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("request.json");
    write(file, R"({"url": "http://h/a?b=1", "headers": [{"name": "Authorization", "value":
                 "Bearer geheim"}], "body": "it's", "method": "POST", "timeout_s": 2.5})");
    const char* const command = "curl 'http://h/a?b=1' \\\n  -H 'Authorization: %1' \\\n  "
                                "--data-raw $'it\\'s' \\\n  -m 2.5\n";
    QCOMPARE(QString(cli({"export", file}).output), QString(command).arg("***"));
    QCOMPARE(QString(cli({"export", file, "--with-secrets"}).output),
             QString(command).arg("Bearer geheim"));
    QCOMPARE(cli({"export", file}).messages, QByteArray());
    write(file, R"({"url": "http://h/{{seq}}", "feeds": ["a.csv:once"], "checks": ["size < 1kB"],
                 "headers": [{"name": "X", "value": "{{{{a}}"}], "retry_stale": true,
                 "expected_statuses": "200", "requests": 3})");
    QCOMPARE(
        cli({"export", file}).messages,
        QByteArray("loadstone-cli: note: curl has no placeholders, and sends them as they stand\n"
                   "loadstone-cli: note: curl has nothing like these, which are left out: "
                   "--feed, --retry-stale, --expect-status, --check\n"));
    write(file, R"({"url": "http://h/", "method": "POST", "body_base64": "YQBi"})");
    QVERIFY(cli({"export", file})
                .messages.startsWith("loadstone-cli: note: no command has a NUL byte, so curl "
                                     "sends the body up to its first"));
}

void SendCliTest::noSecretIsShown_data() {
    QTest::addColumn<QStringList>("options");
    const auto row = [](const QStringList& options) {
        QTest::newRow(options.join(' ').toUtf8().constData()) << options;
    };
    row({"-a", "me:geheim"});
    row({"--bearer", "geheim"});
    row({"--bearer", "@FILE"});
    row({"-b", "session=geheim"});
    row({"-b", "@COOKIE"});
    row({"-H", "X-Api-Key: geheim"});
    row({"-F", "password=geheim"});
    row({"--digest", "-a", "me:geheim"});
    row({"-E", "CERT", "--key", "KEY", "--pass", "geheim"});
    row({"-E", "CERT", "--key", "KEY", "--pass", "@FILE"});
}

void SendCliTest::noSecretIsShown() {
    QFETCH(QStringList, options);
    const QTemporaryDir folder;
    write(folder.filePath("secret"), "geheim\n");
    write(folder.filePath("cookie"), "a=geheim\n");
    makeCertificateIn(folder.path().toStdString() + "/");
    options.replaceInStrings("FILE", folder.filePath("secret"));
    options.replaceInStrings("COOKIE", folder.filePath("cookie"));
    options.replaceInStrings("CERT", folder.filePath("cert.pem"));
    options.replaceInStrings("KEY", folder.filePath("key.pem"));
    const RawServer server(answerAfter([](int) { return std::chrono::milliseconds(0); }));
    for (const QStringList& command : {QStringList{"run", url(server), "-n", "1", "--json", "-"},
                                       {"run", url(server), "-n", "1"},
                                       {"send", url(server), "--json", "-"},
                                       {"send", url(server)}}) {
        const Ended ended = cli(command + options);
        QCOMPARE(ended.exitCode, 0);
        QVERIFY2(!ended.output.contains("geheim"), ended.output.constData());
        QVERIFY(!ended.output.contains("Z2VoZWlt")); // as base64
        QVERIFY2(!ended.messages.contains("geheim"), ended.messages.constData());
    }
}

LOADSTONE_TEST(SendCliTest)
#include "sendcli_test.moc"
