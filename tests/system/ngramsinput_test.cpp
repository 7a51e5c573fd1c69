// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/childprogram.h"
#include "tests/support/patience.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>

#include <csignal>

using namespace loadstone;

namespace {

const QByteArray text = "one two two\nthree three three\nfour four four four\n";
const QByteArray textCounts = "four\t4\none\t1\nthree\t3\ntwo\t2\n";

} // namespace

/// What can be named as an input of `ngrams`: it is counted as a whole, or refused with a sentence.
class NgramsInputTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        write("text", text);
        write("empty", "");
        write("books", "a\t1900\t2\t1\n");
        QCOMPARE(shell("gzip -k text && mkfifo pipe").exitCode, 0);
    }

    void everyWayInIsCounted_data() {
        QTest::addColumn<QString>("script");
        QTest::newRow("a file") << "$CLI ngrams text -o -";
        QTest::newRow("packed") << "$CLI ngrams text.gz -o -";
        QTest::newRow("a pipe") << "cat text | $CLI ngrams - -o -";
        QTest::newRow("a pipe, packed") << "cat text.gz | $CLI ngrams - -o -";
        QTest::newRow("a pipe, by lines")
            << "cat text | $CLI ngrams - -o - -w 3 --partition-lines 1";
        QTest::newRow("a pipe in pieces")
            << "{ head -c 9 text; tail -c +10 text; } | $CLI ngrams - -o -";
        QTest::newRow("a file as standard input") << "$CLI ngrams - -o - < text";
        QTest::newRow("without a name") << "$CLI ngrams -o - -w 2 < text";
        QTest::newRow("/dev/stdin, a file") << "$CLI ngrams /dev/stdin -o - < text";
        QTest::newRow("/dev/stdin, a pipe") << "cat text | $CLI ngrams /dev/stdin -o -";
        QTest::newRow("/proc/self/fd/0") << "$CLI ngrams /proc/self/fd/0 -o - < text.gz";
        QTest::newRow("a named pipe") << "cat text > pipe & $CLI ngrams pipe -o -";
        QTest::newRow("a link") << "ln -s text link; $CLI ngrams link -o -";
        QTest::newRow("a link to standard input")
            << "ln -s /dev/stdin in; $CLI ngrams in -o - < text";
        QTest::newRow("a name that has gone") << "cp text gone; exec 5< gone; rm gone; $CLI ngrams "
                                                 "/dev/fd/5 -o - --partition-lines 1";
    }

    void everyWayInIsCounted() {
        QFETCH(const QString, script);
        const Ended ended = shell(script);
        QVERIFY2(ended.exitCode == 0, ended.messages);
        QCOMPARE(ended.output, textCounts);
    }

    void whatATerminalWouldObeyIsNotShown() {
        write("painted", "\x1b[31mred \x1b[31mred\n");
        const Ended ended =
            shell("$CLI ngrams painted; $CLI ngrams \"$(printf 'un\\033[31mknown')\"");
        QVERIFY2(ended.output.contains("  2  ?[31mred\n"), ended.output);
        QVERIFY2(ended.messages.contains("FILE: un?[31mknown cannot be read"), ended.messages);
        QVERIFY(!(ended.output + ended.messages).contains('\x1b'));
    }

    /// As of every program that reads it.
    void theRestOfStandardInputIsCounted() {
        QCOMPARE(shell("{ read -r first; $CLI ngrams - -o -; } < text").output,
                 QByteArray("four\t4\nthree\t3\n"));
    }

    void filesWithoutASizeAreCounted_data() {
        QTest::addColumn<QString>("files");
        QTest::newRow("alone") << "/proc/version";
        QTest::newRow("beside another") << "text /proc/version";
        QTest::newRow("by lines") << "/proc/version --partition-lines 5";
        QTest::newRow("longer in name than in truth")
            << "/sys/kernel/mm/transparent_hugepage/enabled";
    }

    void filesWithoutASizeAreCounted() {
        QFETCH(const QString, files);
        const QString file =
            files.section(' ', 0, 0) == "text" ? "/proc/version" : files.section(' ', 0, 0);
        if (!QFile::exists(file))
            QSKIP("this system has no such file");
        QString copied = files;
        const Ended expected =
            shell("cat " + file + " > copy; $CLI ngrams -o - " + copied.replace(file, "copy"));
        QVERIFY(!expected.output.isEmpty());
        QCOMPARE(shell("$CLI ngrams -o - " + files).output, expected.output);
    }

    void refusals_data() {
        addColumns<QString, int, QByteArray>("script", "code", "sentence");
        const auto row = [](const QString& script, int code, const QByteArray& sentence) {
            QTest::newRow(qPrintable(script)) << "$CLI ngrams " + script << code << sentence;
        };
        row("", 2, "FILE: no file was given; name at least one, or - for standard input");
        row("- - < text", 2, "FILE: standard input can be read only once; name - only once");
        row("- < /dev/null", 1, "standard input is empty; there is nothing to count");
        row("- <&-", 1, "standard input cannot be read: it is closed");
        row("- < .", 1, "standard input cannot be read: it is a folder");
        row(".", 1, ". cannot be read: it is a folder; name the files in it");
        row("empty", 1, "empty is empty; there is nothing to count");
        row("text empty", 1, "empty is empty; there is nothing to count");
        row("/dev/null", 1, "/dev/null cannot be read: it is a device, not a file");
        row("/proc/self/mem", 1, "/proc/self/mem cannot be read: ");
        const QByteArray ofText = " nothing for text; it is for Google Books n-grams";
        row("text --years 1900-1901", 1, "--years: a range of years means" + ofText);
        row("text --by-year", 1, "--by-year: counting by year means" + ofText);
        row("text --pos drop", 1, "--pos: a choice of parts of speech means" + ofText);
        row("text --only a", 1, "--only: a choice of n-grams means" + ofText);
        const QByteArray books = " nothing for Google Books n-grams; it is for text";
        row("books --words-per-ngram 2", 1,
            "--words-per-ngram: the number of words in an n-gram means" + books);
        row("books --split-punctuation", 1,
            "--split-punctuation: splitting at punctuation means" + books);
    }

    void refusals() {
        QFETCH(const QString, script);
        QFETCH(const int, code);
        QFETCH(const QByteArray, sentence);
        const Ended ended = shell(script);
        QCOMPARE(ended.exitCode, code);
        QVERIFY2(ended.messages.contains(sentence), ended.messages);
        QCOMPARE(ended.messages.count('\n'), 1);
        QVERIFY(ended.output.isEmpty());
    }

    void pipesWithNobodyAtTheOtherEndCanBeLeft() {
        QProcess process;
        process.start(LOADSTONE_CLI, {"ngrams", m_folder.filePath("pipe"), "--progress"});
        QByteArray errors;
        QTRY_VERIFY((errors += process.readAllStandardError()).contains("Looking into the files"));
        QVERIFY(sendSignal(process.processId(), SIGINT));
        QCOMPARE(finish(process).exitCode, 130);
    }

    void addressSpaceIsTakenAsNeeded() {
        if (hasAddressSanitizer)
            QSKIP("sanitizers need address space of their own");
        const Ended ended = shell("ulimit -v 4000000; $CLI ngrams text text.gz -w 4 -o -");
        QVERIFY2(ended.exitCode == 0, ended.messages);
        QCOMPARE(ended.output, QByteArray("four\t8\none\t2\nthree\t6\ntwo\t4\n"));
    }

    void tooFewOpenFilesAreSaidAtOnce_data() {
        addColumns<int, int, QByteArray, QByteArray>("limit", "workers", "start", "end");
        const QByteArray one = "loadstone-cli: -w: 1 worker needs ";
        QTest::newRow("one") << 14 << 1 << one
                             << QByteArray("limit is 14; raise it (ulimit -Hn)\n");
        if (!hasAddressSanitizer) // which opens a pipe when it looks at an object
            QTest::newRow("one, and hardly any file")
                << 7 << 1 << one << QByteArray("limit is 7; raise it (ulimit -Hn)\n");
        QTest::newRow("many") << 14 << 8 << QByteArray("loadstone-cli: -w: 8 workers need ")
                              << QByteArray(
                                     "limit is 14; use fewer workers or raise it (ulimit -Hn)\n");
    }

    void tooFewOpenFilesAreSaidAtOnce() {
        QFETCH(const int, limit);
        QFETCH(const int, workers);
        QFETCH(const QByteArray, start);
        QFETCH(const QByteArray, end);
        const Ended ended =
            shell(QString("ulimit -n %1; $CLI ngrams text -w %2 -o -").arg(limit).arg(workers));
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.messages.startsWith(start) && ended.messages.endsWith(end), ended.messages);
        QCOMPARE(ended.messages.count('\n'), 1);
    }

    void softLimitOfOpenFilesIsRaised() {
        const Ended ended = shell("ulimit -Sn 14; $CLI ngrams text text.gz -w 8 -o -");
        QVERIFY2(ended.exitCode == 0, ended.messages);
        QCOMPARE(ended.output, QByteArray("four\t8\none\t2\nthree\t6\ntwo\t4\n"));
    }

    void whatFollowsPackedDataIsSaid_data() {
        QTest::addColumn<QString>("behind");
        QTest::newRow("rubbish") << "garbage";
        QTest::newRow("rubbish behind padding") << "\\0\\0\\0garbage";
        QTest::newRow("half of a magic number") << "\\037";
        QTest::newRow("what begins as one") << "\\037garbage";
    }

    void whatFollowsPackedDataIsSaid() {
        QFETCH(const QString, behind);
        const QByteArray sentence = "Not counted: 1 malformed place\n"
                                    "  more.gz:7: what follows the packed data is not gzip\n";
        QVERIFY(summaryWith(behind).contains(sentence));
    }

    void paddingOfPackedDataIsFine() { QVERIFY(!summaryWith("\\0\\0\\0").contains("Not counted")); }

    void wordsThatAreNotUtf8AreLeftOut() {
        write("latin1", "a caf\xe9 b\nb c\n");
        const Ended ended = shell("$CLI ngrams latin1");
        QVERIFY(ended.output.contains("3 different, 4 in all"));
        QVERIFY(ended.output.contains("Not counted: 1 malformed place\n"
                                      "  latin1:1: the word is not valid UTF-8\n"));
        QCOMPARE(shell("$CLI ngrams latin1 -o -").output, QByteArray("a\t1\nb\t2\nc\t1\n"));
        QCOMPARE(shell("$CLI ngrams latin1 -o - --words-per-ngram 2").output,
                 QByteArray("b b\t1\nb c\t1\n"));
    }

    void inputsAreNotReplaced_data() {
        addColumns<QString, QByteArray>("script", "sentence");
        QTest::newRow("by its name")
            << "$CLI ngrams kept -o kept" << QByteArray("outputs: tsv to kept would replace kept");
        QTest::newRow("by another") << "$CLI ngrams empty ./kept --json other"
                                    << QByteArray("outputs: json to other would replace ./kept");
        QTest::newRow("as standard input")
            << "$CLI ngrams -o kept < kept"
            << QByteArray("tsv to kept would replace standard input");
    }

    void inputsAreNotReplaced() {
        QFETCH(const QString, script);
        QFETCH(const QByteArray, sentence);
        const Ended ended = shell("cp text kept; ln -sf kept other; " + script);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.messages.contains(sentence), ended.messages);
        QCOMPARE(shell("cat kept").output, text);
    }

private:
    /// In the folder of the files, with the program as $CLI.
    Ended shell(const QString& script) const {
        QProcess process;
        setVariables(process, {{"CLI", LOADSTONE_CLI}, {"LC_ALL", "C"}});
        process.setWorkingDirectory(m_folder.path());
        process.start("sh", {"-c", script});
        process.closeWriteChannel();
        return finish(process);
    }

    /// What is said of two packed texts with something behind; they are counted all the same.
    QByteArray summaryWith(const QString& behind) const {
        shell("{ cat text.gz text.gz; printf '" + behind + "'; } > more.gz");
        const Ended counts = shell("$CLI ngrams more.gz -o -");
        return counts.output == "four\t8\none\t2\nthree\t6\ntwo\t4\n"
                   ? shell("$CLI ngrams more.gz").output
                   : "wrong counts; Not counted";
    }

    void write(const QString& name, const QByteArray& content) const {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QTemporaryDir m_folder;
};

LOADSTONE_TEST(NgramsInputTest)
#include "ngramsinput_test.moc"
