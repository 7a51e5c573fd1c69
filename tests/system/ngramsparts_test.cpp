// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/booksfile.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"
#include "tests/system/gatedcommand.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace loadstone;

/// An n-gram job that is counted in parts and merged, against one that is counted as a whole.
class NgramsPartsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void partsGiveWhatOneRunGives_data();
    void partsGiveWhatOneRunGives();
    void partsAreSortedText();
    void partsHaveTheirShare();
    void mergesGoOneByOne();
    void failedPartsAreRetried();
    void killedPartsLeaveNoFile();
    void memoryStaysSmall();
    void interruptedMergesLeaveNothing();
    void refusedParts_data();
    void refusedParts();
    void refusedMerges_data();
    void refusedMerges();
    void aMergeIsWholeOrNotThere();

private:
    Ended script(const QString& commands) const;
    QByteArray contentIn(const char* name) const { return contentOf(m_folder.filePath(name)); }

    QTemporaryDir m_folder;
};

/// In the folder, with the command line as $CLI and where children find what they need.
Ended NgramsPartsTest::script(const QString& commands) const {
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    setVariables(process, {{"CLI", LOADSTONE_CLI}, {"LC_ALL", "C"}});
    process.start("sh", {"-c", commands});
    return finish(process);
}

void NgramsPartsTest::initTestCase() {
    const auto at = [this](const char* name) { return m_folder.filePath(name).toStdString(); };
    writeTextFile(at("text"), 3'000);
    writeBooksFile(at("books"), 3'000);
    write(m_folder.filePath("open"), contentIn("text").left(9'000) + "without an end");
    write(m_folder.filePath("latin"), QByteArray("caf\xe9 na\xefve the\n").repeated(300) +
                                          QByteArray("the end of \xff\xfe it\r\n").repeated(200));
    write(m_folder.filePath("empty"), "");
    QByteArray broken;
    for (int i = 0; i < 400; ++i)
        broken += i % 90 == 70 ? "no tabs here\n"
                               : "word" + QByteArray::number(i % 50) + "\t1900\t2\t1\n";
    write(m_folder.filePath("broken"), broken);
    write(m_folder.filePath("odd \xc3\xa9\"\n#name"), "one two\nthree\n");
    QCOMPARE(script("gzip -k text books; mkfifo pipe; cp text \"$(printf 'latin\\351')\"").exitCode,
             0);
}

/// Qt removes no file whose name is not UTF-8.
void NgramsPartsTest::cleanupTestCase() {
    script("rm -f latin?");
}

void NgramsPartsTest::partsGiveWhatOneRunGives_data() {
    addColumns<QString>("files");
    QTest::newRow("text") << "text --partition-bytes 1000";
    QTest::newRow("by lines") << "text --partition-lines 7";
    QTest::newRow("one partition") << "text";
    QTest::newRow("pairs of words") << "text --words-per-ngram 2 --partition-bytes 500";
    QTest::newRow("packed") << "text.gz";
    QTest::newRow("several") << "books books.gz books --partition-bytes 3000";
    QTest::newRow("by year") << "books --by-year --merge-case --partition-bytes 9000";
    QTest::newRow("only some") << "books --only \"$(head -n 1 books | cut -f 1)\" --only "
                                  "\"$(printf '\\377')\" --partition-bytes 500";
    QTest::newRow("no line end") << "open open --partition-bytes 100";
    QTest::newRow("not UTF-8") << "latin text --partition-bytes 700";
    QTest::newRow("malformed") << "broken broken --format v2 --partition-bytes 300";
    QTest::newRow("names") << "odd* \"$(printf 'latin\\351')\" latin --partition-bytes 2000";
}

void NgramsPartsTest::partsGiveWhatOneRunGives() {
    QFETCH(const QString, files);
    const QString questions = " --word the --word NA --word none --top 3 --json $1.json -o $1.tsv ";
    const QString drop = "sed -i -e '/^  Time/d' -e '/^  Throughput/d' $1.txt && sed -i -e "
                         "'/started_at/d' -e '/\"map\":/d' -e '/\"reduce\":/d' -e '/\"total\": "
                         "[0-9.e-]*$/d' -e '/throughput/d' $1.json; ";
    const Ended alone = script("set -e; set -- whole; $CLI ngrams -w 2 " + files + questions +
                               "> $1.txt; grep -q '\"total\"' $1.json; " + drop);
    QVERIFY2(alone.exitCode == 0, alone.messages);
    for (const char* parts : {"1", "2", "3", "7"}) {
        const QString count =
            QString("$CLI ngrams -w 2 --part $i/%1 %2 -o $i.part").arg(parts, files);
        const Ended merged = script(QString("set -e; rm -f *.part; set -- merged; for i in $(seq "
                                            "%1); do %2; done; $CLI ngrams-merge *.part")
                                        .arg(parts, count) +
                                    questions + "> $1.txt; " + drop +
                                    "cmp whole.tsv merged.tsv; diff whole.json merged.json; "
                                    "diff whole.txt merged.txt");
        QVERIFY2(merged.exitCode == 0, parts + (": " + merged.output + merged.messages));
    }
    QVERIFY(contentIn("whole.tsv").size() > 5 && contentIn("whole.json").contains("\"distinct\""));
}

void NgramsPartsTest::partsAreSortedText() {
    const Ended ended =
        script("set -e; $CLI ngrams --part 2/3 text --partition-bytes 500 -o - > part; "
               "sed '1d;$d' part > counts; sort -c -t \"$(printf '\\t')\" -k 1,1 counts; "
               "head -c 24 part; tail -n 1 part; echo \"# end $(wc -l < counts)\" "
               "$(awk -F'\\t' '{s += $2} END {print s}' counts)");
    QVERIFY2(ended.exitCode == 0, ended.messages);
    const QList<QByteArray> lines = ended.output.mid(24).split('\n');
    QVERIFY(ended.output.startsWith("# loadstone ngrams part "));
    QCOMPARE(lines.at(0), lines.at(1));
    QVERIFY(ended.messages.isEmpty());
}

/// As near to the same number of bytes as partitions allow, and not one twice.
void NgramsPartsTest::partsHaveTheirShare() {
    const Ended ended = script("for i in 1 2 3 4; do $CLI ngrams --part $i/4 text books books.gz "
                               "--format text --partition-bytes 1000 -o - | head -n 1; done");
    const qint64 all =
        contentIn("text").size() + contentIn("books").size() + contentIn("books.gz").size();
    qint64 sum = 0;
    auto heads = QRegularExpression("\"bytes\":(\\d+),\"lines\"").globalMatch(ended.output);
    for (int i = 0; i < 4; ++i) {
        QVERIFY2(heads.hasNext(), ended.messages);
        const qint64 bytes = heads.next().captured(1).toLongLong();
        QVERIFY2(qAbs(bytes - all / 4) <= contentIn("books.gz").size(),
                 qPrintable(QString::number(bytes)));
        sum += bytes;
    }
    QCOMPARE(sum, all);
}

/// What comes out does not depend on the order of the parts, nor on their workers.
void NgramsPartsTest::mergesGoOneByOne() {
    const Ended ended =
        script("set -e; for i in 1 2 3; do $CLI ngrams --part $i/3 -w $i text --partition-bytes "
               "999 -o $i.of3; done; $CLI ngrams-merge 3.of3 1.of3 2.of3 -o - > merged; "
               "$CLI ngrams text -o - | cmp - merged; "
               "$CLI ngrams-merge 2.of3 3.of3 1.of3 --json - | grep '\"workers\"'");
    QVERIFY2(ended.exitCode == 0, ended.messages);
    QCOMPARE(ended.output.trimmed(), QByteArray("\"workers\": 3,"));
}

/// The recipe of the man page; the job of part 3 is killed the first time.
void NgramsPartsTest::failedPartsAreRetried() {
    QVERIFY2(script("parallel --version").output.contains("GNU parallel"),
             "GNU parallel is lacking");
    write(m_folder.filePath("count.sh"),
          "if [ \"$1\" = 3 ] && mkdir failed; then\n"
          "  $CLI ngrams --part 3/5 text text.gz --partition-bytes 900 -o pipe & job=$!\n"
          "  kill -KILL $job; wait $job; exit 9\nfi\n"
          "exec $CLI ngrams --part $1/5 -w 1 text text.gz --partition-bytes 900 -o $1.job\n");
    const Ended ended =
        script("set -e; HOME=$PWD; export HOME; mkdir -p .parallel; touch .parallel/will-cite; "
               "parallel --retries 3 --joblog log -j 2 sh count.sh {} ::: 1 2 3 4 5; "
               "ls -d failed *.job; $CLI ngrams-merge *.job -o - > merged; "
               "$CLI ngrams text text.gz -o - | cmp - merged");
    QVERIFY2(ended.exitCode == 0, ended.output + ended.messages);
    QCOMPARE(ended.output, QByteArray("1.job\n2.job\n3.job\n4.job\n5.job\nfailed\n"));
}

void NgramsPartsTest::killedPartsLeaveNoFile() {
    const GatedCommand gated("mapped");
    const QStringList arguments{"ngrams", "-w",
                                "1",      "--part",
                                "1/1",    m_folder.filePath("text"),
                                "-o",     m_folder.filePath("killed.part")};
    QProcess process;
    process.start(gated.program(), arguments);
    QTRY_COMPARE(gated.gate.arrived().size(), 1U);
    process.kill();
    QVERIFY(process.waitForFinished(patience));
    QVERIFY(!QFile::exists(m_folder.filePath("killed.part")));
    QCOMPARE(cli(arguments).exitCode, 0);
    QCOMPARE(script("$CLI ngrams-merge killed.part -o - > merged; $CLI ngrams text -o - | cmp - "
                    "merged")
                 .exitCode,
             0);
}

/// Two parts of 50 MB each, which share half of their n-grams, in less memory than one of them has.
void NgramsPartsTest::memoryStaysSmall() {
    if (hasAddressSanitizer)
        QSKIP("sanitizers need memory of their own");
    const QString part =
        "{ head -n 1 $1.small; awk 'BEGIN {for (i = %1; i < %1 + 400000; ++i) {printf \"n-gram of "
        "a "
        "good length, such as those of five words are, and of more than a hundred bytes, for "
        "which it needs this: %08d\\t2\\n\", i}; print \"# end 400000 800000\"}'; } > $1.large; ";
    const Ended ended = script(
        "set -e; for i in 1 2; do $CLI ngrams --part $i/2 text -o $i.small; done; set -- 1; " +
        part.arg(0) + "set -- 2; " + part.arg(200'000) +
        "ulimit -d 40000; $CLI ngrams-merge 1.large 2.large -o merged --top 2; wc -l < merged");
    QVERIFY2(ended.exitCode == 0, ended.messages);
    QVERIFY2(ended.output.contains("600,000 different, 1,600,000 in all"), ended.output);
    QVERIFY(ended.output.endsWith("\n600000\n"));
    QVERIFY(script("grep -c 'this: 00200000\t4' merged; rm *.large merged").output == "1\n");
}

/// The signal comes when the merge has begun to write and cannot go on until it is read on.
void NgramsPartsTest::interruptedMergesLeaveNothing() {
    const Ended ended = script(
        "$CLI ngrams --part 1/1 text -o whole.small; { head -n 1 whole.small; awk 'BEGIN {for (i = "
        "0; i < 300000; ++i) printf \"n-gram %08d\\t2\\n\", i; print \"# end 300000 600000\"}'; } "
        "> whole.large; mkfifo slow; $CLI ngrams-merge whole.large -o slow --json late & job=$!; "
        "{ head -c 1 > first; kill -TERM $job; cat > rest; } < slow; wait $job");
    QVERIFY2(ended.exitCode == 130, ended.messages);
    QVERIFY2(ended.messages.contains("interrupted before all was merged, so there is no result"),
             ended.messages);
    QVERIFY(ended.output.isEmpty());
    QVERIFY(QDir(m_folder.path()).entryList({"late*"}).isEmpty());
}

void NgramsPartsTest::refusedParts_data() {
    addColumns<QString, int, QByteArray>("arguments", "code", "sentence");
    const auto row = [](const QString& arguments, int code, const QByteArray& sentence) {
        QTest::newRow(qPrintable(arguments)) << arguments << code << sentence;
    };
    for (const char* part : {"3", "1/", "/3", "1-3", "1/3/5", "-1/3", "1/x", "1/99999999999"})
        row(QString("--part %1 text -o p").arg(part), 2,
            "--part: \"" + QByteArray(part) + "\" is not K/M, such as 3/10");
    for (const char* part : {"0/3", "4/3", "1/0", "1/1001"})
        row(QString("--part %1 text -o p").arg(part), 2,
            "--part: a job has 1 to 1,000 parts, and their numbers begin at 1, as in 3/10");
    row("--part 1/2 text", 2, "--part: a part is written to a file; name it by -o");
    row("--part 1/2 text -o p --json j", 2, "--part: a part tells nothing by itself");
    row("--part 1/2 text -o p --word a", 2, "--part: a part tells nothing by itself");
    row("--part 1/2 text -o p --top 3", 2, "--part: a part tells nothing by itself");
    row("--part 1/2 - -o p < text", 2, "--part: standard input cannot be divided");
    row("--part 1/2 /proc/version -o p", 1,
        "--part: /proc/version can be read only once or only here");
    row("--part 2/2 text empty -o p", 1, "empty is empty; there is nothing to count");
    row("--part 1/2 nowhere -o p", 1, "nowhere");
    row("--part 1/2 text -o text", 2, "part to text would replace text");
}

void NgramsPartsTest::refusedParts() {
    QFETCH(const QString, arguments);
    const Ended ended = script("$CLI ngrams " + arguments);
    QTEST(ended.exitCode, "code");
    QFETCH(const QByteArray, sentence);
    QVERIFY2(ended.messages.contains(sentence), ended.messages);
    QCOMPARE(ended.messages.count('\n'), 1);
    QVERIFY(ended.output.isEmpty() && !QFile::exists(m_folder.filePath("p")));
}

void NgramsPartsTest::refusedMerges_data() {
    addColumns<QString, QByteArray>("arguments", "sentence");
    const Ended made = script(
        "set -e; part() { $CLI ngrams --part $@; }; head -c 5000 text > less; "
        "for i in 1 2 3; do part $i/3 text --partition-bytes 900 -o $i; done; "
        "part 2/3 less --partition-bytes 900 -o files; part 2/2 text -o of2; "
        "part 2/3 text --partition-bytes 800 -o size; "
        "part 2/3 text --partition-bytes 900 --merge-case -o options; "
        "tr a b < text > other; mv text kept; mv other text; "
        "part 2/3 text --partition-bytes 900 -o changed; mv kept text; "
        "head -n -1 2 > short; head -c -1 2 > shorter; head -c 3000 2 > cut; "
        "head -n 1 2 > head; head -c 100 2 > begun; { cat 2; echo more; } > longer; "
        "sed '5d' 2 > lacking; sed '5{h;d};6{G}' 2 > unsorted; sed '5p' 2 > twice; "
        "sed '5s/[0-9]*$/x/' 2 > none; sed '5s/$/0/' 2 > tenfold; sed '5s/\\t/ /' 2 > tabless; "
        "sed '1s/\"schema_version\":1/\"schema_version\":9/' 2 > newer; "
        "sed '1s/\"version\":\"/&9./' 2 > version; sed '1s/lines/limes/g' 2 > strange; "
        "sed '1s/{/[/' 2 > nojson; mkdir -p folder");
    QVERIFY2(made.exitCode == 0, made.messages);
    const auto row = [](const QString& arguments, const QByteArray& sentence) {
        QTest::newRow(qPrintable(arguments)) << arguments << sentence;
    };
    row("1 2", "part 3 of 3 is missing; name the files of all parts");
    row("3", "parts 1 and 2 of 3 are missing; name the files of all parts");
    row("1 2 3 2", "2 and 2 are both part 2; name each part once");
    row("1 text 3", "text is no part of an n-gram job; name files that ngrams --part has written");
    row("1 empty 3", "empty is no part of an n-gram job");
    row("1 folder 3", "folder cannot be read: it is a folder");
    row("1 nowhere 3", "nowhere cannot be read");
    row("1 pipe 3", "pipe cannot be read: it is no regular file");
    row("1 files 3", "files is a part of another job than 1: it is of other files");
    row("1 of2 3", "of2 is a part of another job than 1: it is one of 2 parts, and not of 3");
    row("1 size 3", "size is a part of another job than 1: its partitions have another size");
    row("1 options 3", "options is a part of another job than 1: other options say what it counts");
    row("1 changed 3", "changed is a part of another job than 1: the files had another size or "
                       "began otherwise when it was counted");
    row("1 version 3", "version is a part of another job than 1: Loadstone 9.");
    row("1 newer 3", "newer: the file was written by a newer version of Loadstone");
    row("1 strange 3", "strange: the file is not a Loadstone part");
    row("1 nojson 3", "nojson: the file is not JSON");
    row("1 short 3", "short was cut short behind ");
    row("1 shorter 3", "shorter was cut short behind ");
    row("1 cut 3", "cut was cut short behind ");
    row("1 head 3", "head was cut short behind 0 n-grams; count that part again");
    row("1 begun 3", "begun was cut short behind 0 n-grams");
    row("1 longer 3", "longer goes on behind its last line; count that part again");
    row("1 lacking 3", "lacking has other counts than its last line says; count that part again");
    row("1 tenfold 3", "tenfold has other counts than its last line says");
    row("1 unsorted 3", "unsorted is not sorted from its 5. n-gram on; count that part again");
    row("1 twice 3", "twice is not sorted from its 5. n-gram on");
    row("1 none 3", "none has no count behind an n-gram, the 4. one; count that part again");
    row("1 tabless 3", "tabless has a line that is no count, behind 3 n-grams");
}

void NgramsPartsTest::refusedMerges() {
    QFETCH(const QString, arguments);
    QFETCH(const QByteArray, sentence);
    const Ended ended = script("$CLI ngrams-merge -o out --json out.json " + arguments);
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.messages.contains("PART: " + sentence), ended.messages);
    QCOMPARE(ended.messages.count('\n'), 1);
    QVERIFY(ended.output.isEmpty());
    QVERIFY(QDir(m_folder.path()).entryList({"out*"}).isEmpty());
}

void NgramsPartsTest::aMergeIsWholeOrNotThere() {
    QCOMPARE(script("$CLI ngrams --part 1/1 text -o alone").exitCode, 0);
    const Ended none = script("$CLI ngrams-merge");
    QCOMPARE(none.exitCode, 2);
    QVERIFY(none.messages.contains("PART: no file was given; name the files of all parts"));
    QCOMPARE(script("$CLI ngrams-merge alone -o alone").exitCode, 2);
    QCOMPARE(script("$CLI ngrams-merge alone -o - --json -").exitCode, 2);
    QCOMPARE(script("$CLI ngrams-merge alone --top x").exitCode, 2);
    const Ended full = script("$CLI ngrams-merge alone -o /dev/full");
    QCOMPARE(full.exitCode, 1);
    QVERIFY2(full.messages.contains("No space left"), full.messages);
    const Ended limited = script("ulimit -f 1; $CLI ngrams-merge alone -o most --json most.json");
    QCOMPARE(limited.exitCode, 1);
    QVERIFY2(limited.messages.contains("ulimit -f"), limited.messages);
    QVERIFY(limited.output.isEmpty());
    QVERIFY(QDir(m_folder.path()).entryList({"most*"}).isEmpty());
}

LOADSTONE_TEST(NgramsPartsTest)
#include "ngramsparts_test.moc"
