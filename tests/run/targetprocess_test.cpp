// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/targetprocess.h"

#include "tests/support/childprogram.h"
#include "tests/support/loopback.h"
#include "tests/support/patience.h"
#include "tests/support/testprogram.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

#include <unistd.h>

#include <csignal>

using namespace loadstone;

namespace {

bool accepts(int port) {
    const int socket = connectToLoopback(port);
    if (socket >= 0)
        ::close(socket);
    return socket >= 0;
}

QString messageOf(const QSignalSpy& failed) {
    return QString::fromStdString(failed.first().first().value<Error>().message);
}

/// What a TargetProcess has said so far.
struct Spies {
    explicit Spies(TargetProcess& process)
        : started(&process, &TargetProcess::started),
          stopped(&process, &TargetProcess::stopped),
          failed(&process, &TargetProcess::failed) {}

    QSignalSpy started;
    QSignalSpy stopped;
    QSignalSpy failed;
};

} // namespace

class TargetProcessTest : public QObject {
    Q_OBJECT

private slots:
    void servesUntilStopped() {
        TargetProcess process(LOADSTONE_CLI);
        Spies spies(process);
        QVERIFY(!process.isRunning());
        process.start(0);
        QVERIFY(process.isRunning());
        QVERIFY(spies.started.wait(patience));
        const QUrl url = spies.started.first().first().toUrl();
        QCOMPARE(process.url(), url.toString());
        QCOMPARE(url.host(), "127.0.0.1");
        QVERIFY(accepts(url.port()));

        process.stop();
        process.stop();
        QVERIFY(spies.stopped.wait(patience));
        QVERIFY(!process.isRunning());
        QVERIFY(process.url().isEmpty());
        QVERIFY(!accepts(url.port()));
        QCOMPARE(spies.stopped.count(), 1);
        QCOMPARE(spies.failed.count(), 0);
    }

    void stopsBeforeItIsReady() {
        TargetProcess process(LOADSTONE_CLI);
        Spies spies(process);
        process.start(0);
        process.stop();
        QVERIFY(spies.stopped.wait(patience));
        QCOMPARE(spies.started.count(), 0);
        QCOMPARE(spies.failed.count(), 0);
    }

    void startsAgainFromItsOwnEnding() {
        TargetProcess process(LOADSTONE_CLI);
        Spies spies(process);
        connect(&process, &TargetProcess::stopped, &process, [&] {
            if (spies.stopped.count() == 1)
                process.start(0);
        });
        process.start(0);
        QVERIFY(spies.started.wait(patience));
        process.stop();
        QTRY_COMPARE(spies.started.count(), 2);
        process.stop();
        QTRY_COMPARE(spies.stopped.count(), 2);
    }

    void saysThatThePortIsInUse() {
        const int listening = listenOnLoopback();
        const int port = portOf(listening);
        TargetProcess process(LOADSTONE_CLI);
        Spies spies(process);
        process.start(static_cast<quint16>(port));
        QVERIFY(spies.failed.wait(patience));
        const auto error = spies.failed.first().first().value<Error>();
        QCOMPARE(error.field, "port");
        QCOMPARE(error.message,
                 "The local target cannot run: port " + std::to_string(port) + " is in use.");
        QCOMPARE(spies.started.count(), 0);
        QCOMPARE(spies.stopped.count(), 0);
        QVERIFY(!process.isRunning());
        ::close(listening);
    }

    void saysThatTheProgramIsMissing() {
        TargetProcess process(QStringLiteral("/nowhere/loadstone-cli"));
        Spies spies(process);
        process.start(0);
        QCOMPARE(spies.failed.count(), 0);
        QVERIFY(spies.failed.wait(patience));
        QVERIFY(messageOf(spies.failed).contains("loadstone-cli is missing"));
        QVERIFY(!process.isRunning());
    }

    void saysThatItWasKilled() {
        TargetProcess process(LOADSTONE_CLI);
        Spies spies(process);
        process.start(0);
        QVERIFY(spies.started.wait(patience));
        QVERIFY(sendSignal(childOf(process), SIGKILL));
        QVERIFY(spies.failed.wait(patience));
        QCOMPARE(messageOf(spies.failed), "The local target ended unexpectedly.");
        QCOMPARE(spies.stopped.count(), 0);
    }

    void killsAChildThatIgnoresEverythingElse() {
        QTemporaryDir folder;
        const QString program = folder.filePath("stubborn");
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\ntrap '' TERM\necho Listening on http://127.0.0.1:1/\n"
                     "exec sleep 1000\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadUser | QFile::ExeUser));
        TargetProcess process(program);
        Spies spies(process);
        process.start(1);
        QVERIFY(spies.started.wait(patience));
        const pid_t child = childOf(process);
        process.stop();
        QVERIFY(spies.stopped.wait(patience));
        QVERIFY(!processExists(child));
        QCOMPARE(spies.failed.count(), 0);
    }

    void destroyingItEndsTheChild() {
        pid_t child = 0;
        {
            TargetProcess process(LOADSTONE_CLI);
            Spies spies(process);
            process.start(0);
            QVERIFY(spies.started.wait(patience));
            child = childOf(process);
            QVERIFY(processExists(child));
        }
        QVERIFY(!processExists(child));
    }

    void aTerminatedChildEndsCleanly_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("interrupt") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
    }

    void aTerminatedChildEndsCleanly() {
        QFETCH(int, signal);
        QProcess child;
        child.start(LOADSTONE_CLI, {"target", "--port", "0"});
        QVERIFY(QTest::qWaitFor([&] { return child.canReadLine(); }, patience));
        QVERIFY(child.readLine().startsWith("Listening on http://127.0.0.1:"));
        QSignalSpy finished(&child, &QProcess::finished);
        QVERIFY(sendSignal(child.processId(), signal));
        QVERIFY(finished.wait(patience));
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), 0);
    }

private:
    static pid_t childOf(TargetProcess& process) {
        const auto* child = process.findChild<QProcess*>();
        return child ? static_cast<pid_t>(child->processId()) : 0;
    }
};

LOADSTONE_TEST(TargetProcessTest)

#include "targetprocess_test.moc"
