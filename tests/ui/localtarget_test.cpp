// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/targetprocess.h"
#include "core/target/targetserver.h"
#include "tests/support/testprogram.h"
#include "ui/request/localtarget.h"

#include <QSignalSpy>
#include <QUrl>

using namespace loadstone;

class LocalTargetTest : public QObject {
    Q_OBJECT

private slots:
    void anotherPortWhereTheUsualOneIsTaken();
    void givesUpWhereThereIsNoProgram();
    void isMissingOnlyAtItsAddress();
};

void LocalTargetTest::anotherPortWhereTheUsualOneIsTaken() {
    TargetServer other;
    const bool isOurs = other.start("127.0.0.1", 8089).has_value();
    TargetProcess process(LOADSTONE_CLI);
    LocalTarget target(process);
    QSignalSpy answers(&target, &LocalTarget::answersAt);
    target.startAnywhere();
    QTRY_COMPARE(answers.size(), 1);
    const QUrl url(answers.first().first().toString());
    QVERIFY(url.port() > 0);
    if (isOurs) // somebody else may have given the port up in the meantime
        QVERIFY(url.port() != 8089);
    QVERIFY(process.isRunning());
}

void LocalTargetTest::givesUpWhereThereIsNoProgram() {
    TargetProcess process("/nowhere/loadstone-cli");
    LocalTarget target(process);
    QSignalSpy failed(&process, &TargetProcess::failed);
    QSignalSpy answers(&target, &LocalTarget::answersAt);
    target.startAnywhere();
    QTRY_COMPARE(failed.size(), 2);
    QVERIFY(!process.isRunning());
    QCOMPARE(failed.size(), 2);
    QVERIFY(answers.isEmpty());
}

void LocalTargetTest::isMissingOnlyAtItsAddress() {
    TargetProcess process(LOADSTONE_CLI);
    const LocalTarget target(process);
    QVERIFY(target.isMissingAt("http://127.0.0.1:8089/delay/5"));
    QVERIFY(!target.isMissingAt("http://127.0.0.1:8090/"));
    QVERIFY(!target.isMissingAt("https://127.0.0.1:8089/"));
}

LOADSTONE_TEST(LocalTargetTest)
#include "localtarget_test.moc"
