// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepagenda.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

constexpr int stalling = 2; ///< the level that is half as fast as its latency says

SweepReport emptyReport(int repeats = 1) {
    SweepReport report;
    report.plan.sizes = {1, stalling, 3};
    report.plan.repeats = repeats;
    return report;
}

SweepRunResult measured(const SweepStep& step) {
    const int busy = step.size == stalling && !step.again ? 1 : step.size;
    SweepRunResult run = sweepRun(step.size, step.repeat, std::uint64_t(100 * busy), 0, 10'000);
    run.step = step;
    return run;
}

/// Measures the next step.
SweepStep carryOut(SweepAgenda& agenda, SweepReport& report) {
    const SweepStep step = agenda.next();
    report.runs.push_back(measured(step));
    agenda.goOn(report);
    return step;
}

/// Loses it.
void spoil(SweepAgenda& agenda, const SweepReport& report) {
    agenda.next();
    QVERIFY(agenda.lose());
    agenda.goOn(report);
}

} // namespace

class SweepAgendaTest : public QObject {
    Q_OBJECT

private slots:
    void whatStalledComesOnceMore();
    void whatIsLostIsMadeUpForOnce();
    void whatStalledMakesUpForNothing();
    void whatIsLostOfTheLastIsMadeUpFor();
    void largerLevelsAreLeftOut();
    void hopelessLevelsAreLeftOut();
    void nothingIsLeftOfOneThatIsCleared();
};

void SweepAgendaTest::whatStalledComesOnceMore() {
    SweepReport report = emptyReport(2);
    SweepAgenda agenda(report.plan);
    std::vector<SweepStep> steps;
    for (std::size_t i = 0; i < report.plan.stepCount(); ++i) {
        QVERIFY(agenda.toCome(report).size() >= report.plan.stepCount() - i);
        steps.push_back(carryOut(agenda, report));
    }
    QCOMPARE(steps, stepsOf(report.plan));
    for (int repeat = 0; repeat < 2; ++repeat) {
        QCOMPARE(agenda.toCome(report).size(), std::size_t(2 - repeat));
        QCOMPARE(carryOut(agenda, report), (SweepStep{EngineKind::Pool, stalling, repeat, true}));
        QVERIFY(!agenda.makesUp());
    }
    QVERIFY(agenda.isEmpty() && agenda.toCome(report).empty());
}

void SweepAgendaTest::whatIsLostIsMadeUpForOnce() {
    SweepReport report = emptyReport();
    SweepAgenda agenda(report.plan);
    spoil(agenda, report);
    const SweepStep lost = agenda.current();
    QCOMPARE(agenda.toCome(report).size(), 3U);
    carryOut(agenda, report);
    QVERIFY(!agenda.makesUp());
    carryOut(agenda, report);
    QVERIFY(agenda.next() == lost && agenda.makesUp());
    QVERIFY(!agenda.lose());
}

void SweepAgendaTest::whatStalledMakesUpForNothing() {
    SweepReport report = emptyReport();
    SweepAgenda agenda(report.plan);
    spoil(agenda, report);
    for (int i = 0; i < 3; ++i)
        carryOut(agenda, report);
    QCOMPARE(agenda.next(), (SweepStep{EngineKind::Pool, stalling, 0, true}));
    QVERIFY(!agenda.makesUp());
}

void SweepAgendaTest::whatIsLostOfTheLastIsMadeUpFor() {
    SweepReport report = emptyReport();
    SweepAgenda agenda(report.plan);
    for (int i = 0; i < 3; ++i)
        carryOut(agenda, report);
    spoil(agenda, report);
    QCOMPARE(agenda.next(), (SweepStep{EngineKind::Pool, stalling, 0, true}));
    QVERIFY(agenda.makesUp());
    agenda.goOn(report);
    QVERIFY(agenda.isEmpty());
}

void SweepAgendaTest::largerLevelsAreLeftOut() {
    const SweepReport report = emptyReport(3);
    SweepAgenda agenda(report.plan);
    agenda.leaveOutAbove(2);
    for (const SweepStep& step : agenda.toCome(report))
        QVERIFY(step.size <= 2);
    QCOMPARE(agenda.toCome(report).size(), 6U);
    agenda.leaveOutAbove(0);
    QVERIFY(agenda.isEmpty());
}

/// All fail from 2 on, one of which was lost.
void SweepAgendaTest::hopelessLevelsAreLeftOut() {
    SweepReport report = emptyReport(2);
    while (stepsOf(report.plan).front().size != 3)
        ++report.plan.seed;
    SweepAgenda agenda(report.plan);
    spoil(agenda, report);
    const SweepStep step = agenda.next();
    report.runs.push_back(sweepRun(2, 0, 0, 100, 10'000));
    report.runs.back().step = {EngineKind::Pool, 2, step.repeat};
    std::vector<LevelId> leftOut = agenda.leaveOutHopeless(report);
    std::ranges::sort(leftOut);
    const auto isLarge = [](const SweepStep& planned) { return planned.size >= 2; };
    QVERIFY(std::ranges::count(leftOut, LevelId{EngineKind::Pool, 3}) > 0);
    QVERIFY(std::ranges::none_of(agenda.clear(), isLarge));
}

void SweepAgendaTest::nothingIsLeftOfOneThatIsCleared() {
    const SweepReport report = emptyReport();
    SweepAgenda agenda(report.plan);
    spoil(agenda, report);
    QCOMPARE(agenda.clear().size(), 3U);
    QVERIFY(agenda.isEmpty() && agenda.toCome(report).empty());
    agenda.goOn(report);
    QVERIFY(agenda.isEmpty());
}

LOADSTONE_TEST(SweepAgendaTest)
#include "sweepagenda_test.moc"
