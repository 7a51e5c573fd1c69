// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "tests/support/answergate.h"
#include "tests/support/childprogram.h"
#include "tests/support/loopback.h"
#include "tests/support/nginx.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <fnmatch.h>

#include <csignal>
#include <future>

using namespace loadstone;

namespace {

Ended run(const std::string& url, const QStringList& arguments) {
    return cli(QStringList{"run", QString::fromStdString(url)} + arguments);
}

int lines(const QByteArray& text) {
    return int(text.count('\n'));
}

} // namespace

class CliTest : public QObject {
    Q_OBJECT

private slots:
    void wrongUseGetsOneSentence_data();
    void wrongUseGetsOneSentence();
    void hopelessRunsGetOneSentence_data();
    void hopelessRunsGetOneSentence();
    void aRunWithoutAnAnswerSaysSo();
    void runPrintsTheKnownSummary();
    void jsonOnStdoutIsAlone();
    void severalOutputsAtOnce();
    void refusedThreadsEndTheRun();
    void unwritableFileIsFoundBeforeTheRun();
    void devicesAreWrittenInPlace();
    void bareNumberMeansSecondsWithANote();
    void progressGoesToStderrOnlyWhenAsked();
    void processesSendTheSame();
    void interruptGivesThePartialResult_data();
    void interruptGivesThePartialResult();
    void argumentsMayBeginWithADash();
    void requestIsSentAsTyped_data();
    void requestIsSentAsTyped();
    void wrongCertificate();
    void helpAndVersion();
};

void CliTest::wrongUseGetsOneSentence_data() {
    addColumns<QStringList, QByteArray>("arguments", "part");
    const QString url = "http://127.0.0.1:9/";
    const auto row = [](const char* name, const QStringList& arguments, const QByteArray& part) {
        QTest::newRow(name) << arguments << part;
    };
    row("nothing", {},
        "there are run, sweep, ngrams, ngrams-merge, fit, send, import, export, calibrate and "
        "target");
    row("unknown command", {"walk"}, "unexpected argument walk");
    row("unknown option", {"--fast"}, "unknown option --fast");
    row("no url", {"run"}, "no URL was given");
    row("no scheme", {"run", "localhost:80"}, "did you mean http://localhost:80?");
    row("cut number", {"run", url, "--threshold", "rps>1,000"},
        "commas separate thresholds, so write numbers without them");
    row("unknown scheme", {"run", "gopher://localhost/"}, "not http:// or https://");
    row("port 99999", {"run", "http://127.0.0.1:99999/"}, "port");
    row("option of another", {"ngrams", "a.txt", "--rate", "5"}, "unknown option --rate");
    row("two urls", {"run", url, url}, "unexpected argument");
    row("-n 0", {"run", url, "-n", "0"}, "-n: the number of requests must be at least 1");
    row("-n -5", {"run", url, "-n", "-5"}, "-n: \"-5\" is not a whole number");
    row("-n without", {"run", url, "-n"}, "--requests: the value is missing");
    row("-n twice", {"run", url, "-n", "3", "-n", "5"}, "-n: it was given 2 times; give it once");
    row("-H no file", {"run", url, "-H", "@"}, "-H: the name of the file is missing");
    row("target -p", {"target", "-p", "x"},
        "--port: \"x\" is no port; there are 1 to 65535, and 0");
    row("sweep junit", {"sweep", url, "--output-format", "junit"},
        "--output-format: a sweep has no thresholds that could be test cases; there are text, ");
    row("-c 0", {"run", url, "-c", "0"}, "-c: the number of threads must be from 1 to 2,048");
    row("-c 100000", {"run", url, "-c", "100000"}, "-c: the number of threads must be from 1");
    row("-z 0s", {"run", url, "-z", "0s"}, "-z: \"0s\" is too short");
    row("-z soon", {"run", url, "-z", "soon"}, "-z: \"soon\" is not a duration");
    row("-n and -z", {"run", url, "-n", "5", "-z", "5s"}, "not both");
    row("-d for -z", {"run", url, "-d", "30s"}, "did you mean -z 30s?");
    row("-d and -D", {"run", url, "-d", "a", "-D", "b"}, "not both");
    row("-D missing file", {"run", url, "-D", "/nowhere/body"}, "/nowhere/body cannot be read");
    row("-D folder", {"run", url, "-D", "/"}, "-D: the file / is a folder");
    row("-d missing file", {"run", url, "-d", "@/nowhere/body"}, "-d: the file /nowhere/body");
    row("-d and --data-raw", {"run", url, "-d", "", "--data-raw", "b"}, "-d and --data-raw: ");
    row("-a without colon", {"run", url, "-a", "me"}, "-a: there is no colon");
    row("-a twice", {"run", url, "-a", "a:b", "-H", "authorization: x"}, "only once");
    row("-a and --bearer", {"run", url, "-a", "a:b", "--bearer", "c"},
        "-a and --bearer: give the authorization only once");
    row("--bearer missing file", {"run", url, "--bearer", "@/nowhere"},
        "--bearer: the file /nowhere");
    row("-b without =", {"run", url, "-b", "jar"}, "-b: there is no = in the cookies");
    row("-F without =", {"run", url, "-F", "a"}, "-F: a part of a form has no name");
    row("-F and -d", {"run", url, "-F", "a=b", "-d", "c"}, "-d and -F: ");
    row("-4 and -6", {"run", url, "-4", "-6"}, "-4 and -6: give one of them");
    row("-x unknown", {"run", url, "-x", "gopher://u:p@h"},
        "-x: \"gopher://u:***@h\" is of a kind");
    row("-x and --env-proxy", {"run", url, "-x", "h:1", "--env-proxy"}, "-x: give either");
    row("-x with the loop", {"run", url, "-x", "h:1", "--engine", "loop"},
        "-x: the loop engine uses no proxy; use the pool engine");
    row("--digest alone", {"run", url, "--digest"}, "--digest: there is no user to tell");
    row("--key alone", {"run", url, "--key", "k"}, "--key: a key needs the certificate");
    row("--resolve", {"run", url, "--resolve", "h:1"}, "--resolve: \"h:1\" is not whole");
    row("--connect-to", {"run", url, "--connect-to", "a:1"}, "does not have three colons");
    row("--cookies", {"run", url, "--cookies", "all"}, "\"all\" is neither none nor each-user");
    row("-H missing file", {"run", url, "-H", "@/nowhere"}, "-H: the file /nowhere cannot");
    row("one file", {"run", url, "--json", "/tmp/a", "--output-format", "csv:/tmp/./a"},
        "are one file");
    row("-H without colon", {"run", url, "-H", "Accept"}, "has no colon");
    row("-H bad name", {"run", url, "-H", "A B: c"}, "not a header name");
    row("engine", {"run", url, "--engine", "fast"}, "there are pool, loop and process");
    row("process and HTTP/2", {"run", url, "--engine", "process", "--http2"},
        "--http2: the process engine speaks HTTP/1.1 only; use the pool engine");
    row("-m", {"run", url, "-m", "GET IT"}, "-m: \"GET IT\" is not an HTTP method");
    row("-t", {"run", url, "-t", "0"}, "-t: \"0\" is too short");
    row("-r", {"run", url, "-r", "99"}, "-r: the number of redirects");
    row("-r and HTTP/2 without TLS", {"run", url, "--http2", "-r", "1"},
        "-r: HTTP/2 without TLS follows no redirects; use https or HTTP/1.1");
    row("both http", {"run", url, "--http2", "--http1.1"}, "one of them");
    row("status", {"run", url, "--expect-status", "abc"}, "--expect-status");
    row("format", {"run", url, "--output-format", "xml"}, "there are text, json, csv and junit");
    row("two on stdout", {"run", url, "--json", "-", "--output-format", "csv"}, "only one format");
    for (const char* option : {"-n", "-z", "-c", "-t", "-m", "-D", "-a", "--json", "--warm-up"})
        row(option, {"run", url, option, ""}, QByteArray(option) + ": the value is empty");
    for (const char* option :
         {"--threshold", "--check", "--feed", "--metric", "--i-may-test", "--bearer", "-n"})
        for (const char* blank : {" ", "\t", "\n "})
            row((option + std::string(blank)).c_str(), {"run", url, option, blank},
                QByteArray(option) + ": the value is empty");
    row("--json=", {"run", url, "--json="}, "--json: the value is empty");
    row("empty -R", {"sweep", url, "-R", ""}, "-R: the value is empty");
    row("empty --top", {"ngrams", "file", "--top", ""}, "--top: the value is empty");
    row("empty --share", {"fit", "file", "--share", ""}, "--share: the value is empty");
    row("empty address", {"target", "--address", ""}, "-a: the value is empty");
    row("empty file", {"ngrams", "file", ""}, "FILE: a name is empty; give that of a file");
    row("empty part", {"ngrams-merge", ""}, "PART: a name is empty; give that of a file");
    row("-- and a URL", {"run", "--", "-n"}, "\"-n\" has no scheme");
    row("URL and --", {"run", url, "-n", "1", "--", "-x"}, "unexpected argument -x");
    row("-- and target", {"target", "--", "-x"}, "unexpected argument -x");
    row("what a terminal would obey", {"run", url, "--o\x1b[31m"}, "unknown option --o?[31m; see");
    row("-- as a value", {"run", url, "-d", "--", "-y"}, "unknown option -y");
    row("target port", {"target", "--port", "99999"}, "--port");
    row("foreign host",
        {"run", "http://example.test/", "--resolve", "example.test:80:192.0.2.1", "-n", "1"},
        "loadstone-cli: --i-may-test: example.test is at 192.0.2.1, which is neither");
}

void CliTest::wrongUseGetsOneSentence() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, part);
    const Ended ended = cli(arguments);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.messages.contains(part), ended.messages.constData());
    QCOMPARE(lines(ended.messages), 1);
}

void CliTest::hopelessRunsGetOneSentence_data() {
    addColumns<QByteArray, QByteArray>("answer", "part");
    QTest::newRow("refused port") << QByteArray("refused") << QByteArray("connection was refused");
    QTest::newRow("unresolvable host") << QByteArray("host") << QByteArray("cannot be resolved");
    QTest::newRow("closed in mid-answer")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")
        << QByteArray("in the middle of the answer");
    QTest::newRow("garbage") << QByteArray("%PDF-1.4\n") << QByteArray("not HTTP");
    QTest::newRow("endless headers")
        << QByteArray("endless") << QByteArray("headers are too large");
    QTest::newRow("nothing") << QByteArray() << QByteArray("without an answer");
}

void CliTest::hopelessRunsGetOneSentence() {
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, part);
    RawServer server([&](RawClient& client) {
        client.readRequest();
        client.send(answer == "endless" ? "HTTP/1.1 200 OK\r\n" : answer.toStdString());
        while (answer == "endless" && client.send("X-More: " + std::string(4000, 'y') + "\r\n")) {
        }
    });
    const ClosedPort closed;
    const std::string url = answer == "refused" ? closed.url()
                            : answer == "host"  ? "http://no-such-host.invalid/"
                                                : server.url();
    const Ended ended = run(url, {"-n", "5", "-c", "2"});
    QCOMPARE(ended.exitCode, 1);
    QVERIFY(ended.messages.contains("not one request succeeded"));
    QVERIFY2(ended.messages.contains(part), ended.messages.constData());
    QCOMPARE(lines(ended.messages), 1);
    QVERIFY(ended.output.contains("5 sent: 0 ok, 5 failed, 0 aborted"));
}

void CliTest::aRunWithoutAnAnswerSaysSo() {
    const RawServer silent(answerNever());
    const Ended ended = run(silent.url(), {"-z", "200ms", "-c", "2"});
    QCOMPARE(ended.exitCode, 1);
    QCOMPARE(ended.messages, QByteArray("loadstone-cli: not one request succeeded: none was "
                                        "answered in the time that it had\n"));
}

void CliTest::runPrintsTheKnownSummary() {
    Nginx nginx;
    const Ended ended = run(nginx.url(), {"-n", "1k", "-c", "8"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.messages.isEmpty());
    for (const char* part : {"8 threads, HTTP/1.1", "Success rate:    100.00 %",
                             "Requests/sec:", "1,000 sent: 1,000 ok, 0 failed, 0 aborted",
                             "Response time histogram:", "95.00 % in", "1,000  200 OK"})
        QVERIFY2(ended.output.contains(part), part);
    QCOMPARE(int(nginx.accessLogLines()), 1000);
}

void CliTest::jsonOnStdoutIsAlone() {
    Nginx nginx;
    const Ended ended = run(nginx.url(), {"-n", "50", "-c", "4", "--json", "-"});
    QCOMPARE(ended.exitCode, 0);
    const auto report = decodeRun(ended.output.toStdString());
    QVERIFY(report.has_value());
    QCOMPARE(report->snapshot.totals.ok, 50U);
    QCOMPARE(report->plan.threads, 4);
}

void CliTest::severalOutputsAtOnce() {
    Nginx nginx;
    const QTemporaryDir folder;
    const QString json = folder.filePath("run.json");
    const QString csv = folder.filePath("run.csv");
    const Ended ended =
        run(nginx.url(), {"-n", "20", "--json", json, "--output-format", "csv:" + csv});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.output.startsWith("GET http://"));
    QFile jsonFile(json);
    QVERIFY(jsonFile.open(QIODevice::ReadOnly));
    QVERIFY(decodeRun(jsonFile.readAll().toStdString()).has_value());
    QFile csvFile(csv);
    QVERIFY(csvFile.open(QIODevice::ReadOnly));
    QVERIFY(csvFile.readAll().startsWith("t_s,end_s,requests"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
}

void CliTest::refusedThreadsEndTheRun() {
    if (hasAddressSanitizer)
        QSKIP("AddressSanitizer needs more address space than this test leaves");
    QProcess process; // room for the program and some 300 stacks
    process.start("sh", {"-c", "ulimit -v 500000; exec \"$0\" run http://127.0.0.1:9/ -c 2000",
                         LOADSTONE_CLI});
    const Ended ended = finish(process);
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.messages.contains("the system gave only"), ended.messages.constData());
    QCOMPARE(lines(ended.messages), 1);
}

void CliTest::unwritableFileIsFoundBeforeTheRun() {
    Nginx nginx;
    const Ended ended = run(nginx.url(), {"-n", "5", "--json", "/nowhere/run.json"});
    QCOMPARE(ended.exitCode, 1);
    QVERIFY(ended.messages.contains("/nowhere/run.json cannot be written"));
    QCOMPARE(lines(ended.messages), 1);
    QVERIFY(ended.output.isEmpty());
    QCOMPARE(int(nginx.accessLogLines()), 0);
}

void CliTest::devicesAreWrittenInPlace() {
    Nginx nginx;
    QCOMPARE(run(nginx.url(), {"-n", "5", "--json", "/dev/null"}).exitCode, 0);
    const Ended full = run(nginx.url(), {"-n", "5", "--json", "/dev/full"});
    QCOMPARE(full.exitCode, 1);
    QVERIFY(full.messages.contains("No space left"));
    for (const char* device : {"/dev/null", "/dev/full"})
        QVERIFY(!QFileInfo(device).isFile());
}

void CliTest::bareNumberMeansSecondsWithANote() {
    Nginx nginx;
    const Ended ended = run(nginx.url(), {"-z", "1", "-c", "1", "--json", "-"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.messages.contains("-z 1 has no unit; taken as seconds"));
    const auto report = decodeRun(ended.output.toStdString());
    QVERIFY(report.has_value());
    QVERIFY(report->plan.duration == Milliseconds(1000));
    QVERIFY(report->snapshot.elapsed >= Seconds(1));
}

void CliTest::progressGoesToStderrOnlyWhenAsked() {
    AnswerGate gate;
    RawServer server(gate.answer());
    QProcess asked;
    asked.start(LOADSTONE_CLI,
                {"run", QString::fromStdString(server.url()), "-n", "5", "-c", "1", "--progress"});
    QVERIFY(asked.waitForStarted());
    QByteArray messages;
    QTRY_VERIFY((messages += asked.readAllStandardError()).contains("0 of 5"));
    gate.open();
    const Ended ended = finish(asked);
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.output.contains("5 sent: 5 ok"));
    QVERIFY(!ended.output.contains("0 of 5"));
    QVERIFY(run(server.url(), {"-n", "5"}).messages.isEmpty());
}

void CliTest::processesSendTheSame() {
    Nginx nginx;
    const Ended ended = run(nginx.url(), {"--engine", "process", "-n", "500", "-c", "5"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(ended.output.contains("5 connections"), ended.output.constData());
    QVERIFY2(ended.output.contains("500 sent: 500 ok"), ended.output.constData());
    const Ended swept = cli({"sweep", QString::fromStdString(nginx.url()), "--sweep", "1,4",
                             "--repeat", "1", "-n", "20", "--engine", "process", "--json", "-"});
    QCOMPARE(swept.exitCode, 0);
    QVERIFY2(swept.output.contains("\"engine\": \"process\""), swept.output.constData());
}

void CliTest::interruptGivesThePartialResult_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void CliTest::interruptGivesThePartialResult() {
    QFETCH(int, signal);
    AnswerGate gate(20);
    RawServer server(gate.answer());
    QProcess process;
    process.start(LOADSTONE_CLI, {"run", QString::fromStdString(server.url()), "-n", "1000", "-c",
                                  "4", "--progress", "--json", "-"});
    QVERIFY(process.waitForStarted());
    QByteArray messages;
    QTRY_VERIFY((messages += process.readAllStandardError()).contains("20 of 1,000"));
    QVERIFY(sendSignal(process.processId(), signal));
    const Ended ended = finish(process);
    QCOMPARE(ended.exitCode, 130);
    const auto report = decodeRun(ended.output.toStdString());
    QVERIFY(report.has_value());
    QVERIFY(report->ending == Ending::Stopped);
    QCOMPARE(report->snapshot.totals.ok, 20U);
    QCOMPARE(report->snapshot.totals.aborted, 4U);
    QCOMPARE(report->snapshot.totals.started, 24U);
}

void CliTest::argumentsMayBeginWithADash() {
    const QTemporaryDir folder;
    for (const char* name : {"-a", "--b", "run"}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("word ") == 5);
    }
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(LOADSTONE_CLI, {"ngrams", "-o", "-", "-w", "1", "--", "-a", "--b", "run"});
    const Ended ended = finish(process);
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.output, QByteArray("word\t3\n"));
    QVERIFY2(cli({"fit", "--", "-p.csv"}).messages.contains("-p.csv: the file cannot be read"),
             "a file of points");
}

// Files are "FILE" here, and hold what the second column has.
void CliTest::requestIsSentAsTyped_data() {
    addColumns<QStringList, QByteArray, QByteArray>("arguments", "file", "part");
    const QByteArray basic = "\r\nAuthorization: Basic bWU6c2VjcmV0OjE=\r\n"; // me:secret:1
    const auto row = [](const char* name, const QStringList& arguments, const QByteArray& file,
                        const QByteArray& part) {
        for (const char* engine : {"pool", "loop", "process"})
            QTest::addRow("%s, %s", name, engine)
                << arguments + QStringList{"--engine", engine} << file << part;
    };
    row("-D", {"-D", "FILE"}, "from a\n file", "POST *\r\n\r\nfrom a\n file");
    row("-D -", {"-D", "-"}, "from a\n file", "POST *\r\n\r\nfrom a\n file");
    row("-D empty", {"-D", "FILE"}, "", "POST *\r\nContent-Length: 0\r\n*\r\n\r\n");
    row("-d empty", {"-d", ""}, "", "POST *\r\nContent-Length: 0\r\n*\r\n\r\n");
    row("-d @", {"-d", "@FILE"}, "two\r\nlines\n", "POST *\r\n\r\ntwo\r\nlines\n");
    row("-d @-", {"-d", "@-"}, "two\r\nlines\n", "POST *\r\n\r\ntwo\r\nlines\n");
    row("--data-raw", {"--data-raw", "@30s"}, "", "POST *\r\n\r\n@30s");
    row("-m with -d", {"-m", "PUT", "-d", "x"}, "", "PUT *\r\n\r\nx");
    row("-H @", {"-H", "@FILE", "-H", "C:3"}, "A: 1\n\nB : 2 \r\n",
        "GET *\r\nA: 1\r\nB: 2\r\nC: 3\r\n*");
    row("-a", {"-a", "me:secret:1"}, "", "GET *" + basic + "*");
    row("-a @", {"-a", "@FILE"}, "me:secret:1\n", "GET *" + basic + "*");
    row("--bearer", {"--bearer", "secret.1"}, "", "GET *\r\nAuthorization: Bearer secret.1\r\n*");
    row("--bearer @", {"--bearer", "@FILE"}, "secret.1\n",
        "GET *\r\nAuthorization: Bearer secret.1\r\n*");
    row("-b", {"-b", "a=1; b=2"}, "", "GET *\r\nCookie: a=1; b=2\r\n*");
    row("-b @", {"-b", "@FILE"}, "a=1\n", "GET *\r\nCookie: a=1\r\n*");
    row("-F", {"-F", "a=1", "-F", "f=@FILE;type=text/csv"}, "1,2\n",
        "POST *\r\nContent-Type: multipart/form-data; boundary=------------------------*\r\n\r\n"
        "--------------------------*\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
        "--------------------------*\r\nContent-Disposition: form-data; name=\"f\"; "
        "filename=\"file\"\r\nContent-Type: text/csv\r\n\r\n1,2\n\r\n"
        "--------------------------*--\r\n");
    row("--compressed", {"--compressed"}, "", "GET *\r\nAccept-Encoding: deflate, gzip*\r\n*");
    row("-H empty", {"-H", "X;"}, "", "GET *\r\nX:\r\n*");
}

void CliTest::requestIsSentAsTyped() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, part);
    const QTemporaryDir folder;
    const QString name = folder.filePath("file");
    QFile written(name);
    QVERIFY(written.open(QIODevice::WriteOnly) && written.write(file) == file.size());
    written.close();
    std::promise<std::string> request;
    RawServer server([&](RawClient& client) {
        const std::string got = client.readRequest();
        client.send(plainAnswer("ok"));
        if (!got.empty())
            request.set_value(got);
    });
    QProcess process;
    process.setStandardInputFile(name);
    process.start(LOADSTONE_CLI,
                  QStringList{"run", QString::fromStdString(server.url()), "-n", "1"} +
                      arguments.replaceInStrings("FILE", name));
    const Ended ended = finish(process);
    QCOMPARE(ended.exitCode, 0);
    QVERIFY2(!ended.output.contains("secret"), ended.output.constData());
    const std::string got = request.get_future().get();
    QVERIFY2(fnmatch(part.constData(), got.c_str(), 0) == 0, got.c_str());
}

void CliTest::wrongCertificate() {
    const Nginx nginx(Nginx::Tls::Yes);
    const Ended refused = run(nginx.tlsUrl(), {"-n", "2"});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.messages.contains("certificate is not trusted, because it has signed itself"));
    const Ended accepted = run(nginx.tlsUrl(), {"-n", "2", "-k"});
    QCOMPARE(accepted.exitCode, 0);
    QVERIFY(accepted.output.contains("HTTP/2"));
    QVERIFY(accepted.output.contains("tls:"));
    QVERIFY(run(nginx.tlsUrl(), {"-n", "2", "-k", "--http1.1"}).output.contains("HTTP/1.1"));
}

void CliTest::helpAndVersion() {
    const Ended help = cli({"run", "--help"});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.output.contains("--duration DURATION"));
    QVERIFY(cli({"--help"}).output.contains("130 interrupted"));
    QVERIFY(cli({"--version"}).output.startsWith("loadstone-cli "));
}

LOADSTONE_TEST(CliTest)
#include "cli_test.moc"
