// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepjson.h"
#include "core/report/sweeptext.h"
#include "tests/support/childprogram.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"
#include "tests/system/hostscommand.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <csignal>

using namespace loadstone;

/// Sweeps whose levels two hosts share.
class HostsSweepTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (const std::string lacks = lacksForHosts(); !lacks.empty())
            QSKIP(lacks.c_str());
        m_hosts = std::make_unique<TestHosts>(2);
    }

    void cleanupTestCase() { m_hosts.reset(); }

    void levelsAreShared_data() {
        QTest::addColumn<QString>("engines");
        QTest::newRow("pool") << "pool";
        QTest::newRow("loop and process") << "loop,process";
    }

    void levelsAreShared() {
        QFETCH(const QString, engines);
        Nginx server(Nginx::Tls::No, m_hosts->address());
        QProcess process;
        begin(process, server, {"--sweep", "2,5", "-R", "1", "-n", "41", "--engine", engines});
        const Ended ended = finish(process);
        QVERIFY2(ended.exitCode == 0, ended.messages);
        const auto report = decodeSweep(contentOf(jsonFile()).toStdString());
        QVERIFY(report.has_value());
        const std::vector<std::string> names{m_hosts->name(0), m_hosts->name(1)};
        QVERIFY(report->hosts == names);
        QVERIFY(report->runs.size() >= std::size_t(2 * engines.split(',').size()));
        for (const SweepRunResult& run : report->runs) {
            QCOMPARE(run.report.plan.threads, run.step.size);
            QCOMPARE(run.report.snapshot.totals.ok, 41U);
            QCOMPARE(run.report.hosts.size(), std::size_t{2});
            QCOMPARE(run.report.hosts[0].ok, 21U);
            QCOMPARE(run.report.hosts[1].ok, 20U);
        }
        QCOMPARE(server.accessLogLines(), 41 * report->runs.size());
        QVERIFY(sweepText(*report, analyse(*report))
                    .find("The load was shared by 2 hosts: " + names[0] + " and " + names[1]) !=
                std::string::npos);
    }

    // What is left of its level is told and counts as little as if worker processes had died.
    void aLostHostSpoilsItsLevelOnly() {
        Nginx server(Nginx::Tls::No, m_hosts->address());
        QProcess process;
        begin(process, server, {"--sweep", "2,4", "-R", "1", "-z", "5s", "--progress"});
        QByteArray shown;
        const QRegularExpression answered("threads: [1-9]");
        QTRY_VERIFY(answered.match(QString(shown += process.readAllStandardError())).hasMatch());
        const auto part = processOf("loadstone-part", *m_hosts, 1);
        QVERIFY(part && sendSignal(*part, SIGKILL));
        const std::string lost = m_hosts->name(1) + " was lost";
        QTRY_VERIFY((shown += process.readAllStandardError()).contains(lost.c_str()));
        const Ended ended = finish(process);
        QVERIFY2(ended.exitCode == 1, shown + ended.messages); // as that of a run
        QVERIFY2((shown + ended.messages).contains("hosts were lost; "), shown + ended.messages);
        const auto report = decodeSweep(contentOf(jsonFile()).toStdString());
        QVERIFY(report.has_value());
        QCOMPARE(report->runs.size(), std::size_t{2});
        QCOMPARE(report->ending, Ending::Completed);
        const RunReport& first = report->runs[0].report;
        QCOMPARE(first.ending, Ending::Degraded);
        QVERIFY(!first.hosts[0].lostAt && first.hosts[1].lostAt);
        QCOMPARE(report->runs[1].report.ending, Ending::Completed);
        for (const SweepLevel& level : levelsOf(*report)) {
            const bool isSpoilt = level.size == report->runs[0].step.size;
            QCOMPARE(level.throughputs.size(), std::size_t(isSpoilt ? 0 : 1));
            QCOMPARE(level.lostHosts, isSpoilt ? 1 : 0);
        }
        const std::string text = sweepText(*report, analyse(*report));
        QVERIFY2(text.find(lost) != std::string::npos, text.c_str());
        QTRY_VERIFY(m_hosts->processesOnAll("").empty());
    }

    void levelsThatCannotBeSharedAreRefused_data() {
        addColumns<QStringList, QByteArray>("arguments", "sentence");
        QTest::newRow("too small")
            << QStringList{"--sweep", "1,2,4", "--hosts", "a,b"}
            << QByteArray("--sweep: there are 2 hosts, and the smallest level is 1, but each host "
                          "needs one; name fewer hosts or leave smaller levels out");
        QTest::newRow("too few requests")
            << QStringList{"--sweep", "4,8", "-n", "2", "--hosts", "a,b,c"}
            << QByteArray("there are 3 hosts and 2 requests");
        QTest::newRow("twice") << QStringList{"--sweep", "4,8", "--hosts", "a,a"}
                               << QByteArray("--hosts: \"a\" is named twice");
        QTest::newRow("no file") << QStringList{"--sweep", "4,8", "--host-file", "/nowhere"}
                                 << QByteArray("--host-file: ");
    }

    void levelsThatCannotBeSharedAreRefused() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, sentence);
        const Ended ended = cli(QStringList{"sweep", "http://10.0.0.1/"} + arguments);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.messages.contains(sentence), ended.messages);
        QCOMPARE(ended.messages.count('\n'), 1);
    }

private:
    QString jsonFile() const { return m_folder.filePath("sweep.json"); }

    void begin(QProcess& process, const Nginx& server, const QStringList& arguments) const {
        letEnter(process, *m_hosts);
        process.start(LOADSTONE_CLI, QStringList{"sweep", QString::fromStdString(server.url()),
                                                 "--hosts", QString::fromStdString(m_hosts->list()),
                                                 "--http1.1", "--json", jsonFile()} +
                                         arguments);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TestHosts> m_hosts;
};

LOADSTONE_TEST(HostsSweepTest)
#include "hostssweep_test.moc"
