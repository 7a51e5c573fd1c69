// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/precedence.h"

#include "tests/support/answergate.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/ui/windowstore.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/stresspanel.h"
#include "ui/window/mainwindow.h"

#include <QDir>

#include <sched.h>

using namespace loadstone;

namespace {

/// By their threads, of this process: SCHED_OTHER, SCHED_RR …, with SCHED_RESET_ON_FORK left out.
QList<int> policiesOfOthers() {
    QList<int> policies;
    for (const QString& thread :
         QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (thread.toInt() != QCoreApplication::applicationPid())
            policies << (::sched_getscheduler(thread.toInt()) & ~SCHED_RESET_ON_FORK);
    return policies;
}

int ownPolicy() {
    return ::sched_getscheduler(0) & ~SCHED_RESET_ON_FORK;
}

} // namespace

/// The window's thread and the scheduler of the system.
class PrecedenceTest : public QObject {
    Q_OBJECT

private slots:
    void windowGoesBeforeItsLoad() {
        const int asAllowed = goFirst(true) ? SCHED_RR : SCHED_OTHER;
        QCOMPARE(ownPolicy(), asAllowed);
        goFirst(false);
        QCOMPARE(ownPolicy(), SCHED_OTHER);

        AnswerGate gate(3);
        RawServer server(gate.answer());
        WindowStore store;
        LoadPlan plan;
        plan.request.url = server.url();
        plan.threads = 4;
        plan.requests = 10;
        storePlanFields(store.settings.ofPanels(), "stress", fieldsOf(plan));
        Theme theme;
        MainWindow window(store.settings, theme, LOADSTONE_CLI);
        window.stress().start();
        QTRY_VERIFY(gate.waiting() > 0);
        QCOMPARE(ownPolicy(), asAllowed);
        QVERIFY(policiesOfOthers().size() >= plan.threads);
        QVERIFY(!policiesOfOthers().contains(SCHED_RR));
        gate.open();
        QTRY_VERIFY(!window.stress().isRunning());
        QCOMPARE(ownPolicy(), SCHED_OTHER);
    }
};

LOADSTONE_TEST(PrecedenceTest)
#include "precedence_test.moc"
