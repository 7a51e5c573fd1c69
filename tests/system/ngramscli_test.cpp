// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/booksfile.h"
#include "tests/support/childprogram.h"
#include "tests/support/childrenof.h"
#include "tests/support/namedsharedmemory.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"
#include "tests/system/gatedcommand.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

using namespace loadstone;

namespace {

Ended ngrams(const QStringList& arguments) {
    return cli(QStringList{"ngrams"} + arguments);
}

/// What the tools of the system make of it.
QByteArray shell(const QString& script, const QString& folder) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start("sh", {"-c", "export LC_ALL=C; " + script});
    return finish(process).output;
}

// Sums of up to 2^53 are exact in awk. A carriage return belongs to the line's end, not to a field.
const QString sumRows = "awk -F'\\t' '{sub(/\\r$/, \"\"); s[$1] += $3} "
                        "END {for (k in s) printf \"%s\\t%.0f\\n\", k, s[k]}' ";
const QString sumSeries = "awk -F'\\t' '{sub(/\\r$/, \"\"); for (i = 2; i <= NF; i++) {"
                          "split($i, a, \",\"); s[$1] += a[2]}} "
                          "END {for (k in s) printf \"%s\\t%.0f\\n\", k, s[k]}' ";
const QString countWords =
    "cat %1 | tr -s ' \\t\\r\\n\\v\\f' '\\n' | grep -v '^$' | sort | uniq -c "
    "| awk '{c = $1; sub(/^ *[0-9]+ /, \"\"); print $0 \"\\t\" c}' ";

const QByteArray rows = "NA\t1900\t5\t1\n"
                        "NA\t1901\t6\t1\r\n"
                        "nan\t1900\t7\t1\n"
                        "\"quoted\t1900\t8\t1\n"
                        "of the \xc3\xa9t\xc3\xa9\t1999\t9\t1\n"
                        "big\t1900\t4294967295\t1\n"
                        "big\t1901\t4294967295\t1\n"
                        "NA\t1902\t10\t1\n"; // not beside its like, and the last line has no end

} // namespace

class NgramsCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void totalsAreThoseOfAwk_data();
    void totalsAreThoseOfAwk();
    void wordsAreThoseOfSort();
    void filtersDoWhatTheySay();
    void jsonIsAsPromised();
    void summaryNamesTheWord();
    void malformedLinesAreShown();
    void badInputGetsOneSentence_data();
    void badInputGetsOneSentence();
    void exportIsWholeOrNotThere();
    void childrenGoWithTheParent_data();
    void childrenGoWithTheParent();
    void interruptLeavesNothing();

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void NgramsCliTest::initTestCase() {
    writeBooksFile(at("v2").toStdString(), 30'000);
    QFile file(at("v2"));
    QVERIFY(file.open(QIODevice::Append));
    file.write(rows.chopped(1));
    file.close();
    shell("awk -F'\\t' -v OFS='\\t' '{r = sub(/\\r$/, \"\"); "
          "print $1, $2, $3, $3, $4 (r ? \"\\r\" : \"\")}' v2 > v1",
          m_folder.path());
    shell("awk -F'\\t' '{sub(/\\r$/, \"\"); if ($1 != k) {printf \"%s%s\", (k == \"\" ? \"\" : "
          "\"\\n\"), $1; k = $1} printf \"\\t%s,%s,%s\", $2, $3, $4} END {print \"\"}' v2 > v3",
          m_folder.path());
    shell("for f in v1 v2 v3; do gzip -k $f; done", m_folder.path());
    writeTextFile(at("text").toStdString(), 20'000);
}

void NgramsCliTest::totalsAreThoseOfAwk_data() {
    addColumns<QString, QString>("files", "script");
    QTest::newRow("v1") << "v1" << sumRows + "v1";
    QTest::newRow("v2") << "v2" << sumRows + "v2";
    QTest::newRow("v3") << "v3" << sumSeries + "v3";
    QTest::newRow("gzip v1") << "v1.gz" << sumRows + "v1";
    QTest::newRow("gzip v2") << "v2.gz" << sumRows + "v2";
    QTest::newRow("gzip v3") << "v3.gz" << sumSeries + "v3";
    QTest::newRow("several") << "v2 v2.gz v2" << sumRows + "v2 v2 v2";
}

void NgramsCliTest::totalsAreThoseOfAwk() {
    QFETCH(QString, files);
    QFETCH(QString, script);
    // The last line of v2 has no line feed, so awk must not see the next file behind it.
    const QByteArray expected = shell(script + " | sort", m_folder.path());
    QVERIFY(expected.contains("\nNA\t21\n") || expected.contains("\nNA\t63\n"));
    QVERIFY(expected.contains("big\t8589934590\n") || expected.contains("big\t25769803770\n"));
    QStringList paths;
    for (const QString& file : files.split(' '))
        paths << at(file);
    const QStringList workerCounts =
        hasAddressSanitizer ? QStringList{"1", "3"} : QStringList{"1", "2", "3", "7"};
    for (const QString& workers : workerCounts)
        for (const char* lines : {"1", "100", "60000"}) {
            const Ended ended =
                ngrams(paths + QStringList{"-w", workers, "--partition-lines", lines, "-o", "-"});
            QCOMPARE(ended.exitCode, 0);
            QVERIFY2(ended.output == expected, qPrintable(QString("%1 %2").arg(workers, lines)));
        }
}

void NgramsCliTest::wordsAreThoseOfSort() {
    const QByteArray expected = shell(countWords.arg("text"), m_folder.path());
    QVERIFY(expected.count('\n') > 5000);
    for (const char* bytes : {"10", "1000", "4194304"})
        QVERIFY(ngrams({at("text"), "--partition-bytes", bytes, "-o", "-"}).output == expected);
    shell("sed 's/ab/AB/' text > shouted", m_folder.path());
    QVERIFY(ngrams({at("shouted"), "--merge-case", "-o", "-"}).output == expected);
    const QByteArray pairs =
        shell("tr -s ' \\n' '\\n' < text | awk 'NR > 1 {s[p \" \" $0]++} {p = $0} "
              "END {for (k in s) print k \"\\t\" s[k]}' | sort",
              m_folder.path());
    QVERIFY(ngrams({at("text"), "--words-per-ngram", "2", "-o", "-"}).output == pairs);
}

void NgramsCliTest::filtersDoWhatTheySay() {
    const QString folder = m_folder.path();
    const auto counts = [&](const QStringList& arguments) {
        return ngrams(QStringList{at("v2"), "-o", "-"} + arguments).output;
    };
    QCOMPARE(counts({"--pos", "only"}), shell(sumRows + "v2 | grep '_NOUN' | sort", folder));
    QCOMPARE(counts({"--pos", "drop"}), shell(sumRows + "v2 | grep -v '_NOUN' | sort", folder));
    QCOMPARE(counts({"--years", "1950-1960"}),
             shell("awk -F'\\t' '$2 >= 1950 && $2 <= 1960' v2 | " + sumRows + " | sort", folder));
    QCOMPARE(counts({"--only", "NA", "--only", "nan"}), QByteArray("NA\t21\nnan\t7\n"));
    QCOMPARE(counts({"--only", "NA", "--by-year"}),
             QByteArray("NA\t1900\t5\nNA\t1901\t6\nNA\t1902\t10\n"));
    QCOMPARE(counts({"--only", "na", "--merge-case"}), QByteArray("na\t21\n"));
    const QByteArray folded = ngrams({at("v2"), "--merge-case", "--word", "Na"}).output;
    QVERIFY(folded.contains("Na appears 21 times"));
    const QByteArray byYear = ngrams({at("v2"), "--by-year", "--word", "NA"}).output;
    QVERIFY(byYear.contains("NA appears 21 times"));
}

void NgramsCliTest::jsonIsAsPromised() {
    const Ended ended = ngrams({at("v2"), "-w", "2", "--partition-lines", "1000", "--word", "NA",
                                "--word", "none", "--top", "2", "--json", "-"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.messages.isEmpty());
    const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
    for (const char* key : {"schema_version", "files", "format", "workers", "partitions",
                            "partition", "bytes", "lines", "malformed", "distinct", "total",
                            "words", "top", "reexecuted", "timing_s", "throughput_mb_per_s"})
        QVERIFY2(json.contains(key), key);
    QCOMPARE(json["files"].toArray().first().toString(), at("v2"));
    QCOMPARE(json["lines"].toInt(), 30'008);
    QCOMPARE(json["partitions"].toInt(), 31);
    QCOMPARE(json["partition"].toObject()["unit"].toString(), "lines");
    QCOMPARE(json["bytes"].toInteger(), QFileInfo(at("v2")).size());
    QCOMPARE(json["words"].toObject()["NA"].toInt(), 21);
    QCOMPARE(json["words"].toObject()["none"].toInt(), 0);
    QCOMPARE(json["top"].toArray().size(), 2);
    QCOMPARE(json["top"].toArray().first().toObject()["ngram"].toString(), "big");
    QCOMPARE(json["distinct"].toInteger(),
             shell(sumRows + "v2 | wc -l", m_folder.path()).trimmed().toLongLong());
    QVERIFY(json["timing_s"].toObject()["total"].toDouble() > 0);
    QVERIFY(json["throughput_mb_per_s"].toDouble() > 0);
}

void NgramsCliTest::summaryNamesTheWord() {
    const Ended ended = ngrams({at("v2"), "--word", "NA", "--word", "Aardvark", "--progress"});
    QCOMPARE(ended.exitCode, 0);
    for (const char* part : {"1 file of Google Books v2", "NA appears 21 times",
                             "Aardvark does not appear", "Most frequent:", "8,589,934,590  big"})
        QVERIFY2(ended.output.contains(part), part);
}

void NgramsCliTest::malformedLinesAreShown() {
    QByteArray content;
    for (int i = 1; i <= 30; ++i)
        content += i % 2 == 0 ? "x\t1900\tmany\t1\n" : "x\t1900\t1\t1\n";
    write(at("broken"), content);
    const Ended ended = ngrams({at("broken"), "--partition-lines", "4"});
    QCOMPARE(ended.exitCode, 0);
    QVERIFY(ended.output.contains("Not counted: 15 malformed lines"));
    QVERIFY(ended.output.contains("broken:2: a count is not a whole number\n"));
    QVERIFY(ended.output.contains("broken:20: "));
    QVERIFY(!ended.output.contains("broken:22: "));
    QVERIFY(ended.output.contains("15  x\n"));
    const Ended listed = ngrams({at("broken"), "-o", "-"});
    QCOMPARE(listed.output, QByteArray("x\t15\n"));
    QCOMPARE(
        listed.messages,
        QByteArray("loadstone-cli: note: not counted: 15 malformed lines; --json FILE tells the "
                   "first ones\n"));
}

void NgramsCliTest::badInputGetsOneSentence_data() {
    addColumns<QStringList, int, QByteArray>("arguments", "code", "part");
    const auto row = [this](const char* name, const char* file, const QStringList& more, int code,
                            const char* part) {
        QStringList arguments = more;
        if (*file)
            arguments.prepend(at(file));
        QTest::newRow(name) << arguments << code << QByteArray(part);
    };
    write(at("empty"), "");
    write(at("binary"), QByteArray(100, '\0'));
    write(at("cut.gz"), shell("head -c 2000 v2.gz", m_folder.path()));
    row("no file", "", {}, 2, "FILE: no file was given");
    row("missing", "none", {}, 1, "none cannot be read: No such file");
    row("folder", "", {m_folder.path()}, 1, "it is a folder");
    row("empty", "empty", {}, 1, "is empty; there is nothing to count");
    row("binary", "binary", {}, 1, "is binary");
    row("truncated gzip", "cut.gz", {}, 1, "ends in the middle of its data");
    row("zero workers", "v2", {"-w", "0"}, 2, "-w: the number of workers must be from 1 to 64");
    row("workers", "v2", {"-w", "two"}, 2, "-w: \"two\" is not a whole number");
    row("partition", "v2", {"--partition-lines", "0"}, 2, "at least 1");
    row("both", "v2", {"--partition-lines", "1", "--partition-bytes", "1"}, 2, "not both");
    row("years", "v2", {"--years", "1900"}, 2, "--years: \"1900\" is not FIRST-LAST");
    row("years turned", "v2", {"--years", "1950-1900"}, 2, "--years");
    row("format", "v2", {"--format", "v9"}, 2, "--format: \"v9\" is not one of");
    row("pos", "v2", {"--pos", "some"}, 2, "--pos: \"some\" is not one of");
    row("words", "text", {"--words-per-ngram", "6"}, 2, "from 1 to 5");
    row("mixed", "v2", {at("text")}, 1, "count them in separate jobs");
    row("unknown", "v2", {"--fast"}, 2, "unknown option --fast");
    row("both to stdout", "v2", {"--json", "-", "-o", "-"}, 2, "only one of them");
}

void NgramsCliTest::badInputGetsOneSentence() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, part);
    const Ended ended = ngrams(arguments);
    QTEST(ended.exitCode, "code");
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.messages.contains(part), ended.messages.constData());
    QCOMPARE(int(ended.messages.count('\n')), 1);
}

void NgramsCliTest::exportIsWholeOrNotThere() {
    QCOMPARE(ngrams({at("v2"), "-o", "/nowhere/counts.tsv"}).exitCode, 1);
    const Ended full = ngrams({at("v2"), "-o", "/dev/full"});
    QCOMPARE(full.exitCode, 1);
    QVERIFY(full.messages.contains("No space left"));
    write(at("kept"), "before");
    QProcess limited;
    limited.start("sh", {"-c", "ulimit -f 1; exec \"$0\" ngrams \"$1\" -o \"$2\"", LOADSTONE_CLI,
                         at("v2"), at("kept")});
    const Ended refused = finish(limited);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.messages.contains("ulimit -f"));
    QCOMPARE(shell("cat kept; ls kept*", m_folder.path()), QByteArray("beforekept\n"));
    const Ended failed = ngrams({at("cut.gz"), "-o", at("kept")});
    QCOMPARE(failed.exitCode, 1);
    QCOMPARE(shell("cat kept", m_folder.path()), QByteArray("before"));
    QCOMPARE(ngrams({at("v2"), "-o", at("kept")}).exitCode, 0);
    QCOMPARE(shell("cat kept", m_folder.path()), shell(sumRows + "v2 | sort", m_folder.path()));
}

void NgramsCliTest::childrenGoWithTheParent_data() {
    QTest::addColumn<QString>("step");
    for (const char* step : {"map", "mapped", "reduce", "claimed", "reduced"})
        QTest::newRow(step) << step;
}

void NgramsCliTest::childrenGoWithTheParent() {
    QFETCH(const QString, step);
    const QStringList shared = namedSharedMemory();
    const GatedCommand gated(step.toStdString());
    QProcess process;
    process.start(gated.program(), {"ngrams", "-w", "3", at("text")});
    QTRY_COMPARE(gated.gate.arrived().size(), 3U);
    process.kill();
    QVERIFY(process.waitForFinished(patience));
    for (const pid_t id : gated.gate.arrived())
        QTRY_VERIFY(!isRunning(id));
    QCOMPARE(namedSharedMemory(), shared);
}

void NgramsCliTest::interruptLeavesNothing() {
    const GatedCommand gated("mapped");
    QProcess process;
    process.start(gated.program(), {"ngrams", "-w", "3", "--progress", at("text")});
    QTRY_COMPARE(gated.gate.arrived().size(), 3U);
    QVERIFY(sendSignal(process.processId(), SIGINT));
    const Ended ended = finish(process);
    QCOMPARE(ended.exitCode, 130);
    QVERIFY(ended.output.isEmpty());
    QVERIFY(ended.messages.contains("interrupted before all was counted, so there is no result\n"));
    for (const pid_t id : gated.gate.arrived())
        QTRY_VERIFY(!isRunning(id));
}

LOADSTONE_TEST(NgramsCliTest)
#include "ngramscli_test.moc"
