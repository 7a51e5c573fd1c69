// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "core/base/processstate.h"
#include "core/report/runjson.h"
#include "core/report/sweepjson.h"
#include "tests/support/childprogram.h"
#include "tests/support/childrenof.h"
#include "tests/support/nginx.h"
#include "tests/support/rawserver.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QProcess>
#include <QRegularExpression>

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>

using namespace loadstone;

namespace {

// More than a standstill is by definition, and less than a stopped worker is given.
constexpr Milliseconds aWhile{700};

/// A run of the program that goes on until it is interrupted.
class LongRun {
public:
    LongRun(const std::string& url, const QString& engine, const QStringList& more = {}) {
        m_process.start(LOADSTONE_CLI,
                        QStringList{"run", QString::fromStdString(url), "-z", "10m", "-c", "4",
                                    "--engine", engine, "--progress", "--json", "-"} +
                            more);
    }

    pid_t id() const { return pid_t(m_process.processId()); }
    /// Requests were answered while it counted.
    bool isUnderWay() {
        m_messages += m_process.readAllStandardError();
        static const QRegularExpression rate("[1-9][0-9,]* req/s");
        return rate.match(QString::fromUtf8(m_messages)).hasMatch();
    }
    std::optional<RunReport> interrupt() {
        return sendSignal(id(), SIGINT) ? reportOf(finish(m_process)) : std::nullopt;
    }
    static std::optional<RunReport> reportOf(const Ended& ended) {
        auto report = decodeRun(ended.output.toStdString());
        return report ? std::optional(std::move(*report)) : std::nullopt;
    }

private:
    QProcess m_process;
    QByteArray m_messages;
};

RawServer::Answer quickly() {
    return answerAfter([](int) { return Milliseconds(1); });
}

bool isStopped(pid_t process) {
    const auto state = readProcessState(process);
    return state && state->isStopped;
}

bool passes(Milliseconds time) {
    const TimePoint from = Clock::now();
    return QTest::qWaitFor([&] { return Clock::now() - from > time; }, patience);
}

const Signal& signalOf(const RunReport& report, SignalKind kind) {
    return *std::ranges::find(report.validity->readings, kind, &Signal::kind);
}

void addEngines() {
    QTest::addColumn<QString>("engine");
    for (const EngineKind engine : allEngines)
        QTest::newRow(std::string(nameOf(engine)).c_str())
            << QString::fromStdString(std::string(nameOf(engine)));
}

} // namespace

class ValidityCliTest : public QObject {
    Q_OBJECT

private slots:
    void everyRunHasAVerdict_data() { addEngines(); }

    void everyRunHasAVerdict() {
        QFETCH(QString, engine);
        Nginx nginx;
        const Ended ended = cli({"run", QString::fromStdString(nginx.url()), "-n", "50", "-c", "2",
                                 "--engine", engine, "--json", "-"});
        QCOMPARE(ended.exitCode, 0);
        const auto report = LongRun::reportOf(ended);
        QVERIFY(report && report->validity);
        QCOMPARE(report->validity->readings.size(), signalKindCount - 3);
        QVERIFY(!signalOf(*report, SignalKind::Sample).ok); // 50 requests tell too little
        QVERIFY(report->validity->verdict != Verdict::Valid);
        QCOMPARE(signalOf(*report, SignalKind::TargetHere).value, std::optional(1.0));
        QCOMPARE(signalOf(*report, SignalKind::Sample).value, std::optional(50.0));
    }

    void invalidRunsFailIfAsked() {
        Nginx nginx;
        const QString url = QString::fromStdString(nginx.url());
        const Ended run = cli({"run", url, "-n", "50", "--fail-on-invalid"});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.output.contains("Validity: "), run.output.constData());
        QVERIFY2(run.output.contains("which is too few for a verdict"), run.output.constData());
        const QStringList sweep{"sweep", url, "--sweep", "1,2", "-n", "20", "-R", "1"};
        QCOMPARE(cli(sweep).exitCode, 0);
        QCOMPARE(cli(sweep + QStringList{"--fail-on-invalid"}).exitCode, 3);
        QCOMPARE(cli({"run", "http://127.0.0.1:9/", "-n", "5", "--fail-on-invalid"}).exitCode, 1);
    }

    void sweepMarksItsLevels() {
        Nginx nginx;
        const QStringList sweep{
            "sweep", QString::fromStdString(nginx.url()), "--sweep", "1,2", "-n", "20", "-R", "2"};
        const Ended text = cli(sweep);
        QVERIFY2(text.output.contains("?: the figures are in doubt.") ||
                     text.output.contains("!: this machine and not only the server"),
                 text.output.constData());
        const auto report =
            decodeSweep(cli(sweep + QStringList{"--json", "-"}).output.toStdString());
        QVERIFY(report.has_value());
        for (const SweepLevel& level : levelsOf(*report))
            QVERIFY(level.verdict && *level.verdict != Verdict::Valid);
        QVERIFY(validityOf(*report)->verdict != Verdict::Valid);
    }

    void pausedProgramStoodStill_data() { addEngines(); }

    void pausedProgramStoodStill() {
        QFETCH(QString, engine);
        RawServer server(quickly());
        LongRun run(server.url(), engine);
        QTRY_VERIFY(run.isUnderWay());
        QVERIFY(sendSignal(run.id(), SIGSTOP));
        QTRY_VERIFY(isStopped(run.id()));
        QVERIFY(passes(aWhile));
        QVERIFY(sendSignal(run.id(), SIGCONT));
        const auto report = run.interrupt();
        QVERIFY(report && report->validity);
        const Signal& standstill = signalOf(*report, SignalKind::Standstill);
        QVERIFY(!standstill.ok);
        QVERIFY(*standstill.value >= double(Milliseconds(aWhile).count()));
        QVERIFY(report->validity->verdict == Verdict::GeneratorLimited);
    }

    void lostWorkerIsNamed() {
        RawServer server(quickly());
        LongRun run(server.url(), "process");
        QTRY_VERIFY(run.isUnderWay());
        const QByteArrayList workers = childrenOf(run.id());
        if (workers.size() < 2)
            QSKIP("there is one worker for each core, and one core");
        QVERIFY(sendSignal(workers.front().toInt(), SIGKILL));
        QTRY_VERIFY(!isRunning(workers.front().toLongLong()));
        QTRY_COMPARE(childrenOf(run.id()).size(), workers.size() - 1); // it was waited for
        const auto report = run.interrupt();
        QVERIFY(report && report->validity);
        QCOMPARE(signalOf(*report, SignalKind::Workers).value, std::optional(1.0));
        QVERIFY(report->validity->verdict == Verdict::GeneratorLimited);
    }

    void lackOfDescriptorsIsNamed_data() { addEngines(); }

    void lackOfDescriptorsIsNamed() {
        QFETCH(QString, engine);
        if (hasAddressSanitizer)
            QSKIP("the sanitizer of undefined behaviour looks at an object's type through a pipe");
        if (engine == "process")
            QSKIP("the limit of another process's worker is not this program's");
        RawServer server([](RawClient& client) { // not too many threads, of which it has one each
            client.readRequest();
            client.sleep(Milliseconds(5));
            client.send(plainAnswer("x"));
        });
        LongRun run(server.url(), engine, {"--disable-keepalive"});
        QTRY_VERIFY(run.isUnderWay());
        const rlimit none{5, 5};
        QVERIFY(run.id() > 0); // 0 would be this test
        QCOMPARE(::prlimit(run.id(), RLIMIT_NOFILE, &none, nullptr), 0);
        const int before = server.connections();
        QVERIFY(passes(Milliseconds(300)));
        QVERIFY(server.connections() >= before);
        const auto report = run.interrupt();
        QVERIFY(report && report->validity);
        const Signal& descriptors = signalOf(*report, SignalKind::Descriptors);
        QVERIFY(!descriptors.ok);
        QVERIFY(report->validity->verdict == Verdict::GeneratorLimited);
    }

    void silenceIsNotValid_data() { addEngines(); }

    void silenceIsNotValid() {
        QFETCH(QString, engine);
        const TimePoint start = Clock::now();
        std::atomic<int> hanging{0};
        RawServer server(answerAfter([&](int i) {
            hanging += i < 400 ? 0 : 1;
            return Milliseconds(i < 400 ? 1 : 600'000);
        }));
        LongRun run(server.url(), engine);
        QTRY_COMPARE(hanging.load(), 4);
        // Longer than twice what any of the answers can have taken.
        const auto soFar = std::chrono::duration_cast<Milliseconds>(Clock::now() - start);
        QVERIFY(passes(aWhile + 2 * soFar));
        const auto report = run.interrupt();
        QVERIFY(report && report->validity);
        QCOMPARE(report->snapshot.totals.ok, 400U);
        QVERIFY(!signalOf(*report, SignalKind::Silence).ok);
        QVERIFY(report->validity->verdict != Verdict::Valid);
    }
};

LOADSTONE_TEST(ValidityCliTest)
#include "validitycli_test.moc"
