// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/crewwatch.h"
#include "core/run/loadrun.h"
#include "core/run/requestpatience.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

class CrewWatchTest : public QObject {
    Q_OBJECT

private slots:
    void whoDoesNotComeIsGivenUp() {
        StartWatch watch;
        QVERIFY(!watch.givesUp(3, false));
        for (int look = 1; look < StartWatch::patience; ++look)
            QVERIFY(!watch.givesUp(3, false));
        QVERIFY(watch.givesUp(3, false));
    }

    void eachArrivalIsWaitedForAnew() {
        StartWatch watch;
        for (int arrived = 1; arrived < 500; ++arrived)
            for (int look = 0; look < StartWatch::patience; ++look)
                QVERIFY(!watch.givesUp(arrived, false));
        QVERIFY(watch.givesUp(499, false));
    }

    void lifeIsPatienceButNotForEver() {
        StartWatch watch;
        for (int look = 1; look < StartWatch::patienceWithLife; ++look)
            QVERIFY(!watch.givesUp(0, true));
        QVERIFY(watch.givesUp(0, true));
    }

    void fewerThanBeforeIsNoArrival() {
        StartWatch watch;
        QVERIFY(!watch.givesUp(5, false));
        for (int look = 1; look < StartWatch::patience; ++look)
            QVERIFY(!watch.givesUp(look % 2 == 0 ? -7 : 5, false));
        QVERIFY(watch.givesUp(-7, false));
    }

    void nobodyIsOverdueBeforeTheEnd() {
        OverdueWatch watch;
        for (int look = 0; look < 100'000; ++look)
            QVERIFY(!watch.isOverdue(false, 1, 0));
    }

    void theTimeMayBeOverForAMoment() {
        OverdueWatch watch;
        for (int look = 1; look < OverdueWatch::patience; ++look)
            QVERIFY(!watch.isOverdue(true, std::uint64_t(look), 0));
        QVERIFY(watch.isOverdue(true, 1, 0));
    }

    void aPauseIsNoHang() {
        LoadPlan plan;
        plan.requests = 10;
        const long without = looksBetweenRequests(plan);
        plan.pause = std::chrono::minutes(5);
        QCOMPARE(looksBetweenRequests(plan) - without, plan.pause / LoadRun::samplingPeriod);
    }

    void whoGetsOnIsNotOverdue() {
        OverdueWatch watch;
        for (std::uint64_t look = 0; look < 1000; ++look)
            QVERIFY(!watch.isOverdue(false, look / 9, 10));
        for (int look = 0; look < 9; ++look)
            QVERIFY(!watch.isOverdue(false, 999 / 9, 10));
        QVERIFY(watch.isOverdue(false, 999 / 9, 10));
    }
};

LOADSTONE_TEST(CrewWatchTest)
#include "crewwatch_test.moc"
