// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/division.h"
#include "tests/run/observedrun.h"
#include "tests/support/nginx.h"
#include "tests/support/plans.h"

#include <set>

using namespace loadstone;

namespace {

/// A run whose load is held, and what came of it.
struct HeldRun {
    LoadRun run{nullptr, LOADSTONE_LOAD_WORKER};
    QSignalSpy ready{&run, &LoadRun::readied};
    std::optional<Outcome> outcome;
    int looks = 0;

    HeldRun() {
        QObject::connect(&run, &LoadRun::finished, &run,
                         [this](const Outcome& end) { outcome = end; });
        QObject::connect(&run, &LoadRun::progressed, &run, [this] { ++looks; });
        run.holdStart();
    }

    /// Starts 500 requests of 4 users, who come to the gate and wait there.
    bool startsBy(EngineKind engine, const Nginx& server) {
        run.start(planBy(engine, server.url(), 500, 4));
        return QTest::qWaitFor([this] { return ready.count() == 1; }, patience);
    }
};

} // namespace

/// A load that waits, when all of its workers are there, until it is told to begin: as that of each
/// of several hosts does.
class HeldRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!Nginx::isInstalled())
            QSKIP("nginx is not installed");
    }

    void nothingIsSentBeforeItIsTold_data() { addEngines(); }

    // Longer than workers that do not come to the start are waited for.
    void nothingIsSentBeforeItIsTold() {
        QFETCH(EngineKind, engine);
        Nginx server;
        HeldRun held;
        QVERIFY(held.startsBy(engine, server));
        const int looks = held.looks;
        QTRY_VERIFY(held.looks > looks + StartWatch::patience + 3);
        QVERIFY(!held.outcome && !held.run.begunAt());
        QCOMPARE(held.run.frame().totals.started, 0U);
        const TimePoint told = Clock::now();
        held.run.beginHeld();
        QTRY_VERIFY(held.outcome.has_value());
        QVERIFY(held.run.begunAt().value() >= told);
        QCOMPARE(held.outcome->report->snapshot.totals.ok, 500U);
        QVERIFY(held.run.frame().totals == held.outcome->report->snapshot.totals);
        QCOMPARE(server.accessLogLines(), std::size_t{500});
    }

    void stopEndsIt_data() { addEngines(); }

    void stopEndsIt() {
        QFETCH(EngineKind, engine);
        Nginx server;
        HeldRun held;
        QVERIFY(held.startsBy(engine, server));
        held.run.stop();
        QTRY_VERIFY(held.outcome.has_value());
        QCOMPARE(held.outcome->report->ending, Ending::Stopped);
        QCOMPARE(held.outcome->report->snapshot.totals.started, 0U);
    }

    void partsTogetherAreTheWhole_data() { addEngines(); }

    void partsTogetherAreTheWhole() {
        QFETCH(EngineKind, engine);
        Nginx server;
        const LoadPlan whole = planBy(engine, server.url() + "n{{seq}}", 1000, 8);
        TallyFrame sum;
        for (std::uint32_t part = 0; part < 3; ++part) {
            HeldRun held;
            held.run.start(partOf(whole, {part, 3}));
            held.run.beginHeld(); // before they are there: nothing is held any more
            QTRY_VERIFY(held.outcome.has_value());
            sum.add(held.run.frame());
        }
        QCOMPARE(sum.totals.ok, 1000U);
        const auto paths = server.paths();
        QCOMPARE(paths.size(), std::size_t{1000});
        QCOMPARE(std::set<std::string>(paths.begin(), paths.end()).size(), std::size_t{1000});
    }
};

LOADSTONE_TEST(HeldRunTest)
#include "heldrun_test.moc"
