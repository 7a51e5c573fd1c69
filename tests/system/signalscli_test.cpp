// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "tests/support/childprogram.h"
#include "tests/support/childrenof.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/terminal.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>

using namespace loadstone;

namespace {

constexpr int interrupted = 130;
constexpr int hungUp = 129;

/// Answers 20 requests and no more.
RawServer::Answer answerTwenty() {
    return answerAfter([](int i) { return Milliseconds(i < 20 ? 0 : 600'000); });
}

QByteArray statusOf(const QByteArray& process, const QByteArray& name) {
    QFile file("/proc/" + QString::fromLatin1(process) + "/status");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith(name + ":"))
            return line.mid(name.size() + 1).trimmed();
    return {};
}

bool holds(const QByteArray& hexadecimalMask, int signal) {
    return (hexadecimalMask.toULongLong(nullptr, 16) >> (signal - 1)) & 1;
}

} // namespace

/// What signals do to loadstone-cli and its children.
class SignalsCliTest : public QObject {
    Q_OBJECT

private slots:
    void partialResultIsWritten_data() {
        addColumns<int, int>("signal", "code");
        QTest::newRow("SIGINT") << SIGINT << interrupted;
        QTest::newRow("SIGTERM") << SIGTERM << interrupted;
        QTest::newRow("SIGHUP") << SIGHUP << hungUp;
    }

    void partialResultIsWritten() {
        QFETCH(int, signal);
        QFETCH(int, code);
        RawServer server(answerTwenty());
        QProcess process;
        process.start(LOADSTONE_CLI, runOf(server, "pool"));
        QVERIFY(hasSentTwenty(process));
        QVERIFY(sendSignal(process.processId(), signal));
        QCOMPARE(finish(process).exitCode, code);
        const auto report = reportIn(m_folder.filePath("run.json"));
        QVERIFY(report && report->ending == Ending::Stopped);
        QCOMPARE(report->snapshot.totals.ok, 20U);
        QCOMPARE(report->snapshot.totals.started, 24U);
    }

    // The terminal and its shell send SIGHUP each, and standard error can no longer be written.
    void aTerminalThatGoesLeavesThePartialResult() {
        RawServer server(answerTwenty());
        Terminal terminal(200);
        QProcess process;
        terminal.lendTo(process);
        process.start(LOADSTONE_CLI, runOf(server, "pool"));
        QByteArray shown;
        QTRY_VERIFY((shown += terminal.take()).contains("20 of 1,000"));
        terminal.hangUp();
        QVERIFY(sendSignal(process.processId(), SIGHUP));
        QCOMPARE(finish(process).exitCode, hungUp);
        const auto report = reportIn(m_folder.filePath("run.json"));
        QVERIFY(report && report->ending == Ending::Stopped);
        QCOMPARE(report->snapshot.totals.ok, 20U);
    }

    // The signal is there before the command begins, so that none can end before it.
    void everyCommandTellsTheShell_data() {
        addColumns<QStringList, int, int>("arguments", "signal", "code");
        QFile words(m_folder.filePath("words"));
        QVERIFY(words.open(QIODevice::WriteOnly) && words.write("some words") > 0);
        const QString url = "http://127.0.0.1:1/";
        const QList<QStringList> commands{{"run", url, "-z", "1h"},
                                          {"sweep", url, "--sweep", "1,2", "-z", "1h"},
                                          {"ngrams", words.fileName()},
                                          {"calibrate"}};
        for (const QStringList& command : commands)
            for (const int signal : {SIGINT, SIGTERM, SIGHUP})
                QTest::addRow("%s, signal %d", qPrintable(command[0]), signal)
                    << command << signal << (signal == SIGHUP ? hungUp : interrupted);
    }

    void everyCommandTellsTheShell() {
        QFETCH(QStringList, arguments);
        QFETCH(int, signal);
        QFETCH(int, code);
        QProcess process;
        process.setChildProcessModifier([signal] {
            sigset_t set;
            sigemptyset(&set);
            sigaddset(&set, signal);
            ::sigprocmask(SIG_BLOCK, &set, nullptr);
            ::raise(signal);
        });
        process.start(LOADSTONE_CLI, arguments);
        QCOMPARE(finish(process).exitCode, code);
    }

    void nohupIsHeeded() {
        RawServer server(answerTwenty());
        QProcess process;
        process.setChildProcessModifier([] { std::signal(SIGHUP, SIG_IGN); });
        process.start(LOADSTONE_CLI, runOf(server, "pool"));
        QVERIFY(hasSentTwenty(process));
        QVERIFY(sendSignal(process.processId(), SIGHUP));
        QVERIFY(sendSignal(process.processId(), SIGTERM));
        QCOMPARE(finish(process).exitCode, interrupted);
    }

    // A signal that is blocked waits for whoever reads it, also if it is ignored.
    void nohupIsHeededByATarget() {
        QProcess process;
        process.setChildProcessModifier([] { std::signal(SIGHUP, SIG_IGN); });
        process.start(LOADSTONE_CLI, {"target", "--port", "0"});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), patience);
        const QByteArray id = QByteArray::number(process.processId());
        QVERIFY(holds(statusOf(id, "SigIgn"), SIGHUP));
        QVERIFY(!holds(statusOf(id, "SigBlk"), SIGHUP));
        QVERIFY(holds(statusOf(id, "SigBlk"), SIGTERM));
        QVERIFY(sendSignal(process.processId(), SIGTERM));
        QCOMPARE(finish(process).exitCode, 0);
    }

    void aSecondHangUpChangesNothing() {
        RawServer server(answerTwenty());
        QProcess process;
        process.start(LOADSTONE_CLI, runOf(server, "pool"));
        QVERIFY(hasSentTwenty(process));
        for (int i = 0; i < 5; ++i)
            QVERIFY(sendSignal(process.processId(), SIGHUP));
        QCOMPARE(finish(process).exitCode, hungUp);
        QVERIFY(reportIn(m_folder.filePath("run.json")).has_value());
    }

    void workersHearOfSigterm() {
        RawServer server(answerTwenty());
        QProcess process;
        process.start(LOADSTONE_CLI, runOf(server, "process"));
        QVERIFY(hasSentTwenty(process));
        const QByteArrayList workers = childrenOf(process.processId());
        QVERIFY(!workers.isEmpty());
        for (const QByteArray& worker : workers) {
            // SIGTERM is read from a descriptor, so it is blocked; nothing else may be.
            const quint64 others =
                statusOf(worker, "SigBlk").toULongLong(nullptr, 16) & ~(1ULL << (SIGTERM - 1));
            QCOMPARE(others, 0ULL);
            // A terminal sends these to all; what follows is for the parent to say.
            QVERIFY(holds(statusOf(worker, "SigIgn"), SIGINT));
            QVERIFY(holds(statusOf(worker, "SigIgn"), SIGHUP));
            QVERIFY(!holds(statusOf(worker, "SigIgn"), SIGTERM));
        }
        for (const QByteArray& worker : workers)
            QVERIFY(sendSignal(worker.toInt(), SIGTERM));
        const Ended ended = finish(process);
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.messages.contains("worker"), ended.messages);
    }

private:
    /// A run of a thousand requests on four connections, with its progress on standard error.
    QStringList runOf(const RawServer& server, const char* engine) const {
        return {"run",
                QString::fromStdString(server.url()),
                "-n",
                "1000",
                "-c",
                "4",
                "--engine",
                engine,
                "--progress",
                "--json",
                m_folder.filePath("run.json")};
    }

    static bool hasSentTwenty(QProcess& process) {
        QByteArray messages;
        return QTest::qWaitFor(
            [&] { return (messages += process.readAllStandardError()).contains("20 of 1,000"); },
            patience);
    }

    static std::optional<RunReport> reportIn(const QString& name) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        const auto report = decodeRun(file.readAll().toStdString());
        return report ? std::optional(*report) : std::nullopt;
    }

    QTemporaryDir m_folder;
};

LOADSTONE_TEST(SignalsCliTest)
#include "signalscli_test.moc"
