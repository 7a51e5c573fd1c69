// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "core/report/runtext.h"
#include "core/report/sentences.h"
#include "core/run/workercrew.h"
#include "tests/run/observedrun.h"
#include "tests/support/account.h"
#include "tests/support/answergate.h"
#include "tests/support/answerrows.h"
#include "tests/support/childprogram.h"
#include "tests/support/childrenof.h"
#include "tests/support/loopthreads.h"
#include "tests/support/namedsharedmemory.h"
#include "tests/support/nginx.h"
#include "tests/support/plans.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

using namespace loadstone;

namespace {

LoadPlan processPlan(const std::string& url, std::uint64_t requests = 1, int connections = 1) {
    return planBy(EngineKind::Process, url, requests, connections);
}

LoadPlan timedProcessPlan(const std::string& url, Milliseconds duration, int connections) {
    return timed(processPlan(url, 1, connections), duration);
}

/// A crew of two processes, as a machine with two cores has it; with one there would be but one.
struct Pair {
    explicit Pair(const LoadPlan& plan)
        : crew(LOADSTONE_LOAD_WORKER, SharedLoad::create(plan, 2).value(), &owner),
          finished(&crew, &WorkerCrew::finished) {}

    Totals totals() const {
        Totals sum;
        for (const Tally& tally : crew.load().tallies())
            tally.addTo(sum);
        return sum;
    }

    QObject owner;
    WorkerCrew crew;
    QSignalSpy finished;
};

Totals runByProcess(const LoadPlan& plan) {
    return reportOf(plan).snapshot.totals;
}

} // namespace

class ProcessEngineTest : public QObject {
    Q_OBJECT

private slots:
    void takesAnswersAsThePoolDoes_data() { addSampleAnswers(); }
    void takesAnswersAsThePoolDoes();
    void countsAsTheOthersDo_data();
    void countsAsTheOthersDo();
    void sendsExactlyAsManyAsAsked_data();
    void sendsExactlyAsManyAsAsked();
    void fiveProcessesShareARun();
    void stopRightAfterTheStart();
    void killedWorkersAreAccountedFor();
    void deathOfAllEndsTheRun();
    void stoppedWorkersDoNotHoldStopUp();
    void stoppedWorkersAreGivenUp();
    void missingWorkerEndsInASentence();
    void workersThatNeverBeginEndTheRun();
    void wrongFilesAreNotStarted();
    void workersThatDoNotComeToTheStart_data();
    void workersThatDoNotComeToTheStart();
    void workersThatOutstayTheirTimeAreEnded();
    void rubbishFromChildrenHoldsNothingUp_data();
    void rubbishFromChildrenHoldsNothingUp();
    void termReachesAWorker();
    void refusesWhatItCannotDo();
    void destructionEndsTheProcesses();
    void childrenGoWithTheParent();
};

void ProcessEngineTest::takesAnswersAsThePoolDoes() {
    QFETCH(QByteArray, answer);
    const RawServer server(answerWith(answer.toStdString()));
    const LoadPlan plan = processPlan(server.url());
    const Totals totals = runByProcess(plan);
    QCOMPARE(totals.started, 1U);
    QCOMPARE(accountOfAnswer(totals), accountOfAnswer(runByPool(plan)));
}

void ProcessEngineTest::countsAsTheOthersDo_data() {
    addColumns<QString, bool>("path", "tls");
    QTest::newRow("plain") << "bytes" << false;
    QTest::newRow("failing") << "status/404" << false;
    QTest::newRow("TLS") << "bytes" << true;
}

// Without keep-alive all engines open a connection for each request.
void ProcessEngineTest::countsAsTheOthersDo() {
    QFETCH(QString, path);
    QFETCH(bool, tls);
    Nginx nginx(tls ? Nginx::Tls::Yes : Nginx::Tls::No);
    LoadPlan plan = processPlan((tls ? nginx.tlsUrl() : nginx.url()) + path.toStdString(), 200, 8);
    plan.transport.verifyTls = false;
    plan.transport.keepAlive = false;
    const QString account = accountOf(runByProcess(plan));
    QCOMPARE(account, accountOf(runByLoop(plan)));
    QCOMPARE(account, accountOf(runByPool(plan)));
    QCOMPARE(nginx.accessLogLines(), 600U);
}

void ProcessEngineTest::sendsExactlyAsManyAsAsked_data() {
    addColumns<int, int>("requests", "connections");
    const auto row = [](int requests, int connections) {
        QTest::addRow("%d by %d", requests, connections) << requests << connections;
    };
    for (const int connections : {1, 3, 64})
        row(7, connections);
    row(1000, 1000);
    row(hasAddressSanitizer ? 2000 : 50'000, 64);
}

void ProcessEngineTest::sendsExactlyAsManyAsAsked() {
    QFETCH(int, requests);
    QFETCH(int, connections);
    Nginx nginx;
    const Totals totals =
        runByProcess(processPlan(nginx.url(), std::uint64_t(requests), connections));
    QCOMPARE(int(totals.started), requests);
    QCOMPARE(int(totals.ok), requests);
    QCOMPARE(totals.latencyOk.total(), totals.ok);
    QVERIFY(int(totals.connectionsOpened) <= std::min(requests, connections));
    QCOMPARE(int(nginx.accessLogLines()), requests);
}

/// More than this machine may have cores.
void ProcessEngineTest::fiveProcessesShareARun() {
    AnswerGate gate;
    RawServer server(gate.answer());
    QObject owner;
    WorkerCrew crew(LOADSTONE_LOAD_WORKER,
                    SharedLoad::create(processPlan(server.url(), 700, 7), 5).value(), &owner);
    QSignalSpy finished(&crew, &WorkerCrew::finished);
    crew.start();
    QTRY_COMPARE(gate.waiting(), 7); // or the first processes would take all
    gate.open();
    QVERIFY(!finished.isEmpty() || finished.wait(patience));
    Totals totals;
    for (const Tally& tally : crew.load().tallies()) {
        QVERIFY(tally.started() > 0);
        tally.addTo(totals);
    }
    QCOMPARE(totals.ok, 700U);
    QCOMPARE(server.connections(), 7);
    QVERIFY(!crew.loss());
}

void ProcessEngineTest::stopRightAfterTheStart() {
    RawServer silent(answerNever());
    for (int i = 0; i < 3; ++i) {
        ObservedRun observed;
        observed.run.start(processPlan(silent.url(), 100, 4));
        observed.run.stop();
        observed.run.stop();
        const Outcome outcome = observed.wait();
        QVERIFY(outcome.report->ending == Ending::Stopped);
        QCOMPARE(outcome.report->snapshot.totals.completed(), 0U);
        QVERIFY(observed.finished.isEmpty());
    }
}

void ProcessEngineTest::killedWorkersAreAccountedFor() {
    constexpr std::uint64_t requests = 200;
    AnswerGate gate(100);
    RawServer server(gate.answer());
    const auto descriptors = QDir("/proc/self/fd").count();
    const QStringList named = namedSharedMemory();
    std::vector<qint64> ids;
    {
        Pair pair(processPlan(server.url(), requests, 8));
        pair.crew.start();
        QTRY_COMPARE(gate.waiting(), 8);
        ids = pair.crew.workerIds();
        QVERIFY(sendSignal(ids.front(), SIGKILL));
        QTRY_VERIFY(!processExists(ids.front()));
        gate.open();
        QVERIFY(!pair.finished.isEmpty() || pair.finished.wait(patience));
        QVERIFY(!pair.crew.loss());
        QCOMPARE(pair.crew.losses().size(), 1U);
        const WorkerLoss& loss = pair.crew.losses().front();
        QCOMPARE(loss.signal, SIGKILL);
        QCOMPARE(loss.connectionsLeft, 4);
        QVERIFY(loss.at > Seconds(0));
        const Totals totals = pair.totals();
        QCOMPARE(totals.started, requests);
        QCOMPARE(totals.failed, 4U); // that it had in flight: half of all connections
        QCOMPARE(totals.ok, requests - 4);
        QCOMPARE(totals.latencyOk.total(), totals.ok);
        QCOMPARE(totals.errors.size(), 1U);
        QCOMPARE(totals.errors.at({ErrorClass::Worker, SIGKILL}), 4U);
    }
    for (const qint64 id : ids)
        QTRY_VERIFY(!processExists(id));
    QCOMPARE(namedSharedMemory(), named);
    QTRY_VERIFY(QDir("/proc/self/fd").count() <= descriptors + 8); // the server's own
}

void ProcessEngineTest::deathOfAllEndsTheRun() {
    AnswerGate gate(30);
    RawServer server(gate.answer());
    ObservedRun observed;
    observed.run.start(processPlan(server.url(), 1'000'000, 8));
    QTRY_COMPARE(gate.waiting(), 8);
    for (const qint64 id : observed.run.workerIds())
        QVERIFY(sendSignal(id, SIGKILL));
    const Outcome outcome = observed.wait();
    gate.open();
    QVERIFY(outcome.report && outcome.error);
    const RunReport& report = *outcome.report;
    const Totals& totals = report.snapshot.totals;
    QVERIFY(report.ending == Ending::CutShort);
    QCOMPARE(totals.ok, 30U);
    QCOMPARE(totals.failed, 8U);
    QCOMPARE(totals.started, 38U);
    QCOMPARE(totals.aborted, 0U);
    QVERIFY(report.snapshot.elapsed > Seconds(0));
    QVERIFY(errorLines(totals, report.plan).front().message.find("killed (signal 9)") !=
            std::string::npos);
    QVERIFY(outcome.error->message.find("all worker processes died") != std::string::npos);
    QVERIFY(!observed.run.isRunning());
    QCOMPARE(observed.runToEnd(processPlan(server.url(), 50, 2)).report->snapshot.totals.ok, 50U);
}

/// We promise 500 ms, which benches stop measures. Here nobody waits until the requests time out.
void ProcessEngineTest::stoppedWorkersDoNotHoldStopUp() {
    RawServer silent(answerNever());
    ObservedRun observed;
    observed.run.start(processPlan(silent.url(), 1000, 6));
    QTRY_COMPARE(silent.connections(), 6);
    const auto ids = observed.run.workerIds();
    QVERIFY(sendSignal(ids.front(), SIGSTOP));
    observed.run.stop();
    const Outcome outcome = observed.wait();
    QVERIFY(outcome.report.has_value());
    const Totals& totals = outcome.report->snapshot.totals;
    QCOMPARE(totals.started, 6U);
    QCOMPARE(totals.aborted, 6U);
    QVERIFY(outcome.report->ending == Ending::Stopped);
    for (const qint64 id : ids)
        QTRY_VERIFY(!processExists(id));
}

/// Nobody would continue it, and the run would never end.
void ProcessEngineTest::stoppedWorkersAreGivenUp() {
    AnswerGate gate(20);
    RawServer server(gate.answer());
    Pair pair(processPlan(server.url(), 100, 4));
    pair.crew.start();
    QTRY_COMPARE(gate.waiting(), 4);
    QVERIFY(sendSignal(pair.crew.workerIds().front(), SIGSTOP));
    gate.open();
    const auto isOver = [&] {
        pair.crew.watch();
        return !pair.finished.isEmpty();
    };
    QTRY_VERIFY(isOver());
    const Totals totals = pair.totals();
    QVERIFY(!pair.crew.loss());
    QCOMPARE(totals.completed(), 100U);
    QCOMPARE(totals.errors.at({ErrorClass::Worker, SIGKILL}), 2U);
    QCOMPARE(totals.failed, 2U);
}

void ProcessEngineTest::missingWorkerEndsInASentence() {
    ObservedRun observed("/nowhere/loadstone-load-worker");
    const Outcome outcome = observed.runToEnd(processPlan("http://127.0.0.1:9/", 10, 4));
    QVERIFY(outcome.error && !outcome.report);
    QVERIFY(outcome.error->message.find("loadstone-load-worker cannot be started") !=
            std::string::npos);
    QVERIFY(observed.finished.isEmpty());
    QVERIFY(!observed.run.isRunning());
}

void ProcessEngineTest::workersThatNeverBeginEndTheRun() {
    for (const char* program : {"/bin/false", "/bin/true"}) {
        ObservedRun observed(program);
        const Outcome outcome = observed.runToEnd(processPlan("http://127.0.0.1:9/", 10, 4));
        QVERIFY(outcome.error && !outcome.report);
        QVERIFY2(outcome.error->message.find("a worker process left with code") !=
                     std::string::npos,
                 outcome.error->message.c_str());
    }
}

void ProcessEngineTest::wrongFilesAreNotStarted() {
    QTemporaryDir folder;
    QFile noProgram(folder.filePath("worker"));
    QVERIFY(noProgram.open(QIODevice::WriteOnly));
    noProgram.write("\x7f"
                    "ELF, but not quite");
    noProgram.close();
    noProgram.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const QString& program : {noProgram.fileName(), folder.path(), QString("/etc/passwd")}) {
        ObservedRun observed(program);
        const Outcome outcome = observed.runToEnd(processPlan("http://127.0.0.1:9/", 10, 4));
        QVERIFY(outcome.error && !outcome.report);
        QVERIFY2(outcome.error->message.find("cannot be started") != std::string::npos,
                 outcome.error->message.c_str());
    }
}

void ProcessEngineTest::workersThatDoNotComeToTheStart_data() {
    addColumns<QString, QString>("how", "sentence");
    QTest::newRow("stopped") << "stop"
                             << "the run could not begin: a worker process did not come to the "
                                "start";
    if (!hasAddressSanitizer) // which answers the signal itself
        QTest::newRow("crashed")
            << "crash"
            << "the run could not begin: a worker process was ended by the signal "
               "11 (Segmentation fault)";
    QTest::newRow("asleep")
        << "nothing!"
        << "the run could not begin: a worker process did not come to the start";
    QTest::newRow("closes the gate") << "zeros!"
                                     << "the run could not begin: a worker process did not come to "
                                        "the start";
}

void ProcessEngineTest::workersThatDoNotComeToTheStart() {
    QFETCH(QString, how);
    QFETCH(QString, sentence);
    qputenv("LOADSTONE_SCRIBBLE", how.toUtf8());
    ObservedRun observed(SCRIBBLER);
    const Outcome outcome = observed.runToEnd(processPlan("http://127.0.0.1:9/", 10, 4));
    QVERIFY(outcome.error && !outcome.report);
    QCOMPARE(QString::fromStdString(outcome.error->message), sentence);
    QVERIFY(observed.finished.isEmpty());
}

void ProcessEngineTest::workersThatOutstayTheirTimeAreEnded() {
    qputenv("LOADSTONE_SCRIBBLE", "nothing+!");
    ObservedRun observed(SCRIBBLER);
    const Outcome outcome =
        observed.runToEnd(timedProcessPlan("http://127.0.0.1:9/", Milliseconds(50), 4));
    QVERIFY(outcome.report && outcome.error);
    QVERIFY(outcome.report->ending == Ending::CutShort);
    QVERIFY(!outcome.report->losses.empty());
    for (const WorkerLoss& loss : outcome.report->losses) {
        QCOMPARE(loss.signal, SIGKILL);
        QCOMPARE(loss.at.count(), 0.05); // not when it was noticed
    }
    QCOMPARE(outcome.report->snapshot.elapsed.count(), 0.05);
}

void ProcessEngineTest::rubbishFromChildrenHoldsNothingUp_data() {
    QTest::addColumn<QString>("how");
    for (const char* how : {"ones", "ones!", "ones+!", "zeros+", "zeros+!", "1+", "2!", "3+!"})
        QTest::newRow(how) << how;
}

// By its time a run ends by itself, and otherwise by a stop.
void ProcessEngineTest::rubbishFromChildrenHoldsNothingUp() {
    QFETCH(QString, how);
    qputenv("LOADSTONE_SCRIBBLE", how.toUtf8());
    const auto check = [](const Outcome& outcome) {
        if (outcome.report)
            return !encodeRun(*outcome.report).empty() && !summaryText(*outcome.report).empty();
        return outcome.error.has_value();
    };
    ObservedRun byTime(SCRIBBLER);
    QVERIFY(check(byTime.runToEnd(timedProcessPlan("http://127.0.0.1:9/", Milliseconds(50), 4))));
    LoadPlan rated = timedProcessPlan("http://127.0.0.1:9/", Milliseconds(50), 4);
    rated.rate = Rate{1000};
    rated.arrival = ArrivalKind::Poisson;
    ObservedRun byRate(SCRIBBLER);
    QVERIFY(check(byRate.runToEnd(rated)));
    ObservedRun byNumber(SCRIBBLER);
    byNumber.run.start(processPlan("http://127.0.0.1:9/", 1000, 4));
    QSignalSpy progressed(&byNumber.run, &LoadRun::progressed);
    QTRY_VERIFY(progressed.count() > 1 || !byNumber.finished.isEmpty());
    byNumber.run.stop();
    QVERIFY(check(byNumber.wait()));
}

/// The parent has blocked it, to read it.
void ProcessEngineTest::termReachesAWorker() {
    AnswerGate gate(10);
    RawServer server(gate.answer());
    ChildProgram parent(
        {LOADSTONE_CLI, "run", server.url(), "-n", "1000000", "-c", "2", "--engine", "process"});
    QTRY_COMPARE(gate.waiting(), 2);
    for (const QByteArray& id : childrenOf(parent.id()))
        QVERIFY(sendSignal(id.toInt(), SIGTERM));
    QCOMPARE(parent.wait(), 1); // all died
    gate.open();
}

void ProcessEngineTest::refusesWhatItCannotDo() {
    LoadPlan plan = processPlan("http://127.0.0.1:9/");
    QVERIFY(checkEngine(plan).has_value());
    plan.transport.redirects = 1;
    const Outcome outcome = ObservedRun().runToEnd(plan);
    QCOMPARE(outcome.error->field, std::string("redirect"));
    QVERIFY(outcome.error->message.find("the process engine") != std::string::npos);
}

void ProcessEngineTest::destructionEndsTheProcesses() {
    RawServer silent(answerNever());
    std::vector<qint64> ids;
    {
        ObservedRun observed;
        observed.run.start(processPlan(silent.url(), 1000, 6));
        QTRY_COMPARE(silent.connections(), 6);
        ids = observed.run.workerIds();
    }
    QVERIFY(!ids.empty());
    for (const qint64 id : ids)
        QVERIFY(!processExists(id));
}

void ProcessEngineTest::childrenGoWithTheParent() {
    RawServer silent(answerNever());
    ChildProgram parent(
        {LOADSTONE_CLI, "run", silent.url(), "-z", "1h", "-c", "4", "--engine", "process"});
    QTRY_COMPARE(silent.connections(), 4);
    const QByteArrayList ids = childrenOf(parent.id());
    QVERIFY(!ids.isEmpty());
    parent.signal(SIGKILL);
    parent.wait();
    for (const QByteArray& id : ids)
        QTRY_VERIFY(!isRunning(id.toLongLong()));
}

LOADSTONE_TEST(ProcessEngineTest)
#include "processengine_test.moc"
