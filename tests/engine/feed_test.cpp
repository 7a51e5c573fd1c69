// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/feeds.h"
#include "tests/support/testprogram.h"
#include "tests/support/textfiles.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace loadstone;

namespace {

using Row = std::vector<std::string>;

FeedChoice choiceOf(const TextFiles& files, const std::string& name,
                    FeedChoice::Order order = FeedChoice::Order::InOrder) {
    return {(files.root() / name).string(), order};
}

Row rowOf(const Feed& feed, std::uint64_t number) {
    Row row;
    feed.read(number, row);
    return row;
}

} // namespace

/// Files that give requests their values.
class FeedTest : public QObject {
    Q_OBJECT

private slots:
    void choicesAreReadBack() {
        for (const char* text : {"users.csv", "users.csv:random", "users.csv:once", "a:b:once"})
            QCOMPARE(FeedChoice::read(text)->text(), std::string(text));
        QCOMPARE(FeedChoice::read("users.csv:in-order")->text(), std::string("users.csv"));
        QCOMPARE(FeedChoice::read("odd:name")->text(), std::string("odd:name:in-order"));
        QCOMPARE(FeedChoice::read(":once").error().message,
                 std::string("a feed needs its file, as in users.csv or users.csv:random"));
    }

    void csvIsReadAsRfc4180HasIt() {
        const TextFiles files;
        files.write("a.csv", "\xef\xbb\xbfname,\"the,city\",note\r\n"
                             "ann, Oslo ,\"says \"\"hi\"\"\"\r\n"
                             "\r\n"
                             "bob,\"two\nlines\",\r\n");
        const auto feed = Feed::open(choiceOf(files, "a.csv"));
        QVERIFY2(feed, feed ? "" : feed.error().message.c_str());
        QCOMPARE(feed->columns(), (Row{"name", "the,city", "note"}));
        QCOMPARE(feed->rows(), 2U);
        QCOMPARE(rowOf(*feed, 0), (Row{"ann", " Oslo ", "says \"hi\""}));
        QCOMPARE(rowOf(*feed, 1), (Row{"bob", "two\nlines", ""}));
    }

    // Each is looked at, and no row costs more for those behind it.
    void aMillionRowsAreRead_data() {
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::newRow("no quote in it") << QByteArray("\n");
        QTest::newRow("quotes at its end") << QByteArray(",\"\"\n");
    }
    void aMillionRowsAreRead() {
        QFETCH(QByteArray, lineEnd);
        constexpr std::uint64_t rows = 1'000'000;
        const TextFiles files;
        std::string text = lineEnd == "\n" ? "id\n" : "id,more\n";
        for (std::uint64_t i = 0; i < rows; ++i)
            text += std::to_string(i) + lineEnd.toStdString();
        files.write("many.csv", text);
        const auto feed = Feed::open(choiceOf(files, "many.csv"));
        QVERIFY2(feed, feed ? "" : feed.error().message.c_str());
        QCOMPARE(feed->rows(), rows);
        for (std::uint64_t row = 0; row < rows; row += 99'991)
            QCOMPARE(rowOf(*feed, row).front(), std::to_string(row));
    }

    void jsonLinesAreRead() {
        const TextFiles files;
        files.write("a.jsonl", "{\"id\": 7, \"name\": \"a\\nb\", \"more\": {\"x\": [1, 2]}}\n"
                               "\n"
                               "{\"name\": null, \"more\": true, \"id\": 1.5, \"other\": 1}");
        const auto feed = Feed::open(choiceOf(files, "a.jsonl"));
        QVERIFY2(feed, feed ? "" : feed.error().message.c_str());
        QCOMPARE(feed->columns(), (Row{"id", "name", "more"}));
        QCOMPARE(feed->rows(), 2U);
        QCOMPARE(rowOf(*feed, 0), (Row{"7", "a\nb", R"({"x": [1, 2]})"}));
        QCOMPARE(rowOf(*feed, 1), (Row{"1.5", "", "true"}));
    }

    // No digit is lost, and none is added.
    void valuesOfJsonStayAsTheyStand() {
        const TextFiles files;
        std::string text = "{'a': 1.50, 'b': 123456789012345678901234567890, 'a\\u0062': -0}\n"
                           "{'b':1E2,'ab':{']':'}\\'','':[{}]},'a':'\\u00e4','b':10.00}\n";
        std::ranges::replace(text, '\'', '"');
        files.write("a.jsonl", text);
        const auto feed = Feed::open(choiceOf(files, "a.jsonl"));
        QVERIFY2(feed, feed ? "" : feed.error().message.c_str());
        QCOMPARE(feed->columns(), (Row{"a", "b", "ab"}));
        QCOMPARE(rowOf(*feed, 0), (Row{"1.50", "123456789012345678901234567890", "-0"}));
        QCOMPARE(rowOf(*feed, 1), (Row{"ä", "10.00", "{\"]\":\"}\\\"\",\"\":[{}]}"}));
    }

    // Each name against each other would take minutes.
    void aHundredThousandColumnsAreRead() {
        const TextFiles files;
        std::string names = "c0";
        std::string values = "0";
        for (int i = 1; i < 100'000; ++i) {
            names += ",c" + std::to_string(i);
            values += "," + std::to_string(i);
        }
        files.write("wide.csv", names + "\n" + values + "\n");
        QElapsedTimer timer;
        timer.start();
        const auto feeds = Feeds::open({choiceOf(files, "wide.csv")});
        QVERIFY2(feeds, feeds ? "" : feeds.error().message.c_str());
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    // Of the rows only every sixteenth has its place noted.
    void eachRowIsFound() {
        const TextFiles files;
        std::string text = "id,square";
        for (int i = 0; i < 1000; ++i)
            text += "\n" + std::to_string(i) + "," + std::to_string(i * i);
        files.write("a.csv", text);
        const auto feed = Feed::open(choiceOf(files, "a.csv"));
        QCOMPARE(feed->rows(), 1000U);
        for (std::uint64_t i = 0; i < 1000; ++i)
            QCOMPARE(rowOf(*feed, i), (Row{std::to_string(i), std::to_string(i * i)}));
    }

    void whatIsWrongIsToldWithItsLine_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        QTest::newRow("empty") << ""
                               << "a is empty; its first line names the columns";
        QTest::newRow("no row") << "id"
                                << "a has no row below its first line, which names the columns";
        QTest::newRow("ragged") << "id,name\n1,a\n2\n3,c"
                                << "a, line 3: 1 value in the row, and 2 in the first line";
        QTest::newRow("ragged behind lines in quotes")
            << "id,name\n1,\"a\nb\"\n2,b,c"
            << "a, line 4: 3 values in the row, and 2 in the first line";
        QTest::newRow("open quote") << "id\n\"1"
                                    << "a, line 2: a quote has no end";
        QTest::newRow("behind a quote") << "id\n\"1\"2"
                                        << "a, line 2: something stands behind a closing quote; "
                                           "double a quote that belongs to a "
                                           "value";
        QTest::newRow("column without a name")
            << "id,,x\n1,2,3"
            << "a, line 1: \"\" cannot name a column; the first line names the columns, without "
               "blanks and braces";
        const char* const noCommas = "a, line 1: commas must stand between the columns, and there "
                                     "is none in the first line";
        QTest::newRow("semicolons") << "id;name\n1;2" << noCommas;
        QTest::newRow("tabs") << "id\tname\n1\t2" << noCommas;
        for (const char* list : {"[{\"id\":1}]", "[\n{\"id\":1}\n]"})
            QTest::newRow(list) << list
                                << "a, line 1: each line must be an object of its own, without [ "
                                   "and ] around them all";
        QTest::newRow("no object") << "{\"id\":1}\n[1]"
                                   << "a, line 2: it is no JSON object";
        QTest::newRow("cut off") << "{\"id\":1}\n{\"id\":"
                                 << "a, line 2: it is no JSON object (column 7)";
        QTest::newRow("text behind") << "{\"id\":1}\n{\"id\":2} tail"
                                     << "a, line 2: it is no JSON object (column 10)";
        QTest::newRow("NUL behind") << QString::fromLatin1("{\"id\":1}\n{\"id\":2}\0", 20) + "tail"
                                    << "a, line 2: it is no JSON object (column 9)";
        QTest::newRow("NUL alone behind") << QString::fromLatin1("{\"id\":1}\0", 9)
                                          << "a, line 1: it is no JSON object (column 9)";
        QTest::newRow("number beyond a double") << "{\"id\":1}\n{\"id\":1e400}"
                                                << "a, line 2: it is no JSON object (column 7)";
        QTest::newRow("mark in a later row") << "{\"id\":1}\n\uFEFF{\"id\":2}"
                                             << "a, line 2: it is no JSON object";
        QTest::newRow("member missing") << "{\"id\":1}\n{\"ix\":2}"
                                        << "a, line 2: it has no \"id\"";
    }
    void whatIsWrongIsToldWithItsLine() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const TextFiles files;
        files.write("a", text.toStdString());
        const auto feed = Feed::open(choiceOf(files, "a"));
        QVERIFY(!feed);
        const std::string folder = files.root().string() + "/";
        QCOMPARE(QString::fromStdString(feed.error().message).remove(folder.c_str()), error);
    }

    void utf16IsTold() {
        const TextFiles files;
        for (const char* text : {"\xff\xfei", "\xfe\xff"}) {
            files.write("a.csv", text);
            QVERIFY(Feed::open(choiceOf(files, "a.csv"))
                        .error()
                        .message.ends_with("a.csv is in UTF-16; save it in UTF-8"));
        }
    }

    void anOrderThatIsNoneIsTold() {
        const TextFiles files;
        files.write("a.csv", "id\n1");
        const std::string name = choiceOf(files, "a.csv").file;
        const auto errorOf = [](const std::string& text) {
            return Feed::open(*FeedChoice::read(text)).error().message;
        };
        const std::string advice = "; behind " + name + ": there may be in-order, random or once";
        QVERIFY(errorOf(name + ":onec").ends_with(advice));
        QVERIFY(errorOf(name + ":").ends_with(advice));
        QVERIFY(!errorOf(name + "x:once").ends_with("once"));
    }

    void columnsHaveOneNameEach() {
        const TextFiles files;
        files.write("a.csv", "id,name\n1,a");
        files.write("b.csv", "name\nb");
        files.write("c.csv", "x,x\n1,2");
        files.write("d.csv", "seq\n1");
        const auto errorOf = [&](const std::vector<std::string>& names) {
            std::vector<FeedChoice> choices;
            for (const std::string& name : names)
                choices.push_back(choiceOf(files, name));
            const auto feeds = Feeds::open(choices);
            return feeds ? Error() : feeds.error();
        };
        QCOMPARE(errorOf({"a.csv"}), Error());
        QCOMPARE(errorOf({"a.csv", "b.csv"}),
                 (Error{"feed", "two columns have the name name; give each its own"}));
        QCOMPARE(errorOf({"c.csv"}),
                 (Error{"feed", "two columns have the name x; give each its own"}));
        QCOMPARE(errorOf({"d.csv"}).message,
                 choiceOf(files, "d.csv").file +
                     ": no column can have the name seq, which is a placeholder's own");
        QVERIFY(errorOf({"none.csv"}).message.find("none.csv cannot be read") != std::string::npos);
        QCOMPARE(errorOf({"none.csv"}).field, std::string("feed"));
    }

    void rowsThatAreUsedOnceSayHowManyRequestsThereAre() {
        const TextFiles files;
        files.write("a.csv", "a\n1\n2\n3");
        files.write("b.csv", "b\n1\n2");
        const auto once = FeedChoice::Order::Once;
        QCOMPARE(Feeds::open({choiceOf(files, "a.csv")})->mostRequests(), std::nullopt);
        QCOMPARE(
            Feeds::open({choiceOf(files, "a.csv", once), choiceOf(files, "b.csv")})->mostRequests(),
            std::optional<std::uint64_t>(3));
        QCOMPARE(Feeds::open({choiceOf(files, "a.csv", once), choiceOf(files, "b.csv", once)})
                     ->mostRequests(),
                 std::optional<std::uint64_t>(2));
    }
};

LOADSTONE_TEST(FeedTest)
#include "feed_test.moc"
