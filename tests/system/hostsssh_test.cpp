// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "tests/system/ended.h"
#include "tests/system/filecontent.h"
#include "tests/system/hostscommand.h"

#include <QTemporaryDir>

using namespace loadstone;

namespace {

constexpr int sshHosts = 2;

/// A program that must succeed.
bool hasRun(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return finish(process).exitCode == 0;
}

bool writeLines(const QString& name, const QStringList& lines) {
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(lines.join('\n').toUtf8() + '\n') > 0 &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

/// Load from hosts that mpirun enters by ssh, as it does by itself: Debian's sshd in each, with
/// keys of the test.
class HostsSshTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (const std::string lacks = lacksForHosts(); !lacks.empty())
            QSKIP(lacks.c_str());
        if (!QFile::exists("/usr/sbin/sshd") || !QFile::exists("/usr/bin/ssh-keygen"))
            QSKIP("openssh-server is not installed");
        m_hosts = std::make_unique<TestHosts>(sshHosts);
        for (const char* key : {"host", "user", "stranger"})
            QVERIFY(hasRun("ssh-keygen", {"-q", "-t", "ed25519", "-N", "", "-f", path(key)}));
        QVERIFY(QFile::copy(path("user.pub"), path("authorized")));
        for (int host = 0; host < sshHosts; ++host)
            startDaemon(host);
    }

    void cleanupTestCase() {
        m_hosts.reset(); // ends the daemons
        for (const auto& daemon : m_daemons)
            QVERIFY(daemon->waitForFinished(patience));
    }

    void aLoadIsSharedThroughSsh() {
        writeClient("user", "host");
        Nginx server(Nginx::Tls::No, m_hosts->address());
        const Ended ended = run(server, {"-n", "1001", "-c", "4"});
        QVERIFY2(ended.exitCode == 0, ended.messages);
        QCOMPARE(server.accessLogLines(), std::size_t{1001});
        const auto report = decodeRun(contentOf(path("run.json")).toStdString());
        QVERIFY(report.has_value());
        QCOMPARE(report->hosts.size(), std::size_t(sshHosts));
        QCOMPARE(report->hosts[0].ok, 501U);
        QCOMPARE(report->hosts[1].ok, 500U);
        QTRY_VERIFY(m_hosts->processesOnAll("loadstone-part").empty());
        QTRY_VERIFY(m_hosts->processesOnAll("orted").empty());
    }

    void noLoginIsASentence_data() {
        addColumns<QString, QString, QByteArray>("user", "host", "words");
        QTest::newRow("no login") << "stranger"
                                  << "host" << QByteArray("Permission denied");
        QTest::newRow("another host")
            << "user"
            << "stranger" << QByteArray("REMOTE HOST IDENTIFICATION HAS CHANGED");
    }

    void noLoginIsASentence() {
        QFETCH(const QString, user);
        QFETCH(const QString, host);
        QFETCH(const QByteArray, words);
        writeClient(user, host);
        Nginx server(Nginx::Tls::No, m_hosts->address());
        const Ended ended = run(server, {"-n", "100"});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.messages.contains(words), ended.messages);
        QVERIFY2(ended.messages.contains("--hosts: the run could not begin on these hosts"),
                 ended.messages);
        QCOMPARE(server.accessLogLines(), std::size_t{0});
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    /// In a namespace of mounts of its own, for the folder that it wants in /run.
    void startDaemon(int host) {
        const QString name = QString::fromStdString(m_hosts->name(std::size_t(host)));
        const QString config = path("sshd" + QString::number(host));
        const QString address = QString::fromStdString(m_hosts->addressOf(std::size_t(host)));
        QVERIFY(
            writeLines(config, {"ListenAddress " + address, "HostKey " + path("host"),
                                "AuthorizedKeysFile " + path("authorized"), "PermitRootLogin yes",
                                "PasswordAuthentication no", "StrictModes no", "UsePAM no",
                                "PidFile none", "PrintMotd no", "LogLevel ERROR"}));
        auto daemon = std::make_unique<QProcess>();
        daemon->setProcessChannelMode(QProcess::MergedChannels);
        const QString script = "hostname \"$1\" && mount -t tmpfs none /run && mkdir /run/sshd && "
                               "exec /usr/sbin/sshd -D -e -f \"$2\"";
        daemon->start("ip", {"netns", "exec", name, "unshare", "--uts", "--mount", "sh", "-c",
                             script, "sh", name, config});
        QVERIFY(daemon->waitForStarted(patience));
        m_daemons.push_back(std::move(daemon));
        const auto answers = [&] {
            return hasRun("ssh-keyscan", {"-T", "1", address}) ||
                   m_daemons.back()->state() == QProcess::NotRunning;
        };
        QTRY_VERIFY(answers());
        QVERIFY2(m_daemons.back()->state() == QProcess::Running,
                 m_daemons.back()->readAll().constData());
    }

    /// What ssh is to know, with these keys for the user and of the hosts.
    void writeClient(const QString& user, const QString& host) {
        QStringList lines;
        QStringList known;
        const QByteArray key = contentOf(path(host + ".pub")).trimmed();
        for (std::size_t i = 0; i < sshHosts; ++i) {
            const QString address = QString::fromStdString(m_hosts->addressOf(i));
            lines << "Host " + QString::fromStdString(m_hosts->name(i)) << "HostName " + address;
            known << address + ' ' + key;
        }
        lines << "Host *"
              << "User root"
              << "IdentityFile " + path(user) << "IdentitiesOnly yes"
              << "UserKnownHostsFile " + path("known") << "GlobalKnownHostsFile /dev/null"
              << "StrictHostKeyChecking yes"
              << "BatchMode yes"
              << "LogLevel ERROR";
        QVERIFY(writeLines(path("client"), lines));
        QVERIFY(writeLines(path("known"), known));
    }

    Ended run(const Nginx& server, const QStringList& arguments) const {
        QProcess process;
        setVariables(process, {{"OMPI_MCA_plm_rsh_agent", "/usr/bin/ssh -F " + path("client")},
                               {"OMPI_ALLOW_RUN_AS_ROOT", "1"},
                               {"OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"}});
        process.start(LOADSTONE_CLI, QStringList{"run", QString::fromStdString(server.url()),
                                                 "--hosts", QString::fromStdString(m_hosts->list()),
                                                 "--http1.1", "--json", path("run.json")} +
                                         arguments);
        return finish(process);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TestHosts> m_hosts;
    std::vector<std::unique_ptr<QProcess>> m_daemons;
};

LOADSTONE_TEST(HostsSshTest)
#include "hostsssh_test.moc"
