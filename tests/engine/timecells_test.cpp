// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/timereader.h"
#include "tests/support/testprogram.h"

#include <atomic>
#include <thread>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint start{1000h};

/// A shard's cells with their reader, and all that it has read.
class Course {
public:
    Course() { m_cells->startAt(start); }

    TimeCells& cells() { return *m_cells; }
    void ok(Milliseconds at, std::int64_t latency = 1000) {
        m_cells->recordOk<OneWriter>(start + at, latency);
    }
    void failed(Milliseconds at) { m_cells->recordFailed<OneWriter>(start + at); }
    void read(Milliseconds now) {
        m_reader.read(now, m_timeline);
        m_until = now;
    }
    Milliseconds until() const { return m_until; }
    std::uint64_t requestsRead() const {
        std::uint64_t requests = 0;
        for (const Timeline::Cell& cell : m_timeline.cells())
            requests += cell.requests;
        return requests;
    }
    const Timeline& finish() {
        m_reader.readRest(m_timeline);
        return m_timeline;
    }
    std::vector<std::uint64_t> requests() {
        std::vector<std::uint64_t> counts;
        for (const Timeline::Cell& cell : finish().cells())
            counts.push_back(cell.requests);
        return counts;
    }

private:
    std::unique_ptr<TimeCells> m_cells = std::make_unique<TimeCells>();
    TimeReader m_reader{{m_cells.get()}};
    Timeline m_timeline;
    Milliseconds m_until{0};
};

using CellCounts = std::vector<std::uint64_t>;

} // namespace

class TimeCellsTest : public QObject {
    Q_OBJECT

private slots:
    void answersLieWhereTheyEnded();
    void nothingHasAStartUntilItIsTold();
    void readingOftenOrOnceIsTheSame();
    void whatHasEndedIsReadAtOnce();
    void aLateWriterFindsItsCell();
    void aVeryLateWriterLosesNothing();
    void aLateReaderLosesNothing();
    void aPauseOfAllIsEmpty();
    void shardsMayBeFarApart();
    void whatDiedInBetweenIsMadeUpFor();
    void wildCellsOfAnotherProcessDoNoHarm();
    void writersAndReaderAtOnceLoseNothing();
};

void TimeCellsTest::answersLieWhereTheyEnded() {
    Course course;
    for (const auto at : {-5ms, 0ms, 99ms, 100ms, 250ms})
        course.ok(at);
    course.failed(299ms);
    QCOMPARE(course.requests(), (CellCounts{3, 1, 2}));
    QCOMPARE(course.finish().cells()[2].errors, 1U);
    QCOMPARE(SparseCounts::Cursor(course.finish().cells()[2].latencies).count(), 1U);
}

void TimeCellsTest::nothingHasAStartUntilItIsTold() {
    const auto cells = std::make_unique<TimeCells>();
    cells->recordOk<OneWriter>(start, 1);
    cells->settle(1, 3, start);
    Timeline timeline;
    TimeReader({cells.get()}).readRest(timeline);
    QCOMPARE(timeline.cells().size(), 1U);
    QCOMPARE(timeline.cells()[0].requests, 4U);
}

void TimeCellsTest::readingOftenOrOnceIsTheSame() {
    Course often;
    Course once;
    for (int ms = 0; ms < 2000; ++ms) {
        for (Course* course : {&often, &once})
            ms % 7 == 0 ? course->failed(Milliseconds(ms)) : course->ok(Milliseconds(ms), ms * 10);
        often.read(Milliseconds(ms));
    }
    QVERIFY(often.finish() == once.finish());
    QCOMPARE(once.requests(), CellCounts(20, 100));
}

/// Also after the reader was late: a chart must not show a hole that is filled
/// later.
void TimeCellsTest::whatHasEndedIsReadAtOnce() {
    Course course;
    for (const auto now : {40ms, 120ms, 700ms, 710ms, 1500ms}) {
        for (auto at = course.until(); at < now; at += 10ms)
            course.ok(at);
        course.read(now);
        QCOMPARE(course.requestsRead(), static_cast<std::uint64_t>(now / 10ms));
    }
    course.ok(1350ms); // late, so it is read when its cell is closed
    course.read(2100ms);
    QCOMPARE(course.requestsRead(), 151U);
}

void TimeCellsTest::aLateWriterFindsItsCell() {
    Course course;
    course.ok(1000ms);
    course.read(1300ms);
    course.ok(1010ms); // 0.29 s after it ended
    course.ok(950ms);  // there was none in that cell before
    QCOMPARE(course.finish().cells()[10].requests, 2U);
    QCOMPARE(course.finish().cells()[9].requests, 1U);
}

void TimeCellsTest::aVeryLateWriterLosesNothing() {
    Course course;
    course.ok(100ms);
    for (int ms = 200; ms < 20'000; ms += 100)
        course.read(Milliseconds(ms));
    course.ok(100ms);
    course.ok(5000ms);
    course.ok(19'900ms);
    const Timeline& timeline = course.finish();
    QCOMPARE(timeline.cells().size(), 200U);
    std::uint64_t requests = 0;
    for (const Timeline::Cell& cell : timeline.cells())
        requests += cell.requests;
    QCOMPARE(requests, 4U);
    QCOMPARE(timeline.cells()[1].requests,
             2U);                                 // its slot had no other use in between
    QCOMPARE(timeline.cells()[195].requests, 1U); // the oldest that is open
}

/// Cells for which there is room stay right; the others go to the one nearest
/// to them.
void TimeCellsTest::aLateReaderLosesNothing() {
    Course course;
    course.read(0ms);
    for (int ms = 0; ms < 10'000; ms += 10)
        course.ok(Milliseconds(ms));
    const CellCounts counts = course.requests();
    QCOMPARE(counts.size(), TimeCells::slotCount);
    for (std::size_t i = 0; i + 1 < counts.size(); ++i)
        QCOMPARE(counts[i], 10U);
    QCOMPARE(counts.back(), 1000 - 10 * (TimeCells::slotCount - 1));
}

/// Neither writers nor the reader run for 3 s, and the writers are the first to
/// go on.
void TimeCellsTest::aPauseOfAllIsEmpty() {
    Course course;
    for (int ms = 0; ms < 1000; ++ms) {
        course.ok(Milliseconds(ms));
        if (ms % 100 == 0)
            course.read(Milliseconds(ms));
    }
    for (int ms = 4000; ms < 4500; ++ms)
        course.ok(Milliseconds(ms));
    const CellCounts counts = course.requests();
    QCOMPARE(counts.size(), 45U);
    for (std::size_t i = 0; i < counts.size(); ++i)
        QCOMPARE(counts[i], i < 10 || i >= 40 ? 100U : 0U);
}

/// So far that their answers lie in the same slot, and belong to different cells.
void TimeCellsTest::shardsMayBeFarApart() {
    constexpr auto lap = Grid::width * TimeCells::slotCount;
    std::vector<TimeCells> shards(2);
    for (std::size_t i = 0; i < shards.size(); ++i) {
        shards[i].startAt(start);
        shards[i].recordOk<OneWriter>(start + lap * static_cast<int>(i), 1000);
    }
    Timeline timeline;
    TimeReader({&shards[0], &shards[1]}).readRest(timeline);
    QCOMPARE(timeline.cells().size(), TimeCells::slotCount + 1);
    QCOMPARE(timeline.cells().front().requests, 1U);
    QCOMPARE(timeline.cells().back().requests, 1U);
}

void TimeCellsTest::whatDiedInBetweenIsMadeUpFor() {
    Course course;
    course.ok(50ms);
    course.failed(60ms);
    course.cells().settle(3, 6, start + 320ms);
    course.cells().settle(3, 6, start + 420ms);
    QCOMPARE(course.requests(), (CellCounts{2, 0, 0, 7}));
    QCOMPARE(course.finish().cells()[3].errors, 5U);
    QVERIFY(course.finish().cells()[3].latencies.empty());
}

void TimeCellsTest::wildCellsOfAnotherProcessDoNoHarm() {
    Course course;
    course.ok(50ms);
    auto& slot = const_cast<TimeCells::Slot&>(course.cells().ring()[0]);
    slot.cell = std::numeric_limits<std::int64_t>::max();
    slot.last = ~std::uint32_t{0};
    course.read(100ms);
    QCOMPARE(course.finish().cells().back().requests, 1U);
    slot.cell = std::numeric_limits<std::int64_t>::min();
    course.ok(150ms);
    course.read(200ms);
    QVERIFY(course.finish().cells().size() <= Timeline::capacity);
}

void TimeCellsTest::writersAndReaderAtOnceLoseNothing() {
    constexpr int writers = 4;
    constexpr int each = 50'000;
    const auto cells = std::make_unique<TimeCells>();
    cells->startAt(start);
    TimeReader reader({cells.get()});
    Timeline timeline;
    std::atomic<int> working{writers};
    std::atomic<int> now{0}; // in milliseconds; each answer moves it on
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < writers; ++i)
            threads.emplace_back([&] {
                for (int n = 0; n < each; ++n) {
                    const TimePoint finished = start + Milliseconds(now++ / 2);
                    n % 5 == 0 ? cells->recordFailed<ManyWriters>(finished)
                               : cells->recordOk<ManyWriters>(finished, n);
                }
                --working;
            });
        while (working > 0)
            reader.read(Milliseconds(now / 2), timeline);
    }
    reader.readRest(timeline);
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;
    std::uint64_t timed = 0;
    for (const Timeline::Cell& cell : timeline.cells()) {
        requests += cell.requests;
        errors += cell.errors;
        for (SparseCounts::Cursor at(cell.latencies); !at.atEnd(); at.step())
            timed += at.count();
    }
    QCOMPARE(requests, std::uint64_t(writers * each));
    QCOMPARE(errors, requests / 5);
    QCOMPARE(timed, requests - errors);
}

LOADSTONE_TEST(TimeCellsTest)
#include "timecells_test.moc"
