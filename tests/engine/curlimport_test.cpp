// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curlexport.h"
#include "core/curl/curlimport.h"
#include "core/http/requestdata.h"
#include "core/load/requestfile.h"
#include "tests/support/othersettings.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

/// What is refused of cURL commands and with which words, what is noted, and request files.
class CurlImportTest : public QObject {
    Q_OBJECT

private slots:
    void refusalNamesOptionAndPlace_data();
    void refusalNamesOptionAndPlace();
    void commandsAreToldFromUrls_data();
    void commandsAreToldFromUrls();
    void notesSayWhatWasAssumed_data();
    void notesSayWhatWasAssumed();
    void optionsSetThePlan();
    void inputIsReadOnce();
    void nulEndsAnAnsiText();
    void bracesAreBytes_data();
    void bracesAreBytes();
    void protoDefaultIsTheScheme();
    void exportLeavesSecretsOut();
    void requestFileKeepsEachSetting();
    void wrongRequestFiles_data();
    void wrongRequestFiles();
};

void CurlImportTest::refusalNamesOptionAndPlace_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* command, const char* field, const char* sentence) {
        QTest::newRow(command) << command << field << sentence;
    };
    const char* const unknown = "this option of curl is not understood, or Loadstone cannot do it; "
                                "it stands at position 6";
    row("curl --ntlm http://h/", "--ntlm", unknown);
    row("curl --next http://h/", "--next", unknown);
    row("curl -: http://h/", "-:", unknown);
    row("curl --data=x http://h/", "--data=x", unknown);
    row("curl -sKx http://h/", "-K", unknown);
    row("curl --no-data http://h/", "--no-data", unknown);
    row("wget http://h/", "", "the command does not begin with curl");
    row("", "", "the command does not begin with curl");
    row("curl -s", "URL", "the command has no URL");
    row("curl http://a/ http://b/", "URL",
        "a second URL stands at position 16; a run has one, so keep one of them");
    const char* const sign = "a typographic quote or dash stands at position %1; write \" or ' for "
                             "quotes and - or -- for dashes";
    row("curl \u201chttp://h/\u201d", "URL", qPrintable(QString(sign).arg(6)));
    row("curl http://h/ \u2014data x", "URL", qPrintable(QString(sign).arg(16)));
    const char* const blanks = "the line goes on only if its end follows the backslash at once; "
                               "take the blanks away that stand behind the one at position %1";
    row("curl http://h/ \\ \n -d a", "", qPrintable(QString(blanks).arg(16)));
    row("curl http://h/ -H a:\\\t\r\n -d a", "", qPrintable(QString(blanks).arg(21)));
    row("curl ''", "URL", "the URL at position 6 is empty");
    row("curl http://h/[1-3]", "URL",
        "curl makes several requests of [ ] and { } in a URL; write them as %5B, %5D, %7B and %7D, "
        "or add -g");
    row("curl http://h/ -H", "-H", "there is no value behind the option at position 16");
    row("curl 'http://h/", "", "there is no end to the quote that begins at position 6");
    row("curl http://h/ -d \"a", "", "there is no end to the quote that begins at position 19");
    row("curl http://h/ -d $'a\\'", "", "there is no end to the quote that begins at position 19");
    row("curl ^\"http://h/ -d a", "",
        "there is no end to a quote in the argument that begins at position 7");
    row("curl.exe \"http://h/", "", "there is no end to the quote that begins at position 10");
    row("curl http://h/$(id)", "",
        "a command within the command is not run here; write what it gives in the place of the one "
        "at position 15");
    row("curl -d @- http://h/ < a", "",
        "input from elsewhere cannot be read; name a file in the command, as in -d @FILE, instead "
        "of the < at position 22");
    row("curl -m soon http://h/", "-m",
        "\"soon\" is not a number of seconds; the option stands at position 6");
    row("curl --resolve a:b:c http://h/", "--resolve",
        "the port in \"a:b:c\" is not a number from 1 to 65535; write it as HOST:PORT:ADDRESS, as "
        "in example.com:443:127.0.0.1; the option stands at position 6");
    row("curl --resolve \xc3\xa4:80:127.0.0.1 http://h/", "--resolve",
        "\"\xc3\xa4:80:127.0.0.1\" has characters that no host has; write a host of another script "
        "as xn--...; the option stands at position 6");
    row("curl -b jar.txt http://h/", "-b",
        "cookies from a file are not read; write them as NAME=VALUE; the option stands at position "
        "6");
    row("curl --proto-default ftp h", "--proto-default",
        "\"ftp\" cannot be tested; write http or https; the option stands at position 6");
    row("curl -C - http://h/", "-C",
        "where to go on follows from a file that curl has; write a number of bytes; the option "
        "stands at position 6");
    row("curl -C 9 -d a http://h/", "-C",
        "of a body curl would send the rest only; leave -C out, and give that");
    row("curl -u me http://h/", "-u",
        "there is no password, and curl would ask for it; write it as USER:PASSWORD");
    row("curl -F a http://h/", "-F",
        "a part of a form has no name; write it as NAME=VALUE or NAME=@FILE; the option stands at "
        "position 6");
    row("curl -d a -F b=c http://h/", "-d, -F, -T and -I",
        "they make different requests; keep one of them");
    row("curl ftp://h/", "url",
        "\"ftp://h/\" is not http:// or https://; no other scheme can be tested");
}

void CurlImportTest::refusalNamesOptionAndPlace() {
    QFETCH(QString, command);
    QFETCH(QString, field);
    QFETCH(QString, sentence);
    const auto imported = importCurl(command.toStdString());
    QVERIFY(!imported);
    QCOMPARE(QString::fromStdString(imported.error().message), sentence);
    QCOMPARE(QString::fromStdString(imported.error().field), field);
}

void CurlImportTest::commandsAreToldFromUrls_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isCommand");
    const auto row = [](const char* text, bool isCommand) {
        QTest::newRow(text) << text << isCommand;
    };
    row("curl http://h/", true);
    row("  $ curl\thttp://h/", true);
    row("\xef\xbb\xbf"
        "curl http://h/",
        true);
    row("/usr/bin/curl http://h/", true);
    row("C:\\bin\\curl.exe http://h/", true);
    row("http://h/bin/curl x", false);
    row("http://me:geheim@h/curl\nx", false);
    row("file:///usr/bin/curl http://h/", false);
    row("curl", false);
}

void CurlImportTest::commandsAreToldFromUrls() {
    QFETCH(QString, text);
    QFETCH(bool, isCommand);
    QCOMPARE(looksLikeCurl(text.toStdString()), isCommand);
    if (!isCommand)
        QVERIFY(!importCurl(text.toStdString()));
}

void CurlImportTest::notesSayWhatWasAssumed_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("note");
    const auto row = [](const char* command, const char* note) {
        QTest::newRow(command) << command << note;
    };
    const char* const variable =
        "a variable of the shell stands at position 23; write its value in its place";
    row("curl http://h/ -H \"A: $TOKEN\"", variable);
    row("curl http://h/ -H \"A: ${TOKEN}\"", variable);
    row("curl http://h/ -H 'A: $TOKEN'", "");
    row("curl http://h/ -H \"A: $5\"", "");
    row("curl http://h/?a=1&b=2", "what stands behind the command, from position 19, was left out");
    row("curl http://h/ | jq .", "what stands behind the command, from position 16, was left out");
    row("curl http://h/ ;\n", "");
    row("curl http://h/ > x", "the redirection at position 16 was left out");
    const char* const redirects = "--max-redirs 100 became 50, the most that a run follows";
    row("curl http://h/ -L --max-redirs 100", redirects);
    row("curl http://h/ --max-redirs 3 --max-redirs 100 -L", redirects);
    row("curl http://h/ -L --max-redirs -1",
        "--max-redirs -1 became 50, the most that a run follows");
    row("curl http://h/ -L --max-redirs 100 --max-redirs 50", "");
    row("curl http://h/ --max-redirs 100", "");
    row("curl http://h/ --no-sessionid", "--no-sessionid was left out: TLS sessions are resumed");
    const auto left = [&](const char* option, const char* reason) {
        const std::string command = std::string("curl http://h/ ") + option;
        const std::string typed(option, std::string_view(option).find(' '));
        QTest::newRow(option) << QString::fromStdString(command)
                              << QString::fromStdString(typed + " was left out: " + reason);
    };
    left("--retry 3", "what fails counts as failed, and is not sent again for it");
    left("-c jar", "cookies of answers are neither kept nor sent");
    left("--tlsv1.2 ", "the highest version of TLS that both sides know is used");
    left("--max-filesize 9", "an answer may have any size");
    left("-y 3", "a slow answer ends by the timeout only");
    left("-Y 3", "a slow answer ends by the timeout only");
    left("--proto =https", "redirects are followed by http and by https");
}

void CurlImportTest::notesSayWhatWasAssumed() {
    QFETCH(QString, command);
    QFETCH(QString, note);
    const auto imported = importCurl(command.toStdString());
    QVERIFY(imported);
    const auto& notes = imported->notes;
    QCOMPARE(QString::fromStdString(notes.empty() ? "" : notes.front()), note);
}

void CurlImportTest::optionsSetThePlan() {
    const LoadPlan plan =
        importCurl("curl -k --cacert ca.pem -E 'c\\:1.pem:word' --key k.pem -6 --unix-socket /s "
                   "--interface lo --http2-prior-knowledge -m 2.5 --connect-timeout 1 --noproxy a "
                   "-x socks5h://b:1080 -U 'me:w rd' http://h/")
            .value_or(ImportedCurl())
            .plan;
    QCOMPARE(plan.request.url, std::string()); // a proxy and a unix socket do not go together
    TransportOptions wanted;
    wanted.verifyTls = false;
    wanted.caFile = "ca.pem";
    wanted.certificate = "c:1.pem";
    wanted.keyPassword = "word";
    wanted.key = "k.pem";
    wanted.ipVersion = IpVersion::Six;
    wanted.interface = "lo";
    wanted.version = HttpVersion::Http2;
    wanted.timeout = Milliseconds(2500);
    wanted.connectTimeout = Milliseconds(1000);
    wanted.noProxy = "a";
    wanted.proxy = "socks5h://me:w%20rd@b:1080";
    QVERIFY(importCurl("curl -k --cacert ca.pem -E 'c\\:1.pem:word' --key k.pem -6 --interface lo "
                       "--http2-prior-knowledge -m 2.5 --connect-timeout 1 --noproxy a "
                       "-x socks5h://b:1080 -U 'me:w rd' http://h/")
                .value()
                .plan.transport == wanted);
}

/// A command that came from standard input has left nothing there.
void CurlImportTest::inputIsReadOnce() {
    for (const char* option : {"-d @-", "--data-binary @-", "--data-urlencode a@-", "--json @-",
                               "-H @-", "-F a=@-", "-F 'a=<-;type=a/b'", "-T -"}) {
        const auto imported = importCurl("curl http://h/ " + std::string(option), CurlInput::Taken);
        QVERIFY2(!imported, option);
        QVERIFY2(imported.error().message.starts_with("standard input is the command itself"),
                 imported.error().message.c_str());
    }
    QVERIFY(importCurl("curl http://h/ -d -", CurlInput::Taken).has_value());
}

/// As bash has it: printf %s $'a\0b'c
void CurlImportTest::nulEndsAnAnsiText() {
    for (const char* text :
         {"$'a\\0b'c", "$'a\\400b'c", "$'a\\x00b'c", "$'a\\u0000b'c", "$'a\\c@b'c"})
        QCOMPARE(
            importCurl("curl http://h/ -d " + std::string(text)).value().plan.request.body.bytes(),
            std::string("ac"));
}

void CurlImportTest::bracesAreBytes_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text :
         {"a{{b", "{{uuid}}", "{{{", "{{{{", "{{{{{x}}}", "{a}", "{{a}} {{", "{"})
        QTest::newRow(text) << std::string(text);
}

/// A command knows no placeholders, so what looks like one is sent as it stands, and exported so.
void CurlImportTest::bracesAreBytes() {
    QFETCH(std::string, text);
    const std::string command =
        "curl http://h/ -X POST -H 'X: " + text + "' --data-raw '" + text + "'";
    const Request request = importCurl(command).value().plan.request;
    const auto data = RequestData::open(request, {}, 1).value();
    const Request sent = data ? data->request() : request;
    QCOMPARE(sent.body.bytes(), text);
    QCOMPARE(sent.headers.front().value, text);
    LoadPlan plan;
    plan.request = request;
    QCOMPARE(importCurl(exportCurl(plan, Secrets::Kept)).value().plan.request.body.bytes(),
             request.body.bytes());
    QVERIFY(exportCurl(plan, Secrets::Kept).find("'X: " + text + "'") != std::string::npos);
}

void CurlImportTest::protoDefaultIsTheScheme() {
    QCOMPARE(importCurl("curl h/x --proto-default https").value().plan.request.url,
             std::string("https://h/x"));
    QCOMPARE(importCurl("curl --proto-default https http://h/").value().plan.request.url,
             std::string("http://h/"));
}

void CurlImportTest::exportLeavesSecretsOut() {
    LoadPlan plan;
    plan.request.url = "http://me:geheim@h/?token=geheim";
    plan.request.headers = {{"X-Api-Key", "geheim"}, {"X", "1"}};
    plan.request.body = "password=geheim";
    plan.request.method = "POST";
    plan.transport.proxy = "http://me:geheim@p:3128";
    plan.transport.certificate = "c.pem";
    plan.transport.keyPassword = "geheim";
    QVERIFY(exportCurl(plan).find("geheim") == std::string::npos);
    QVERIFY(importCurl(exportCurl(plan, Secrets::Kept)).value().plan == plan);
    plan = LoadPlan();
    plan.request.url = "http://h/";
    QCOMPARE(exportCurl(plan), std::string("curl http://h/\n"));
}

void CurlImportTest::requestFileKeepsEachSetting() {
    forEachSetting([](const auto& row) {
        const LoadPlan plan = otherPlan(row);
        const auto read = decodeRequestFile(encodeRequestFile(plan));
        QVERIFY2(read && *read == plan, row.field);
    });
    LoadPlan plan;
    plan.request.url = "http://h/";
    plan.request.headers = {{"Accept", "", true}, {"X-Empty", ""}};
    QVERIFY(decodeRequestFile(encodeRequestFile(plan)).value() == plan);
}

void CurlImportTest::wrongRequestFiles_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* text, const char* sentence) {
        QTest::newRow(text) << text << sentence;
    };
    row("", "the file is not JSON (line 1, column 1); it must be");
    row("{\"url\": \"http://h/\"}\n  tail", "the file is not JSON (line 2, column 3); ");
    row("{\"url\":\n\"http://h/\", tail}", "the file is not JSON (line 2, column 14); ");
    row(R"({"url": "http://h/", "timeout_s": -1e400})",
        "the file is not JSON (line 1, column 36); it must be");
    QTest::newRow("deep") << "{\"url\": \"http://h/\", \"x\": " + QString(500'000, '[') +
                                 QString(500'000, ']') + "}"
                          << "the file is not JSON (line 1, column 226); it must be";
    const QString whole = "{\"url\": \"http://h/\"}\n";
    for (const char* behind : {"", "tail", "{}"})
        QTest::addRow("NUL and %s behind", behind)
            << whole + QChar(0) + behind << "the file is not JSON (line 2, column 1); ";
    row("curl http://h/", "the file is not JSON");
    row("[]", "the file has no request");
    row("{\"method\": \"GET\"}", "the file has no request");
    row("{\"url\": 1}", "the value of \"url\" is of the wrong kind");
    row("{\"url\": \"http://h/\", \"header\": []}", "the key \"header\" is not known");
    row(R"({"url": "http://h/", "engine": "lop"})", "\"engine\": \"lop\" is not an engine");
    row(R"({"url": "http://h/", "http_version": "3"})",
        "\"http_version\": \"3\" is not known; there are auto, 1.1 and 2");
    row(R"({"url": "http://h/", "ip_version": "5"})",
        "\"ip_version\": \"5\" is not known; there are any, 4 and 6");
    row(R"({"url": "http://h/", "arrival": "by chance"})", "\"arrival\": \"by chance\" is neither");
    row(R"({"url": "http://h/", "cookies": "all"})", "\"cookies\": \"all\" is neither");
    row(R"({"url": "http://h/", "on_deadline": "stop"})", "\"on_deadline\": \"stop\" is neither");
    row("{\"url\": \"http://h/\", \"timeout_s\": \"1s\"}",
        "the value of \"timeout_s\" is of the wrong kind");
    row(R"({"url": "http://h/", "body_base64": "!!!"})",
        "the value of \"body_base64\" is of the wrong kind");
    row(R"({"url": "http://h/", "body": "a", "body_base64": "YQ=="})",
        "there are both \"body\" and \"body_base64\"; give one of them");
    row(R"({"url": "http://h/", "requests_base64": "YQ=="})",
        "the key \"requests_base64\" is not known");
    const char* const headers = "the value of \"headers\" is of the wrong kind";
    row(R"({"url": "http://h/", "headers": [{"name": "A"}]})", headers);
    row(R"({"url": "http://h/", "headers": [{"value": "a"}]})", headers);
    row(R"({"url": "http://h/", "headers": [{"name": "A", "value": "a", "vlaue": "b"}]})", headers);
    row(R"({"url": "http://h/", "headers": [{"name": "A", "value": null, "value_base64": "YQ=="}]})",
        headers);
    row(R"({"url": "http://h/", "headers": [{"name": "A", "value_base64": "!"}]})", headers);
}

void CurlImportTest::wrongRequestFiles() {
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    const auto read = decodeRequestFile(text.toStdString());
    QVERIFY(!read);
    QVERIFY2(read.error().message.starts_with(sentence.toStdString()),
             read.error().message.c_str());
}

LOADSTONE_TEST(CurlImportTest)
#include "curlimport_test.moc"
