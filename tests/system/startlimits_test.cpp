// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nginx.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace loadstone;

namespace {

constexpr uid_t nobody = 65534;

/// A limit that a program is started with.
struct StartLimit {
    __rlimit_resource resource;
    rlim_t value;
};

/// Runs the command line within `limit`; as another user, if tasks are limited and this one is
/// root, who is not bound by that.
std::optional<Ended> runWithin(const StartLimit& limit, const QStringList& arguments) {
    QProcess process;
    process.setChildProcessModifier([limit] {
        const rlimit both{limit.value, limit.value};
        ::setrlimit(limit.resource, &both);
        if (limit.resource == RLIMIT_NPROC && ::geteuid() == 0 && ::setuid(nobody) != 0)
            ::_exit(126);
    });
    process.start(LOADSTONE_CLI, arguments);
    if (!process.waitForStarted(patience))
        return std::nullopt; // the other user may not read it, or has no task left at all
    return finish(process);
}

rlim_t tasksOf(uid_t user) {
    rlim_t tasks = 0;
    for (const QString& id : QDir("/proc").entryList(QDir::Dirs)) {
        struct stat info {};
        if (::stat(qPrintable("/proc/" + id), &info) == 0 && info.st_uid == user && id.toInt() > 0)
            tasks += rlim_t(QDir("/proc/" + id + "/task").entryList(QDir::Dirs).size() - 2);
    }
    return tasks;
}

/// Either all went well, or there is a sentence that says why not.
QString faultOf(const Ended& ended) {
    const QString seen = QString("exit code %1: %2").arg(ended.exitCode).arg(ended.messages);
    if (ended.exitCode == 0)
        return ended.output.contains("100 ok, 0 failed") ? QString() : seen + ended.output;
    const QByteArray last = ended.messages.trimmed().split('\n').last();
    const bool isSentence =
        last.startsWith("loadstone-cli: ") || last.startsWith("loadstone-cli run: ");
    return ended.exitCode == 1 && isSentence ? QString() : seen;
}

} // namespace

/// Starting may fail at any thread, process or file: that is an error with a sentence, and never a
/// crash or a wait.
class StartLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (hasAddressSanitizer)
            QSKIP("AddressSanitizer needs more of everything than these limits give");
    }
    void failsInASentence_data();
    void failsInASentence();
    void anyThreadMayBeMissing_data();
    void anyThreadMayBeMissing();
    void theThreadOfTheMetricsMayBeMissing_data();
    void theThreadOfTheMetricsMayBeMissing();
    void standardStreamsMayBeClosed_data();
    void standardStreamsMayBeClosed();

private:
    Nginx m_nginx;
};

void StartLimitsTest::failsInASentence_data() {
    addColumns<QString, int, quint64>("engine", "resource", "value");
    constexpr quint64 mb = 1'000'000;
    for (const char* engine : {"pool", "loop", "process"}) {
        const auto row = [&](const char* what, int resource, quint64 value) {
            QTest::addRow("%s, %s %llu", engine, what, static_cast<unsigned long long>(value))
                << engine << resource << value;
        };
        for (const quint64 space : {400 * mb, 600 * mb, 1000 * mb})
            row("address space", RLIMIT_AS, space);
        for (const quint64 files : {12U, 30U, 60U, 120U})
            row("files", RLIMIT_NOFILE, files);
        for (const quint64 tasks : {1U, 2U, 4U, 20U})
            row("more tasks", RLIMIT_NPROC, tasks);
    }
}

void StartLimitsTest::failsInASentence() {
    QFETCH(QString, engine);
    QFETCH(int, resource);
    QFETCH(quint64, value);
    if (resource == RLIMIT_NPROC)
        value += tasksOf(::geteuid() == 0 ? nobody : ::getuid());
    const auto ended = runWithin({static_cast<__rlimit_resource>(resource), value},
                                 {"run", QString::fromStdString(m_nginx.url()), "-n", "100", "-c",
                                  "64", "--engine", engine});
    if (!ended)
        QSKIP("the program itself cannot be started within this limit");
    const QString fault = faultOf(*ended);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

void StartLimitsTest::anyThreadMayBeMissing_data() {
    addColumns<QString, int>("engine", "threads");
    for (const char* engine : {"pool", "loop", "process"})
        for (const int threads : {0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 15})
            QTest::addRow("%s, %d", engine, threads) << engine << threads;
}

/// Some fail on trial before the run, and some when nobody would expect it.
void StartLimitsTest::anyThreadMayBeMissing() {
    QFETCH(QString, engine);
    QFETCH(int, threads);
    QProcess process;
    setVariables(process, {{"LD_PRELOAD", THREAD_SHORTAGE},
                           {"LOADSTONE_THREADS", QString::number(threads)}});
    process.start(LOADSTONE_CLI, {"run", QString::fromStdString(m_nginx.url()), "-n", "100", "-c",
                                  "6", "--engine", engine});
    const QString fault = faultOf(finish(process));
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

void StartLimitsTest::theThreadOfTheMetricsMayBeMissing_data() {
    QTest::addColumn<QString>("engine");
    for (const char* engine : {"pool", "loop", "process"})
        QTest::newRow(engine) << engine;
}

/// It starts last, when the run is on: that goes on without it.
void StartLimitsTest::theThreadOfTheMetricsMayBeMissing() {
    QFETCH(QString, engine);
    const QString url = QString::fromStdString(m_nginx.url());
    int told = 0;
    for (int threads = 0; threads < 8; ++threads) {
        QProcess process;
        setVariables(process, {{"LD_PRELOAD", THREAD_SHORTAGE},
                               {"LOADSTONE_THREADS", QString::number(threads)}});
        process.start(LOADSTONE_CLI,
                      {"run", url, "-z", "700ms", "-c", "1", "--engine", engine, "--metrics", url});
        const Ended ended = finish(process);
        const QByteArray seen = QByteArray::number(ended.exitCode) + ": " + ended.messages;
        QVERIFY2(ended.exitCode == 0 || ended.messages.contains("loadstone-cli"), seen);
        QVERIFY2(ended.exitCode == 0 || ended.exitCode == 1, seen);
        if (ended.exitCode == 0 && ended.output.contains("the system allows no more threads"))
            ++told;
    }
    QVERIFY(told >= 1); // of so many threads the last is that of the metrics
}

void StartLimitsTest::standardStreamsMayBeClosed_data() {
    QTest::addColumn<QString>("engine");
    for (const char* engine : {"pool", "loop", "process"})
        QTest::newRow(engine) << engine;
}

// Else the memory of the run, or an event queue, would get the number of standard input, and each
// word of an error would be written there.
void StartLimitsTest::standardStreamsMayBeClosed() {
    QFETCH(QString, engine);
    QTemporaryDir folder;
    const QString json = folder.filePath("run.json");
    QProcess process;
    process.setChildProcessModifier([] {
        for (const int stream : {0, 1, 2})
            ::close(stream);
    });
    process.start(LOADSTONE_CLI, {"run", QString::fromStdString(m_nginx.url()), "-n", "100", "-c",
                                  "8", "--engine", engine, "--json", json});
    QCOMPARE(finish(process).exitCode, 1); // the summary could not be written
    QFile file(json);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"ok\": 100"));
}

LOADSTONE_TEST(StartLimitsTest)
#include "startlimits_test.moc"
