// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/yearcurve.h"
#include "core/ngram/text/booksline.h"
#include "core/ngram/text/digits.h"
#include "core/ngram/text/formatof.h"
#include "core/ngram/text/postags.h"
#include "core/ngram/text/unicode.h"
#include "core/ngram/work/workermessage.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/testprogram.h"

#include <fstream>
#include <random>
#include <set>

using namespace loadstone;

class NgramFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void digitsAreReadEightAtATime() {
        std::mt19937 random(1);
        for (int i = 0; i < 20'000; ++i) {
            const int count = int(random() % 8) + 1;
            std::string text;
            while (int(text.size()) < count)
                text += char('0' + random() % 10);
            const std::uint64_t expected = std::stoull(text);
            const char stop = char(random() % 256);
            text += stop >= '0' && stop <= '9' ? ' ' : stop;
            while (text.size() < 16)
                text += char(random() % 256);
            const Digits digits(text.data());
            QCOMPARE(digits.count(), count);
            QCOMPARE(digits.value(count), expected);
        }
        QCOMPARE(Digits("\t1234567").count(), 0);
    }

    void wellFormedLines_data() {
        addColumns<QByteArray, Format, QByteArray, quint64, quint64>("line", "format", "ngram",
                                                                     "years", "total");
        const auto row = [](const char* name, const char* line, Format format, const char* ngram,
                            quint64 years, quint64 total) {
            QTest::newRow(name) << QByteArray(line) << format << QByteArray(ngram) << years
                                << total;
        };
        row("v2", "A'Aang_NOUN\t1879\t45\t5", Format::BooksV2, "A'Aang_NOUN", 1, 45);
        row("v1", "analysis\t1991\t12\t10\t9", Format::BooksV1, "analysis", 1, 12);
        row("v3", "Alcohol\t1983,905,353\t1984,1285,433", Format::BooksV3, "Alcohol", 2, 2190);
        row("CRLF", "x\t1900\t1\t1\r", Format::BooksV2, "x", 1, 1);
        row("quotes", "\"a\t1900\t7\t1", Format::BooksV2, "\"a", 1, 7);
        row("spaces", "the cat sat\t1900\t7\t1", Format::BooksV2, "the cat sat", 1, 7);
        row("20 digits", "x\t1900\t18446744073709551615\t1", Format::BooksV2, "x", 1, ~quint64{0});
        row("short year", "x\t7\t3\t1", Format::BooksV2, "x", 1, 3);
    }

    void wellFormedLines() {
        QFETCH(QByteArray, line);
        QFETCH(Format, format);
        BooksLine result;
        const std::string text = line.toStdString();
        QVERIFY(!readBooksLine(text, format, result));
        QTEST(QByteArray::fromStdString(std::string(result.ngram)), "ngram");
        QTEST(quint64(result.years.size()), "years");
        quint64 total = 0;
        for (const auto& year : result.years)
            total += year.count;
        QTEST(total, "total");
    }

    void malformedLines_data() {
        addColumns<QByteArray, Format, Malformed>("line", "format", "reason");
        const auto row = [](const char* name, const QByteArray& line, Malformed reason,
                            Format format = Format::BooksV2) {
            QTest::newRow(name) << line << format << reason;
        };
        row("empty", "", Malformed::Empty);
        row("only CR", "\r", Malformed::Empty);
        row("no tabs", "word 1900 1 1", Malformed::NoTabs);
        row("no n-gram", "\t1900\t1\t1", Malformed::EmptyNgram);
        row("long n-gram", QByteArray(65'536, 'x') + "\t1900\t1\t1", Malformed::NgramTooLong);
        row("a field too few", "x\t1900\t1", Malformed::FieldCount);
        row("a field too many", "x\t1900\t1\t1\t1", Malformed::FieldCount);
        row("v1 with v2's fields", "x\t1900\t1\t1", Malformed::FieldCount, Format::BooksV1);
        row("v3 without years", "x\t", Malformed::FieldCount, Format::BooksV3);
        row("v3 group", "x\t1900,1,1\t1901,1", Malformed::FieldCount, Format::BooksV3);
        row("year of letters", "x\tyear\t1\t1", Malformed::Year);
        row("year of five digits", "x\t19000\t1\t1", Malformed::Year);
        row("no count", "x\t1900\t\t1", Malformed::Count);
        row("negative", "x\t1900\t-1\t1", Malformed::Count);
        row("fraction", "x\t1900\t1.5\t1", Malformed::Count);
        row("volumes", "x\t1900\t1\tmany", Malformed::Count);
        row("too large", "x\t1900\t18446744073709551616\t1", Malformed::CountTooLarge);
        row("too large volumes", "x\t1900\t1\t18446744073709551616", Malformed::CountTooLarge);
    }

    void malformedLines() {
        QFETCH(QByteArray, line);
        QFETCH(Format, format);
        QFETCH(Malformed, reason);
        BooksLine ignored;
        const std::string text = line.toStdString();
        const auto found = readBooksLine(text, format, ignored);
        QVERIFY(found.has_value());
        QCOMPARE(int(*found), int(reason));
    }

    void everyReasonHasItsSentence() {
        std::set<std::string> sentences;
        for (int i = 0; i <= int(Malformed::BehindPacked); ++i)
            sentences.insert(sentenceFor(Malformed(i)));
        QCOMPARE(int(sentences.size()), int(Malformed::BehindPacked) + 1);
        QVERIFY(!sentences.contains(""));
    }

    void formatsAreRecognised_data() {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<int>("format"); // -1: none
        QTest::newRow("v1") << QByteArray("a\t1900\t1\t1\t1\n") << int(Format::BooksV1);
        QTest::newRow("v2") << QByteArray("a\t1900\t1\t1\n") << int(Format::BooksV2);
        QTest::newRow("v3") << QByteArray("a\t1900,1,1\n") << int(Format::BooksV3);
        QTest::newRow("v2 after rubbish")
            << QByteArray("head\n\na\t1900\t1\t1\n") << int(Format::BooksV2);
        QTest::newRow("v1 among others")
            << QByteArray("a\t1900\t1\t1\t1\na\t1900\tx\t1\t1\n\nb\t1900\t1\t1\t1\n")
            << int(Format::BooksV1);
        QTest::newRow("a table with such lines")
            << QByteArray("Name:\tcat\nUmask:\t0022\nPid:\t7\nUid:\t0\t0\t0\nGid:\t0\t0\t0\n")
            << int(Format::Text);
        QTest::newRow("text") << QByteArray("To be\tor not\n") << int(Format::Text);
        QTest::newRow("one word") << QByteArray("word") << int(Format::Text);
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\0\1\2",
                                              7)
                                << -1;
    }

    void formatsAreRecognised() {
        QFETCH(QByteArray, start);
        const auto format = formatOf(start.toStdString());
        QTEST(format ? int(*format) : -1, "format");
    }

    void posTags_data() {
        addColumns<QByteArray, bool>("ngram", "tagged");
        for (const char* tagged : {"watch_VERB", "a_DET b", "b a_X", ",_.", "_NOUN_", "_START_ the",
                                   "_END_", "__.", "_ROOT_"})
            QTest::newRow(tagged) << QByteArray(tagged) << true;
        for (const char* plain :
             {"watch", "snake_case", "_", "__", "_NOUN", "a_NOUNS", "a_verb", "_FOO_", "a_ VERB"})
            QTest::newRow(plain) << QByteArray(plain) << false;
    }

    void posTags() {
        QFETCH(QByteArray, ngram);
        QTEST(hasPosTag(ngram.toStdString()), "tagged");
    }

    void caseIsFoldedAsUnicodeSays() {
        std::string folded;
        foldCase("The ÉCOLE Straße ΣΑΣ İx\xff", folded);
        QCOMPARE(QByteArray::fromStdString(folded), QByteArray("the école strasse σασ i̇x\xff"));
    }

    void charactersHaveKinds() {
        QVERIFY(kindOf('a') == CharKind::Letter && kindOf(0xe9) == CharKind::Letter);
        QVERIFY(kindOf('7') == CharKind::Letter);
        QVERIFY(kindOf('\t') == CharKind::Space && kindOf(0x2003) == CharKind::Space);
        QVERIFY(kindOf(',') == CharKind::Punctuation && kindOf(0x201c) == CharKind::Punctuation);
        QVERIFY(kindOf('$') == CharKind::Punctuation && kindOf('_') == CharKind::Punctuation);
        QCOMPARE(int(decode("\xc3\xa9").codePoint), 0xe9);
        QCOMPARE(decode("\xc3").bytes, std::size_t(0));
    }

    void messagesSurviveThePipe() {
        const std::vector<WorkerMessage> messages{
            WorkerDone{}, MalformedLine{12, 345, Malformed::Count},
            Error{"files", "a/b cannot be read: No such file"}, Error{"", ""}};
        for (const WorkerMessage& message : messages) {
            std::string line = encode(message);
            QVERIFY(line.ends_with('\n'));
            line.pop_back();
            QVERIFY(decodeMessage(line) == message);
        }
        QCOMPARE(encode(Error{"", "two\nlines"}), std::string("error \ttwo lines\n"));
    }

    void brokenMessagesAreErrors() {
        for (const char* line : {"", "dead", "malformed", "malformed 1 2 99", "malformed 1 x 1",
                                 "error without a tab"})
            QVERIFY(std::holds_alternative<Error>(decodeMessage(line)));
    }

    void totalCountsAreRead() {
        TemporaryFolder folder;
        const std::string path = (folder.path() / "totals").string();
        std::ofstream(path) << " \t1505,32059,231,1\t1507,49586,477,1\t";
        const auto counts = readTotalCounts(path);
        QVERIFY(counts.has_value());
        QVERIFY((*counts == YearCounts{{1505, 32059}, {1507, 49586}}));
    }

    void brokenTotalCountsAreNamed() {
        TemporaryFolder folder;
        const std::string path = (folder.path() / "totals").string();
        std::ofstream(path) << "year,matches\n";
        const auto counts = readTotalCounts(path);
        QVERIFY(!counts.has_value());
        QVERIFY(counts.error().message.starts_with(path));
        QCOMPARE(counts.error().field, std::string("totals"));
        QVERIFY(!readTotalCounts((folder.path() / "none").string()));
    }
};

LOADSTONE_TEST(NgramFormatsTest)
#include "ngramformats_test.moc"
