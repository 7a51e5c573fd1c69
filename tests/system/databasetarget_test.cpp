// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/clusterprograms.h"
#include "tests/support/childprogram.h"
#include "tests/support/childrenof.h"
#include "tests/support/loopback.h"
#include "tests/support/patience.h"
#include "tests/support/sanitized.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/testprogram.h"
#include "tests/support/textfiles.h"
#include "tests/system/ended.h"

#include <QFile>

#include <libpq-fe.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <filesystem>
#include <fstream>

using namespace loadstone;

namespace {

namespace fs = std::filesystem;

/// The command with folders for its files of its own, which the database's user may enter or not.
class DatabaseTarget {
public:
    explicit DatabaseTarget(fs::perms forOthers = fs::perms::others_exec) {
        fs::permissions(m_folder.path(), forOthers, fs::perm_options::add);
        setVariables(m_process, {{"TMPDIR", QString::fromStdString(m_folder.path())}});
    }
    /// Whether clients can connect.
    bool start(const QStringList& options = {}) {
        m_process.start(LOADSTONE_CLI, QStringList{"target", "--postgres"} + options);
        const QByteArray said = line();
        m_url = said.mid(said.lastIndexOf(' ') + 1);
        return said.startsWith("Listening on ");
    }
    /// The next one that it says; empty if it ends instead.
    QByteArray line() {
        const bool is =
            QTest::qWaitFor([&] { return m_process.canReadLine() || hasEnded(); }, patience);
        return is ? m_process.readLine().trimmed() : QByteArray();
    }
    QString url() const { return m_url; }
    bool accepts() const {
        const int socket = connectToLoopback(QUrl(m_url).port());
        if (socket >= 0)
            ::close(socket);
        return socket >= 0;
    }
    bool hasLeftNothing() const { return fs::is_empty(m_folder.path()); }
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    QProcess& process() { return m_process; }

private:
    TemporaryFolder m_folder;
    QProcess m_process;
    QString m_url;
};

/// The folder of its database, as the server is told.
fs::path folderOf(const QProcess& program) {
    for (const QByteArray& child : childrenOf(program.processId())) {
        QFile file("/proc/" + child + "/cmdline");
        const QByteArrayList words =
            file.open(QIODevice::ReadOnly) ? file.readAll().split('\0') : QByteArrayList();
        if (const auto at = words.indexOf("-D"); at >= 0)
            return fs::path(words.value(at + 1).toStdString()).parent_path();
    }
    return {};
}

/// From now on this process, and what it starts, has the call fail.
void refuseCall(unsigned number) {
    std::array<sock_filter, 4> filter{
        sock_filter{BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
        sock_filter{BPF_JMP | BPF_JEQ | BPF_K, 0, 1, number},
        sock_filter{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | EMFILE},
        sock_filter{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}};
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        _exit(126);
}

/// What the server answers to a user of the URL: the first value, or what it refuses.
QString answer(const QString& url, const char* sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(qPrintable(url)),
                                                                  &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql),
                                                               &PQclear);
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
        return PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    return PQgetvalue(result.get(), 0, 0);
}

} // namespace

/// The throw-away database of the command line.
class DatabaseTargetTest : public QObject {
    Q_OBJECT

private slots:
    void theNewestVersionIsTaken();
    void aShopIsServedUntilTheParentEnds();
    void nothingIsLeftOfWhatWasKilled();
    void aSignalEndsIt_data();
    void aSignalEndsIt();
    void whatTheSystemDoesNotTellIsLookedFor_data();
    void whatTheSystemDoesNotTellIsLookedFor();
    void aSignalBeforeItBeginsEndsIt();
    void anyThreadMayBeMissing_data();
    void anyThreadMayBeMissing();
    void aPortInUseIsRefused();
    void whatCannotBeIsTold_data();
    void whatCannotBeIsTold();

private:
    static void skipWithoutPostgres() {
        if (clusterPrograms().empty())
            QSKIP("PostgreSQL is not installed");
    }
};

void DatabaseTargetTest::theNewestVersionIsTaken() {
    const TemporaryFolder versions;
    for (const char* version : {"9.6", "15", "8.4", "16"}) {
        const fs::path folder = versions.path() / version / "bin";
        fs::create_directories(folder);
        for (const char* program : {"initdb", "postgres", "psql"})
            if (std::string_view(version) != "16" || std::string_view(program) != "initdb")
                std::ofstream(folder / program) << '\n';
    }
    QCOMPARE(newestPrograms(versions.path()), versions.path() / "15/bin");
    QVERIFY(newestPrograms(versions.path() / "none").empty());
}

void DatabaseTargetTest::aShopIsServedUntilTheParentEnds() {
    skipWithoutPostgres();
    DatabaseTarget target;
    QVERIFY2(target.start({"--exit-with-parent", "--rows", "1.2k"}),
             target.process().readAllStandardError());
    const QString url = target.url();
    QVERIFY2(QRegularExpression("^postgresql://app@127.0.0.1:\\d+/shop$").match(url).hasMatch(),
             qPrintable(url));
    QVERIFY(!target.hasLeftNothing());
    QCOMPARE(answer(url, "SELECT count(*) FROM product"), "1200");
    QCOMPARE(answer(url, "SELECT count(*) FROM brand"), "16");
    QCOMPARE(answer(url, "SELECT count(DISTINCT product_id) FROM sku"), "1200");
    // Everybody on this machine may connect, and must not start programs as this user.
    QCOMPARE(answer(url, "COPY product TO PROGRAM 'cat'"), "42501");
    QCOMPARE(answer(url, "SELECT pg_read_file('/etc/passwd')"), "42501");
    QCOMPARE(answer(url, "SELECT pg_stat_reset()"), "42501");
    QCOMPARE(answer(url, "SELECT pg_has_role('pg_read_all_stats', 'member')"), "f");

    const QString example = target.line();
    QVERIFY2(example.startsWith("Try: loadstone-cli run " + url + " --query '"),
             qPrintable(example));
    QProcess shell;
    shell.start("sh", {"-c",
                       "cli=$1; " + QString(example).replace("Try: loadstone-cli", "\"$cli\"") +
                           " -n 200 -c 4",
                       "sh", LOADSTONE_CLI});
    const Ended run = finish(shell);
    QVERIFY2(run.output.contains("200 sent: 200 ok, 0 failed"), run.output + run.messages);

    target.process().closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(target.hasEnded(), patience);
    QCOMPARE(target.process().exitCode(), 0);
    QVERIFY(target.hasLeftNothing());
    QVERIFY(!target.accepts());
}

// It runs as another user if root starts it, who may not enter the folder here.
void DatabaseTargetTest::nothingIsLeftOfWhatWasKilled() {
    skipWithoutPostgres();
    DatabaseTarget target(fs::perms::none);
    QVERIFY2(target.start(), target.process().readAllStandardError());
    QVERIFY(target.accepts());
    const fs::path folder = folderOf(target.process());
    QVERIFY(fs::exists(folder / "data"));
    QVERIFY(sendSignal(target.process().processId(), SIGKILL));
    QTRY_VERIFY_WITH_TIMEOUT(!target.accepts(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fs::exists(folder), patience);
    QVERIFY(target.hasLeftNothing());
}

void DatabaseTargetTest::aSignalEndsIt_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("interrupt") << SIGINT;
    QTest::newRow("hang-up") << SIGHUP;
}

void DatabaseTargetTest::aSignalEndsIt() {
    skipWithoutPostgres();
    QFETCH(int, signal);
    DatabaseTarget target;
    target.process().setChildProcessModifier([signal] { std::signal(signal, SIG_DFL); });
    QVERIFY2(target.start({"--port", "0"}), target.process().readAllStandardError());
    QVERIFY(sendSignal(target.process().processId(), signal));
    QTRY_VERIFY_WITH_TIMEOUT(target.hasEnded(), patience);
    QCOMPARE(target.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(target.process().exitCode(), 0);
    QVERIFY(target.hasLeftNothing());
}

void DatabaseTargetTest::whatTheSystemDoesNotTellIsLookedFor_data() {
    QTest::addColumn<unsigned>("call");
    QTest::newRow("changes of files") << unsigned(SYS_inotify_init1);
    QTest::newRow("the end of a process") << unsigned(SYS_pidfd_open);
}

void DatabaseTargetTest::whatTheSystemDoesNotTellIsLookedFor() {
    skipWithoutPostgres();
    QFETCH(unsigned, call);
    DatabaseTarget target;
    target.process().setChildProcessModifier([call] { refuseCall(call); });
    QVERIFY2(target.start(), target.process().readAllStandardError());
    QVERIFY(target.accepts());
    QVERIFY(sendSignal(target.process().processId(), SIGTERM));
    QTRY_VERIFY_WITH_TIMEOUT(target.hasEnded(), patience);
    QCOMPARE(target.process().exitCode(), 0);
    QVERIFY(target.hasLeftNothing());
}

void DatabaseTargetTest::aSignalBeforeItBeginsEndsIt() {
    skipWithoutPostgres();
    DatabaseTarget target;
    target.process().setChildProcessModifier([] {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGTERM);
        ::sigprocmask(SIG_BLOCK, &set, nullptr);
        ::raise(SIGTERM);
    });
    QVERIFY(!target.start());
    QTRY_VERIFY_WITH_TIMEOUT(target.hasEnded(), patience);
    QCOMPARE(target.process().readAllStandardError(), QByteArray());
    QCOMPARE(target.process().exitCode(), 0);
    QVERIFY(target.hasLeftNothing());
}

void DatabaseTargetTest::anyThreadMayBeMissing_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("first") << 0 << QByteArray("a database cannot be made");
    QTest::newRow("second") << 1 << QByteArray("who may enter the database cannot be written");
    QTest::newRow("third") << 2 << QByteArray("the database does not start");
    QTest::newRow("fourth") << 3 << QByteArray("the database does not take its tables");
}

void DatabaseTargetTest::anyThreadMayBeMissing() {
    skipWithoutPostgres();
    if (hasAddressSanitizer)
        QSKIP("AddressSanitizer must be loaded first");
    QFETCH(int, threads);
    QFETCH(QByteArray, message);
    QProcess process;
    setVariables(process, {{"LD_PRELOAD", THREAD_SHORTAGE},
                           {"LOADSTONE_THREADS", QString::number(threads)}});
    process.start(LOADSTONE_CLI, {"target", "--postgres", "--rows", "1000"});
    const Ended ended = finish(process);
    QCOMPARE(ended.messages,
             "loadstone-cli target: " + message + " (the system allows no more threads)\n");
    QCOMPARE(ended.exitCode, 1);
}

void DatabaseTargetTest::aPortInUseIsRefused() {
    skipWithoutPostgres();
    const int listening = listenOnLoopback();
    const std::string port = std::to_string(portOf(listening));
    const Ended ended = cli({"target", "--postgres", "--port", QString::fromStdString(port)});
    QCOMPARE(ended.exitCode, 1);
    QCOMPARE(ended.messages.toStdString(),
             "loadstone-cli target: port " + port + " is in use; choose another one\n");
    ::close(listening);
}

void DatabaseTargetTest::whatCannotBeIsTold_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("too few") << QStringList{"--postgres", "--rows", "999"}
                             << QByteArray("\"999\" is no number of products; there may be 1,000 "
                                           "to 1,000,000");
    QTest::newRow("no number") << QStringList{"--postgres", "--rows", "many"}
                               << QByteArray("\"many\" is no number of products");
    QTest::newRow("rows of HTTP") << QStringList{"--rows", "1000"}
                                  << QByteArray("--rows requires --postgres");
    QTest::newRow("address") << QStringList{"--postgres", "--address", "0.0.0.0"}
                             << QByteArray("--address excludes --postgres");
    QTest::newRow("minimal") << QStringList{"--postgres", "--minimal"} << QByteArray("excludes");
}

void DatabaseTargetTest::whatCannotBeIsTold() {
    QFETCH(QStringList, options);
    QFETCH(QByteArray, message);
    const Ended ended = cli(QStringList{"target"} + options);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.messages.contains(message), ended.messages);
}

LOADSTONE_TEST(DatabaseTargetTest)

#include "databasetarget_test.moc"
