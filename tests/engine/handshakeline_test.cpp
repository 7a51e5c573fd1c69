// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/handshakeline.h"
#include "tests/support/patience.h"
#include "tests/support/testprogram.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace loadstone;

namespace {

TimePoint soon() {
    return Clock::now() + Milliseconds(20);
}

TimePoint late() {
    return Clock::now() + Milliseconds(patience);
}

} // namespace

class HandshakeLineTest : public QObject {
    Q_OBJECT

private slots:
    void noMoreWorkThanThereArePlaces() {
        HandshakeLine line(2);
        QVERIFY(line.begin({}, late()) && line.begin({}, late()));
        QVERIFY(!line.begin({}, soon()));
        line.rest();
        line.end();
        QVERIFY(line.begin({}, late()));
    }

    void moreBeginWhileAllWaitForTheNetwork() {
        HandshakeLine line(1);
        for (int i = 0; i < 10; ++i) {
            QVERIFY(line.begin({}, late()));
            line.rest();
        }
    }

    // Each more would only wait longer for a server that has no more to give.
    void noMoreAreUnderWayThanTheShortestHasMilliseconds() {
        HandshakeLine line(1);
        const auto begins = [&](TimePoint until) {
            const bool did = line.begin({}, until);
            if (did)
                line.rest();
            return did;
        };
        QVERIFY(begins(late()));
        line.end(Milliseconds(3));
        for (int i = 0; i < HandshakeLine::begunForEachPlace + 3; ++i)
            QVERIFY(begins(late()));
        QVERIFY(!begins(soon()));
        line.end(Milliseconds(5)); // no shorter one
        QVERIFY(begins(late()));
        QVERIFY(!begins(soon()));
        line.end(); // of unknown time
        QVERIFY(begins(late()));
        QVERIFY(!begins(soon()));
    }

    // The one that begins is at the front before the other asks for its place again.
    void whoHasBegunGoesFirst() {
        HandshakeLine line(1);
        QVERIFY(line.begin({}, late()));
        line.rest();
        QVERIFY(line.begin({}, late())); // this thread works at the second one
        std::atomic<int> entered{0}, first{0};
        const auto enters = [&](int who, bool did) {
            if (did && entered++ == 0)
                first = who;
            line.rest();
        };
        std::jthread beginning([&] { enters(1, line.begin({}, late())); });
        std::jthread goingOn([&] { enters(2, line.goOn({}, late())); });
        QTRY_COMPARE(line.waiting(), 1);
        line.rest();
        beginning.join();
        goingOn.join();
        QCOMPARE(first.load(), 2);
        QCOMPARE(entered.load(), 2);
    }

    void aStopEndsEachWait() {
        HandshakeLine line(1);
        QVERIFY(line.begin({}, late()));
        std::stop_source stop;
        std::atomic<int> refused{0};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&, i] {
                    const bool did = i % 2 == 0 ? line.begin(stop.get_token(), TimePoint::max())
                                                : line.goOn(stop.get_token(), TimePoint::max());
                    refused += did ? 0 : 1;
                });
            stop.request_stop();
        }
        QCOMPARE(refused.load(), 4);
    }
};

LOADSTONE_TEST(HandshakeLineTest)
#include "handshakeline_test.moc"
