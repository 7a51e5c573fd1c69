// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/ngramcrew.h"
#include "tests/support/plannedjob.h"
#include "tests/support/testprogram.h"

#include <algorithm>

using namespace loadstone;

namespace {

constexpr std::uint64_t pausedAt = 4711;

constexpr int little = 20'000; ///< bytes for spills

/// One partition of pairs of words, with so little room that its workers pause again and again.
struct Pausing {
    explicit Pausing(int workers) : planned(text, workers, text.size()) {
        planned.job.options.wordsPerNgram = 2;
    }
    const Counts& expected() const {
        static const Counts counts = // always the same, and long in the making
            countInParts(text, Format::Text, planned.job.options).counts;
        return counts;
    }

    const std::string text = manyWords(30'000, 6, true);
    Planned planned;
};

} // namespace

/// Whichever workers die, at whatever step: the counts stay what they are.
class NgramDeathsTest : public QObject {
    Q_OBJECT

private slots:
    void deathInAPauseLosesNothing();
    void pausesOfSeveralDeadAreGoneOnFromOnce_data();
    void pausesOfSeveralDeadAreGoneOnFromOnce();
    void deathInTheReduceLosesNothing();
    void deathInTheReduceBlamesNoPartition();
    void deathLosesNothing();
    void anyOrderOfDeathsLosesNothing_data();
    void anyOrderOfDeathsLosesNothing();
    void partitionsAreRightBeforeTheyAreFree();
    void resultsAreForgottenBeforeTheyAreFree();
    void othersGoOnWhileTheDeadAreRecovered();
    void thirdDeathNamesTheBytes();
    void thirdDeathOverAResultEndsTheJob();
    void deathsBeforeAnythingEndTheJob();
    void idleWorkersMayDieOften();
};

/// The worker that pauses dies, at different times; another goes on where it had paused.
void NgramDeathsTest::deathInAPauseLosesNothing() {
    const std::string text = manyWords(30'000, 6, true);
    NgramOptions twoWords;
    twoWords.wordsPerNgram = 2;
    const auto expected = countInParts(text, Format::Text, twoWords);
    for (const int phasesBefore : {1, 2, 3, 4}) {
        Planned planned(text, 1, text.size());
        planned.job.options = twoWords;
        Supervisor supervisor = planned.supervisor(littleRoom);
        {
            NgramWorker first = openWorker(supervisor, 0);
            for (int i = 0; i < phasesBefore; ++i) {
                work(supervisor, first);
                supervisor.advance();
            }
        }
        QVERIFY(supervisor.recover(0, "died"));
        QCOMPARE(supervisor.reexecuted(), 1U);
        finishOnWorkers(supervisor);
        QVERIFY(countsOf(supervisor.result().value()) == expected.counts);
        QCOMPARE(supervisor.lines(), expected.lines);
    }
}

/// What a worker has reduced and not committed is reduced again.
void NgramDeathsTest::deathInTheReduceLosesNothing() {
    const std::string text = manyWords(2000, 4, true);
    const Planned planned(text, 1);
    Supervisor supervisor = planned.supervisor();
    {
        NgramWorker worker = openWorker(supervisor, 0);
        work(supervisor, worker);
    }
    QVERIFY(supervisor.advance() == NgramPhase::Reduce);
    const JobMemory& memory = supervisor.memory();
    for (int i = 0; i < 3; ++i) {
        const auto claimed = memory.reduceBoard().claim(0, memory.slot(0).batch());
        QVERIFY(claimed);
        memory.nextResults()[*claimed] = {0, i == 0, pausedAt};
    }
    QVERIFY(supervisor.advance() == NgramPhase::Reduce); // claims are no results
    QVERIFY(supervisor.recover(0, "died"));
    QVERIFY(std::ranges::none_of(memory.nextResults(), &ResultPlace::isThere));
    finishOnWorkers(supervisor);
    QVERIFY(countsOf(supervisor.result().value()) == countInParts(text, Format::Text, {}).counts);
}

void NgramDeathsTest::deathsBeforeAnythingEndTheJob() {
    const Planned planned("some words", 2);
    Supervisor supervisor = planned.supervisor();
    QVERIFY(supervisor.recover(0, "left with code 127"));
    QVERIFY(supervisor.recover(1, "left with code 127"));
    QVERIFY(supervisor.recover(0, "left with code 127"));
    const auto third = supervisor.recover(0, "left with code 127");
    QVERIFY(!third);
    QVERIFY(third.error().message.find("3 workers in a row") != std::string::npos);
    QVERIFY(third.error().message.ends_with("left with code 127"));
}

/// A worker that dies with some partitions claimed and none committed.
void NgramDeathsTest::deathLosesNothing() {
    const std::string text = manyWords(2000, 4, false);
    const Counts expected = countInParts(text, Format::Text, {}).counts;
    for (int step = 0; step < 6; ++step) {
        const Planned planned(text, 2, 8000);
        Supervisor supervisor = planned.supervisor();
        const JobMemory& memory = supervisor.memory();
        WorkerSlot& slot = memory.slot(0);
        for (int i = 0; i < step; ++i)
            QVERIFY(memory.mapBoard().claim(0, slot.batch()));
        QVERIFY(supervisor.recover(0, "died"));
        finishOnWorkers(supervisor);
        QVERIFY(countsOf(supervisor.result().value()) == expected);
        QCOMPARE(int(supervisor.reexecuted()), step);
    }
}

void NgramDeathsTest::thirdDeathNamesTheBytes() {
    const Planned planned("some words", 1);
    Supervisor supervisor = planned.supervisor();
    for (std::uint32_t death = 1; death <= Supervisor::maxAttempts; ++death) {
        QVERIFY(supervisor.memory().mapBoard().claim(0, supervisor.memory().slot(0).batch()));
        const auto recovered = supervisor.recover(0, "was ended by a test");
        QCOMPARE(recovered.has_value(), death < Supervisor::maxAttempts);
        if (!recovered)
            QCOMPARE(recovered.error().message,
                     planned.job.files.front() + " cannot be counted: 3 workers died over its "
                                                 "bytes 0 to 10; the last one was ended by a test");
    }
}

void NgramDeathsTest::pausesOfSeveralDeadAreGoneOnFromOnce_data() {
    QTest::addColumn<std::vector<std::uint32_t>>("dying");
    QTest::newRow("who paused last first") << std::vector<std::uint32_t>{1, 0};
    QTest::newRow("who paused first first") << std::vector<std::uint32_t>{0, 1};
    QTest::newRow("only who paused last") << std::vector<std::uint32_t>{1};
    QTest::newRow("only who found nothing") << std::vector<std::uint32_t>{0};
}

/// One pauses and dies, another goes on and pauses, and dies together with the first one's
/// successor, which had found nothing to do.
void NgramDeathsTest::pausesOfSeveralDeadAreGoneOnFromOnce() {
    QFETCH(const std::vector<std::uint32_t>, dying);
    const Pausing pausing(2);
    Supervisor supervisor = pausing.planned.supervisor(100'000);
    NgramCrew crew(supervisor);
    crew.work(0);
    QCOMPARE(supervisor.memory().slot(0).published().pausedTask, 0U);
    crew.replace(0);
    QVERIFY(supervisor.advance() == NgramPhase::Reduce);
    crew.workAll();
    QVERIFY(supervisor.advance() == NgramPhase::Map);
    crew.work(1);
    QCOMPARE(supervisor.memory().slot(1).published().pausedTask, 0U);
    crew.work(0);
    for (const std::uint32_t worker : dying)
        crew.replace(worker);
    crew.finish();
    QVERIFY(countsOf(supervisor.result().value()) == pausing.expected());
}

/// However often its worker dies over the reduce, the partition in which it had paused is not to
/// blame.
void NgramDeathsTest::deathInTheReduceBlamesNoPartition() {
    const Pausing pausing(1);
    Supervisor supervisor = pausing.planned.supervisor(100'000);
    NgramCrew crew(supervisor);
    for (std::uint32_t death = 0; death <= Supervisor::maxAttempts; ++death) {
        crew.work(0);
        QVERIFY(supervisor.advance() == NgramPhase::Reduce);
        crew.claimReduce(0);
        crew.replace(0);
        QCOMPARE(supervisor.memory().mapBoard()[0].attempts.load(), 0U);
        crew.work(0);
        QVERIFY(supervisor.advance() == NgramPhase::Map);
    }
    crew.finish();
    QVERIFY(countsOf(supervisor.result().value()) == pausing.expected());
}

void NgramDeathsTest::anyOrderOfDeathsLosesNothing_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= (hasAddressSanitizer ? 10U : 40U); ++seed)
        QTest::addRow("%u", seed) << seed;
}

/// Workers do their share or die, whichever way, in an order drawn by lot.
void NgramDeathsTest::anyOrderOfDeathsLosesNothing() {
    QFETCH(const unsigned, seed);
    std::mt19937 random(seed);
    std::string text = manyWords(6000, 4, true);
    for (std::size_t at = 999; at < text.size(); at += 20'011)
        text[at] = '\xff'; // where the workers can be made to die
    Planned planned(text, 1 + int(random() % 3), text.size() / (1 + random() % 4) + 1);
    planned.job.options.wordsPerNgram = 1 + int(random() % 2);
    const auto expected = countInParts(text, Format::Text, planned.job.options);
    Supervisor supervisor = planned.supervisor(little);
    NgramCrew crew(supervisor);
    crew.finishWithDeaths(random);
    QVERIFY(countsOf(supervisor.result().value()) == expected.counts);
    QCOMPARE(supervisor.lines(), expected.lines);
    QCOMPARE(supervisor.malformed(), expected.malformed.size());
}

/// Whoever takes a dead worker's partition finds how far it was read, and that it is not mapped.
void NgramDeathsTest::partitionsAreRightBeforeTheyAreFree() {
    const Planned planned("some words", 2);
    for (int i = 0; i < 200; ++i) {
        Supervisor supervisor = planned.supervisor();
        const JobMemory& memory = supervisor.memory();
        const TaskBoard board = memory.mapBoard();
        WorkerSlot& slot = memory.slot(0);
        QVERIFY(board.claim(0, slot.batch()));
        Published paused;
        paused.pausedTask = 0;
        paused.paused.resumeAt = pausedAt;
        slot.commit(paused);
        board.moveToBatch(0, 0, slot.batch());
        memory.mapTask(0).isMapped = true;
        std::uint64_t found = 0;
        bool wasMapped = true;
        {
            const std::jthread other([&] {
                while (!board.claim(1, 1)) {
                }
                found = memory.mapTask(0).before.resumeAt;
                wasMapped = memory.mapTask(0).isMapped.exchange(true);
            });
            QVERIFY(supervisor.recover(0, "died"));
        }
        QCOMPARE(found, pausedAt);
        QVERIFY(!wasMapped);
        QVERIFY(memory.isMapped()); // and nobody says otherwise once the other has it
        QCOMPARE(slot.published().pausedTask, Published::noTask);
    }
}

/// What another worker makes of a dead one's hash partition stays.
void NgramDeathsTest::resultsAreForgottenBeforeTheyAreFree() {
    const Planned planned("some words", 2);
    Supervisor supervisor = planned.supervisor();
    NgramCrew crew(supervisor);
    crew.workAll();
    QVERIFY(supervisor.advance() == NgramPhase::Reduce);
    const JobMemory& memory = supervisor.memory();
    const TaskBoard board = memory.reduceBoard();
    for (int i = 0; i < 200; ++i) {
        board.reset();
        const auto claimed = board.claim(0, memory.slot(0).batch());
        memory.nextResults()[*claimed] = {0, true, pausedAt};
        while (board.claim(1, 1)) {
        }
        {
            const std::jthread other([&] {
                std::optional<std::size_t> taken;
                while (!(taken = board.claim(1, 1))) {
                }
                memory.nextResults()[*taken] = {1, true, 1};
            });
            QVERIFY(supervisor.recover(0, "died"));
        }
        QCOMPARE(memory.nextResults()[*claimed].heap, 1U);
        QCOMPARE(memory.nextResults()[*claimed].offset, 1U);
    }
}

void NgramDeathsTest::othersGoOnWhileTheDeadAreRecovered() {
    const std::string text = manyWords(30'000, 6, true);
    const Planned planned(text, 3, text.size() / 7);
    Supervisor supervisor = planned.supervisor(littleRoom);
    NgramCrew(supervisor).finishWhileOneDies();
    QVERIFY(countsOf(supervisor.result().value()) == countInParts(text, Format::Text, {}).counts);
}

void NgramDeathsTest::thirdDeathOverAResultEndsTheJob() {
    const Planned planned("some words", 2);
    Supervisor supervisor = planned.supervisor();
    NgramCrew crew(supervisor);
    crew.workAll();
    QVERIFY(supervisor.advance() == NgramPhase::Reduce);
    crew.claimReduce(0);
    QVERIFY(supervisor.recover(0, "died"));
    crew.claimReduce(1); // the same, as it comes first
    QVERIFY(supervisor.recover(1, "died"));
    crew.claimReduce(0);
    const auto third = supervisor.recover(0, "was ended by a test");
    QVERIFY(!third);
    QCOMPARE(third.error().message,
             std::string("the job cannot be finished: 3 workers died over the same part of the "
                         "result; the last one was ended by a test"));
}

/// It had found nothing to do, and did what it was told.
void NgramDeathsTest::idleWorkersMayDieOften() {
    const Planned planned("some words", 2);
    Supervisor supervisor = planned.supervisor();
    NgramCrew crew(supervisor);
    crew.work(0);
    for (int death = 0; death < 10; ++death) {
        crew.work(1);
        crew.replace(1);
    }
    crew.finish();
    QCOMPARE(supervisor.reexecuted(), 0U);
    QCOMPARE(supervisor.result().value().sums().total, 2U);
}

LOADSTONE_TEST(NgramDeathsTest)
#include "ngramdeaths_test.moc"
