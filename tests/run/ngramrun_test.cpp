// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/ngramrun.h"
#include "tests/support/booksfile.h"
#include "tests/support/childprogram.h"
#include "tests/support/gatedworkers.h"
#include "tests/support/namedsharedmemory.h"
#include "tests/support/patience.h"
#include "tests/support/sortedcounts.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/testprogram.h"
#include "tests/support/timers.h"

#include <QDir>
#include <QSignalSpy>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>

using namespace loadstone;

namespace {

/// Bytes that are no UTF-8, at a fixed place of a file: where workers come to the step "line".
void spoil(const std::string& path, std::streamoff place) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(place) << " \xff ";
}

std::uint64_t sumOfMatches(const std::string& path) {
    std::uint64_t total = 0;
    std::ifstream in(path);
    for (std::string ngram, year, matches, volumes; in >> ngram >> year >> matches >> volumes;)
        total += std::stoull(matches);
    return total;
}

std::size_t openDescriptors() {
    return std::size_t(QDir("/proc/self/fd").count());
}

/// A run with what it has said.
struct Watched {
    explicit Watched(const QString& worker = LOADSTONE_WORKER)
        : run(worker), finished(&run, &NgramRun::finished) {}
    explicit Watched(const GatedWorkers& workers)
        : Watched(QString::fromStdString(workers.program())) {}

    NgramOutcome wait() {
        if (finished.isEmpty())
            finished.wait(patience);
        return finished.isEmpty() ? NgramOutcome{}
                                  : finished.takeFirst().first().value<NgramOutcome>();
    }
    NgramOutcome runToEnd(const NgramJob& job) {
        run.start(job);
        return wait();
    }

    NgramRun run;
    QSignalSpy finished;
};

} // namespace

class NgramRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void countsWhatTheFileHolds();
    void progressOnlyGrowsAndEndsBeforeTheResult();
    void killedWorkersChangeNothing_data();
    void killedWorkersChangeNothing();
    void deathsInSeveralPausesChangeNothing();
    void idleWorkersMayDieOften();
    void stoppedWorkersAreReplaced_data();
    void stoppedWorkersAreReplaced();
    void nothingIsLeftBehind_data();
    void nothingIsLeftBehind();
    void thirdDeathEndsTheJob();
    void cancelledAtOnce();
    void badJobsEndInASentence_data();
    void badJobsEndInASentence();
    void missingWorkerEndsInASentence();
    void canStartAgain();
    void canStartFromTheEndOfTheLast();
    void workersThatNeverBeginEndTheJob();
    void destructionEndsTheJob();

private:
    /// Pairs of words of a text with one malformed place, in several partitions.
    NgramJob pairsOfWords(int workers = 2) const;
    /// Ends the first worker that has come to a step by `signal`: the run's report.
    NgramOutcome runWithout(int signal, const std::string& step) const;

    TemporaryFolder m_folder;
    std::string m_books;
    std::string m_text;
    std::string m_expected; ///< of pairsOfWords()
};

NgramJob NgramRunTest::pairsOfWords(int workers) const {
    NgramJob job;
    job.files = {m_text};
    job.workers = workers;
    job.partitionSize = 20'000;
    job.options.wordsPerNgram = 2;
    return job;
}

void NgramRunTest::initTestCase() {
    m_books = (m_folder.path() / "books").string();
    m_text = (m_folder.path() / "text").string();
    writeBooksFile(m_books, 200'000);
    writeTextFile(m_text, 50'000);
    spoil(m_text, 150'000);
    Watched watched;
    const NgramOutcome outcome = watched.runToEnd(pairsOfWords(1));
    QVERIFY(outcome.report.has_value());
    QCOMPARE(outcome.report->malformed, 1U);
    QVERIFY(outcome.report->partitions > 10U);
    m_expected = sorted(outcome.report->result);
    QVERIFY(m_expected.size() > 300'000);
}

void NgramRunTest::countsWhatTheFileHolds() {
    Watched watched;
    NgramJob job;
    job.files = {m_books, m_books};
    job.workers = 3;
    job.unit = PartitionUnit::Lines;
    job.partitionSize = 60'000;
    const NgramOutcome outcome = watched.runToEnd(job);
    QVERIFY(outcome.report && !outcome.error);
    const NgramReport& report = *outcome.report;
    QCOMPARE(nameOf(report.format), std::string("Google Books v2"));
    QCOMPARE(report.lines, 400'000U);
    QCOMPARE(report.partitions, 8U);
    QCOMPARE(report.malformed, 0U);
    QCOMPARE(report.reexecuted, 0U);
    QCOMPARE(report.bytes, 2 * std::filesystem::file_size(m_books));
    QVERIFY(report.totalTime >= report.mapTime + report.reduceTime);
    QVERIFY(report.mapTime.count() > 0 && report.reduceTime.count() > 0);
    QCOMPARE(report.result.sums().total, 2 * sumOfMatches(m_books));
}

void NgramRunTest::progressOnlyGrowsAndEndsBeforeTheResult() {
    const GatedWorkers workers;
    Gate before(workers.folder(), "map");
    Gate behind(workers.folder(), "mapped");
    Watched watched(workers);
    std::vector<NgramProgress> seen;
    connect(&watched.run, &NgramRun::progressed, this,
            [&](const NgramProgress& progress) { seen.push_back(progress); });
    watched.run.start(pairsOfWords());
    QTRY_VERIFY(!seen.empty() && seen.back().workers.size() == 2);
    QCOMPARE(seen.back().partitionsDone, 0U);
    before.open();
    QTRY_VERIFY(seen.back().partitionsDone == seen.back().partitions);
    QCOMPARE(seen.back().bytes, seen.back().allBytes);
    behind.open();
    QVERIFY(watched.wait().report);
    const std::size_t count = seen.size();
    for (std::size_t i = 1; i < count; ++i) {
        QVERIFY(seen[i].partitionsDone >= seen[i - 1].partitionsDone);
        QVERIFY(seen[i].bytes >= seen[i - 1].bytes && seen[i].bytes <= seen[i].allBytes);
        QVERIFY(seen[i].elapsed >= seen[i - 1].elapsed);
    }
    letTimersPass(NgramRun::samplingPeriod);
    QCOMPARE(seen.size(), count);
}

NgramOutcome NgramRunTest::runWithout(int signal, const std::string& step) const {
    const GatedWorkers workers;
    Gate gate(workers.folder(), step);
    Watched watched(workers);
    watched.run.start(pairsOfWords());
    if (!QTest::qWaitFor([&] { return !gate.arrived().empty(); }, patience) ||
        !sendSignal(gate.arrived().front(), signal))
        return {};
    gate.open();
    return watched.wait();
}

void NgramRunTest::killedWorkersChangeNothing_data() {
    addColumns<QString, bool>("step", "losesPartitions");
    QTest::newRow("before it begins") << "map" << false;
    QTest::newRow("within a partition") << "line" << true;
    QTest::newRow("behind the last commit") << "mapped" << false;
    QTest::newRow("before it adds up") << "reduce" << false;
    QTest::newRow("within a hash partition") << "claimed" << false;
    QTest::newRow("at its end") << "reduced" << false;
}

void NgramRunTest::killedWorkersChangeNothing() {
    QFETCH(const QString, step);
    QFETCH(const bool, losesPartitions);
    const NgramOutcome outcome = runWithout(SIGKILL, step.toStdString());
    QVERIFY2(outcome.report.has_value(), outcome.error ? outcome.error->message.c_str() : "no end");
    QVERIFY(sorted(outcome.report->result) == m_expected);
    QCOMPARE(outcome.report->reexecuted > 0, losesPartitions);
}

/// Workers die where they have paused or found nothing to do: one, both, the other, and so on.
void NgramRunTest::deathsInSeveralPausesChangeNothing() {
    const GatedWorkers workers;
    const Gate room(workers.folder(), "room");
    const auto gateAt = [&](const char* step) {
        std::filesystem::remove(workers.folder() / (std::string("gate-") + step));
        return std::make_unique<Gate>(workers.folder(), step);
    };
    auto mapped = gateAt("mapped");
    Watched watched(workers);
    NgramJob job = pairsOfWords();
    job.partitionSize = 1 << 30; // one partition
    watched.run.start(job);
    int pauses = 0;
    for (const unsigned dying : {1U, 3U, 2U, 3U}) {
        QTRY_VERIFY(mapped->arrived().size() == 2 || !watched.finished.isEmpty());
        if (!watched.finished.isEmpty())
            break; // it was mapped to its end
        ++pauses;
        auto reduce = gateAt("reduce");
        const auto ids = mapped->arrived();
        for (unsigned i = 0; i < 2; ++i)
            if ((dying >> i) % 2 == 1)
                QVERIFY(sendSignal(ids[i], SIGKILL));
        mapped->open();
        QTRY_COMPARE(reduce->arrived().size(), 2U);
        mapped = gateAt("mapped");
        reduce->open();
    }
    mapped->open();
    QVERIFY(pauses >= 2);
    const NgramOutcome outcome = watched.wait();
    QVERIFY2(outcome.report.has_value(), outcome.error ? outcome.error->message.c_str() : "no end");
    QVERIFY(sorted(outcome.report->result) == m_expected);
}

/// One reads the only partition, the other has nothing to do.
void NgramRunTest::idleWorkersMayDieOften() {
    const GatedWorkers workers;
    Gate line(workers.folder(), "line");
    Watched watched(workers);
    NgramJob job = pairsOfWords();
    job.partitionSize = 1 << 30;
    watched.run.start(job);
    QTRY_COMPARE(line.arrived().size(), 1U);
    const qint64 reading = line.arrived().front();
    qint64 idle = 0;
    for (int death = 0; death < 5; ++death) {
        QTRY_VERIFY(std::ranges::any_of(watched.run.idleWorkerIds(),
                                        [&](qint64 id) { return (idle = id) != reading; }));
        QVERIFY(sendSignal(idle, SIGKILL));
        QTRY_VERIFY(std::ranges::count(watched.run.workerIds(), idle) == 0);
    }
    line.open();
    const NgramOutcome outcome = watched.wait();
    QVERIFY2(outcome.report.has_value(), outcome.error ? outcome.error->message.c_str() : "no end");
    QVERIFY(sorted(outcome.report->result) == m_expected);
    QCOMPARE(outcome.report->reexecuted, 0U);
}

void NgramRunTest::stoppedWorkersAreReplaced_data() {
    QTest::addColumn<QString>("step");
    for (const char* step : {"map", "line", "mapped", "reduce"})
        QTest::newRow(step) << step;
}

// Each takes the second after which a stopped worker is given up.
void NgramRunTest::stoppedWorkersAreReplaced() {
    QFETCH(const QString, step);
    const NgramOutcome outcome = runWithout(SIGSTOP, step.toStdString());
    QVERIFY(outcome.report.has_value());
    QVERIFY(sorted(outcome.report->result) == m_expected);
    QCOMPARE(outcome.report->reexecuted > 0, step == "line");
}

void NgramRunTest::nothingIsLeftBehind_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"completed", "a worker killed", "cancelled"})
        QTest::newRow(ending) << ending;
}

void NgramRunTest::nothingIsLeftBehind() {
    QFETCH(const QString, ending);
    const std::size_t descriptors = openDescriptors();
    const QStringList named = namedSharedMemory();
    std::vector<pid_t> ids;
    {
        const GatedWorkers workers;
        Gate gate(workers.folder(), "map");
        Watched watched(workers);
        watched.run.start(pairsOfWords());
        QTRY_COMPARE(gate.arrived().size(), 2U);
        ids = gate.arrived();
        if (ending == "a worker killed")
            QVERIFY(sendSignal(ids.front(), SIGKILL));
        if (ending == "cancelled")
            watched.run.cancel();
        gate.open();
        QCOMPARE(watched.wait().report.has_value(), ending != "cancelled");
    }
    for (const pid_t id : ids)
        QTRY_VERIFY(!processExists(id));
    QTRY_COMPARE(openDescriptors(), descriptors);
    QCOMPARE(namedSharedMemory(), named);
}

void NgramRunTest::thirdDeathEndsTheJob() {
    Watched watched(POISON_WORKER);
    NgramJob job = pairsOfWords(1);
    job.partitionSize = 1 << 30;
    const NgramOutcome outcome = watched.runToEnd(job);
    QVERIFY(outcome.error.has_value());
    const QString message = QString::fromStdString(outcome.error->message);
    QVERIFY2(message.contains("3 workers died over its bytes 0 to"), qPrintable(message));
    QVERIFY2(message.contains("signal 6"), qPrintable(message));
    QVERIFY(message.startsWith(QString::fromStdString(m_text)));
}

void NgramRunTest::cancelledAtOnce() {
    const GatedWorkers workers;
    const Gate gate(workers.folder(), "line");
    Watched watched(workers);
    watched.run.start(pairsOfWords());
    QTRY_VERIFY(!gate.arrived().empty());
    const auto ids = watched.run.workerIds();
    QVERIFY(sendSignal(gate.arrived().front(), SIGSTOP)); // even then
    watched.run.cancel();
    const NgramOutcome outcome = watched.wait();
    QVERIFY(!outcome.report && !outcome.error);
    QVERIFY(!watched.run.isRunning());
    QCOMPARE(watched.run.sharedBytes(), 0U);
    for (const qint64 id : ids)
        QTRY_VERIFY(!processExists(id));
    QVERIFY(watched.finished.isEmpty());
}

void NgramRunTest::badJobsEndInASentence_data() {
    addColumns<QString, int, QString>("file", "workers", "part");
    QTest::newRow("no file") << "" << 1 << "no file was given";
    QTest::newRow("missing") << "/nowhere/file" << 1 << "/nowhere/file cannot be read";
    QTest::newRow("folder") << "/" << 1 << "it is a folder";
    QTest::newRow("no workers") << "/" << 0 << "from 1 to 64";
}

void NgramRunTest::badJobsEndInASentence() {
    QFETCH(QString, file);
    QFETCH(int, workers);
    QFETCH(QString, part);
    NgramJob job;
    if (!file.isEmpty())
        job.files = {file.toStdString()};
    job.workers = workers;
    Watched watched;
    watched.run.start(job);
    QVERIFY(watched.finished.isEmpty()); // nothing before the event loop has its turn
    const NgramOutcome outcome = watched.wait();
    QVERIFY(outcome.error && !outcome.report);
    QVERIFY2(outcome.error->message.find(part.toStdString()) != std::string::npos,
             outcome.error->message.c_str());
}

void NgramRunTest::missingWorkerEndsInASentence() {
    Watched watched("/nowhere/loadstone-worker");
    const NgramOutcome outcome = watched.runToEnd(pairsOfWords());
    QVERIFY(outcome.error.has_value());
    QVERIFY(outcome.error->message.find("loadstone-worker cannot be started") != std::string::npos);
    QVERIFY(watched.finished.isEmpty());
}

void NgramRunTest::canStartAgain() {
    Watched watched;
    watched.run.start(pairsOfWords());
    watched.run.cancel();
    watched.wait();
    const auto first = watched.runToEnd(pairsOfWords());
    const auto second = watched.runToEnd(pairsOfWords(3));
    QVERIFY(sorted(first.report->result) == m_expected); // it outlives the next job
    QVERIFY(sorted(second.report->result) == m_expected);
}

void NgramRunTest::canStartFromTheEndOfTheLast() {
    Watched watched;
    NgramJob job;
    job.files = {m_books};
    job.workers = 2;
    constexpr int jobs = 20;
    int ended = 0;
    std::uint64_t total = 0;
    connect(&watched.run, &NgramRun::finished, this, [&](const NgramOutcome& outcome) {
        total += outcome.report ? outcome.report->result.sums().total : 0;
        if (++ended < jobs)
            watched.run.start(job);
    });
    watched.run.start(job);
    QTRY_COMPARE(ended, jobs);
    QCOMPARE(total, jobs * sumOfMatches(m_books));
}

void NgramRunTest::workersThatNeverBeginEndTheJob() {
    Watched watched("/bin/false");
    const NgramOutcome outcome = watched.runToEnd(pairsOfWords());
    QVERIFY(outcome.error.has_value());
    QVERIFY(outcome.error->message.find("3 workers in a row") != std::string::npos);
    QVERIFY(outcome.error->message.find("left with code 1") != std::string::npos);
}

void NgramRunTest::destructionEndsTheJob() {
    const GatedWorkers workers;
    const Gate gate(workers.folder(), "line");
    std::vector<qint64> ids;
    {
        Watched watched(workers);
        watched.run.start(pairsOfWords());
        QTRY_VERIFY(!gate.arrived().empty());
        ids = watched.run.workerIds();
    }
    QCOMPARE(ids.size(), 2U);
    for (const qint64 id : ids)
        QVERIFY(!processExists(id));
}

LOADSTONE_TEST(NgramRunTest)
#include "ngramrun_test.moc"
