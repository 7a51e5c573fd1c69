// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "tests/support/handedports.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"
#include "tests/system/hostscommand.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSysInfo>
#include <QTemporaryDir>

#include <unistd.h>

using namespace loadstone;

/// Load from an allocation of Slurm: Debian's, for this one machine, with a key and ports of the
/// test.
class HostsSlurmTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (::geteuid() != 0)
            QSKIP("only root can start Slurm here");
        for (const char* program : {"/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd",
                                    "/usr/bin/salloc", "/usr/bin/mpirun"})
            if (!QFile::exists(program))
                QSKIP(qPrintable(QString(program) + " is not there"));
        if (!Nginx::isInstalled() || !QFile::exists(LOADSTONE_PART))
            QSKIP("nginx or loadstone-part is not there");
        writeSettings();
        begin("/usr/sbin/munged",
              {"-F", "--force", "--socket=" + path("munge.socket"),
               "--key-file=" + path("munge.key"), "--pid-file=" + path("munged.pid"),
               "--log-file=" + path("munged.log"), "--seed-file=" + path("munge.seed")});
        QTRY_VERIFY(QFile::exists(path("munge.socket")));
        begin("/usr/sbin/slurmctld", {"-D", "-i"});
        begin("/usr/sbin/slurmd", {"-D"});
        // A machine may not let Slurm work, which is not for this test to judge.
        if (!QTest::qWaitFor([this] { return isIdle(); }, patience))
            QSKIP("Slurm does not work here: " + contentOf(path("slurmctld.log")) +
                  contentOf(path("slurmd.log")));
    }

    void cleanupTestCase() {
        for (auto daemon = m_daemons.rbegin(); daemon != m_daemons.rend(); ++daemon) {
            (*daemon)->terminate();
            if (!(*daemon)->waitForFinished(patience))
                (*daemon)->kill();
        }
    }

    void theTasksShareTheLoad() {
        Nginx server;
        const Ended ended =
            allocated({LOADSTONE_CLI, "run", QString::fromStdString(server.url()), "-n", "1001",
                       "-c", "4", "--http1.1", "--json", path("run.json")});
        QVERIFY2(ended.exitCode == 0, ended.messages);
        QVERIFY2(ended.messages.contains("shared by the 2 tasks of this allocation of Slurm"),
                 ended.messages);
        QCOMPARE(server.accessLogLines(), std::size_t{1001});
        const auto report = decodeRun(contentOf(path("run.json")).toStdString());
        QVERIFY(report.has_value());
        QCOMPARE(report->hosts.size(), std::size_t{2});
        QCOMPARE(report->hosts[0].ok, 501U);
        QCOMPARE(report->hosts[1].ok, 500U);
        QCOMPARE(report->hosts[0].name, nodeName().toStdString());
    }

    void theTasksShareASweep() {
        Nginx server;
        const Ended ended = allocated({LOADSTONE_CLI, "sweep", QString::fromStdString(server.url()),
                                       "--sweep", "2,4", "-R", "1", "-n", "41", "--http1.1"});
        QVERIFY2(ended.exitCode == 0, ended.messages);
        QVERIFY2(ended.output.contains("The load was shared by 2 hosts"), ended.output);
    }

    /// As Slurm has started it twice.
    void whatAStepStartsIsNotShared() {
        Nginx server;
        const Ended ended =
            allocated({"srun", LOADSTONE_CLI, "run", QString::fromStdString(server.url()), "-n",
                       "100", "-c", "2", "--http1.1"});
        QVERIFY2(ended.exitCode == 0, ended.messages);
        QCOMPARE(server.accessLogLines(), std::size_t{200});
        QVERIFY2(!ended.messages.contains("shared by"), ended.messages);
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    static QString nodeName() { return QSysInfo::machineHostName().section('.', 0, 0); }

    void writeSettings() const {
        QByteArray key(1024, 'k');
        for (char& byte : key)
            byte = char(QRandomGenerator::system()->bounded(256));
        write(path("munge.key"), key);
        QVERIFY(QFile::setPermissions(path("munge.key"), QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(QDir(m_folder.path()).mkdir("state") && QDir(m_folder.path()).mkdir("spool"));
        const HandedPorts ports(2);
        write(path("slurm.conf"),
              QString("ClusterName=loadstone\n"
                      "SlurmctldHost=%1(127.0.0.1)\n"
                      "SlurmctldPort=%2\nSlurmdPort=%3\nSlurmUser=root\n"
                      "AuthType=auth/munge\nCredType=cred/munge\n"
                      "AuthInfo=socket=%4/munge.socket\n"
                      "StateSaveLocation=%4/state\nSlurmdSpoolDir=%4/spool\n"
                      "SlurmctldPidFile=%4/slurmctld.pid\nSlurmdPidFile=%4/slurmd.pid\n"
                      "SlurmctldLogFile=%4/slurmctld.log\nSlurmdLogFile=%4/slurmd.log\n"
                      "ProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\n"
                      "JobAcctGatherType=jobacct_gather/none\n"
                      "AccountingStorageType=accounting_storage/none\n"
                      "MpiDefault=none\nReturnToService=2\nSelectType=select/cons_tres\n"
                      "SlurmdParameters=config_overrides\n"
                      "NodeName=%1 NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN\n"
                      "PartitionName=all Nodes=%1 Default=YES MaxTime=INFINITE State=UP\n")
                  .arg(nodeName())
                  .arg(ports[0])
                  .arg(ports[1])
                  .arg(m_folder.path())
                  .toUtf8());
    }

    void setUp(QProcess& process) const {
        setVariables(process, {{"SLURM_CONF", path("slurm.conf")},
                               {"OMPI_ALLOW_RUN_AS_ROOT", "1"},
                               {"OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"}});
    }

    void begin(const QString& program, const QStringList& arguments) {
        auto daemon = std::make_unique<QProcess>();
        setUp(*daemon);
        daemon->setStandardErrorFile("/dev/null");
        daemon->setStandardOutputFile("/dev/null");
        daemon->start(program, arguments);
        QVERIFY(daemon->waitForStarted(patience));
        m_daemons.push_back(std::move(daemon));
    }

    bool isIdle() const {
        QProcess process;
        setUp(process);
        process.start("sinfo", {"-h", "-o", "%T"});
        return finish(process).output.trimmed() == "idle";
    }

    Ended allocated(const QStringList& words) const {
        QProcess process;
        setUp(process);
        process.start("salloc", QStringList{"-n", "2"} + words);
        return finish(process);
    }

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_daemons;
};

LOADSTONE_TEST(HostsSlurmTest)
#include "hostsslurm_test.moc"
