// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/inflater.h"
#include "tests/support/simplecount.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/testprogram.h"

#include <zlib.h>

#include <fstream>
#include <random>

using namespace loadstone;

namespace {

std::string booksText(Format format, unsigned seed, int lines) {
    std::mt19937 random(seed);
    const std::vector<std::string> words{"NA",
                                         "nan",
                                         "\"quoted\"",
                                         "école",
                                         "a b",
                                         "The",
                                         "the",
                                         "the_DET",
                                         "x",
                                         "_NOUN_",
                                         "antidisestablishmentarianism",
                                         "sixteen bytes..",
                                         "\xff"};
    std::string text;
    std::string word = "first";
    for (int i = 0; i < lines; ++i) {
        if (random() % 4 == 0)
            word = words[random() % words.size()];
        const auto number = [&] {
            return std::to_string(random() % (random() % 20 == 0 ? 4'000'000'000U : 900U));
        };
        const std::string year = std::to_string(1500 + random() % 500);
        std::string line = word + "\t" + year;
        if (format == Format::BooksV3) {
            line += "," + number() + "," + number();
            for (unsigned more = random() % 4; more > 0; --more)
                line += "\t" + year + "," + number() + "," + number();
        } else {
            for (int field = format == Format::BooksV1 ? 3 : 2; field > 0; --field)
                line += "\t" + number();
        }
        if (random() % 25 == 0)
            line = line.substr(0, random() % line.size());
        if (random() % 25 == 0)
            line[random() % std::max<std::size_t>(line.size(), 1)] = char(random() % 128);
        text += line + (random() % 30 == 0 ? "\r\n" : "\n");
    }
    if (seed % 2 == 0)
        text.pop_back();
    return text;
}

void compare(const Counting& actual, const Counting& expected) {
    QCOMPARE(actual.lines, expected.lines);
    QVERIFY(actual.malformed == expected.malformed);
    QVERIFY(actual.counts == expected.counts);
}

std::string gzip(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = uInt(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

void writeFile(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// All that comes out of a packed file, read in pieces, while the last `keep` bytes are kept.
Expected<std::string> readAll(const std::string& path, std::size_t piece, std::size_t keep = 0) {
    auto file = FileDescriptor::open(path);
    const std::uint64_t size = file->size();
    const auto source = openGzip(std::move(*file), size);
    if (!source)
        return tl::unexpected(source.error());
    std::string text;
    std::span<const char> kept;
    for (;;) {
        const auto got = (*source)->next(kept, piece);
        if (!got)
            return tl::unexpected(got.error());
        if (got->size() == kept.size())
            return text;
        text.append(got->data() + kept.size(), got->size() - kept.size());
        if (!text.ends_with(std::string_view(got->data(), got->size())))
            return fail("", "what was kept has changed");
        kept = got->last(std::min(keep, got->size()));
    }
}

} // namespace

class NgramCountingTest : public QObject {
    Q_OBJECT

private slots:
    void booksAreCountedAsTheObviousWayDoes_data() {
        addColumns<Format, int>("format", "variant");
        for (const Format format : {Format::BooksV1, Format::BooksV2, Format::BooksV3})
            for (int variant = 0; variant < 8; ++variant)
                QTest::addRow("%s, %d", nameOf(format).c_str(), variant) << format << variant;
    }

    void booksAreCountedAsTheObviousWayDoes() {
        QFETCH(Format, format);
        QFETCH(int, variant);
        NgramOptions options;
        options.mergeCase = variant == 1;
        options.posTags = variant == 2   ? PosTags::Drop
                          : variant == 3 ? PosTags::Only
                                         : PosTags::Keep;
        if (variant >= 4 && variant < 7)
            options.years = Years{1600, 1700};
        options.byYear = variant == 5 || variant == 7;
        const std::string text = booksText(format, unsigned(variant), 3000);
        const Counting expected = countSimply(text, format, options);
        QVERIFY(expected.malformed.size() > 20);
        compare(countInParts(text, format, options), expected);
        compare(countInParts(text, format, options, {}, 7), expected);
    }

    void noLineIsLostOrSeenTwiceAtAnyCut() {
        const std::string text = booksText(Format::BooksV2, 3, 12);
        const Counting expected = countSimply(text, Format::BooksV2, {});
        for (std::uint64_t cut = 1; cut < text.size(); ++cut) {
            compare(countInParts(text, Format::BooksV2, {}, {cut}), expected);
            const std::uint64_t next = std::min<std::uint64_t>(cut + 9, text.size());
            compare(countInParts(text, Format::BooksV2, {}, {cut, next}), expected);
        }
    }

    void markBelongsToTheFirstLineAtAnyCut() {
        const std::string mark = "\xef\xbb\xbf";
        for (const std::string rest :
             {"", "\n", "x", "x\t1900\t3\t1\n", "x\t1900\t3\t1\ny\t1900\t4\t1"}) {
            const std::string text = mark + rest;
            const Counting expected = countSimply(text, Format::BooksV2, {});
            for (std::uint64_t cut = 0; cut <= text.size(); ++cut)
                for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
                    const Counting found = countInParts(text, Format::BooksV2, {}, {cut}, piece);
                    QVERIFY(found.counts == expected.counts);
                    QCOMPARE(found.lines, expected.lines);
                    QVERIFY(found.malformed == expected.malformed);
                }
        }
    }

    void noWordIsLostOrSeenTwiceAtAnyCut_data() {
        QTest::addColumn<int>("words");
        for (int words = 1; words <= 5; ++words)
            QTest::addRow("%d", words) << words;
    }

    void noWordIsLostOrSeenTwiceAtAnyCut() {
        QFETCH(int, words);
        const std::string text = "  a bb,ccc é\u2003ff\n\ng a bb\tccc  é f\u201cf.g";
        NgramOptions options;
        options.wordsPerNgram = words;
        options.splitAtPunctuation = true;
        const std::vector<std::string> all{"a",  "bb",  "ccc", "é", "ff", "g", "a",
                                           "bb", "ccc", "é",   "f", "f",  "g"};
        Counts expected;
        for (std::size_t i = 0; i + std::size_t(words) <= all.size(); ++i) {
            std::string ngram = all[i];
            for (std::size_t j = 1; j < std::size_t(words); ++j)
                ngram += " " + all[i + j];
            ++expected[ngram];
        }
        for (std::uint64_t cut = 1; cut < text.size(); ++cut) {
            QVERIFY(countInParts(text, Format::Text, options, {cut}).counts == expected);
            const std::uint64_t next = std::min<std::uint64_t>(cut + 3, text.size());
            QVERIFY(countInParts(text, Format::Text, options, {cut, next}, 5).counts == expected);
        }
    }

    void wordsEndWhereAsked() {
        const std::string text = "Don't, don't \"STOP\".";
        NgramOptions options;
        QVERIFY((countInParts(text, Format::Text, options).counts ==
                 Counts{{"Don't,", 1}, {"don't", 1}, {"\"STOP\".", 1}}));
        options.splitAtPunctuation = options.mergeCase = true;
        QVERIFY((countInParts(text, Format::Text, options).counts ==
                 Counts{{"don", 2}, {"t", 2}, {"stop", 1}}));
    }

    void textThatIsNotUtf8IsReported() {
        const std::string text = "a\nb\xff\xfe"
                                 "c\n\xc3\nd";
        for (const std::uint64_t cut : {1U, 3U, 4U, 6U}) {
            const Counting counting = countInParts(text, Format::Text, {}, {cut});
            QVERIFY((counting.counts == Counts{{"a", 1}, {"d", 1}})); // and no part of a word
            QVERIFY((counting.malformed == std::vector<MalformedLine>{{0, 1, Malformed::NotUtf8},
                                                                      {0, 2, Malformed::NotUtf8}}));
            QCOMPARE(counting.lines, 4U);
        }
    }

    void theMarkOfUtf8IsNoWord() {
        const std::string mark = "\xef\xbb\xbf";
        for (const std::size_t piece : {1U, 100U}) {
            QVERIFY((countInParts(mark + "a b", Format::Text, {}, {}, piece).counts ==
                     Counts{{"a", 1}, {"b", 1}}));
            QVERIFY(
                (countInParts(mark + "a\t1900\t2\t1\n", Format::BooksV2, {}, {}, piece).counts ==
                 Counts{{"a", 2}}));
            QVERIFY(countInParts(mark, Format::Text, {}, {}, piece).counts.empty());
        }
    }

    void lastLinesCountWithoutTheirEnd() {
        for (const char* text : {"a b\nc d", "a b\nc d ", "a b\nc d\n", "a b\nc d \n"})
            for (const std::uint64_t cut : {1U, 4U, 6U})
                QCOMPARE(countInParts(text, Format::Text, {}, {cut}).lines, 2U);
    }

    void piecesThatAreTooLongAreSkipped() {
        const std::string line = "x\t1900\t1\t1\n";
        const std::string text =
            line + std::string(BlockReader::maxPieceBytes + 1, 'y') + "\n" + line;
        const Counting counting = countInParts(text, Format::BooksV2, {});
        QVERIFY((counting.counts == Counts{{"x", 2}}));
        QVERIFY((counting.malformed == std::vector<MalformedLine>{{0, 1, Malformed::LineTooLong}}));
        QCOMPARE(counting.lines, 3U);
    }

    void countsNeverWrapAround() {
        std::string text;
        for (int i = 0; i < 30; ++i)
            text += "x\t1900\t999999999999999999\t1\n";
        QCOMPARE(countInParts(text, Format::BooksV2, {}).counts["x"], UINT64_MAX);
        QCOMPARE(addCounts(UINT64_MAX - 1, 5), UINT64_MAX);
    }

    void membersOfGzipFollowEachOther() {
        TemporaryFolder folder;
        const std::string path = (folder.path() / "x.gz").string();
        const std::string first = booksText(Format::BooksV2, 1, 40'000);
        writeFile(path, gzip(first) + gzip("") + gzip("last\n") + std::string(700'000, '\0'));
        for (const std::size_t piece : {1'000U, 65'536U, 3'000'000U})
            for (const std::size_t kept : {0U, 60U, 4'096U, 4'097U, 200'000U})
                QVERIFY(readAll(path, piece, kept).value() == first + "last\n");
    }

    void brokenGzipIsNamed() {
        TemporaryFolder folder;
        const std::string path = (folder.path() / "x.gz").string();
        const std::string whole = gzip(booksText(Format::BooksV2, 1, 4000));
        for (const std::size_t left : {whole.size() - 1, whole.size() - 9, whole.size() / 2}) {
            writeFile(path, whole.substr(0, left));
            const auto read = readAll(path, 65'536);
            QVERIFY(!read);
            QVERIFY(read.error().message.find("ends in the middle") != std::string::npos);
            QVERIFY(read.error().message.starts_with(path));
        }
        std::string damaged = whole;
        damaged[whole.size() / 2] ^= 1;
        writeFile(path, gzip("text") + whole.substr(0, 2) + std::string(100, 'r'));
        QVERIFY(readAll(path, 65'536).error().message.find("damaged") != std::string::npos);
        writeFile(path, damaged);
        QVERIFY(readAll(path, 65'536).error().message.find("damaged") != std::string::npos);
    }
};

LOADSTONE_TEST(NgramCountingTest)
#include "ngramcounting_test.moc"
