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
#include <sys/prctl.h>
#include <unistd.h>

#include <atomic>
#include <latch>
#include <semaphore>
#include <thread>

using namespace loadstone;

namespace {

int policyOf(pid_t thread) {
    return ::sched_getscheduler(thread) & ~SCHED_RESET_ON_FORK;
}

/// By their threads, of this process: SCHED_OTHER, SCHED_RR …, with SCHED_RESET_ON_FORK left out.
QList<int> policiesOfOthers() {
    QList<int> policies;
    for (const QString& thread :
         QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (thread.toInt() != QCoreApplication::applicationPid())
            policies << policyOf(thread.toInt());
    return policies;
}

int ownPolicy() {
    return policyOf(0);
}

} // namespace

/// The window's thread and the scheduler of the system.
class PrecedenceTest : public QObject {
    Q_OBJECT

private slots:
    // The thread of an X server's connection has this name; without such a server one is made.
    void whoReadsFromTheDisplayGoesToo() {
        std::binary_semaphore isOver(0);
        std::latch isNamed(2);
        std::atomic<pid_t> reader;
        std::jthread thread([&] {
            ::prctl(PR_SET_NAME, "QXcbEventQueue");
            reader = ::gettid();
            isNamed.arrive_and_wait();
            isOver.acquire();
        });
        isNamed.arrive_and_wait();
        Precedence precedence;
        const int asAllowed = precedence.take() ? SCHED_RR : SCHED_OTHER;
        QCOMPARE(policyOf(reader), asAllowed);
        precedence.giveBack();
        QCOMPARE(policyOf(reader), SCHED_OTHER);
        isOver.release();
    }

    void windowGoesBeforeItsLoad() {
        Precedence precedence;
        const int asAllowed = precedence.take() ? SCHED_RR : SCHED_OTHER;
        QCOMPARE(ownPolicy(), asAllowed);
        precedence.giveBack();
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
        QTRY_COMPARE(ownPolicy(), SCHED_OTHER);
    }
};

LOADSTONE_TEST(PrecedenceTest)
#include "precedence_test.moc"
