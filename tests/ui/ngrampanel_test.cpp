// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/cpu.h"
#include "core/base/pinned.h"
#include "core/base/units.h"
#include "tests/support/childprogram.h"
#include "tests/support/gatedworkers.h"
#include "tests/support/testprogram.h"
#include "tests/ui/dropping.h"
#include "tests/ui/windowstore.h"
#include "ui/ngrams/form/samplefiles.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/ngrams/table/countsexport.h"
#include "ui/ngrams/workers/workerbars.h"
#include "ui/ngrams/years/yearchart.h"
#include "ui/stress/runfile.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/longtable.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/resultcaption.h"
#include "ui/widgets/steadylabel.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include <qcustomplot.h>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>

using namespace loadstone;

namespace {

/// The sample counted by the simplest means.
QMap<QByteArray, quint64> sampleCounts() {
    QFile file(sampleFiles().value(0));
    QMap<QByteArray, quint64> counts;
    if (file.open(QIODevice::ReadOnly))
        while (!file.atEnd()) {
            const auto fields = file.readLine().split('\t');
            counts[fields[0]] += fields[2].toULongLong();
        }
    return counts;
}

QByteArray contentOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// No file of this process may grow beyond some bytes, as if the disk were full.
class FullDisk : private Pinned {
public:
    explicit FullDisk(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

/// The panel in the real window, driven by clicks, with real child processes.
class NgramPanelTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_store = std::make_unique<WindowStore>();
        showWindow();
    }

    void cleanup() {
        m_window.reset();
        m_store.reset();
        m_worker = LOADSTONE_WORKER;
    }

    void firstStartCountsTheSample() {
        countAll();
        const auto counts = sampleCounts();
        QCOMPARE(counts.size(), 82);
        QCOMPARE(rows(), int(counts.size()));
        for (int row = 0; row < rows(); ++row)
            QCOMPARE(cell(row, 2).remove(',').toULongLong(), counts[cell(row, 1).toUtf8()]);
        QCOMPARE(cell(0, 0), "1");
        QCOMPARE(cell(0, 1), "the");
        QVERIFY2(text("jobText").startsWith("Done in "), qPrintable(text("jobText")));
        QCOMPARE(text("state"), "Ready");
        const QString log = m_window->findChild<QPlainTextEdit*>("log")->toPlainText();
        QVERIFY2(log.contains("Finished 1/1 map operations"), qPrintable(log));
        QVERIFY2(log.contains("82 different n-grams"), qPrintable(log));
    }

    /// There is one partition, so one of two workers had nothing to do.
    void barsSayWhoDidWhat() {
        countAll();
        std::vector<double> shares;
        for (const auto& worker : m_window->findChild<WorkerBars*>()->workers())
            shares.push_back(worker.share);
        QVERIFY(!shares.empty());
        QCOMPARE(std::ranges::count(shares, 1.0), 1);
        QCOMPARE(std::ranges::count(shares, 0.0), std::ptrdiff_t(shares.size()) - 1);
    }

    void searchSaysHowOften() {
        countAll();
        type("search", "Aardvark");
        QCOMPARE(text("answer"), "Aardvark appears 15,209 times.");
        type("search", "Unheardof");
        QCOMPARE(text("answer"), "Unheardof does not appear.");
        type("search", "rock 'n' roll");
        QVERIFY(text("answer").startsWith("rock 'n' roll appears "));
    }

    void mergedWordsAreFoundInAnyCase() {
        click("ngramMore");
        click("mergeCase");
        countAll();
        const auto counts = sampleCounts();
        type("search", "AARDVARK");
        const quint64 both = counts["Aardvark"] + counts["aardvark"];
        QCOMPARE(text("answer"),
                 QString::fromStdString("AARDVARK appears " + formatCount(both) + " times."));
    }

    void filterAndSortWorkTogether() {
        countAll();
        type("ngramFilter", "^w");
        QTRY_COMPARE(text("ngramState"), "14 of 82 n-grams");
        QCOMPARE(cell(0, 1), "was");
        clickHeader(1);
        QTRY_COMPARE(cell(0, 1), "war");
        clickHeader(1);
        QTRY_COMPARE(cell(0, 1), "work_VERB");
        type("ngramFilter", "");
        QTRY_COMPARE(rows(), 82);
        clickHeader(2);
        QTRY_COMPARE(cell(0, 1), "the");
        QCOMPARE(cell(0, 0), "1");
    }

    void cancelKeepsTheResultBefore() {
        const GatedWorkers workers;
        showWindow(workers);
        countAll();
        setFiles({largeFile()});
        Gate gate(workers.folder(), "map");
        click("ngramStart");
        QVERIFY(panel().isRunning());
        QTRY_VERIFY(!gate.arrived().empty());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!panel().isRunning());
        QCOMPARE(text("jobText"), "Cancelled.");
        QCOMPARE(rows(), 82);
        for (const pid_t child : gate.arrived())
            QTRY_VERIFY(!processExists(child));
        gate.open();
        countAll(); // and it can be started again
        QVERIFY(rows() > 82);
    }

    void closingEndsTheJob() {
        const GatedWorkers workers;
        const Gate gate(workers.folder(), "map");
        showWindow(workers);
        click("ngramStart");
        QTRY_VERIFY(!gate.arrived().empty());
        QVERIFY(!m_window->close()); // without a question
        m_window.reset();
        for (const pid_t child : gate.arrived())
            QTRY_VERIFY(!processExists(child));
    }

    void deathOfAWorkerLosesNothing() {
        const GatedWorkers workers;
        Gate gate(workers.folder(), "mapped");
        showWindow(workers);
        setFiles({largeFile()});
        type("partition", "100 kB");
        click("ngramStart");
        QTRY_VERIFY(!gate.arrived().empty());
        QVERIFY(sendSignal(gate.arrived().front(), SIGKILL));
        gate.open();
        QTRY_VERIFY(!panel().isRunning());
        QVERIFY(panel().hasResult());
        QCOMPARE(panel().report()->result.sums().total, m_largeTotal);
    }

    void wrongInputIsSaidAtItsField() {
        setFiles({});
        click("ngramStart");
        QVERIFY(!panel().isRunning());
        QVERIFY(notes().contains("There is no file to count; add one or drop one here."));
        click("useSample");
        type("partition", "some");
        click("ngramStart");
        QVERIFY(!panel().isRunning());
        QVERIFY(notes().contains("The size of a partition must be a number of bytes, such as "
                                 "4 MiB or 500 kB."));
        type("partition", "1 MiB");
        click("ngramMore");
        type("firstYear", "2000");
        type("lastYear", "1900");
        click("ngramStart");
        QVERIFY(!panel().isRunning());
        QVERIFY(notes().contains("The first year must not be after the last one."));
        type("lastYear", "2008");
        QVERIFY2(notes().isEmpty(), qPrintable(notes().join('\n')));
        countAll();
    }

    void missingFileIsSaidAndTheResultStays() {
        countAll();
        setFiles({m_store->folder.filePath("absent.tsv")});
        click("ngramStart");
        QTRY_VERIFY(!panel().isRunning());
        QCOMPARE(notes().size(), 1);
        QVERIFY2(notes().front().contains("absent.tsv cannot be read"),
                 qPrintable(notes().front()));
        QCOMPARE(rows(), 82);
    }

    void missingWorkerIsSaid() {
        m_worker = m_store->folder.filePath("absent-worker");
        showWindow();
        click("ngramStart");
        QTRY_VERIFY(!panel().isRunning());
        QVERIFY2(notes().join(' ').contains("Absent-worker cannot be started"),
                 qPrintable(notes().join(' ')));
        QVERIFY(!panel().hasResult());
    }

    void malformedLinesAreCountedAndShown() {
        const QString file =
            write("bad.tsv", "good\t1990\t5\t1\nbad\tyear\t5\t1\ngood\t1991\t2\t1\n");
        setFiles({file});
        m_window->findChild<QComboBox*>("format")->setCurrentIndex(3); // Google Books v2
        countAll();
        QCOMPARE(m_window->messageText(), "1 malformed line was not counted.");
        const auto* table = m_window->findChild<QTableView*>("malformed");
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 1).data().toString(), "bad.tsv");
        QCOMPARE(table->model()->index(0, 2).data().toString(), "2");
        QCOMPARE(cell(0, 2), "7");
        click("useSample");
        countAll();
        QVERIFY(!m_window->findChild<QTabWidget*>("jobTabs")->isTabVisible(3));
    }

    void droppedFilesAreAdded() {
        const QString file = write("mine.txt", "one two two three three three\n");
        QVERIFY(dropOn(*m_window, file));
        auto* list = m_window->findChild<QListWidget*>("files");
        QCOMPARE(list->count(), 1); // the sample has made way
        countAll();
        QCOMPARE(rows(), 3);
        QCOMPARE(cell(0, 1), "three");
        QCOMPARE(cell(0, 3), "50.00 %");
    }

    void curvesAreThoseOfTheFile() {
        countAll();
        select({"telegraph", "computer"});
        QTRY_COMPARE(years().curves().size(), 2U);
        QMap<QByteArray, quint64> sums;
        for (const YearCurve& curve : years().curves())
            for (const auto& [year, count] : curve.counts)
                sums[curve.ngram.toUtf8()] += count;
        QCOMPARE(sums["computer"], sampleCounts()["computer"]);
        QCOMPARE(sums["telegraph"], sampleCounts()["telegraph"]);
        QVERIFY(years().accessibleDescription().contains("million"));
        QVERIFY(years().csv().startsWith("year,computer,telegraph,total_words\n1900,"));
        QCOMPARE(years().csv().count('\n'), 1 + 109);
        type("search", "Aardvark");
        QTRY_COMPARE(years().curves().size(), 1U);
        QCOMPARE(years().curves().front().ngram, "Aardvark");
    }

    void chartTakesItsRoomWithAndWithoutCurves() {
        const auto plotWidth = [this] {
            auto* plot = years().findChild<QCustomPlot*>();
            plot->replot();
            return plot->axisRect()->width();
        };
        countAll();
        QVERIFY2(plotWidth() > years().width() / 2, qPrintable(QString::number(plotWidth())));
        m_window->findChild<LongTable*>("ngrams")->selectAll();
        QTRY_COMPARE(years().curves().size(), YearChart::mostCurves);
        QVERIFY2(plotWidth() > years().width() / 2, qPrintable(QString::number(plotWidth())));
    }

    void curvesWithoutTotalsShowCounts() {
        click("ngramMore");
        type("totals", "");
        countAll();
        select({"computer"});
        QTRY_COMPARE(years().curves().size(), 1U);
        QCOMPARE(years().accessibleDescription(), "times per year");
    }

    void wrongTotalsAreSaid() {
        click("ngramMore");
        type("totals", write("totals.txt", "nothing of the kind\n"));
        countAll();
        select({"computer"});
        QTRY_COMPARE(years().curves().size(), 1U);
        QVERIFY2(m_window->messageText().contains("totals.txt"),
                 qPrintable(m_window->messageText()));
    }

    void workerCountsAreCompared() {
        spin("workers", "4");
        click("compare");
        QVERIFY(panel().isRunning());
        QCOMPARE(text("state"), "Comparing");
        QTRY_VERIFY(!panel().isRunning());
        const auto levels = workerLevels(4, static_cast<int>(coreCount()));
        const QString log = m_window->findChild<QPlainTextEdit*>("log")->toPlainText();
        for (const int level : levels)
            QVERIFY2(log.contains(QString("%1 worker").arg(level)), qPrintable(log));
        QVERIFY(!m_window->findChild<QLabel*>("comparison")->text().isEmpty());
    }

    void comparisonCanBeCancelled() {
        const GatedWorkers workers;
        Gate gate(workers.folder(), "map");
        showWindow(workers);
        click("compare");
        QTRY_VERIFY(!gate.arrived().empty());
        click("ngramStart"); // which is Cancel now
        QTRY_VERIFY(!panel().isRunning());
        QCOMPARE(text("jobText"), "Cancelled.");
        gate.open();
        countAll();
    }

    void levelsDouble() {
        QCOMPARE(workerLevels(1, 1), std::vector<int>{1});
        QCOMPARE(workerLevels(1, 2), (std::vector<int>{1, 2}));
        QCOMPARE(workerLevels(6, 2), (std::vector<int>{1, 2, 4, 6}));
        QCOMPARE(workerLevels(8, 16), (std::vector<int>{1, 2, 4, 8, 16}));
        WorkerLevel level{1, {Seconds(3), Seconds(1), Seconds(2)}};
        QCOMPARE(level.median().count(), 2.0);
    }

    void allCountsAreExported() {
        countAll();
        const QString file = m_store->folder.filePath("counts.tsv");
        exportCounts(m_background, file, panel().report()->result, tell());
        QTRY_VERIFY(!m_told.isEmpty());
        QVERIFY2(m_told.startsWith("Saved 82 n-grams in "), qPrintable(m_told));
        QByteArray expected;
        const auto counts = sampleCounts();
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            expected += it.key() + '\t' + QByteArray::number(it.value()) + '\n';
        QCOMPARE(contentOf(file), expected);
    }

    void viewIsExported() {
        setFiles({write("quotes.tsv", "a,b\t1990\t3\t1\nsay \"hi\"\t1990\t1\t1\n")});
        countAll();
        const NgramResult& result = panel().report()->result;
        const QString csv = m_store->folder.filePath("view.csv");
        exportView(m_background, csv, {result, topByCount(result, 10), nullptr}, tell());
        QTRY_VERIFY(!m_told.isEmpty());
        QCOMPARE(contentOf(csv),
                 "rank,ngram,count,share\n1,\"a,b\",3,0.75\n2,\"say \"\"hi\"\"\",1,0.25\n");
        const QString tsv = m_store->folder.filePath("view.tsv");
        exportView(m_background, tsv, {result, topByCount(result, 10), nullptr}, tell());
        QTRY_VERIFY(!m_told.isEmpty());
        QCOMPARE(contentOf(tsv),
                 "rank\tngram\tcount\tshare\n1\ta,b\t3\t0.75\n2\tsay \"hi\"\t1\t0.25\n");
    }

    void fullDiskLeavesTheFileBefore() {
        countAll();
        const QString file = write("counts.tsv", "before\n");
        {
            const FullDisk disk(100);
            exportCounts(m_background, file, panel().report()->result, tell());
            QTRY_VERIFY(!m_told.isEmpty());
        }
        QVERIFY2(m_told.startsWith("Could not write "), qPrintable(m_told));
        QCOMPARE(contentOf(file), "before\n");
        QCOMPARE(QDir(m_store->folder.path()).entryList({"counts.tsv*"}, QDir::Files).size(), 1);
    }

    void fullDiskIsSaidWhenTheResultIsSaved() {
        countAll();
        const QString file = write("job.json", "before\n");
        {
            const FullDisk disk(100);
            m_window->saveFile(file);
            QTRY_VERIFY2(m_window->messageText().startsWith("Could not write "),
                         qPrintable(m_window->messageText()));
        }
        QCOMPARE(contentOf(file), "before\n");
    }

    void saveWritesTheJson() {
        QVERIFY(!panel().saving(m_store->folder.filePath("none.json")));
        countAll();
        type("search", "Aardvark");
        const QString file = m_store->folder.filePath("job.json");
        m_window->saveFile(file);
        QTRY_VERIFY(m_window->messageText().startsWith("Saved "));
        const QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
        QCOMPARE(json["distinct"].toInt(), 82);
        QCOMPARE(json["words"].toObject()["Aardvark"].toInt(), 15'209);
        QCOMPARE(json["top"].toArray().size(), 82);
        QCOMPARE(json["top"].toArray().first().toObject()["ngram"].toString(), "the");
    }

    void savedResultsOpenAgain() {
        spin("workers", "3");
        countAll();
        const QString caption = panel().findChild<ResultCaption*>("caption")->text();
        const QString file = m_store->folder.filePath("job.json");
        m_window->saveFile(file);
        QTRY_VERIFY(m_window->messageText().startsWith("Saved "));
        setFiles({write("other.txt", "something else\n")});
        countAll();
        QCOMPARE(rows(), 2);
        open(file);
        const auto counts = sampleCounts();
        QCOMPARE(rows(), int(counts.size()));
        QCOMPARE(cell(0, 2).remove(',').toULongLong(), counts[cell(0, 1).toUtf8()]);
        QCOMPARE(panel().findChild<ResultCaption*>("caption")->text(), caption);
        QVERIFY(!panel().findChild<ResultCaption*>("caption")->isOutdated());
        QCOMPARE(m_window->findChild<QListWidget*>("files")->count(), 1);
        QCOMPARE(m_window->findChild<NumberField*>("workers")->value(), 3);
        type("search", "Unheardof");
        QCOMPARE(text("answer"), "Unheardof does not appear.");
        select({"the"});
        QVERIFY(years().curves().empty());
        const auto* plot = years().findChild<QCustomPlot*>();
        const auto saidIn = [](const QCPAbstractItem* item) {
            const auto* text = qobject_cast<const QCPItemText*>(item);
            return text ? text->text() : QString();
        };
        QStringList said;
        for (int i = 0; i < plot->itemCount(); ++i)
            said << saidIn(plot->item(i));
        QVERIFY2(said.join('\n').contains("A saved result has no years"),
                 qPrintable(said.join('\n')));
        QVERIFY(m_window->findChild<QAction*>("exportAll")->isEnabled());
    }

    void resultsOfTheCommandLineOpen() {
        const QString file = m_store->folder.filePath("cli.json");
        QProcess cli;
        cli.start(LOADSTONE_CLI, {"ngrams", sampleFiles().front(), "--top", "5", "--word",
                                  "Aardvark", "--json", file});
        QVERIFY(cli.waitForFinished(patience));
        QCOMPARE(cli.exitCode(), 0);
        QVERIFY(panel().drop({file})); // as a result, not as text to count
        QTRY_VERIFY(panel().hasResult() && !panel().isRunning());
        QCOMPARE(rows(), 5);
        QCOMPARE(cell(0, 1), "the");
        QTRY_COMPARE(text("ngramState"), "5 most frequent of 82 n-grams");
        type("search", "Aardvark"); // not among the five, but asked for
        QCOMPARE(text("answer"), "Aardvark appears 15,209 times.");
        type("search", "Unheardof");
        QVERIFY2(text("answer").contains("is not among the 5 most frequent"),
                 qPrintable(text("answer")));
        QVERIFY(!m_window->findChild<QAction*>("exportAll")->isEnabled());
        const QString again = m_store->folder.filePath("again.json");
        m_window->saveFile(again);
        QTRY_VERIFY(m_window->messageText().startsWith("Saved "));
        QCOMPARE(QJsonDocument::fromJson(contentOf(again)),
                 QJsonDocument::fromJson(contentOf(file)));
    }

    void resultsOfANewerVersionAreRefused() {
        const QString file =
            write("newer.json", R"({"schema_version": 99, "distinct": 1, "reexecuted": 0})");
        m_window->openFile(file);
        QTRY_VERIFY2(m_window->messageText().contains(
                         "was written by a newer version of Loadstone; update this one"),
                     qPrintable(m_window->messageText()));
        QVERIFY(!panel().hasResult());
    }

    void droppedFoldersGiveTheirFiles() {
        QVERIFY(QDir(m_store->folder.path()).mkpath("texts/inner"));
        write("texts/a.txt", "one\n");
        write("texts/b.txt", "two two\n");
        setFiles({m_store->folder.filePath("texts")});
        countAll();
        QCOMPARE(rows(), 2);
        QCOMPARE(cell(0, 1), "two");
    }

    void droppedResultsAreOpened() {
        const QString file = m_store->folder.filePath("sweep.json");
        QVERIFY(writeRun(file, RunReport{}));
        QVERIFY(panel().drop({file}));
        QTRY_VERIFY(m_window->stress().hasResult());
        const QString other = write("words.json", "{\"a\": 1}\n"); // text as any other
        setFiles({other});
        QCOMPARE(m_window->findChild<QListWidget*>("files")->count(), 1);
    }

    void resultsSayWhatTheyAreOf() {
        const QString file = write("said.txt", "one two\n");
        setFiles({file});
        countAll();
        auto* caption = panel().findChild<ResultCaption*>("caption");
        QVERIFY2(caption->text().startsWith("said.txt · text · 1-grams · "),
                 qPrintable(caption->text()));
        QVERIFY(!caption->isOutdated());
        setFiles({file, write("more.txt", "three\n")});
        QVERIFY(caption->isOutdated());
        QVERIFY(caption->text().startsWith("said.txt"));
        countAll();
        QVERIFY(!caption->isOutdated());
        QVERIFY(caption->text().startsWith("2 files"));
        // A job that fails leaves the figures of the one before, and says so.
        setFiles({write("gone.txt", "one\n")});
        QVERIFY(QFile::remove(m_store->folder.filePath("gone.txt")));
        click("ngramStart");
        QTRY_VERIFY(!panel().isRunning());
        QVERIFY(caption->isOutdated());
        QVERIFY(caption->text().startsWith("2 files"));
    }

    void settingsComeBackAtTheNextStart() {
        const QString file = write("mine.txt", "one\n");
        setFiles({file});
        spin("workers", "3");
        m_window->findChild<QComboBox*>("partitionUnit")->setCurrentIndex(1);
        type("partition", "5000");
        m_window->close();
        showWindow();
        QVERIFY(panel().isVisible()); // the panel that was shown last
        QCOMPARE(m_window->findChild<QListWidget*>("files")->count(), 1);
        QVERIFY(m_window->findChild<QListWidget*>("files")->item(0)->text().startsWith("mine.txt"));
        QCOMPARE(m_window->findChild<QLineEdit*>("partition")->text(), "5,000");
        QCOMPARE(m_window->findChild<NumberField*>("workers")->value(), 3);
    }

private:
    void showWindow() {
        m_window.reset();
        m_window =
            std::make_unique<MainWindow>(m_store->settings, m_theme, "loadstone-cli", m_worker);
        m_window->show();
        m_window->showPanel(m_window->ngrams());
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
    }

    void showWindow(const GatedWorkers& workers) {
        m_worker = QString::fromStdString(workers.program());
        showWindow();
    }

    NgramPanel& panel() const { return m_window->ngrams(); }
    YearChart& years() const { return *m_window->findChild<YearChart*>("years"); }

    void countAll() {
        click("ngramStart");
        QVERIFY2(panel().isRunning(), qPrintable(notes().join('\n')));
        QTRY_VERIFY(!panel().isRunning());
        QVERIFY2(panel().hasResult(), qPrintable(m_window->messageText()));
    }

    void open(const QString& file) {
        m_window->openFile(file);
        QTRY_VERIFY(m_window->messageText().startsWith("Opened "));
        QTRY_VERIFY(!panel().isRunning());
    }

    void click(const QString& name) {
        auto* button = m_window->findChild<QAbstractButton*>(name);
        QVERIFY(button);
        button->click();
    }

    void clickHeader(int column) {
        QHeaderView* header = m_window->findChild<LongTable*>("ngrams")->horizontalHeader();
        const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                        header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    }

    void type(const QString& name, const QString& text) {
        auto* field = m_window->findChild<QLineEdit*>(name);
        QVERIFY(field);
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
    }

    void spin(const QString& name, const QString& value) {
        auto* field = m_window->findChild<QWidget*>(name);
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, value);
    }

    void setFiles(const QStringList& files) {
        auto* list = m_window->findChild<QListWidget*>("files");
        list->selectAll();
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(list->count(), 0);
        if (!files.isEmpty())
            QVERIFY(panel().drop(files));
    }

    void select(const QStringList& ngrams) {
        auto* table = m_window->findChild<LongTable*>("ngrams");
        table->clearSelection();
        for (int row = 0; row < rows(); ++row)
            if (ngrams.contains(cell(row, 1)))
                table->selectionModel()->select(table->model()->index(row, 0),
                                                QItemSelectionModel::Select |
                                                    QItemSelectionModel::Rows);
    }

    QString write(const QString& name, const QByteArray& content) const {
        QFile file(m_store->folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    /// Of several partitions of 100 kB.
    QString largeFile() {
        constexpr int words = 400;
        constexpr int yearCount = 200;
        QByteArray content;
        for (int word = 0; word < words; ++word)
            for (int year = 1800; year < 1800 + yearCount; ++year)
                content += "word" + QByteArray::number(word) + '\t' + QByteArray::number(year) +
                           "\t3\t1\n";
        m_largeTotal = 3ULL * words * yearCount;
        return write("large.tsv", content);
    }

    TellExport tell() {
        m_told.clear();
        return [this](const Message& message) { m_told = message.text; };
    }

    int rows() const { return m_window->findChild<LongTable*>("ngrams")->model()->rowCount(); }
    QString cell(int row, int column) const {
        const auto* table = m_window->findChild<LongTable*>("ngrams");
        return table->model()->index(row, column).data().toString();
    }
    QString text(const QString& name) const {
        return m_window->findChild<SteadyLabel*>(name)->text();
    }
    QStringList notes() const {
        QStringList notes;
        for (const FieldNote* note : panel().findChildren<FieldNote*>())
            if (!note->text().isEmpty())
                notes << note->text();
        return notes;
    }

    std::unique_ptr<WindowStore> m_store;
    Theme m_theme;
    QString m_worker = LOADSTONE_WORKER;
    QString m_told;
    quint64 m_largeTotal = 0;
    std::unique_ptr<MainWindow> m_window;
    BackgroundWork m_background{this};
};

LOADSTONE_TEST(NgramPanelTest)
#include "ngrampanel_test.moc"
