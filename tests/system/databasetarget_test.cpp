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
    void begin(const QStringList& options = {}) {
        m_process.start(LOADSTONE_CLI, QStringList{"target", "--postgres"} + options);
    }
    /// Whether clients can connect.
    bool start(const QStringList& options = {}) {
        begin(options);
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
    const fs::path& folder() const { return m_folder.path(); }
    bool hasLeftNothing() const { return fs::is_empty(m_folder.path()); }
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    QProcess& process() { return m_process; }

private:
    TemporaryFolder m_folder;
    QProcess m_process;
    QString m_url;
};

QByteArrayList wordsOf(const QByteArray& child) {
    QFile file("/proc/" + child + "/cmdline");
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\0') : QByteArrayList();
}

/// The child of a target that is such a program, or that has such an argument; 0: there is none.
qint64 childCalled(const QProcess& target, const QByteArray& name) {
    for (const QByteArray& child : childrenOf(target.processId()))
        for (const QByteArray& word : wordsOf(child))
            if (word == name || word.endsWith("/" + name))
                return child.toLongLong();
    return 0;
}

/// The folder of its database, as the server is told.
fs::path folderOf(const QProcess& program) {
    for (const QByteArray& child : childrenOf(program.processId())) {
        const QByteArrayList words = wordsOf(child);
        if (const auto at = words.indexOf("-D"); at >= 0)
            return fs::path(words.value(at + 1).toStdString()).parent_path();
    }
    return {};
}

/// From now on this process, and what it starts, has the call fail.
void refuseCall(unsigned number, unsigned error = EMFILE) {
    std::array<sock_filter, 4> filter{
        sock_filter{BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
        sock_filter{BPF_JMP | BPF_JEQ | BPF_K, 0, 1, number},
        sock_filter{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | error},
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
    void anEndWhileItStartsComesAtOnce_data();
    void anEndWhileItStartsComesAtOnce();
    void theEndOfItsDatabaseIsItsOwn();
    void theNextOneClearsAwayWhatWasKilledWithItsKeeper();
    void aDiskWithoutRoomIsTold_data();
    void aDiskWithoutRoomIsTold();
    void aPortForRootIsRefused();
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
    QCOMPARE(target.process().exitCode(), 130);
    QVERIFY(target.hasLeftNothing());
}

void DatabaseTargetTest::anEndWhileItStartsComesAtOnce_data() {
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("code");
    QTest::newRow("making it, interrupt") << QByteArray("initdb") << SIGINT << 130;
    QTest::newRow("making it, hang-up") << QByteArray("initdb") << SIGHUP << 129;
    QTest::newRow("filling it, terminate") << QByteArray("psql") << SIGTERM << 130;
    QTest::newRow("filling it, end of the parent") << QByteArray("psql") << 0 << 0;
}

// What it waits for is held still, and would never end by itself.
void DatabaseTargetTest::anEndWhileItStartsComesAtOnce() {
    skipWithoutPostgres();
    QFETCH(QByteArray, program);
    QFETCH(int, signal);
    QFETCH(int, code);
    DatabaseTarget target;
    target.process().setChildProcessModifier([] { std::signal(SIGHUP, SIG_DFL); });
    target.begin({"--rows", "1m", "--exit-with-parent"});
    qint64 child = 0;
    QTRY_VERIFY_WITH_TIMEOUT((child = childCalled(target.process(), program)) != 0, patience);
    QVERIFY(sendSignal(child, SIGSTOP));
    if (signal == 0)
        target.process().closeWriteChannel();
    else
        QVERIFY(sendSignal(target.process().processId(), signal));
    QTRY_VERIFY_WITH_TIMEOUT(target.hasEnded(), patience);
    QCOMPARE(target.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(target.process().exitCode(), code);
    QCOMPARE(target.process().readAllStandardError(), QByteArray());
    QVERIFY(target.hasLeftNothing());
}

void DatabaseTargetTest::theEndOfItsDatabaseIsItsOwn() {
    skipWithoutPostgres();
    DatabaseTarget target;
    QVERIFY2(target.start(), target.process().readAllStandardError());
    QVERIFY(sendSignal(childCalled(target.process(), "postgres"), SIGKILL));
    QTRY_VERIFY_WITH_TIMEOUT(target.hasEnded(), patience);
    QCOMPARE(target.process().exitCode(), 1);
    QCOMPARE(target.process().readAllStandardError(),
             "loadstone-cli target: the database has ended without being asked to (signal 9)\n");
    QVERIFY(target.hasLeftNothing());
}

void DatabaseTargetTest::theNextOneClearsAwayWhatWasKilledWithItsKeeper() {
    skipWithoutPostgres();
    DatabaseTarget target;
    QVERIFY2(target.start(), target.process().readAllStandardError());
    QProcess neighbour;
    neighbour.setProcessEnvironment(target.process().processEnvironment());
    neighbour.start(LOADSTONE_CLI, {"target", "--postgres"});
    QTRY_VERIFY_WITH_TIMEOUT(neighbour.canReadLine(), patience);
    const fs::path left = folderOf(target.process());
    const fs::path used = folderOf(neighbour);
    QVERIFY(sendSignal(childCalled(target.process(), "keeper"), SIGKILL));
    QVERIFY(sendSignal(target.process().processId(), SIGKILL));
    QTRY_VERIFY_WITH_TIMEOUT(target.hasEnded() && !target.accepts(), patience);
    QVERIFY(fs::exists(left / "data"));
    // Neither of these is one of ours, nor may be looked into.
    fs::create_directories(target.folder() / "loadstone-postgres-others/data");
    fs::create_directory_symlink(used, target.folder() / "loadstone-postgres-linked");

    QVERIFY2(target.start(), target.process().readAllStandardError());
    QVERIFY(!fs::exists(left));
    QVERIFY(fs::exists(used / "data"));
    QVERIFY(fs::exists(target.folder() / "loadstone-postgres-others/data"));
    QVERIFY(target.accepts());
    QVERIFY(sendSignal(neighbour.processId(), SIGTERM));
    QCOMPARE(finish(neighbour).exitCode, 0);
    QVERIFY(!fs::exists(used));
}

void DatabaseTargetTest::aDiskWithoutRoomIsTold_data() {
    QTest::addColumn<unsigned>("call");
    QTest::addColumn<QString>("message");
    const QString device = "No space left on device";
    QTest::newRow("making its files") << unsigned(SYS_pwrite64)
                                      << "a database cannot be made \\(.*" + device +
                                             "\\); it may take \\d+ MB in FOLDER: make room there, "
                                             "or set TMPDIR to a folder that "
                                             "has it";
#ifdef SYS_mkdir
    QTest::newRow("making its folder")
        << unsigned(SYS_mkdir)
        << "no folder can be made for a database \\(FOLDER: " + device + "; /tmp: " + device +
               "; /var/tmp: " + device + "\\); set TMPDIR to one with \\d+ MB free";
#endif
}

void DatabaseTargetTest::aDiskWithoutRoomIsTold() {
    skipWithoutPostgres();
    QFETCH(unsigned, call);
    QFETCH(QString, message);
    DatabaseTarget target;
    target.process().setChildProcessModifier([call] { refuseCall(call, ENOSPC); });
    QVERIFY(!target.start());
    QTRY_VERIFY_WITH_TIMEOUT(target.hasEnded(), patience);
    QCOMPARE(target.process().exitCode(), 1);
    const QString said = target.process().readAllStandardError();
    message.replace("FOLDER", QString::fromStdString(target.folder()));
    QVERIFY2(QRegularExpression("^loadstone-cli target: " + message + "\n$").match(said).hasMatch(),
             qPrintable(said));
    QVERIFY(target.hasLeftNothing());
}

// Root's database runs as somebody else.
void DatabaseTargetTest::aPortForRootIsRefused() {
    skipWithoutPostgres();
    QFile first("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    if (!first.open(QIODevice::ReadOnly) || first.readAll().trimmed().toInt() <= 80)
        QSKIP("everybody may listen on port 80 here");
    const Ended ended = cli({"target", "--postgres", "--port", "80"});
    QCOMPARE(ended.exitCode, 1);
    QCOMPARE(ended.messages, "loadstone-cli target: port 80 is reserved for the system, like all "
                             "below 1024, and a database never runs as root; choose another one\n");
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
