// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "tests/support/childprogram.h"
#include "tests/support/contains.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"
#include "tests/system/hostscommand.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <map>
#include <set>

using namespace loadstone;

namespace {

constexpr int hostsToShare = 4;

std::optional<RunReport> hostsReportIn(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto report = decodeRun(file.readAll().toStdString());
    return report ? std::optional(*report) : std::nullopt;
}

/// What all hosts have sent together, by a member of their shares.
std::uint64_t sumOver(const RunReport& report, std::uint64_t HostShare::*figure) {
    std::uint64_t sum = 0;
    for (const HostShare& host : report.hosts)
        sum += host.*figure;
    return sum;
}

/// A feed that the test writes while others read it.
class HeldFeed : private Pinned {
public:
    explicit HeldFeed(QString name) : m_name(std::move(name)) {
        ::mkfifo(m_name.toUtf8().constData(), S_IRUSR | S_IWUSR);
    }
    ~HeldFeed() { end(); }

    const QString& name() const { return m_name; }
    /// Whether there is somebody who reads it, and now begins to.
    bool begin() {
        if (m_end >= 0)
            return true;
        m_end = ::open(m_name.toUtf8().constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        return m_end >= 0 && ::write(m_end, "word\nyes\n", 9) == 9;
    }
    void end() {
        if (m_end >= 0)
            ::close(std::exchange(m_end, -1));
    }
    bool isReadBy(pid_t process) const {
        const QDir open(QString("/proc/%1/fd").arg(process));
        return std::ranges::any_of(open.entryList(QDir::System | QDir::Files), [&](auto& entry) {
            return QFile::symLinkTarget(open.filePath(entry)) == m_name;
        });
    }

private:
    const QString m_name;
    int m_end = -1;
};

/// An mpirun that lets no part end without taking leave, and writes down how it has ended itself.
class StrictMpirun : private Pinned {
public:
    StrictMpirun() {
        const QString script = m_folder.filePath("mpirun.openmpi");
        const QString usual = QStandardPaths::findExecutable("mpirun");
        write(script, QString("#!/bin/sh\n"
                              "trap : TERM\n"
                              "for one; do\n"
                              "    shift\n"
                              "    [ \"$one\" = --enable-recovery ] || set -- \"$@\" \"$one\"\n"
                              "done\n"
                              "%1 \"$@\"\n"
                              "echo $? >%2\n")
                          .arg(usual, end())
                          .toUtf8());
        QFile::setPermissions(script, QFile::ReadOwner | QFile::ExeOwner);
    }

    QString path() const { return m_folder.path() + ":" + qEnvironmentVariable("PATH"); }
    /// The file with its exit code.
    QString end() const { return m_folder.filePath("end"); }

private:
    QTemporaryDir m_folder;
};

} // namespace

/// Load from several hosts: real ones but for their kernel, with Open MPI between them.
class HostsRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (const std::string lacks = lacksForHosts(); !lacks.empty())
            QSKIP(lacks.c_str());
        m_hosts = std::make_unique<TestHosts>(hostsToShare);
    }

    void cleanupTestCase() { m_hosts.reset(); }

    void everyRequestIsSentOnce_data() {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<std::uint64_t>("requests");
        for (const char* engine : {"pool", "loop", "process"})
            for (const std::uint64_t requests : {std::uint64_t{7}, std::uint64_t{100'001}})
                QTest::addRow("%s, %d", engine, int(requests)) << engine << requests;
    }

    void everyRequestIsSentOnce() {
        QFETCH(QString, engine);
        QFETCH(std::uint64_t, requests);
        Nginx server(Nginx::Tls::No, m_hosts->address());
        const auto report =
            measured(server, {"-n", QString::number(requests), "-c", "9", "--engine", engine}, 0);
        QVERIFY(report);
        const Totals& totals = report->snapshot.totals;
        QCOMPARE(totals.ok, requests);
        QCOMPARE(totals.started, requests);
        QCOMPARE(server.accessLogLines(), std::size_t(requests));
        QCOMPARE(report->hosts.size(), std::size_t(hostsToShare));
        QCOMPARE(sumOver(*report, &HostShare::ok), requests);
        for (int i = 0; i < hostsToShare; ++i) {
            const HostShare& host = report->hosts[std::size_t(i)];
            QCOMPARE(host.name, m_hosts->name(std::size_t(i)));
            QCOMPARE(host.ok, Part({std::uint32_t(i), hostsToShare}).shareOf(requests));
            QVERIFY(host.validity && host.startSkew && host.clockOffset && !host.lostAt);
        }
        QCOMPARE(report->plan.requests, std::optional(requests));
        QVERIFY(report->validity.has_value());
        QCOMPARE(report->ending, Ending::Completed);
        nothingIsLeft();
    }

    // Each request differs, and none comes twice.
    void numbersAreThoseOfOneRun() {
        Nginx server(Nginx::Tls::No, m_hosts->address());
        const auto report = measured(server, {"-n", "1000", "-c", "8"}, 0, "n{{seq}}");
        QVERIFY(report);
        const auto paths = server.paths();
        QCOMPARE(paths.size(), std::size_t{1000});
        QCOMPARE(std::set<std::string>(paths.begin(), paths.end()).size(), std::size_t{1000});
        QVERIFY(std::ranges::find(paths, "/n1000") != paths.end());
    }

    // A busy machine sends them later, which the report tells.
    void aRateIsThatOfAllTogether() {
        Nginx server(Nginx::Tls::No, m_hosts->address());
        const auto report = measured(server, {"-n", "3000", "-q", "500/s", "-c", "16"}, 0);
        QVERIFY(report);
        const std::vector<double> arrivals = server.arrivals();
        QCOMPARE(arrivals.size(), std::size_t{3000});
        QCOMPARE(report->snapshot.overdue, std::optional(std::uint64_t{0}));
        const Microseconds latest(report->snapshot.totals.lateness.max());
        QVERIFY(arrivals.back() - arrivals.front() > 5.9 - Seconds(latest).count());
        if (latest > Milliseconds(10)) // five requests
            QSKIP("this machine is too busy for a rate");
        std::map<int, int> each;
        for (const double time : arrivals)
            ++each[int(std::floor(time - arrivals.front()))];
        for (int second = 0; second < 5; ++second)
            QVERIFY2(std::abs(each[second] - 500) <= 10, qPrintable(QString::number(each[second])));
    }

    // The steady clocks of two hosts are set apart; how well that is found out is told.
    void clocksThatDifferDoNotMatter() {
        auto usual =
            std::exchange(m_hosts, std::make_unique<TestHosts>(3, std::vector<int>{0, 3, -3}));
        Nginx server(Nginx::Tls::No, m_hosts->address());
        const auto report = measured(server, {"-n", "600", "-q", "300/s", "-c", "6"}, 0);
        m_hosts = std::move(usual);
        QVERIFY(report);
        QCOMPARE(server.accessLogLines(), std::size_t{600});
        const std::array<double, 3> ahead{0, 3, -3};
        for (std::size_t i = 0; i < ahead.size(); ++i) {
            const HostShare& host = report->hosts[i];
            const double wrong = host.clockOffset->count() - ahead.at(i);
            qInfo("offset wrong by %g ms, started %g ms late", wrong * 1000,
                  host.startSkew->count() * 1000);
            QVERIFY(std::abs(wrong) < 1);
            QCOMPARE(host.ok, 200U);
        }
    }

    void theTextNamesTheHosts() {
        Nginx server(Nginx::Tls::No, m_hosts->address());
        const Ended ended = onHosts({QString::fromStdString(server.url()), "-n", "40", "-c", "4"});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.output.contains("40 sent: 40 ok"));
        for (int i = 0; i < hostsToShare; ++i)
            QVERIFY(ended.output.contains(m_hosts->name(std::size_t(i)).c_str()));
    }

    void allTakeLeaveOfTheOthers() {
        const StrictMpirun mpirun;
        Nginx server(Nginx::Tls::No, m_hosts->address());
        QProcess process;
        letEnter(process, *m_hosts);
        QProcessEnvironment variables = process.processEnvironment();
        variables.insert("PATH", mpirun.path());
        process.setProcessEnvironment(variables);
        process.start(LOADSTONE_CLI, {"run", QString::fromStdString(server.url()), "-n", "40", "-c",
                                      "4", "--hosts", QString::fromStdString(m_hosts->list())});
        QCOMPARE(finish(process).exitCode, 0);
        QCOMPARE(contentOf(mpirun.end()), "0\n");
        nothingIsLeft();
    }

    void ctrlCEndsAllWithThePartialResult() {
        Nginx server(Nginx::Tls::No, m_hosts->address());
        QProcess process;
        start(process, server, {"-z", "10m", "-q", "50/s", "-c", "4"});
        waitForLoad(process);
        QVERIFY(sendSignal(process.processId(), SIGINT));
        QCOMPARE(finish(process).exitCode, 130);
        const auto report = hostsReportIn(jsonFile());
        QVERIFY(report);
        QCOMPARE(report->ending, Ending::Stopped);
        const Totals& totals = report->snapshot.totals;
        QCOMPARE(totals.started, totals.ok + totals.failed + totals.aborted);
        QVERIFY(totals.ok > 0 && totals.ok <= server.accessLogLines());
        nothingIsLeft();
    }

    void aLostHostIsNamed_data() {
        QTest::addColumn<int>("victim");
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("signal");
        QTest::newRow("its part is killed") << 2 << "loadstone-part" << SIGKILL;
        QTest::newRow("its part is stopped") << 1 << "loadstone-part" << SIGSTOP;
        QTest::newRow("its daemon is killed") << 3 << "orted" << SIGKILL;
        QTest::newRow("its cable is cut") << 2 << "" << 0;
        QTest::newRow("the first part is killed") << 0 << "loadstone-part" << SIGKILL;
    }

    // The first part tells of all others: if it is lost, all are.
    void aLostHostIsNamed() {
        QFETCH(int, victim);
        QFETCH(QString, program);
        QFETCH(int, signal);
        Nginx server(Nginx::Tls::No, m_hosts->address());
        QProcess process;
        start(process, server, {"-n", "1600", "-q", "200/s", "-c", "16"});
        waitForLoad(process);
        strike(std::size_t(victim), program, signal);
        QElapsedTimer since;
        since.start();
        waitFor(process, m_hosts->name(std::size_t(victim)) + " was lost");
        qInfo("named after %lld ms", since.elapsed());
        QCOMPARE(finish(process).exitCode, 1);
        m_hosts->mend(std::size_t(victim));
        const auto report = hostsReportIn(jsonFile());
        QVERIFY(report);
        QCOMPARE(report->ending, victim == 0 ? Ending::CutShort : Ending::Degraded);
        const Totals& totals = report->snapshot.totals;
        QCOMPARE(totals.started, totals.ok + totals.failed + totals.aborted);
        QVERIFY(totals.ok > 0 && totals.ok <= server.accessLogLines());
        for (int i = 0; i < hostsToShare; ++i) {
            const HostShare& host = report->hosts[std::size_t(i)];
            QCOMPARE(host.lostAt.has_value(), victim == 0 || i == victim);
            if (!host.lostAt)
                QCOMPARE(host.ok, 400U);
        }
        nothingIsLeft();
    }

    void whoIsLostBeforeTheStartIsNamed_data() {
        QTest::addColumn<int>("victim");
        QTest::addColumn<int>("signal");
        QTest::newRow("the first part is stopped") << 0 << SIGSTOP;
        QTest::newRow("another is killed") << 2 << SIGKILL;
    }

    // All hosts read a feed that does not end. Who only reads for long is not lost.
    void whoIsLostBeforeTheStartIsNamed() {
        QFETCH(int, victim);
        QFETCH(int, signal);
        HeldFeed feed(m_folder.filePath("feed"));
        Nginx server(Nginx::Tls::No, m_hosts->address());
        QProcess process;
        start(process, server, {"-n", "40", "-c", "8", "--feed", feed.name()}, "{{word}}");
        const auto part = [&] {
            return processOf("loadstone-part", *m_hosts, std::size_t(victim)).value_or(0);
        };
        const auto isHeld = [&] { // who starts the parts has read it before there are any
            if (!feed.begin())
                return false;
            if (part() == 0)
                feed.end();
            return part() != 0;
        };
        QTRY_VERIFY(isHeld());
        QTRY_VERIFY(feed.isReadBy(part()));
        strike(std::size_t(victim), "loadstone-part", signal);
        const Ended ended = finish(process);
        const std::string words = m_hosts->name(std::size_t(victim)) + " was lost before the start";
        QVERIFY2(ended.messages.contains(words.c_str()), ended.messages.constData());
        QCOMPARE(ended.exitCode, 1);
        QVERIFY(server.paths().empty());
        nothingIsLeft();
    }

    void aSilentHostMayComeBack_data() {
        QTest::addColumn<int>("host");
        QTest::newRow("the first") << 0;
        QTest::newRow("another") << 2;
    }

    // It is stopped until it is called lost.
    void aSilentHostMayComeBack() {
        QFETCH(int, host);
        Nginx server(Nginx::Tls::No, m_hosts->address());
        QProcess process;
        start(process, server, {"-n", "1600", "-q", "200/s", "-c", "16"});
        waitForLoad(process);
        strike(std::size_t(host), "loadstone-part", SIGSTOP);
        waitFor(process, m_hosts->name(std::size_t(host)) + " was lost");
        strike(std::size_t(host), "loadstone-part", SIGCONT);
        waitFor(process, "all hosts are heard of again");
        QCOMPARE(finish(process).exitCode, 0);
        const auto report = hostsReportIn(jsonFile());
        QVERIFY(report);
        QCOMPARE(report->ending, Ending::Completed);
        QCOMPARE(report->snapshot.totals.ok, std::uint64_t{1600});
        QCOMPARE(sumOver(*report, &HostShare::ok), std::uint64_t{1600});
        nothingIsLeft();
    }

    void badInputIsASentence_data() {
        addColumns<QStringList, QString, int>("arguments", "words", "code");
        const QString good = "http://10.0.0.1/";
        QTest::newRow("twice") << QStringList{good, "--hosts", "a,b,a"}
                               << "--hosts: \"a\" is named twice" << 2;
        QTest::newRow("more hosts than requests")
            << QStringList{good, "--hosts", "a,b,c", "-n", "2"}
            << "there are 3 hosts and 2 requests" << 2;
        QTest::newRow("more hosts than threads") << QStringList{good, "--hosts", "a,b,c", "-c", "2"}
                                                 << "there are 3 hosts and 2 threads" << 2;
        QTest::newRow("no file") << QStringList{good, "--host-file", "/nowhere"}
                                 << "--host-file: " << 2;
        QTest::newRow("both") << QStringList{good, "--hosts", "a", "--host-file", "b"}
                              << "--host-file" << 2;
        QTest::newRow("unknown host")
            << QStringList{good, "--hosts", "lhnobody"} << "Open MPI says" << 1;
    }

    void badInputIsASentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        QFETCH(int, code);
        QProcess process;
        letEnter(process, *m_hosts);
        process.start(LOADSTONE_CLI, QStringList{"run"} + arguments);
        const Ended ended = finish(process);
        QVERIFY2(ended.messages.contains(words.toUtf8()), ended.messages.constData());
        QCOMPARE(ended.exitCode, code);
    }

    void mpirunIsMissingOrRefusesRoot_data() {
        addColumns<QString, QString, QString>("variable", "value", "words");
        QTest::newRow("no mpirun") << "PATH"
                                   << "/nowhere"
                                   << "install the package openmpi-bin";
        QTest::newRow("root") << "OMPI_ALLOW_RUN_AS_ROOT"
                              << "0"
                              << "does not start programs as root";
    }

    void mpirunIsMissingOrRefusesRoot() {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(QString, words);
        QProcess process;
        setVariables(process, {{variable, value}});
        process.start(LOADSTONE_CLI, {"run", "http://10.0.0.1/", "--hosts", "a,b"});
        const Ended ended = finish(process);
        QVERIFY2(ended.messages.contains(words.toUtf8()), ended.messages.constData());
        QCOMPARE(ended.exitCode, 1);
    }

private:
    QString jsonFile() const { return m_folder.filePath("run.json"); }

    void start(QProcess& process, const Nginx& server, const QStringList& arguments,
               const QString& path = {}) const {
        letEnter(process, *m_hosts);
        process.start(LOADSTONE_CLI, QStringList{"run", QString::fromStdString(server.url()) + path,
                                                 "--hosts", QString::fromStdString(m_hosts->list()),
                                                 "--http1.1", "--progress", "--json", jsonFile()} +
                                         arguments);
    }

    Ended onHosts(const QStringList& arguments) const {
        QProcess process;
        letEnter(process, *m_hosts);
        process.start(LOADSTONE_CLI,
                      QStringList{"run"} + arguments +
                          QStringList{"--hosts", QString::fromStdString(m_hosts->list())});
        return finish(process);
    }

    std::optional<RunReport> measured(const Nginx& server, const QStringList& arguments, int code,
                                      const QString& path = {}) const {
        QProcess process;
        start(process, server, arguments, path);
        const Ended ended = finish(process);
        if (ended.exitCode != code)
            qWarning("%d: %s", ended.exitCode, ended.messages.constData());
        return ended.exitCode == code ? hostsReportIn(jsonFile()) : std::nullopt;
    }

    void waitFor(QProcess& process, const std::string& words) {
        QByteArray shown;
        QTRY_VERIFY((shown += process.readAllStandardError()).contains(words.c_str()));
    }

    void waitForLoad(QProcess& process) { waitFor(process, "p99"); } // something was answered

    void strike(std::size_t victim, const QString& program, int signal) {
        if (program.isEmpty())
            return m_hosts->cut(victim);
        const auto found = processOf(program, *m_hosts, victim);
        QVERIFY(found.has_value());
        QVERIFY(sendSignal(*found, signal));
    }

    void nothingIsLeft() { QTRY_VERIFY(m_hosts->processesOnAll("").empty()); }

    QTemporaryDir m_folder;
    std::unique_ptr<TestHosts> m_hosts;
};

LOADSTONE_TEST(HostsRunTest)
#include "hostsrun_test.moc"
