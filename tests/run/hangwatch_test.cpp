// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/hangwatch.h"
#include "tests/support/childprogram.h"
#include "tests/support/patience.h"
#include "tests/support/testprogram.h"

#include <unistd.h>

#include <csignal>

using namespace loadstone;
using namespace std::chrono_literals;

class HangWatchTest : public QObject {
    Q_OBJECT

private slots:
    void noticesWhoNeitherGetsOnNorWorks() {
        HangWatch watch;
        for (TimePoint now{}; now < TimePoint{} + HangWatch::patience; now += 1s)
            QVERIFY(!watch.hangs({false, false, 10}, 1, now));
        QVERIFY(watch.hangs({false, false, 10}, 1, TimePoint{} + HangWatch::patience));
    }

    void stepsAndTimeOnTheProcessorAreLife() {
        HangWatch watch;
        TimePoint now{};
        for (std::uint64_t i = 0; i < 50; ++i, now += 1s)
            QVERIFY(!watch.hangs({false, false, 5}, i, now));
        for (std::uint64_t i = 0; i < 50; ++i, now += 1s)
            QVERIFY(!watch.hangs({false, false, 6 + i}, 49, now));
        for (int i = 0; i < 20; ++i, now += 1s)
            QVERIFY(!watch.hangs({false, false, 55}, 49, now));
        watch.reset();
        for (int i = 0; i < 20; ++i, now += 1s)
            QVERIFY(!watch.hangs({false, false, 55}, 49, now));
    }

    void stoppedOnesAreGivenUpSoon() {
        HangWatch watch;
        const TimePoint start{};
        QVERIFY(!watch.hangs({true, false, 1}, 1, start));
        QVERIFY(watch.hangs({true, false, 1}, 1, start + HangWatch::patienceWhenStopped));
    }

    void whoWasNotWatchedIsNotBlamed() {
        HangWatch watch;
        QVERIFY(!watch.hangs({false, false, 1}, 1, TimePoint{}));
        QVERIFY(!watch.hangs({false, false, 1}, 1, TimePoint{} + 2 * HangWatch::patience));
    }

    void statesAreThoseOfTheSystem() {
        const auto self = readProcessState(::getpid());
        QVERIFY(self && !self->isStopped);
        ChildProgram child({"sleep", "100"});
        child.signal(SIGSTOP);
        QTRY_VERIFY(readProcessState(child.id())->isStopped);
        child.signal(SIGCONT);
        QTRY_VERIFY(!readProcessState(child.id())->isStopped);
        QVERIFY(!readProcessState(-1));
    }
};

LOADSTONE_TEST(HangWatchTest)
#include "hangwatch_test.moc"
