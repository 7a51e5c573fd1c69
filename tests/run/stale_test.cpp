// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"
#include "core/report/runtext.h"
#include "core/report/sentences.h"
#include "tests/run/observedrun.h"
#include "tests/support/rawserver.h"

#include <atomic>
#include <memory>

using namespace loadstone;

namespace {

constexpr std::uint64_t requestCount = 20;

/// How a server ends a connection instead of answering.
enum class End { Closes, Resets, ClosesInTheStatusLine };

void end(RawClient& client, End how) {
    if (how == End::Resets)
        client.resetAtEnd();
    if (how == End::ClosesInTheStatusLine)
        client.send("HTTP/1.1 20");
}

/// Closes at the second request of a connection when most of the time for it is over, and answers
/// on no other one.
RawServer::Answer closesLate(std::chrono::milliseconds late) {
    const auto hasAnswered = std::make_shared<std::atomic<bool>>(false);
    return [late, hasAnswered](RawClient& client) {
        client.readRequest();
        if (hasAnswered->exchange(true)) {
            client.readRequest();
            return;
        }
        client.send(plainAnswer("ok"));
        client.readRequest();
        client.sleep(late);
    };
}

/// Answers the first request of a connection, and reads the second.
RawServer::Answer endsAtTheSecond(End how) {
    return [how](RawClient& client) {
        client.readRequest();
        client.send(plainAnswer("ok"));
        client.readRequest();
        end(client, how);
    };
}

/// The same, and answers on no further connection.
RawServer::Answer answersOnce(End how) {
    const auto hasAnswered = std::make_shared<std::atomic<bool>>(false);
    return [how, hasAnswered](RawClient& client) {
        client.readRequest();
        if (!hasAnswered->exchange(true)) {
            client.send(plainAnswer("ok"));
            client.readRequest();
        }
        end(client, how);
    };
}

LoadPlan planFor(const RawServer& server, EngineKind engine, const char* method, bool retry) {
    LoadPlan plan;
    plan.request.url = server.url();
    plan.request.method = method;
    if (plan.request.method != "GET")
        plan.request.body = "body";
    plan.engine = engine;
    plan.requests = requestCount;
    plan.threads = 1;
    plan.transport.version = HttpVersion::Http1;
    plan.transport.retryStale = retry;
    return plan;
}

QString errorsOf(const RunReport& report) {
    QString text;
    for (const ErrorLine& line : errorLines(report.snapshot.totals, report.plan))
        text += QString("%1 %2/%3: %4\n")
                    .arg(line.count)
                    .arg(QString::fromStdString(std::string(nameOf(line.errorClass))))
                    .arg(line.code)
                    .arg(QString::fromStdString(line.message));
    return text;
}

void addEnds() {
    addColumns<EngineKind, End>("engine", "how");
    for (const EngineKind engine : allEngines) {
        const QByteArray name(nameOf(engine).data());
        QTest::newRow(name + ", close") << engine << End::Closes;
        QTest::newRow(name + ", reset") << engine << End::Resets;
        QTest::newRow(name + ", close in the status line") << engine << End::ClosesInTheStatusLine;
    }
}

} // namespace

Q_DECLARE_METATYPE(End)

/// That a server which ends a connection it had kept has a class of its own, and is asked once more
/// if that is wanted and harmless.
class StaleTest : public QObject {
    Q_OBJECT

private slots:
    void endOfAKeptConnectionIsStale_data() { addEnds(); }

    void endOfAKeptConnectionIsStale() {
        QFETCH(EngineKind, engine);
        QFETCH(End, how);
        const RawServer server(endsAtTheSecond(how));
        const RunReport report = reportOf(planFor(server, engine, "GET", false));
        QCOMPARE(errorsOf(report), QString("10 stale/52: the server closed an idle connection\n"));
        QCOMPARE(report.snapshot.totals.ok, requestCount / 2);
        QCOMPARE(report.snapshot.totals.retries, 0U);
        QCOMPARE(server.connections(), 10);
        QVERIFY(summaryText(report).find("sent again") == std::string::npos);
    }

    void oneRetryIsMade_data() {
        addColumns<EngineKind, End, QByteArray>("engine", "how", "method");
        for (const EngineKind engine : allEngines)
            for (const QByteArray method : {"GET", "PUT"})
                for (const End how : {End::Closes, End::Resets, End::ClosesInTheStatusLine})
                    QTest::addRow("%s %s %d", nameOf(engine).data(), method.data(), int(how))
                        << engine << how << method;
    }

    void oneRetryIsMade() {
        QFETCH(EngineKind, engine);
        QFETCH(End, how);
        QFETCH(QByteArray, method);
        const RawServer server(endsAtTheSecond(how));
        const RunReport report = reportOf(planFor(server, engine, method, true));
        QCOMPARE(errorsOf(report), QString());
        QCOMPARE(report.snapshot.totals.ok, requestCount);
        QCOMPARE(report.snapshot.totals.retries, requestCount - 1);
        QCOMPARE(report.snapshot.totals.connectionsOpened, requestCount);
        QCOMPARE(server.connections(), int(requestCount));
        QVERIFY(encodeRun(report).find("\"retries\": 19,") != std::string::npos);
        QVERIFY(
            summaryText(report).find("\n19 requests were sent again because the server had closed "
                                     "an idle connection.\n") != std::string::npos);
    }

    void aRetryHasTheTimeThatIsLeft_data() { addEngines(); }

    /// The time for a request is that of both attempts: with one for each it would be nearly twice
    /// as long.
    void aRetryHasTheTimeThatIsLeft() {
        QFETCH(EngineKind, engine);
        constexpr std::chrono::milliseconds late(2900);
        const RawServer server(closesLate(late));
        LoadPlan plan = planFor(server, engine, "GET", true);
        plan.requests = 2;
        plan.transport.timeout = Milliseconds(3000);
        const Totals totals = reportOf(plan).snapshot.totals;
        QCOMPARE(totals.ok, 1U);
        QCOMPARE(totals.errors.begin()->first.first, ErrorClass::Timeout);
        QVERIFY(Microseconds(totals.latencyFailed.max()) < late + plan.transport.timeout);
    }

    void thereIsNoSecondRetry_data() { addEnds(); }

    void thereIsNoSecondRetry() {
        QFETCH(EngineKind, engine);
        QFETCH(End, how);
        const RawServer server(answersOnce(how));
        const RunReport report = reportOf(planFor(server, engine, "GET", true));
        const Totals& totals = report.snapshot.totals;
        QCOMPARE(totals.ok, 1U);
        QCOMPARE(totals.failed, requestCount - 1);
        QCOMPARE(totals.retries, 1U);
        QCOMPARE(totals.errors.size(), std::size_t(1));
        QCOMPARE(totals.errors.begin()->first.first, ErrorClass::Reset);
        QCOMPARE(server.connections(), int(requestCount));
    }

    void postIsNotSentAgain_data() { addEnds(); }

    void postIsNotSentAgain() {
        QFETCH(EngineKind, engine);
        QFETCH(End, how);
        const RawServer server(endsAtTheSecond(how));
        const RunReport report = reportOf(planFor(server, engine, "POST", true));
        QCOMPARE(errorsOf(report), QString("10 stale/52: the server closed an idle connection\n"));
        QCOMPARE(report.snapshot.totals.retries, 0U);
        QCOMPARE(server.connections(), 10);
    }

    void endOfANewConnectionIsNotStale_data() { addEnds(); }

    void endOfANewConnectionIsNotStale() {
        QFETCH(EngineKind, engine);
        QFETCH(End, how);
        const RawServer server([how](RawClient& client) {
            client.readRequest();
            end(client, how);
        });
        const RunReport report = reportOf(planFor(server, engine, "GET", true));
        const QString wanted =
            how == End::Resets
                ? "20 reset/56: the connection was reset (Failure when receiving data from the "
                  "peer)\n"
                : "20 reset/52: the server closed the connection without an answer\n";
        QCOMPARE(errorsOf(report), wanted);
        QCOMPARE(report.snapshot.totals.retries, 0U);
        QCOMPARE(server.connections(), int(requestCount));
    }
};

LOADSTONE_TEST(StaleTest)
#include "stale_test.moc"
