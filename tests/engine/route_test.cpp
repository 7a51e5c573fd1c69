// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/route.h"
#include "core/target/slots.h"
#include "tests/support/testprogram.h"

#include <poll.h>

#include <optional>
#include <random>

using namespace loadstone;
using Action = Route::Action;
using namespace std::chrono_literals;

namespace {

bool isSilent(const Slots::Turn& turn) {
    pollfd descriptor{turn.descriptor(), POLLIN, 0};
    return ::poll(&descriptor, 1, 0) == 0;
}

} // namespace

class RouteTest : public QObject {
    Q_OBJECT

private slots:
    void rootListsAllRoutes() {
        const Route root = parseRoute("/");
        QCOMPARE(root.status, 200);
        QCOMPARE(root.text, std::string(routeList()));
        for (const char* name :
             {"/delay/", "/jitter/", "/status/", "/bytes/", "/echo", "/drop", "/flaky/", "/slots/"})
            QVERIFY2(root.text.find(name) != std::string::npos, name);
    }

    void delay() {
        const Route route = parseRoute("/delay/250");
        QCOMPARE(route.status, 200);
        QCOMPARE(route.leastDelay, 250ms);
        QCOMPARE(route.mostDelay, 250ms);
        QCOMPARE(parseRoute("/delay/0").mostDelay, 0ms);
        QCOMPARE(parseRoute("/delay/3600000").mostDelay, 3600000ms);
    }

    void jitter() {
        const Route route = parseRoute("/jitter/10-50");
        QCOMPARE(route.status, 200);
        QCOMPARE(route.leastDelay, 10ms);
        QCOMPARE(route.mostDelay, 50ms);
        QCOMPARE(parseRoute("/jitter/7-7").status, 200);
    }

    void slotsAreLimited() {
        const Route route = parseRoute("/slots/8/20");
        QCOMPARE(route.status, 200);
        QCOMPARE(route.atOnce, 8U);
        QCOMPARE(route.leastDelay, 20ms);
        for (const char* wrong : {"/slots/0/20", "/slots/1001/20", "/slots/8", "/slots/8/x"})
            QCOMPARE(parseRoute(wrong).status, 400);
    }

    void takenSlotsMakeOthersWait() {
        Slots limited;
        const TimePoint now = Clock::now();
        Slots::Turn first(limited, 2, 20ms, now);
        Slots::Turn second(limited, 2, 30ms, now);
        Slots::Turn third(limited, 2, 20ms, now + 5ms);
        Slots::Turn fourth(limited, 2, 20ms, now + 6ms);
        Slots::Turn other(limited, 3, 20ms, now + 5ms); // of other slots
        QVERIFY(first.until() == now + 20ms && second.until() == now + 30ms);
        QVERIFY(!third.until() && !fourth.until() && isSilent(third));
        QVERIFY(other.until() == now + 25ms);
        first.end(now + 23ms); // late, which is not the next one's fault
        QVERIFY(third.until() == now + 40ms && !isSilent(third));
        QVERIFY(!fourth.until());
        second.end(now + 30ms);
        QVERIFY(fourth.until() == now + 50ms);
        third.end(now + 40ms);
        fourth.end(now + 50ms);
        QVERIFY(Slots::Turn(limited, 2, 20ms, now + 60ms).until() == now + 80ms);
    }

    void whoLeavesGivesWayAtOnce() {
        Slots limited;
        const TimePoint now = Clock::now();
        Slots::Turn first(limited, 1, 1h, now);
        std::optional<Slots::Turn> second(std::in_place, limited, 1, 1h, now);
        Slots::Turn third(limited, 1, 20ms, now);
        second.reset(); // while it waits
        first.end(now + 5ms);
        QVERIFY(third.until() == now + 25ms);
        third.end(now + 7ms);
        QVERIFY(Slots::Turn(limited, 1, 20ms, now + 8ms).until() == now + 28ms);
    }

    // A thread that is late hands its slot over late, but never for a time before the request came.
    void noTurnBeginsBeforeItCame() {
        Slots limited;
        const TimePoint now = Clock::now();
        Slots::Turn first(limited, 1, 20ms, now);
        Slots::Turn second(limited, 1, 20ms, now + 30ms);
        first.end(now + 31ms);
        QVERIFY(second.until() == now + 50ms);
    }

    void everyStatusFrom200To599() {
        for (int status = 200; status < 600; ++status) {
            const Route route = parseRoute("/status/" + std::to_string(status));
            QCOMPARE(route.status, status);
            QCOMPARE(route.text.empty(), status == 204 || status == 304);
        }
    }

    void bytes() {
        QCOMPARE(parseRoute("/bytes/1000000000").bytes, 1000000000u);
        QVERIFY(parseRoute("/bytes/0").action == Action::Bytes);
    }

    void echoAndDrop() {
        QVERIFY(parseRoute("/echo").action == Action::Echo);
        QVERIFY(parseRoute("/drop").action == Action::Drop);
    }

    void flakyTakesDecimals() {
        QCOMPARE(parseRoute("/flaky/0.5").failureShare, 0.005);
        QCOMPARE(parseRoute("/flaky/0").failureShare, 0.0);
        QCOMPARE(parseRoute("/flaky/100").failureShare, 1.0);
    }

    void wrongValuesAreSaidToBeWrong_data() {
        QTest::addColumn<QString>("path");
        for (const char* path : {"/delay/",
                                 "/delay/x",
                                 "/delay/-1",
                                 "/delay/1.5",
                                 "/delay/3600001",
                                 "/delay/5ms",
                                 "/delay/99999999999999999999",
                                 "/delay/1/2",
                                 "/delay/ 1",
                                 "/delay/+1",
                                 "/jitter/",
                                 "/jitter/10",
                                 "/jitter/10-",
                                 "/jitter/-10",
                                 "/jitter/20-10",
                                 "/jitter/1-2-3",
                                 "/status/100",
                                 "/status/199",
                                 "/status/600",
                                 "/status/2e2",
                                 "/status/",
                                 "/bytes/-1",
                                 "/bytes/1000000001",
                                 "/bytes/1k",
                                 "/bytes/",
                                 "/flaky/-1",
                                 "/flaky/100.1",
                                 "/flaky/nan",
                                 "/flaky/inf",
                                 "/flaky/50%",
                                 "/flaky/"})
            QTest::newRow(path) << path;
    }

    void wrongValuesAreSaidToBeWrong() {
        QFETCH(QString, path);
        const Route route = parseRoute(path.toStdString());
        QCOMPARE(route.status, 400);
        QVERIFY(route.action == Action::Text);
        QVERIFY(route.text.ends_with(".\n"));
        QCOMPARE(std::ranges::count(route.text, '\n'), 1);
    }

    void unknownPathsGetTheList_data() {
        QTest::addColumn<QString>("path");
        for (const char* path : {"/nothing", "/delay", "/jitter", "/status", "/bytes", "/flaky",
                                 "/echo/", "/echo/1", "/drop/", "//", "/Delay/1", "/delays/1"})
            QTest::newRow(path) << path;
    }

    void unknownPathsGetTheList() {
        QFETCH(QString, path);
        const Route route = parseRoute(path.toStdString());
        QCOMPARE(route.status, 404);
        QVERIFY(route.text.ends_with(routeList()));
    }

    // Whatever the path: a status that can be sent, and bounded values.
    void anyPathGivesAnAnswer() {
        std::mt19937 random(1);
        const std::string letters = "/delayjitrsubkochp0123456789-.x \n%";
        for (int i = 0; i < 20'000; ++i) {
            std::string path = i % 2 ? "/delay/" : "/";
            for (auto n = random() % 12; n > 0; --n)
                path += letters[random() % letters.size()];
            const Route route = parseRoute(path);
            QVERIFY2(route.status >= 200 && route.status < 600, path.c_str());
            QVERIFY2(route.leastDelay >= 0ms && route.leastDelay <= route.mostDelay, path.c_str());
            QVERIFY2(route.mostDelay <= 3600000ms && route.bytes <= 1000000000, path.c_str());
        }
    }
};

LOADSTONE_TEST(RouteTest)

#include "route_test.moc"
