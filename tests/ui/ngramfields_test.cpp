// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "ui/ngrams/form/ngramfields.h"
#include "ui/ngrams/form/samplefiles.h"
#include "ui/ngrams/form/storedngramfields.h"

#include <QTemporaryDir>

using namespace loadstone;

namespace {

NgramFields someFields() {
    NgramFields fields = defaultNgramFields();
    fields.files = {"/somewhere/a.tsv"};
    return fields;
}

QString onlyError(const NgramFields& fields) {
    const ReadJob read = readJob(fields);
    if (read.errors.size() != 1)
        return QString("%1 errors").arg(read.errors.size());
    return QString::fromStdString(read.errors.front().field + ": " + read.errors.front().message);
}

void store(const QTemporaryDir& folder, const NgramFields& fields) {
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    storeNgramFields(settings, fields);
}

NgramFields storedNgrams(const QTemporaryDir& folder) {
    return loadNgramFields(QSettings(folder.filePath("settings.ini"), QSettings::IniFormat));
}

} // namespace

class NgramFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void fieldsMakeTheJob() {
        NgramFields fields = someFields();
        fields.workers = 3;
        fields.unit = PartitionUnit::Lines;
        fields.lines = "60,000";
        fields.format = Format::BooksV1;
        fields.mergeCase = true;
        fields.posTags = PosTags::Drop;
        fields.wordsPerNgram = 2;
        fields.firstYear = "1900";
        const ReadJob read = readJob(fields);
        QVERIFY(read.errors.empty());
        QCOMPARE(read.job.files, std::vector<std::string>{"/somewhere/a.tsv"});
        QCOMPARE(read.job.workers, 3);
        QVERIFY(read.job.unit == PartitionUnit::Lines);
        QCOMPARE(read.job.partitionSize, 60'000U);
        QVERIFY(read.job.format == Format::BooksV1);
        QVERIFY(read.job.options.mergeCase);
        QVERIFY(read.job.options.posTags == PosTags::Drop);
        QCOMPARE(read.job.options.wordsPerNgram, 2);
        QVERIFY((read.job.options.years == Years{1900, 9999}));
    }

    void defaultsAreThoseOfTheEngine() {
        NgramJob job;
        job.files = {"/somewhere/a.tsv"};
        job.workers = defaultNgramFields().workers;
        const ReadJob read = readJob(someFields());
        QVERIFY(read.errors.empty());
        QVERIFY(read.job == job);
        QCOMPARE(changedOptions(someFields()), 0);
    }

    void sizesAreRead_data() {
        addColumns<QString, quint64>("text", "bytes");
        QTest::newRow("plain") << "1234" << quint64(1234);
        QTest::newRow("separators") << "4,194,304" << quint64(4'194'304);
        QTest::newRow("binary") << "4 MiB" << quint64(4'194'304);
        QTest::newRow("decimal") << "4 MB" << quint64(4'000'000);
        QTest::newRow("short") << "4m" << quint64(4'000'000);
        QTest::newRow("fraction") << "1.5 kB" << quint64(1500);
    }

    void sizesAreRead() {
        QFETCH(QString, text);
        QFETCH(quint64, bytes);
        const auto read = readBytes(text);
        QVERIFY(read);
        QCOMPARE(quint64(*read), bytes);
        QCOMPARE(quint64(*readBytes(exactBytesText(*read))), bytes);
    }

    void wrongInputIsNamed() {
        NgramFields fields = someFields();
        fields.files.clear();
        QCOMPARE(onlyError(fields), "files: there is no file to count; add one or drop one here");
        for (const char* size : {"", "much", "4 XB", "-3", "1e99", "0"}) {
            fields = someFields();
            fields.bytes = size;
            QVERIFY2(onlyError(fields).startsWith("partition: the size of a partition must be"),
                     qPrintable(onlyError(fields)));
        }
        fields = someFields();
        fields.firstYear = "long ago";
        fields.lastYear = "now";
        QVERIFY(onlyError(fields).startsWith("years: a year must be a number"));
        fields.firstYear = "2000";
        fields.lastYear = "1900";
        QCOMPARE(onlyError(fields), "years: the first year must not be after the last one");
        fields = someFields();
        fields.totals = "/nowhere/totals.txt";
        QCOMPARE(onlyError(fields),
                 "totals: totals.txt cannot be read; choose another file or leave it empty");
    }

    void firstStartHasTheSample() {
        const QTemporaryDir folder;
        QCOMPARE(sampleFiles().size(), 1);
        QCOMPARE(storedNgrams(folder).files, sampleFiles());
        QCOMPARE(storedNgrams(folder).totals, sampleTotals());
    }

    void fieldsAreRemembered() {
        const QTemporaryDir folder;
        NgramFields fields = someFields();
        fields.workers = 7;
        fields.unit = PartitionUnit::Lines;
        fields.bytes = "1 MiB";
        fields.lines = "5,000";
        fields.format = Format::BooksV3;
        fields.mergeCase = true;
        fields.wordsPerNgram = 4;
        fields.splitAtPunctuation = true;
        fields.posTags = PosTags::Only;
        fields.firstYear = "1950";
        fields.lastYear = "1960";
        fields.totals = "/somewhere/totals.txt";
        store(folder, fields);
        QVERIFY(storedNgrams(folder) == fields);
        fields.files.clear();
        store(folder, fields);
        QVERIFY(storedNgrams(folder).files.isEmpty());
    }

    void nonsenseInTheSettingsCountsAsAbsent() {
        const QTemporaryDir folder;
        NgramFields fields = someFields();
        fields.workers = -4;
        fields.bytes = "much";
        fields.firstYear = "long ago";
        store(folder, fields);
        const NgramFields read = storedNgrams(folder);
        QCOMPARE(read.workers, 1);
        QCOMPARE(read.bytes, defaultNgramFields().bytes);
        QVERIFY(read.firstYear.isEmpty());
        QVERIFY(readJob(read).errors.empty());
    }
};

LOADSTONE_TEST(NgramFieldsTest)
#include "ngramfields_test.moc"
