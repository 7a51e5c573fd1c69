// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "core/target/targetserver.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

using namespace loadstone;

/// Where the results of loadstone-cli go, and what is said if they cannot.
class OutputsCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_target.start("127.0.0.1", 0).has_value()); }

    void aFullDiskIsNoticed_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("--help") << QStringList{"--help"};
        QTest::newRow("--version") << QStringList{"--version"};
        QTest::newRow("run --help") << QStringList{"run", "--help"};
        QTest::newRow("run") << run({});
        QTest::newRow("target") << QStringList{"target", "-p", "0"};
        QTest::newRow("minimal target") << QStringList{"target", "-p", "0", "--minimal"};
    }

    void aFullDiskIsNoticed() {
        QFETCH(QStringList, arguments);
        QProcess process;
        process.setStandardOutputFile("/dev/full");
        process.start(LOADSTONE_CLI, arguments);
        const Ended ended = finish(process);
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.messages, "loadstone-cli: standard output cannot be written\n");
    }

    void oneFileForTwoIsRefused_data() {
        addColumns<QStringList, QByteArray>("outputs", "words");
        const auto row = [](const char* name, const QStringList& outputs, const char* words) {
            QTest::newRow(name) << outputs << QByteArray(words);
        };
        row("the same", {"--json", "a", "--output-format", "csv:a"}, "are one file");
        row("by a dot", {"--json", "a", "--output-format", "csv:./a"},
            "csv to ./a and json to a are one file");
        row("by a folder", {"--json", "folder/../a", "--output-format", "text:a"}, "are one file");
        row("twice the same format", {"--json", "a", "--output-format", "json:a"}, "are one file");
        row("there already", {"--json", "old", "--output-format", "csv:./old"}, "are one file");
        row("hard link", {"--json", "old", "--output-format", "csv:hard"}, "are one file");
        row("link", {"--json", "old", "--output-format", "csv:soft"}, "are one file");
        row("link to nothing yet", {"--json", "new", "--output-format", "csv:dangling"},
            "are one file");
        row("standard output", {"--json", "redirected"},
            "json to redirected and text to standard output are one file");
    }

    void oneFileForTwoIsRefused() {
        QFETCH(QStringList, outputs);
        QFETCH(QByteArray, words);
        const QTemporaryDir folder;
        const QDir here(folder.path());
        QVERIFY(here.mkdir("folder"));
        QFile old(here.filePath("old"));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        QCOMPARE(::link(qPrintable(old.fileName()), qPrintable(here.filePath("hard"))), 0);
        QVERIFY(QFile::link("old", here.filePath("soft")));
        QVERIFY(QFile::link("new", here.filePath("dangling")));
        QProcess process;
        process.setWorkingDirectory(here.path());
        process.setStandardOutputFile(here.filePath("redirected"));
        process.start(LOADSTONE_CLI, run(outputs));
        const Ended ended = finish(process);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.messages.contains(words), ended.messages);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), "old");
        QVERIFY(!here.exists("a") && !here.exists("new"));
    }

    void devicesTakeAnyNumber() {
        const Ended ended = cli(run({"--json", "/dev/null", "--output-format", "csv:/dev/null"}));
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.output.contains("Requests/sec"));
    }

    void namesThatDifferAreFine() {
        const QTemporaryDir folder;
        const Ended ended = cli(run(
            {"--json", folder.filePath("a"), "--output-format", "csv:" + folder.filePath("A")}));
        QVERIFY2(ended.exitCode == 0, ended.messages);
    }

    void whatIsReadIsNotReplaced_data() {
        addColumns<QStringList, QByteArray>("arguments", "bytes");
        const QStringList run{"run", "http://127.0.0.1:1/", "-n", "1"};
        const QStringList send{"send", "http://127.0.0.1:1/"};
        const auto row = [](const char* name, const QStringList& arguments,
                            const char* bytes = "a:b\n") {
            QTest::newRow(name) << arguments << QByteArray(bytes);
        };
        row("body", run + QStringList{"-D", "FOLDER/in", "--json", "FOLDER/in"});
        row("body as text", run + QStringList{"-d", "@FOLDER/in", "--json", "FOLDER/in"});
        row("headers", run + QStringList{"-H", "@FOLDER/in", "--output-format", "csv:FOLDER/in"});
        row("user", run + QStringList{"-a", "@FOLDER/in", "--json", "FOLDER/in"});
        row("hosts", run + QStringList{"--host-file", "FOLDER/in", "--json", "FOLDER/in"});
        row("points", {"fit", "FOLDER/in", "--json", "FOLDER/in"});
        row("feed",
            run + QStringList{"--feed", "FOLDER/in:once", "-d", "{{name}}", "--json", "FOLDER/in"});
        row("file of a form",
            run + QStringList{"-F", "a=@FOLDER/in;type=text/csv", "--json", "FOLDER/in"});
        row("value of a form", run + QStringList{"-F", "a=<FOLDER/in", "--json", "FOLDER/in"});
        for (const char* option : {"--cacert", "--cert", "--key"})
            row(option, run + QStringList{option, "FOLDER/in", "--json", "FOLDER/in"});
        for (const char* keyword : {"sslcert", "sslkey", "sslrootcert", "sslcrl", "passfile"})
            row(keyword, {"run", QString("postgresql://a@127.0.0.1:1/b?%1=FOLDER/in").arg(keyword),
                          "--query", "SELECT 1", "-n", "1", "--json", "FOLDER/in"});
        row("key of a database swept", {"sweep", "postgresql://a@127.0.0.1:1/b?sslkey=FOLDER/in",
                                        "--query", "SELECT 1", "--json", "FOLDER/in"});
        row("bearer of send", send + QStringList{"--bearer", "@FOLDER/in", "--json", "FOLDER/in"});
        row("feed of send",
            send + QStringList{"--feed", "FOLDER/in", "-d", "{{name}}", "--json", "FOLDER/in"});
        const char* const request = "{\"url\": \"http://127.0.0.1:1/\"}";
        row("request", {"run", "FOLDER/in", "-n", "1", "--json", "FOLDER/in"}, request);
        row("request of send", {"send", "FOLDER/in", "--json", "FOLDER/in"}, request);
        row("request of sweep", {"sweep", "FOLDER/in", "--json", "FOLDER/in"}, request);
        row("command", {"import", "FOLDER/in", "-o", "FOLDER/in"}, "curl http://127.0.0.1:1/\n");
        for (const char* option : {"-d @FOLDER/in", "-H @FOLDER/in", "-F 'a=@FOLDER/in;type=a/b'",
                                   "-T FOLDER/in", "--cacert FOLDER/in"})
            row(option,
                {"import", "curl http://127.0.0.1:1/ " + QString(option), "-o", "FOLDER/in"});
    }
    void whatIsReadIsNotReplaced() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        QFile input(folder.filePath("in"));
        QVERIFY(input.open(QIODevice::WriteOnly) && input.write(bytes) == bytes.size());
        input.close();
        const Ended ended = cli(arguments.replaceInStrings("FOLDER", folder.path()));
        QCOMPARE(ended.exitCode, 2);
        const QByteArray name = input.fileName().toLocal8Bit();
        QVERIFY2(ended.messages.contains(" to " + name + " would replace " + name + ", which is"),
                 ended.messages);
        QVERIFY(input.open(QIODevice::ReadOnly));
        QCOMPARE(input.readAll(), bytes);
    }

    void oneFileForTwoNgramOutputsIsRefused() {
        const QTemporaryDir folder;
        QFile words(folder.filePath("words"));
        QVERIFY(words.open(QIODevice::WriteOnly) && words.write("a b") == 3);
        words.close();
        const Ended ended = cli({"ngrams", words.fileName(), "-o", folder.filePath("out"), "--json",
                                 folder.path() + "/./out"});
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.messages.contains("are one file"), ended.messages);
    }

    // What is opened later must not get the number of a stream that is closed, and be written to.
    void closedStreamsWriteIntoNoFile() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("run.json");
        QProcess process;
        process.setChildProcessModifier([] {
            for (const int stream : {0, 1, 2})
                ::close(stream);
        });
        process.start(LOADSTONE_CLI, run({"--json", file, "--progress"}));
        QCOMPARE(finish(process).exitCode, 1);
        QFile json(file);
        QVERIFY(json.open(QIODevice::ReadOnly));
        QVERIFY(decodeRun(json.readAll().toStdString()).has_value());
    }

    void aPipeThatNobodyReadsLeavesTheFiles() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("run.json");
        std::array<int, 2> pipe{};
        QCOMPARE(::pipe(pipe.data()), 0);
        ::close(pipe[0]);
        QProcess process;
        process.setChildProcessModifier([end = pipe[1]] { ::dup2(end, 1); });
        process.start(LOADSTONE_CLI, run({"--output-format", "text", "--json", file}));
        const Ended ended = finish(process);
        ::close(pipe[1]);
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.messages, "loadstone-cli: standard output cannot be written\n");
        QFile json(file);
        QVERIFY(json.open(QIODevice::ReadOnly));
        QVERIFY(decodeRun(json.readAll().toStdString()).has_value());
    }

    void messagesHoldNoSecret_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("URL") << QStringList{"run", "http://me:hunter2@host:99999/"};
        QTest::newRow("no scheme") << QStringList{"run", "me:hunter2@host/"};
        QTest::newRow("sweep") << QStringList{"sweep", "http://me:hunter2@host:99999/"};
        QTest::newRow("two URLs") << QStringList{"run", "http://host/", "http://me:hunter2@host/"};
        QTest::newRow("option") << QStringList{"run", "http://host/", "--token=hunter2"};
        QTest::newRow("header") << QStringList{"run", "http://host/", "-H", "X-Api-Key hunter2"};
        QTest::newRow("header with =") << QStringList{"run", "http://host/", "-H", "Token=hunter2"};
    }

    void messagesHoldNoSecret() {
        QFETCH(QStringList, arguments);
        const Ended ended = cli(arguments);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY(!ended.messages.isEmpty());
        QVERIFY2(!ended.messages.contains("hunter2"), ended.messages);
    }

private:
    static Ended cli(const QStringList& arguments) {
        QProcess process;
        process.start(LOADSTONE_CLI, arguments);
        return finish(process);
    }

    QStringList run(const QStringList& more) const {
        return QStringList{"run", QString::fromStdString(m_target.url()), "-n", "5", "-c", "1"} +
               more;
    }

    TargetServer m_target;
};

LOADSTONE_TEST(OutputsCliTest)
#include "outputscli_test.moc"
