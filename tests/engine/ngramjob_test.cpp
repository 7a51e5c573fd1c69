// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/memory/resultblock.h"
#include "core/ngram/memory/spill.h"
#include "tests/support/childprogram.h"
#include "tests/support/ngramthreads.h"
#include "tests/support/plannedjob.h"
#include "tests/support/sortedcounts.h"
#include "tests/support/testprogram.h"

#include <fcntl.h>

#include <random>

using namespace loadstone;

namespace {

std::string lines(const Counts& counts) {
    std::string text;
    for (const auto& [ngram, count] : counts)
        text += ngram + "\t" + std::to_string(count) + "\n";
    return text;
}

} // namespace

class NgramJobTest : public QObject {
    Q_OBJECT

private slots:
    void tableAddsUp() {
        std::mt19937 random(2);
        CountTable table;
        Counts expected;
        for (int i = 0; i < 50'000; ++i) {
            std::string key = std::to_string(random() % 9000);
            key.resize(1 + key.size() % (1 + random() % 30), '\0');
            const std::uint64_t count = random() % 1000;
            QVERIFY(table.add(key, hashOf(key), count));
            expected[key] += count;
        }
        QCOMPARE(table.size(), expected.size());
        for (const Entry& entry : table.view().entries)
            QCOMPARE(entry.count, expected.at(std::string(table.view().key(entry))));
        table.clear();
        QCOMPARE(table.size(), 0U);
        // Keys of one hash must not be taken for each other.
        QVERIFY(table.add("a", 42, 1) && table.add("b", 42, 2) && table.add("a", 42, 3));
        QCOMPARE(table.view().entries[0].count, 4U);
        QCOMPARE(table.view().entries[1].count, 2U);
    }

    void tableRefusesWhatHasNoRoom() {
        CountTable few(2, 100);
        QVERIFY(few.add("a", 1, 1) && few.add("b", 2, 1));
        QVERIFY(!few.add("c", 3, 1) && few.add("a", 1, 1));
        QCOMPARE(few.size(), 2U);
        CountTable shortKeys(10, 5);
        QVERIFY(shortKeys.add("abc", 1, 1) && !shortKeys.add("def", 2, 1) &&
                shortKeys.add("de", 3, 1));
    }

    void tasksGoToOneWorkerEach() {
        std::vector<Task> tasks(10'000);
        std::atomic<std::uint64_t> cursor{0};
        const TaskBoard board(tasks, cursor);
        std::vector<std::atomic<int>> claims(tasks.size());
        std::atomic<std::uint32_t> worker{0};
        runOnThreads(4, [&] {
            const std::uint32_t me = worker++;
            while (const auto task = board.claim(me, 1))
                ++claims[*task];
        });
        for (const auto& claim : claims)
            QCOMPARE(claim.load(), 1);
        QCOMPARE(board.claimed(), tasks.size());
    }

    void lostTasksAreFreedWhenTheyAreRight() {
        std::vector<Task> tasks(4);
        std::atomic<std::uint64_t> cursor{0};
        const TaskBoard board(tasks, cursor);
        QCOMPARE(*board.claim(0, 1), 0U);
        QCOMPARE(*board.claim(1, 1), 1U);
        QCOMPARE(*board.claim(0, 2), 2U);
        const std::vector<std::size_t> lost = board.lostBy(0, 1);
        QVERIFY((lost == std::vector<std::size_t>{2}));
        QCOMPARE(*board.claim(1, 1), 3U);
        QVERIFY(!board.claim(1, 1)); // to find them frees nothing
        board.free(lost);
        QCOMPARE(*board.claim(1, 1), 2U);
        QVERIFY(board.isOf(1, 2) && board.isOf(0, 0));
        board[1].attempts = 2;
        board.reset();
        QCOMPARE(board[1].attempts.load(), 0U);
        QCOMPARE(board.claimed(), 0U);
    }

    void heapsAreReadWhereTheyWereWritten() {
        const auto memory = SharedMemory::create("test", Heap::bytes, SharedMemory::Access::Parts);
        QVERIFY(memory.has_value());
        Heap heap(memory->descriptor(), 1);
        CountTable table;
        for (int i = 0; i < 5000; ++i)
            table.add(std::to_string(i), hashOf(std::to_string(i)), std::uint64_t(i));
        std::vector<std::byte> buffer;
        const auto first = writeSpill(heap, table.view(), 0, buffer);
        const auto second = writeSpill(heap, table.view(), *first, buffer);
        const auto written = SharedPart::map(*memory, 0, heap.used());
        const SpillView view(written->at(*second));
        QCOMPARE(view.previous(), *first);
        std::uint64_t seen = 0;
        for (std::size_t part = 0; part < hashPartitions; ++part)
            for (const Entry& entry : view.part(part).entries) {
                QCOMPARE(hashPartitionOf(entry.hash), part);
                QCOMPARE(std::to_string(entry.count), std::string(view.part(part).key(entry)));
                ++seen;
            }
        QCOMPARE(seen, 5000U);

        const std::uint64_t from = heap.used();
        const std::uint64_t at = *writeResult(heap, table);
        const auto behind = SharedPart::map(*memory, from, heap.used());
        const ResultBlock block(behind->at(at));
        QCOMPARE(block.size(), 5000U);
        QCOMPARE(block.total(), 4999U * 5000 / 2);
        QCOMPARE(block.find("4711", hashOf("4711"))->count, 4711U);
        QVERIFY(!block.find("5000", hashOf("5000")));
        QVERIFY(memory->usedBytes() < 2'000'000);
        memory->release(0, Heap::bytes);
        QCOMPARE(memory->usedBytes(), 0U);
    }

    void fullMemoryIsAnError() {
        const int full = ::open("/dev/full", O_RDWR);
        Heap heap(full, 1);
        CountTable table;
        table.add("a", 1, 1);
        const auto written = writeResult(heap, table);
        ::close(full);
        QVERIFY(!written);
        QVERIFY(written.error().message.find("memory") != std::string::npos);
    }

    void jobsCountWhatTheObviousWayCounts_data() {
        addColumns<int, int>("workers", "bytes");
        for (const int workers : {1, 2, 3, 7})
            for (const int bytes : {100, 4096, 1 << 20})
                QTest::addRow("%d workers, %d bytes", workers, bytes) << workers << bytes;
    }

    void jobsCountWhatTheObviousWayCounts() {
        QFETCH(int, workers);
        QFETCH(int, bytes);
        const std::string text = manyWords(3000, 5, true);
        const Planned planned(text, workers, std::uint64_t(bytes));
        Supervisor supervisor = planned.supervisor();
        finishOnWorkers(supervisor);
        const Counting expected = countInParts(text, Format::Text, {});
        const NgramResult result = supervisor.result().value();
        QVERIFY(countsOf(result) == expected.counts);
        QCOMPARE(result.sums().total, 15'000U);
        QCOMPARE(supervisor.lines(), expected.lines);
        QCOMPARE(result.countOf("word7919"), 5U);
        QCOMPARE(result.countOf("no such word"), 0U);
        QCOMPARE(sorted(result), lines(expected.counts));
    }

    void memoryFollowsTheResult_data() {
        addColumns<int, bool>("words", "packed");
        const int least = hasAddressSanitizer ? 2 : 1; // single words of so few do not spill
        for (int words = least; words <= 3; ++words)
            for (const bool packed : {false, true})
                QTest::addRow("%d words%s", words, packed ? ", packed" : "") << words << packed;
    }

    /// With next to no room for spills, the job reduces again and again and pauses within
    /// partitions.
    void memoryFollowsTheResult() {
        QFETCH(int, words);
        QFETCH(bool, packed);
        const std::string text = manyWords(manyDifferent, 6, true) + "\xff";
        Planned planned(text, 2, text.size() / 2);
        planned.job.options.wordsPerNgram = words;
        if (packed) {
            QCOMPARE(ChildProgram({"gzip", planned.job.files.front()}).wait(), 0);
            planned.job.files.front() += ".gz";
        }
        Supervisor supervisor = planned.supervisor(littleRoom);
        QVERIFY(finishOnWorkers(supervisor) >= 4);
        const Counting expected = countInParts(text, Format::Text, planned.job.options);
        QVERIFY(countsOf(supervisor.result().value()) == expected.counts);
        QCOMPARE(supervisor.lines(), expected.lines);
        QCOMPARE(supervisor.malformed(), 1U);
        QCOMPARE(supervisor.firstMalformedLines().front().line,
                 expected.malformed.front().line + 1);
        QVERIFY(supervisor.usedBytes() < 2 * supervisor.result().value().sums().bytes);
    }

    void cancelledJobsStop() {
        const Planned planned(manyWords(1000, 1, false));
        Supervisor supervisor = planned.supervisor();
        supervisor.memory().cancelled() = true;
        NgramWorker worker = openWorker(supervisor, 0);
        QVERIFY(worker.map([](const MalformedLine&) {}));
        QCOMPARE(supervisor.memory().mapBoard().claimed(), 0U);
    }

    void ordersAreThoseOfSort() {
        const Planned planned("b a \xc3\xa9 a B b a abcdefgh abcdefghi abcdefg\n", 1);
        Supervisor supervisor = planned.supervisor();
        finishOnWorkers(supervisor);
        const NgramResult result = supervisor.result().value();
        QCOMPARE(sorted(result),
                 std::string("B\t1\na\t3\nabcdefg\t1\nabcdefgh\t1\nabcdefghi\t1\nb\t2\n"
                             "\xc3\xa9\t1\n"));
        const Positions byCount = orderByCount(result);
        QCOMPARE(result[byCount[0]].ngram, std::string_view("a"));
        QCOMPARE(result[byCount[1]].ngram, std::string_view("b"));
        QCOMPARE(result[byCount[2]].ngram, std::string_view("B"));
        for (std::size_t most = 0; most < 10; ++most) {
            const Positions top = topByCount(result, most);
            QVERIFY(
                std::ranges::equal(top, std::span(byCount).first(std::min(most, byCount.size()))));
        }
        QVERIFY(!writeCounts(result, byCount, [](std::string_view) { return false; }));
    }

    void malformedLinesHaveTheirNumbers() {
        std::string text;
        for (int i = 0; i < 800; ++i)
            text += i % 100 == 99 ? "broken\n" : "x\t1900\t1\t1\n";
        Planned planned(text, 3, 500);
        planned.job.files.push_back(planned.job.files.front());
        Supervisor supervisor = planned.supervisor();
        finishOnWorkers(supervisor);
        QCOMPARE(supervisor.malformed(), 16U);
        QCOMPARE(supervisor.lines(), 1600U);
        const auto first = supervisor.firstMalformedLines();
        QCOMPARE(int(first.size()), firstMalformed);
        for (std::size_t i = 0; i < first.size(); ++i) {
            QCOMPARE(first[i].line, (i % 8 + 1) * 100); // counted anew in the second file
            QCOMPARE(first[i].file, planned.job.files.front());
            QCOMPARE(int(first[i].reason), int(Malformed::NoTabs));
        }
    }

    void partitionsByLinesAreWholeLines() {
        Planned planned("1\n22\n333\n4444\n55555");
        planned.job.unit = PartitionUnit::Lines;
        planned.job.partitionSize = 2;
        const std::atomic<bool> cancelled{false};
        const auto partitions = planPartitions(planned.job, cancelled);
        QCOMPARE(partitions->size(), 3U);
        QCOMPARE((*partitions)[1].from, 5U);
        QCOMPARE((*partitions)[1].to, 14U);
        QCOMPARE((*partitions)[2].to, 19U);
        const std::atomic<bool> now{true};
        QVERIFY(planPartitions(planned.job, now)->empty());
    }

    void badJobsAreRefused() {
        NgramJob job;
        job.workers = 0;
        job.partitionSize = 0;
        job.options.wordsPerNgram = 6;
        job.options.years = Years{1999, 1900};
        std::vector<std::string> fields;
        for (const Error& error : validate(job))
            fields.push_back(error.field);
        QVERIFY((fields ==
                 std::vector<std::string>{"files", "workers", "partition", "words", "years"}));
        Planned planned("a");
        QVERIFY(validate(planned.job).empty());
        planned.job.workers = 65;
        QCOMPARE(validate(planned.job).size(), 1U);
    }

    void badFilesAreNamed() {
        Planned planned("a\t1900\t1\t1\n");
        const std::atomic<bool> cancelled{false};
        const std::string good = planned.job.files.front();
        const auto messageFor = [&](const std::vector<std::string>& files) {
            planned.job.files = files;
            const auto partitions = planPartitions(planned.job, cancelled);
            return partitions ? std::string() : partitions.error().message;
        };
        const auto write = [&](const char* name, const std::string& content) {
            const std::string path = (planned.folder.path() / name).string();
            std::ofstream(path, std::ios::binary) << content;
            return path;
        };
        QVERIFY(messageFor({good}).empty());
        QVERIFY(messageFor({good + "x"}).find("No such file") != std::string::npos);
        QVERIFY(messageFor({planned.folder.path().string()}).find("folder") != std::string::npos);
        QCOMPARE(messageFor({"/dev/null"}),
                 std::string("/dev/null cannot be read: it is a device, not a file"));
        QVERIFY(messageFor({write("empty", "")}).find("is empty") != std::string::npos);
        QVERIFY(messageFor({write("zip", std::string("PK\3\4\0\0", 6))}).find("is binary") !=
                std::string::npos);
        QVERIFY(messageFor({write("broken.gz", "\x1f\x8b\x08")}).find("cannot be unpacked") !=
                std::string::npos);
        QVERIFY(messageFor({good, write("text", "words")}).find("is text, but") !=
                std::string::npos);
    }

    void shrunkenFilesAreAnError_data() {
        addColumns<bool, qint64, QString>("packed", "size", "what");
        QTest::newRow("cut") << false << qint64(6000) << "became shorter";
        QTest::newRow("emptied") << false << qint64(0) << "became shorter";
        QTest::newRow("packed, cut") << true << qint64(6000) << "became shorter";
        QTest::newRow("packed, emptied") << true << qint64(0) << "became shorter";
        QTest::newRow("replaced") << false << qint64(-1) << "was replaced";
        QTest::newRow("packed, replaced") << true << qint64(-1) << "was replaced";
    }

    /// After it was looked at, before a worker opens it.
    void shrunkenFilesAreAnError() {
        QFETCH(const bool, packed);
        QFETCH(const qint64, size);
        QFETCH(const QString, what);
        Planned planned(manyWords(3000, 1, true), 1, 4000);
        std::string& file = planned.job.files.front();
        if (packed) {
            QCOMPARE(ChildProgram({"gzip", file}).wait(), 0);
            file += ".gz";
        }
        Supervisor supervisor = planned.supervisor();
        if (size < 0) {
            std::filesystem::copy_file(file, file + ".new");
            std::filesystem::rename(file + ".new", file);
        } else {
            std::filesystem::resize_file(file, std::uintmax_t(size));
        }
        NgramWorker worker = openWorker(supervisor, 0);
        const auto mapped = worker.map([](const MalformedLine&) {});
        QVERIFY(!mapped);
        QVERIFY2(QString::fromStdString(mapped.error().message).contains(what),
                 mapped.error().message.c_str());
    }
};

LOADSTONE_TEST(NgramJobTest)
#include "ngramjob_test.moc"
