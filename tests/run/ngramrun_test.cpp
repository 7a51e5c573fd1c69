#include "core/ngram/ngramorder.h"
#include "core/run/ngramrun.h"
#include "tests/support/booksfile.h"
#include "tests/support/childprogram.h"
#include "tests/support/patience.h"
#include "tests/support/sanitized.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QSignalSpy>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <memory>
#include <random>

using namespace loadstone;

namespace {

constexpr int disturbances = hasAddressSanitizer ? 5 : 50;

/// Few random moments may all miss the work: go on until one hits.
bool disturbsAgain(int soFar, std::uint64_t reexecuted) {
    return soFar < disturbances || (reexecuted == 0 && soFar < 50);
}

std::string sorted(const NgramResult& result) {
    std::string text;
    writeCounts(result, orderByNgram(result, 2), [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

std::size_t openDescriptors() {
    return std::size_t(QDir("/proc/self/fd").count());
}

QStringList namedSharedMemory() {
    return QDir("/dev/shm").entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
}

/// A run with what it has said.
struct Watched {
    explicit Watched(const QString& worker = LOADSTONE_WORKER)
        : run(worker), finished(&run, &NgramRun::finished) {}

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
    void killedWorkersChangeNothing();
    void stoppedWorkersAreReplaced();
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
    /// A job that takes long enough to be disturbed.
    NgramJob longJob(int workers = 2) const;

    TemporaryFolder m_folder;
    std::string m_books;
    std::string m_text;
    std::string m_expected; ///< of longJob()
    qint64 m_duration = 0;  ///< of longJob(), in ms
};

NgramJob NgramRunTest::longJob(int workers) const {
    NgramJob job;
    job.files = {m_text};
    job.workers = workers;
    job.partitionSize = 60'000;
    job.options.wordsPerNgram = 2;
    return job;
}

void NgramRunTest::initTestCase() {
    m_books = (m_folder.path() / "books").string();
    m_text = (m_folder.path() / "text").string();
    writeBooksFile(m_books, 200'000);
    writeTextFile(m_text, 300'000);
    QElapsedTimer timer;
    timer.start();
    Watched watched;
    const NgramOutcome outcome = watched.runToEnd(longJob(1));
    m_duration = timer.elapsed();
    QVERIFY(outcome.report.has_value());
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
    std::uint64_t total = 0;
    std::ifstream in(m_books);
    for (std::string ngram, year, matches, volumes; in >> ngram >> year >> matches >> volumes;)
        total += 2 * std::stoull(matches);
    QCOMPARE(report.result.total(), total);
}

void NgramRunTest::progressOnlyGrowsAndEndsBeforeTheResult() {
    Watched watched;
    std::vector<NgramProgress> seen;
    connect(&watched.run, &NgramRun::progressed, this,
            [&](const NgramProgress& progress) { seen.push_back(progress); });
    NgramJob job = longJob();
    job.files.assign(12, m_text);
    QVERIFY(watched.runToEnd(job).report);
    const std::size_t count = seen.size();
    QVERIFY(count >= 2);
    for (std::size_t i = 1; i < count; ++i) {
        QVERIFY(seen[i].partitionsDone >= seen[i - 1].partitionsDone);
        QVERIFY(seen[i].bytes >= seen[i - 1].bytes && seen[i].bytes <= seen[i].allBytes);
        QVERIFY(seen[i].elapsed >= seen[i - 1].elapsed);
    }
    QVERIFY(seen.back().partitionsDone > 0);
    QCOMPARE(seen.back().workers.size(), 2U);
    QTest::qWait(3 * NgramRun::samplingPeriod.count());
    QCOMPARE(seen.size(), count);
}

void NgramRunTest::killedWorkersChangeNothing() {
    std::mt19937 random(5);
    std::uint64_t reexecuted = 0;
    for (int i = 0; disturbsAgain(i, reexecuted); ++i) {
        Watched watched;
        watched.run.start(longJob());
        QTimer::singleShot(int(random() % unsigned(m_duration / 2 + 1)), &watched.run, [&] {
            const auto ids = watched.run.workerIds();
            if (!ids.empty())
                ::kill(pid_t(ids[random() % ids.size()]), SIGKILL);
        });
        const NgramOutcome outcome = watched.wait();
        QVERIFY2(outcome.report.has_value(),
                 outcome.error ? outcome.error->message.c_str() : "no end");
        QVERIFY(sorted(outcome.report->result) == m_expected);
        reexecuted += outcome.report->reexecuted;
    }
    QVERIFY(reexecuted > 0);
}

// Several at once: each takes the second after which a stopped worker is given up.
void NgramRunTest::stoppedWorkersAreReplaced() {
    constexpr int atOnce = std::min(10, disturbances);
    std::mt19937 random(6);
    std::uint64_t reexecuted = 0;
    for (int i = 0; disturbsAgain(i, reexecuted); i += atOnce) {
        std::vector<std::unique_ptr<Watched>> jobs;
        for (int job = 0; job < atOnce; ++job) {
            NgramRun& run = jobs.emplace_back(std::make_unique<Watched>())->run;
            run.start(longJob());
            const auto latest = unsigned(atOnce * m_duration / 2 + 1);
            QTimer::singleShot(int(random() % latest), &run, [&run, worker = random() % 2] {
                if (const auto ids = run.workerIds(); ids.size() == 2)
                    ::kill(pid_t(ids[worker]), SIGSTOP);
            });
        }
        for (const auto& job : jobs) {
            const NgramOutcome outcome = job->wait();
            QVERIFY(outcome.report.has_value());
            QVERIFY(sorted(outcome.report->result) == m_expected);
            reexecuted += outcome.report->reexecuted;
        }
    }
    QVERIFY(reexecuted > 0);
}

void NgramRunTest::nothingIsLeftBehind() {
    const std::size_t descriptors = openDescriptors();
    const QStringList named = namedSharedMemory();
    std::vector<qint64> ids;
    for (int i = 0; i < 3; ++i) {
        Watched watched;
        watched.run.start(longJob());
        QTRY_VERIFY(!watched.run.workerIds().empty());
        const auto started = watched.run.workerIds();
        ids.insert(ids.end(), started.begin(), started.end());
        if (i == 1)
            ::kill(pid_t(started.front()), SIGKILL);
        if (i == 2)
            watched.run.cancel();
        watched.wait();
    }
    for (const qint64 id : ids)
        QTRY_VERIFY(!processExists(id));
    QTRY_COMPARE(openDescriptors(), descriptors);
    QCOMPARE(namedSharedMemory(), named);
}

void NgramRunTest::thirdDeathEndsTheJob() {
    Watched watched(POISON_WORKER);
    NgramJob job = longJob(1);
    job.partitionSize = 1 << 30;
    const NgramOutcome outcome = watched.runToEnd(job);
    QVERIFY(outcome.error.has_value());
    const QString message = QString::fromStdString(outcome.error->message);
    QVERIFY2(message.contains("3 workers died over its bytes 0 to"), qPrintable(message));
    QVERIFY2(message.contains("signal 6"), qPrintable(message));
    QVERIFY(message.startsWith(QString::fromStdString(m_text)));
}

void NgramRunTest::cancelledAtOnce() {
    Watched watched;
    watched.run.start(longJob());
    QTRY_VERIFY(!watched.run.workerIds().empty());
    const auto ids = watched.run.workerIds();
    ::kill(pid_t(ids.front()), SIGSTOP); // even then
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
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("workers");
    QTest::addColumn<QString>("part");
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
    const NgramOutcome outcome = watched.runToEnd(longJob());
    QVERIFY(outcome.error.has_value());
    QVERIFY(outcome.error->message.find("loadstone-worker cannot be started") != std::string::npos);
    QVERIFY(watched.finished.isEmpty());
}

void NgramRunTest::canStartAgain() {
    Watched watched;
    watched.run.start(longJob());
    watched.run.cancel();
    watched.wait();
    const auto first = watched.runToEnd(longJob());
    const auto second = watched.runToEnd(longJob(3));
    QVERIFY(sorted(first.report->result) == m_expected); // it outlives the next job
    QVERIFY(sorted(second.report->result) == m_expected);
}

void NgramRunTest::canStartFromTheEndOfTheLast() {
    Watched watched;
    NgramJob job;
    job.files = {m_books};
    job.workers = 2;
    int ended = 0;
    std::uint64_t total = 0;
    connect(&watched.run, &NgramRun::finished, this, [&](const NgramOutcome& outcome) {
        total += outcome.report ? outcome.report->result.total() : 0;
        if (++ended < 20)
            watched.run.start(job);
    });
    watched.run.start(job);
    QTRY_COMPARE(ended, 20);
    QCOMPARE(total % 20, 0U);
    QVERIFY(total > 0);
}

void NgramRunTest::workersThatNeverBeginEndTheJob() {
    Watched watched("/bin/false");
    const NgramOutcome outcome = watched.runToEnd(longJob());
    QVERIFY(outcome.error.has_value());
    QVERIFY(outcome.error->message.find("3 workers in a row") != std::string::npos);
    QVERIFY(outcome.error->message.find("left with code 1") != std::string::npos);
}

void NgramRunTest::destructionEndsTheJob() {
    std::vector<qint64> ids;
    {
        Watched watched;
        watched.run.start(longJob());
        QTRY_VERIFY(!watched.run.workerIds().empty());
        ids = watched.run.workerIds();
    }
    for (const qint64 id : ids)
        QVERIFY(!processExists(id));
}

LOADSTONE_TEST(NgramRunTest)
#include "ngramrun_test.moc"
