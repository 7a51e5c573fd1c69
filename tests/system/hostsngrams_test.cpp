// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/booksfile.h"
#include "tests/support/contains.h"
#include "tests/support/sanitized.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"
#include "tests/system/gatedcommand.h"
#include "tests/system/hostscommand.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>

using namespace loadstone;

namespace {

const QStringList manyPartitions{"broken", "books", "--format", "v2", "--partition-bytes", "1000"};

/// loadstone-cli and what it starts on hosts, with n-gram workers that wait at a step.
struct GatedHosts : GatedCommand {
    explicit GatedHosts(const std::string& step) : GatedCommand(step) {
        std::filesystem::copy_file(LOADSTONE_PART, workers.folder() / "loadstone-part");
    }
};

/// A result but for times and hosts.
QJsonObject comparable(const QByteArray& json) {
    QJsonObject result = QJsonDocument::fromJson(json).object();
    for (const char* key : {"hosts", "timing_s", "throughput_mb_per_s", "started_at", "reexecuted"})
        result.remove(key);
    return result;
}

} // namespace

/// N-gram jobs on several hosts, real ones but for their kernel, against one machine.
class HostsNgramsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_hosts.reset(); }
    void hostsGiveWhatOneMachineGives_data();
    void hostsGiveWhatOneMachineGives();
    void filesOfOneHost();
    void aFileThatDiffersIsNamed();
    void aLostHostChangesNothing_data();
    void aLostHostChangesNothing();
    void aHostIsLostInOtherWays_data();
    void aHostIsLostInOtherWays();
    void aHostThatComesBackIsNotHeard();
    void withoutTheFirstHostThereIsNoResult();
    void ctrlCEndsAll();
    void badInputIsASentence_data();
    void badInputIsASentence();

private:
    QString at(const char* name) const { return m_folder.filePath(name); }
    void start(QProcess& process, const QString& program, int hosts, const QStringList& arguments);
    Ended onHosts(int hosts, const QStringList& arguments);
    void countHere(const QStringList& arguments);
    void compare();
    void waitFor(QProcess& process, const std::string& words);
    void waitAtGate(const Gate& gate, std::size_t host);
    void strike(std::size_t host, int signal);
    void nothingIsLeft() { QTRY_VERIFY(m_hosts->processesOnAll("").empty()); }

    QTemporaryDir m_folder;
    std::unique_ptr<TestHosts> m_hosts;
};

void HostsNgramsTest::initTestCase() {
    if (const std::string lacks = lacksForHosts(); !lacks.empty())
        QSKIP(lacks.c_str());
    m_hosts = std::make_unique<TestHosts>(4);
    writeTextFile(at("text").toStdString(), 20'000);
    writeBooksFile(at("books").toStdString(), 5'000);
    write(at("open"), contentOf(at("text")).left(9'000) + "without an end");
    write(at("latin"), QByteArray("caf\xe9 na\xefve the\n").repeated(300) +
                           QByteArray("the end of \xff\xfe it\r\n").repeated(200));
    write(at("nul"), contentOf(at("text")) + QByteArray("a\0b a \0\n", 8).repeated(20));
    write(at("long"), "short " + QByteArray(70'000, 'x') + " behind\n" + QByteArray(60'000, 'y'));
    write(at("v1"), QByteArray("word\t1900\t2\t1\t1\nother\t1901\t4\t1\t1\n").repeated(400));
    write(at("v3"), QByteArray("word_NOUN\t1900,2,1\t1901,3,1\nother\t1950,7,2\n").repeated(400));
    QByteArray broken;
    for (int i = 0; i < 2'000; ++i)
        broken += i % 90 == 70 ? "no tabs here\n"
                               : "word" + QByteArray::number(i % 50) + "\t1900\t2\t1\n";
    write(at("broken"), broken);
    write(at("empty"), "");
    QProcess packing;
    packing.start("gzip", {"-k", at("text"), at("books")});
    QCOMPARE(finish(packing).exitCode, 0);
}

void HostsNgramsTest::start(QProcess& process, const QString& program, int hosts,
                            const QStringList& arguments) {
    letEnter(process, *m_hosts);
    process.setWorkingDirectory(m_folder.path());
    QStringList names = QString::fromStdString(m_hosts->list()).split(',').mid(0, hosts);
    process.start(program, QStringList{"ngrams", "-w", "4", "--hosts", names.join(','), "-o",
                                       "hosts.tsv", "--json", "hosts.json", "--word", "the"} +
                               arguments);
}

Ended HostsNgramsTest::onHosts(int hosts, const QStringList& arguments) {
    QProcess process;
    start(process, LOADSTONE_CLI, hosts, arguments);
    return finish(process);
}

void HostsNgramsTest::countHere(const QStringList& arguments) {
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(LOADSTONE_CLI, QStringList{"ngrams", "-w", "4", "-o", "here.tsv", "--json",
                                             "here.json", "--word", "the"} +
                                     arguments);
    const Ended ended = finish(process);
    QVERIFY2(ended.exitCode == 0, ended.messages);
}

void HostsNgramsTest::compare() {
    QVERIFY(!contentOf(at("here.tsv")).isEmpty());
    QVERIFY(contentOf(at("hosts.tsv")) == contentOf(at("here.tsv")));
    const QByteArray json = contentOf(at("hosts.json"));
    QCOMPARE(comparable(json), comparable(contentOf(at("here.json"))));
    int partitions = 0;
    const QJsonObject result = QJsonDocument::fromJson(json).object();
    for (const auto& host : result["hosts"].toArray())
        partitions += host.toObject()["partitions"].toInt();
    QCOMPARE(partitions, result["partitions"].toInt());
}

void HostsNgramsTest::waitFor(QProcess& process, const std::string& words) {
    QByteArray shown;
    QTRY_VERIFY2((shown += process.readAllStandardError()).contains(words.c_str()), shown);
}

/// Until a worker of that host is there.
void HostsNgramsTest::waitAtGate(const Gate& gate, std::size_t host) {
    const auto isThere = [&] {
        const auto there = m_hosts->processesOn(host, "loadstone-worker");
        return std::ranges::any_of(
            gate.arrived(), [&](pid_t id) { return std::ranges::find(there, id) != there.end(); });
    };
    QTRY_VERIFY(isThere());
}

void HostsNgramsTest::strike(std::size_t host, int signal) {
    const auto part = processOf("loadstone-part", *m_hosts, host);
    QVERIFY(part.has_value());
    QVERIFY(sendSignal(*part, signal));
}

void HostsNgramsTest::hostsGiveWhatOneMachineGives_data() {
    addColumns<QString>("arguments");
    QTest::newRow("text") << "text --partition-bytes 3000";
    QTest::newRow("by lines") << "text open --partition-lines 70";
    QTest::newRow("one partition") << "text";
    QTest::newRow("pairs of words") << "text --words-per-ngram 2 --partition-bytes 900";
    QTest::newRow("packed") << "text.gz text text.gz";
    QTest::newRow("Books v1") << "v1 --partition-bytes 500";
    QTest::newRow("Books v2") << "books books.gz books --partition-bytes 3000";
    QTest::newRow("Books v3") << "v3 --partition-bytes 500 --pos drop";
    QTest::newRow("by year") << "books --by-year --merge-case --partition-bytes 9000";
    QTest::newRow("no line end") << "open open --partition-bytes 100";
    QTest::newRow("not UTF-8") << "latin text --partition-bytes 700";
    QTest::newRow("malformed") << "broken broken --format v2 --partition-bytes 300";
    QTest::newRow("NUL") << "nul --format text --partition-bytes 1000";
    QTest::newRow("long words") << "long text --partition-bytes 20000";
}

void HostsNgramsTest::hostsGiveWhatOneMachineGives() {
    QFETCH(QString, arguments);
    countHere(arguments.split(' '));
    for (const int hosts : hasAddressSanitizer ? std::vector{4} : std::vector{1, 2, 4}) {
        const Ended ended = onHosts(hosts, arguments.split(' '));
        QVERIFY2(ended.exitCode == 0, ended.messages);
        compare();
        for (int i = 0; i < hosts; ++i)
            QVERIFY(ended.output.contains(m_hosts->name(std::size_t(i)).c_str()));
    }
    nothingIsLeft();
}

void HostsNgramsTest::filesOfOneHost() {
    countHere({"text", "open", "latin", "--partition-bytes", "2000"});
    const auto on = [this](std::size_t host, const char* file) {
        return QStringList{"--files-on", QString::fromStdString(m_hosts->name(host)) + "=" + file};
    };
    const Ended ended = onHosts(3, QStringList{"text", "--partition-bytes", "2000"} +
                                       on(2, "open") + on(1, "latin"));
    QVERIFY2(ended.exitCode == 0, ended.messages);
    compare();
}

// It is another on each host.
void HostsNgramsTest::aFileThatDiffersIsNamed() {
    const Ended ended = onHosts(2, {"/proc/sys/kernel/hostname"});
    QCOMPARE(ended.exitCode, 1);
    const std::string words = "FILE: on " + m_hosts->name(1) +
                              ": /proc/sys/kernel/hostname is another file than on " +
                              m_hosts->name(0);
    QVERIFY2(ended.messages.contains(words.c_str()), ended.messages);
    nothingIsLeft();
}

void HostsNgramsTest::aLostHostChangesNothing_data() {
    addColumns<QString, int, int>("step", "victim", "signal");
    for (const char* step : {"map", "line", "mapped", "reduce", "reduced"})
        for (const int victim : hasAddressSanitizer ? std::vector{3} : std::vector{1, 3})
            for (const int signal : {SIGKILL, SIGSTOP})
                QTest::addRow("%s, %d, %s", step, victim, signal == SIGKILL ? "killed" : "stopped")
                    << step << victim << signal;
}

// A stopped one keeps the others waiting for its counts: they have passed the gate before it is
// called lost.
void HostsNgramsTest::aLostHostChangesNothing() {
    QFETCH(QString, step);
    QFETCH(int, victim);
    QFETCH(int, signal);
    countHere(manyPartitions);
    GatedHosts gated(step.toStdString());
    QProcess process;
    start(process, gated.program(), 4, manyPartitions);
    waitAtGate(gated.gate, std::size_t(victim));
    strike(std::size_t(victim), signal);
    if (signal == SIGSTOP)
        gated.gate.open();
    waitFor(process, m_hosts->name(std::size_t(victim)) + " was lost");
    gated.gate.open();
    const Ended ended = finish(process);
    QVERIFY2(ended.exitCode == 0, ended.messages);
    compare();
    const QJsonObject result = QJsonDocument::fromJson(contentOf(at("hosts.json"))).object();
    QVERIFY(result["hosts"].toArray()[victim].toObject()["done_again"].toInt() > 0);
    QVERIFY(ended.output.contains("done again by others"));
    nothingIsLeft();
}

void HostsNgramsTest::aHostIsLostInOtherWays_data() {
    addColumns<bool>("isCut");
    QTest::newRow("its daemon is killed") << false;
    QTest::newRow("its cable is cut") << true;
}

void HostsNgramsTest::aHostIsLostInOtherWays() {
    QFETCH(bool, isCut);
    countHere(manyPartitions);
    GatedHosts gated("line");
    QProcess process;
    start(process, gated.program(), 3, manyPartitions);
    waitAtGate(gated.gate, 2);
    if (isCut) {
        m_hosts->cut(2);
    } else {
        const auto daemon = processOf("orted", *m_hosts, 2);
        QVERIFY(daemon.has_value());
        QVERIFY(sendSignal(*daemon, SIGKILL));
    }
    waitFor(process, m_hosts->name(2) + " was lost");
    gated.gate.open();
    const Ended ended = finish(process);
    m_hosts->mend(2);
    QVERIFY2(ended.exitCode == 0, ended.messages);
    compare();
    nothingIsLeft();
}

void HostsNgramsTest::aHostThatComesBackIsNotHeard() {
    countHere(manyPartitions);
    GatedHosts gated("line");
    QProcess process;
    start(process, gated.program(), 3, manyPartitions);
    waitAtGate(gated.gate, 2);
    strike(2, SIGSTOP);
    waitFor(process, m_hosts->name(2) + " was lost");
    strike(2, SIGCONT);
    QTRY_VERIFY(!processOf("loadstone-part", *m_hosts, 2)); // it is told to leave
    gated.gate.open();
    const Ended ended = finish(process);
    QVERIFY2(ended.exitCode == 0, ended.messages);
    compare();
    nothingIsLeft();
}

void HostsNgramsTest::withoutTheFirstHostThereIsNoResult() {
    GatedHosts gated("map");
    QProcess process;
    QFile::remove(at("hosts.tsv"));
    start(process, gated.program(), 3, {"text", "--partition-bytes", "1000"});
    waitAtGate(gated.gate, 0);
    strike(0, SIGKILL);
    const Ended ended = finish(process);
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.messages.contains("the first host leads the others, so there is no result"),
             ended.messages);
    QVERIFY(!QFile::exists(at("hosts.tsv")));
    gated.gate.open();
    nothingIsLeft();
}

void HostsNgramsTest::ctrlCEndsAll() {
    GatedHosts gated("map");
    QProcess process;
    QFile::remove(at("hosts.tsv"));
    start(process, gated.program(), 4, {"text", "--partition-bytes", "1000"});
    waitAtGate(gated.gate, 3);
    QVERIFY(sendSignal(process.processId(), SIGINT));
    const Ended ended = finish(process);
    QCOMPARE(ended.exitCode, 130);
    QVERIFY(ended.messages.contains("there is no result"));
    QVERIFY(!QFile::exists(at("hosts.tsv")));
    nothingIsLeft();
}

void HostsNgramsTest::badInputIsASentence_data() {
    addColumns<QString, QString, int>("arguments", "words", "code");
    const auto row = [](const char* arguments, const char* words, int code) {
        QTest::newRow(arguments) << arguments << words << code;
    };
    row("text --hosts a,b,a", "--hosts: \"a\" is named twice", 2);
    row("text --hosts a,b,c -w 2", "-w: there are 3 hosts and 2 workers", 2);
    row("text --hosts a,b -w 129", "-w: the number of workers must be from 1 to 128", 2);
    row("text --hosts a,b --part 1/2 -o x", "--part: hosts share all of a job among them", 2);
    row("- --hosts a,b", "FILE: standard input is here only", 2);
    row("text --host-file /nowhere", "--host-file: ", 2);
    row("text --hosts a --host-file b", "--host-file", 2);
    row("text --files-on a=b", "--files-on: it says which host has a file", 2);
    row("text --hosts a,b --files-on c=d", "--files-on: \"c\" is not one of the hosts", 2);
    row("text --hosts a,b --files-on b", "--files-on: \"b\" is not HOST=FILE", 2);
    row("text --hosts a,b -o text", "text", 2);
    row("text --hosts lhnobody", "Open MPI says", 1);
    row("nowhere --hosts HOSTS", "FILE: on HOST0: FOLDER/nowhere cannot be read: No such file", 1);
    row("text --hosts HOSTS --files-on HOST1=x", "FILE: on HOST1: FOLDER/x cannot be read", 1);
    row("empty --hosts HOSTS", "FILE: on HOST0: FOLDER/empty is empty", 1);
    row("text books --hosts HOSTS", "books is Google Books v2, but text is text", 1);
    row("text --years 1900-1910 --hosts HOSTS", "--years: a range of years means nothing", 1);
}

void HostsNgramsTest::badInputIsASentence() {
    QFETCH(QString, arguments);
    QFETCH(QString, words);
    QFETCH(int, code);
    for (QString* text : {&arguments, &words})
        text->replace("HOSTS", QString::fromStdString(m_hosts->list()))
            .replace("HOST0", QString::fromStdString(m_hosts->name(0)))
            .replace("HOST1", QString::fromStdString(m_hosts->name(1)))
            .replace("FOLDER", m_folder.path());
    QProcess process;
    letEnter(process, *m_hosts);
    process.setWorkingDirectory(m_folder.path());
    process.start(LOADSTONE_CLI, QStringList{"ngrams"} + arguments.split(' '));
    const Ended ended = finish(process);
    QVERIFY2(ended.messages.contains(words.toUtf8()), ended.messages.constData());
    QCOMPARE(ended.exitCode, code);
}

LOADSTONE_TEST(HostsNgramsTest)
#include "hostsngrams_test.moc"
