// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/childprogram.h"
#include "tests/support/testprogram.h"
#include "ui/stress/runfile.h"
#include "ui/window/settings.h"
#include "ui/window/windowdoor.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

using namespace loadstone;

/// One window for each user: a second start hands what it was asked for to the first.
class WindowDoorTest : public QObject {
    Q_OBJECT

private slots:
    void wishesAreLines() {
        const Wish wish{"/a \"b\"\n.json", "http://ü.test/", true, "token"};
        const QByteArray line = lineOf(wish);
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(wishIn(line) == wish);
        QVERIFY(!wishIn("nonsense\n"));
        QVERIFY(!wishIn("[]\n"));
    }

    void theFirstTakesWishes() {
        const QTemporaryDir folder;
        WindowDoor first(folder.path());
        QVERIFY(first.open());
        QList<Wish> wishes;
        connect(&first, &WindowDoor::wished, this, [&](const Wish& wish) { wishes << wish; });
        const Wish wish{"/x.json", {}, false, {}};
        bool handed = false;
        std::unique_ptr<QThread> second(QThread::create([&] {
            WindowDoor later(folder.path());
            handed = !later.open() && later.hand(wish);
        }));
        second->start();
        QTRY_VERIFY(second->isFinished());
        QVERIFY(handed);
        QCOMPARE(wishes, QList<Wish>{wish});
    }

    void withoutAFirstNobodyTakesThem() {
        const QTemporaryDir folder;
        const WindowDoor alone(folder.path());
        QVERIFY(!alone.hand({}));
    }

    /// Programs, as a desktop starts them.
    void aSecondStartHandsItsFileOver() {
        const QTemporaryDir folder;
        QProcess first;
        start(first, folder, {saved(folder, "first.json")});
        QTRY_VERIFY(hasOpened(folder, "first.json"));
        QProcess second;
        start(second, folder, {saved(folder, "second.json")});
        QVERIFY(second.waitForFinished(patience));
        QCOMPARE(second.exitCode(), 0);
        QTRY_VERIFY(hasOpened(folder, "second.json"));
        QCOMPARE(first.state(), QProcess::Running);
        end(first);
    }

    void anotherWindowIsOpenedIfAskedFor() {
        const QTemporaryDir folder;
        QProcess first;
        start(first, folder, {saved(folder, "first.json")});
        QTRY_VERIFY(hasOpened(folder, "first.json"));
        QProcess second;
        start(second, folder, {"--new-window", saved(folder, "second.json")});
        QTRY_VERIFY(hasOpened(folder, "second.json"));
        QCOMPARE(second.state(), QProcess::Running);
        end(second);
        end(first);
    }

    /// Its socket is still there.
    void aWindowThatWasKilledTakesNothing() {
        const QTemporaryDir folder;
        QProcess first;
        start(first, folder, {saved(folder, "first.json")});
        QTRY_VERIFY(hasOpened(folder, "first.json"));
        QVERIFY(sendSignal(first.processId(), SIGKILL));
        QVERIFY(first.waitForFinished(patience));
        QProcess second;
        start(second, folder, {saved(folder, "second.json")});
        QTRY_VERIFY(hasOpened(folder, "second.json"));
        QCOMPARE(second.state(), QProcess::Running);
        end(second);
    }

private:
    static QString saved(const QTemporaryDir& folder, const QString& name) {
        const QString file = folder.filePath(name);
        return writeRun(file, RunReport{}) ? file : QString();
    }

    static void start(QProcess& program, const QTemporaryDir& folder,
                      const QStringList& arguments) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("XDG_CONFIG_HOME", folder.path());
        environment.insert("XDG_RUNTIME_DIR", folder.path());
        program.setProcessEnvironment(environment);
        program.start(LOADSTONE_WINDOW, arguments);
    }

    /// The window remembers what it has opened.
    static bool hasOpened(const QTemporaryDir& folder, const QString& name) {
        const Settings settings(folder.filePath("Loadstone/loadstone.conf"));
        return settings.recentFiles().value(0).endsWith(name);
    }

    static void end(QProcess& program) {
        QVERIFY(sendSignal(program.processId(), SIGTERM));
        QVERIFY(program.waitForFinished(patience));
    }
};

LOADSTONE_TEST(WindowDoorTest)
#include "windowdoor_test.moc"
