#include "core/run/hangwatch.h"
#include "tests/support/childprogram.h"

#include <QTest>

#include <unistd.h>

#include <csignal>

using namespace loadstone;
using namespace std::chrono_literals;

class HangWatchTest : public QObject {
    Q_OBJECT

private slots:
    void noticesWhoNeitherGetsOnNorWorks() {
        HangWatch watch;
        const TimePoint start{};
        const ProcessState waiting{false, 10};
        QVERIFY(!watch.hangs(waiting, 1, start));
        QVERIFY(!watch.hangs(waiting, 1, start + HangWatch::patience - 1ms));
        QVERIFY(watch.hangs(waiting, 1, start + HangWatch::patience));
    }

    void stepsAndTimeOnTheProcessorAreLife() {
        HangWatch watch;
        TimePoint now{};
        for (std::uint64_t i = 0; i < 10; ++i, now += HangWatch::patience)
            QVERIFY(!watch.hangs({false, 5}, i, now));
        for (std::uint64_t i = 0; i < 10; ++i, now += HangWatch::patience)
            QVERIFY(!watch.hangs({false, 6 + i}, 9, now));
        watch.reset();
        QVERIFY(!watch.hangs({false, 15}, 9, now + HangWatch::patience));
    }

    void stoppedOnesAreGivenUpSoon() {
        HangWatch watch;
        const TimePoint start{};
        QVERIFY(!watch.hangs({true, 1}, 1, start));
        QVERIFY(watch.hangs({true, 1}, 1, start + HangWatch::patienceWhenStopped));
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

QTEST_GUILESS_MAIN(HangWatchTest)
#include "hangwatch_test.moc"
