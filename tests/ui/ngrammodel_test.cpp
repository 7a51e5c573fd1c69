// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/units.h"
#include "core/run/ngramrun.h"
#include "tests/support/patience.h"
#include "tests/support/testprogram.h"
#include "ui/ngrams/table/ngrambrowser.h"
#include "ui/widgets/longtable.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace loadstone;

namespace {

constexpr int manyWords = 40'000;

using Row = std::pair<QByteArray, quint64>;

/// Words of one to eight letters, upper and lower case, some with an accent.
QByteArray someWord(QRandomGenerator& chance) {
    static const QList<QByteArray> letters{"a", "b", "A", "B", "x", "é", "É", "'"};
    QByteArray word;
    for (int i = chance.bounded(1, 9); i > 0; --i)
        word += letters[chance.bounded(int(letters.size()))];
    return word;
}

bool isBefore(const Row& a, const Row& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
}

} // namespace

/// What the table shows against an answer by the simplest means.
class NgramModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QRandomGenerator chance(7);
        QMap<QByteArray, quint64> counts;
        QFile file(m_folder.filePath("words.tsv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < manyWords; ++i) {
            const QByteArray word = someWord(chance);
            const auto count = quint64(chance.bounded(1, 40));
            counts[word] += count;
            file.write(word + "\t1990\t" + QByteArray::number(count) + "\t1\n");
        }
        file.close();
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            m_byNgram.append({it.key(), it.value()});
        m_byCount = m_byNgram;
        std::ranges::sort(m_byCount, isBefore);
        count(file.fileName());
    }

    void topIsThereBeforeAllAreInOrder() {
        NgramBrowser browser;
        const QAbstractItemModelTester tester(&browser.model());
        browser.setResult(m_result, topByCount(m_result, 50));
        QCOMPARE(browser.model().rowCount(), 50);
        QVERIFY(browser.isBusy());
        QCOMPARE(rowsOf(browser), m_byCount.mid(0, 50));
        QTRY_COMPARE(browser.model().rowCount(), int(m_byCount.size()));
        QVERIFY(!browser.isBusy());
        QCOMPARE(rowsOf(browser), m_byCount);
    }

    void ordersAreRight() {
        NgramBrowser browser;
        browser.setResult(m_result, topByCount(m_result, 50));
        waitFor(browser);
        browser.sortBy(NgramOrder::ByCount, true);
        QCOMPARE(rowsOf(browser), reversed(m_byCount));
        browser.sortBy(NgramOrder::ByNgram, false);
        waitFor(browser);
        QCOMPARE(rowsOf(browser), m_byNgram);
        browser.sortBy(NgramOrder::ByNgram, true);
        QVERIFY(!browser.isBusy()); // made once
        QCOMPARE(rowsOf(browser), reversed(m_byNgram));
        const NgramModel& model = browser.model();
        const Row last{model.index(0, 1).data().toString().toUtf8(), 0};
        const auto place = std::ranges::find(m_byCount, last.first, &Row::first);
        QCOMPARE(model.rankAt(0), quint64(place - m_byCount.begin()) + 1);
    }

    void filterIsThatOfBruteForce_data() {
        QTest::addColumn<QByteArray>("typed");
        for (const char* typed : {"a", "ab", "AB", "^a", "^Ab", "'", "^'", "é", "É", "^é", "xxx",
                                  "^", "nowhere", "^nowhere"})
            QTest::newRow(typed) << QByteArray(typed);
    }

    void filterIsThatOfBruteForce() {
        QFETCH(QByteArray, typed);
        const bool atStart = typed.startsWith('^');
        const QByteArray wanted = typed.mid(atStart ? 1 : 0).toLower();
        QList<Row> expected;
        for (const Row& row : m_byCount) {
            const QByteArray word = row.first.toLower();
            if (atStart ? word.startsWith(wanted) : word.contains(wanted))
                expected << row;
        }
        NgramBrowser browser;
        const QAbstractItemModelTester tester(&browser.model());
        browser.setResult(m_result, topByCount(m_result, 50));
        browser.setFilter(QString::fromUtf8(typed));
        waitFor(browser);
        QCOMPARE(rowsOf(browser), expected);
        browser.sortBy(NgramOrder::ByCount, true);
        waitFor(browser);
        QCOMPARE(rowsOf(browser), reversed(expected));
        browser.setFilter({});
        QCOMPARE(browser.model().rowCount(), int(m_byCount.size()));
    }

    void newKeystrokeEndsTheSearchBefore() {
        NgramBrowser browser;
        browser.setResult(m_result, topByCount(m_result, 50));
        waitFor(browser);
        int wrong = 0; // rows that an earlier search has shown
        connect(&browser.model(), &QAbstractItemModel::modelReset, this, [&] {
            for (const Row& row : rowsOf(browser))
                wrong += row.first.toLower().contains("abx") ? 0 : 1;
        });
        for (const char* typed : {"a", "ab", "abx"})
            browser.setFilter(typed);
        waitFor(browser);
        QCOMPARE(wrong, 0);
        QVERIFY(browser.model().rowCount() > 0);
        QVERIFY(browser.model().rowCount() < int(m_byCount.size()));
    }

    void resultReplacesTheOneThatIsBeingSorted() {
        NgramBrowser browser;
        browser.setResult(m_result, topByCount(m_result, 50));
        browser.setResult(NgramResult(), {});
        QCOMPARE(browser.model().rowCount(), 0);
        QVERIFY(!browser.isBusy());
        browser.setResult(m_result, topByCount(m_result, 50));
        waitFor(browser);
        QCOMPARE(rowsOf(browser), m_byCount);
    }

    void cellsHaveSeparatorsAndShares() {
        NgramBrowser browser;
        browser.setResult(m_result, topByCount(m_result, 50));
        waitFor(browser);
        const NgramModel& model = browser.model();
        QCOMPARE(model.index(1233, NgramModel::Rank).data().toString(), "1,234");
        const int side = model.index(0, NgramModel::Count).data(Qt::TextAlignmentRole).toInt();
        QVERIFY(side & Qt::AlignRight);
        const double share = double(m_byCount[0].second) / double(m_result.sums().total);
        QCOMPARE(model.index(0, NgramModel::Share).data().toString(),
                 QString::fromStdString(formatShare(share)));
    }

    void copyingAllRowsIsBounded() {
        NgramBrowser browser;
        browser.setResult(m_result, topByCount(m_result, 50));
        waitFor(browser);
        QVERIFY(browser.model().rowCount() > mostCopied);
        LongTable table;
        table.setModel(&browser.model());
        table.selectAll();
        QCOMPARE(selectedText(table).count('\n'), mostCopied + 1);
        table.clearSelection();
        table.selectRow(3);
        const auto lines = selectedText(table).split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], "Rank\tN-gram\tCount\tShare of all");
        QVERIFY(lines[1].startsWith("4\t" + QString::fromUtf8(m_byCount[3].first) + '\t'));
    }

private:
    void count(const QString& file) {
        NgramJob job;
        job.files = {file.toStdString()};
        job.format = Format::BooksV2;
        job.workers = 2;
        NgramRun run(LOADSTONE_WORKER);
        QSignalSpy finished(&run, &NgramRun::finished);
        connect(&run, &NgramRun::finished, this, [this](const NgramOutcome& outcome) {
            QVERIFY(outcome.report);
            m_result = outcome.report->result;
        });
        run.start(job);
        QVERIFY(finished.wait(patience));
        QCOMPARE(qsizetype(m_result.size()), m_byCount.size());
    }

    static void waitFor(const NgramBrowser& browser) { QTRY_VERIFY(!browser.isBusy()); }

    static QList<Row> reversed(QList<Row> rows) {
        std::ranges::reverse(rows);
        return rows;
    }

    static QList<Row> rowsOf(NgramBrowser& browser) {
        const NgramModel& model = browser.model();
        QList<Row> rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows.append(
                {model.index(row, NgramModel::Ngram).data().toString().toUtf8(),
                 model.index(row, NgramModel::Count).data().toString().remove(',').toULongLong()});
        return rows;
    }

    const QTemporaryDir m_folder;
    QList<Row> m_byNgram;
    QList<Row> m_byCount;
    NgramResult m_result;
};

LOADSTONE_TEST(NgramModelTest)
#include "ngrammodel_test.moc"
