// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/pointsfile.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/testprogram.h"

#include <fstream>

using namespace loadstone;

namespace {

std::string pointsErrorOf(const std::string& text) {
    const auto points = parsePoints(text);
    return points ? "" : points.error().message;
}

const std::vector<ScalePoint> twoSizes{{1, {10.5}}, {2, {20, 21}}};
const std::vector<EnginePoints> ofNoEngine{{"", twoSizes}};

} // namespace

class PointsFileTest : public QObject {
    Q_OBJECT

private slots:
    void formsThatAreRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("concurrency,throughput\n1,10.5\n2,20\n2,21\n");
        QTest::newRow("no last line feed")
            << QByteArray("concurrency,throughput\n1,10.5\n2,20\n2,21");
        QTest::newRow("CRLF") << QByteArray("concurrency,throughput\r\n1,10.5\r\n2,20\r\n2,21\r\n");
        QTest::newRow("other order") << QByteArray("throughput,concurrency\n20,2\n10.5,1\n21,2\n");
        QTest::newRow("more columns")
            << QByteArray("host,concurrency,p99,throughput\na,1,x,10.5\nb,2,,20\nc,2,\"1,5\",21\n");
        QTest::newRow("blanks and comments") << QByteArray(
            "# measured\n\n concurrency , throughput \n\n 1 ,\t10.5\n# or\n2,20\n2,21\n\n");
        QTest::newRow("quoted") << QByteArray(
            "\"concurrency\", \"throughput\"\n\"1\",\"10.5\"\n2,\" 20 \"\n2,21\n");
        QTest::newRow("doubled quotes") << QByteArray(
            "host,\"con\"\"c\",concurrency,throughput\n\"q\"\"q, \"\"\",,1,10.5\nb,\"\",2,20\n"
            "\"\"\"\"\"\",x,2,21\n");
        QTest::newRow("capitals") << QByteArray("Concurrency,THROUGHPUT\n1,10.5\n2,20\n2,21\n");
        QTest::newRow("byte order mark")
            << QByteArray("\xEF\xBB\xBF"
                          "concurrency,throughput\n1,10.5\n2,20\n2,21\n");
        QTest::newRow("exponents")
            << QByteArray("concurrency,throughput\n1,1.05e1\n2e0,20\n2,21\n");
    }

    void formsThatAreRead() {
        QFETCH(QByteArray, text);
        const auto points = parsePoints(text.toStdString());
        QVERIFY2(points.has_value(), points ? "" : points.error().message.c_str());
        QVERIFY(*points == ofNoEngine);
    }

    void enginesAreKeptApart() {
        const auto points =
            parsePoints("concurrency,throughput,Engine\n2,20,pool\n1,7,loop\n1,10.5,"
                        "pool\n2,21,pool\n");
        QVERIFY2(points.has_value(), points ? "" : points.error().message.c_str());
        const std::vector<EnginePoints> wanted{{"pool", twoSizes}, {"loop", {{1, {7}}}}};
        QVERIFY(*points == wanted);
        const auto unnamed = parsePoints("engine,concurrency,throughput\n,1,10.5\n,2,20\n,2,21\n");
        QVERIFY(*unnamed == ofNoEngine);
    }

    void tooManyEnginesAreRefused() {
        std::string text = "engine,concurrency,throughput\n";
        for (std::size_t i = 0; i < mostPointsEngines; ++i)
            text += "e" + std::to_string(i) + ",1,10\n";
        QCOMPARE(parsePoints(text)->size(), mostPointsEngines);
        QCOMPARE(pointsErrorOf(text + "one more,1,10\n"),
                 std::string("line 18: there are more than 16 engines; give a file with fewer"));
    }

    void errorsNameLineAndRemedy_data() {
        addColumns<QByteArray, QByteArray>("text", "message");
        const QByteArray head = "concurrency,throughput\n";
        const QByteArray columns =
            "the first line must name the columns concurrency and throughput";
        QTest::newRow("empty") << QByteArray() << "the file is empty; " + columns;
        QTest::newRow("only blank") << QByteArray("\n#\n \n") << "the file is empty; " + columns;
        QTest::newRow("no rows") << head
                                 << QByteArray(
                                        "there is no row after the header; write one for each "
                                        "measurement, such as 8,1234.5");
        QTest::newRow("no header")
            << QByteArray("1,10\n2,20\n") << "line 1: there is no column concurrency; " + columns;
        QTest::newRow("missing column") << QByteArray("# a\nconcurrency,rate\n1,10\n")
                                        << "line 2: there is no column throughput; " + columns;
        QTest::newRow("semicolons") << QByteArray("concurrency;throughput\n1;10\n")
                                    << "line 1: there is no column concurrency; " + columns;
        QTest::newRow("two columns")
            << QByteArray("concurrency,throughput,throughput\n1,2,3\n")
            << QByteArray("line 1: there are two columns throughput; leave one of them out");
        QTest::newRow("two engines")
            << QByteArray("engine,concurrency,throughput,engine\na,1,2,b\n")
            << QByteArray("line 1: there are two columns engine; leave one of them out");
        QTest::newRow("engine without a name")
            << QByteArray("engine,concurrency,throughput\n\x01,1,2\n")
            << QByteArray("line 2: the engine \"?\" is no name; write one such as pool");
        QTest::newRow("text") << head + "1,10\n2,fast\n"
                              << QByteArray(
                                     "line 3: the throughput \"fast\" is not a number; write it "
                                     "as 12 or 1234.5");
        QTest::newRow("unit") << head + "8 threads,10\n"
                              << QByteArray(
                                     "line 2: the concurrency \"8 threads\" is not a number; "
                                     "write it as 12 or 1234.5");
        QTest::newRow("nan") << head + "1,nan\n"
                             << QByteArray(
                                    "line 2: the throughput \"nan\" is not a number; write it "
                                    "as 12 or 1234.5");
        QTest::newRow("negative") << head + "1,-5\n"
                                  << QByteArray("line 2: the throughput \"-5\" is not possible; it "
                                                "must be 0 to 1,000,000,000,000,000");
        QTest::newRow("zero concurrency") << head + "0,5\n"
                                          << QByteArray("line 2: the concurrency \"0\" is not "
                                                        "possible; it must be 1 to 1,000,000,000");
        QTest::newRow("infinite") << head + "1,inf\n"
                                  << QByteArray(
                                         "line 2: the throughput \"inf\" is not possible; it "
                                         "must be 0 to 1,000,000,000,000,000");
        QTest::newRow("too large")
            << head + "1,1e999\n"
            << QByteArray("line 2: the throughput \"1e999\" is not possible; it "
                          "must be 0 to 1,000,000,000,000,000");
        QTest::newRow("missing value") << head + "1,\n"
                                       << QByteArray("line 2: the throughput is missing; write a "
                                                     "number such as 12");
        QTest::newRow("decimal comma")
            << head + "1,10,5\n"
            << QByteArray("line 2: there are 3 values, but the header names "
                          "2 columns; separate values by commas and write "
                          "1234.5 with a point");
        QTest::newRow("short row")
            << head + "7\n"
            << QByteArray("line 2: there is 1 value, but the header names 2 "
                          "columns; separate values by commas and write 1234.5 "
                          "with a point");
        QTest::newRow("open quote")
            << head + "\"1,2\n"
            << QByteArray("line 2: a quote is not closed or stands within a "
                          "value; leave quotes out");
        QTest::newRow("quote within")
            << head + "1\"1\",2\n"
            << QByteArray("line 2: a quote is not closed or stands within a "
                          "value; leave quotes out");
    }

    void errorsNameLineAndRemedy() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        QCOMPARE(QByteArray::fromStdString(pointsErrorOf(text.toStdString())), message);
    }

    void filesAreRead() {
        const TemporaryFolder folder;
        const std::string name = (folder.path() / "points.csv").string();
        std::ofstream(name) << "concurrency,throughput\n1,10.5\n2,20\n2,21\n";
        QVERIFY(*readPointsFile(name) == ofNoEngine);
        std::ofstream(name) << "concurrency,throughput\n" << std::string(largestPointsFile, '\n');
        QCOMPARE(readPointsFile(name).error().message,
                 "the file is larger than 4.19 MB; give a file with a row for each measurement");
        QCOMPARE(readPointsFile(name).error().field, name);
        QCOMPARE(readPointsFile(name + ".not").error().message,
                 "the file cannot be read; check its name and permissions");
        QCOMPARE(readPointsFile(folder.path().string()).error().message,
                 "this is a folder; give a CSV file");
    }

    void longValuesAreShownShort() {
        const std::string error =
            pointsErrorOf("concurrency,throughput\n" + std::string(1000, 'x') + "\x01,5\n");
        QVERIFY(error.size() < 150);
        QVERIFY(pointsErrorOf("concurrency,throughput\na\x01,5\n").find("\"a?\"") !=
                std::string::npos);
    }
};

LOADSTONE_TEST(PointsFileTest)
#include "pointsfile_test.moc"
