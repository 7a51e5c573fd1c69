// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/requestbytes.h"
#include "tests/support/loopthreads.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"

#include <curl/curl.h>

using namespace loadstone;

namespace {

// More than all buffers of a connection hold: so much cannot go out before the answer, and whoever
// has sent so much behind it has been told of the answer.
constexpr std::size_t moreThanBuffers = 16 * 1024 * 1024;

/// What the server does with the upload behind its answer.
enum class Then { Reads, Closes, EndsAndReads, ReadsAndCloses, ReadsAndEnds, ReadsHalfAndCloses };

std::size_t uploadBytes(Then then) {
    return then == Then::ReadsHalfAndCloses ? 2 * moreThanBuffers : moreThanBuffers;
}

/// Takes a request's head off `seen`, which is what came so far. False if none comes.
bool takeHead(RawClient& client, std::string& seen) {
    std::size_t end = std::string::npos;
    while ((end = seen.find("\r\n\r\n")) == std::string::npos)
        if (!client.readMore(seen))
            return false;
    seen.erase(0, end + 4);
    return true;
}

bool take(RawClient& client, std::string& seen, std::size_t bytes) {
    while (seen.size() < bytes)
        if (!client.readMore(seen))
            return false;
    seen.erase(0, bytes);
    return true;
}

/// Answers when the head of a request is there.
RawServer::Answer answerEarly(const std::string& answer, Then then) {
    return [=](RawClient& client) {
        std::string seen;
        while (takeHead(client, seen)) {
            client.send(answer);
            if (then == Then::Closes)
                return;
            if (then == Then::EndsAndReads)
                client.endSending();
            if (!take(client, seen, moreThanBuffers))
                return;
            if (then == Then::ReadsAndCloses || then == Then::ReadsHalfAndCloses)
                return;
            if (then == Then::ReadsAndEnds)
                client.send("the rest");
        }
    };
}

LoadPlan upload(const std::string& url, Then then) {
    LoadPlan plan;
    plan.request = {"POST", url, {}, std::string(uploadBytes(then), 'b')};
    plan.requests = 2;
    plan.threads = 1;
    plan.transport.version = HttpVersion::Http1;
    plan.expected = StatusRanges::parse("100-599").value();
    return plan;
}

QString earlyAccountOf(const Totals& totals, std::size_t requestBytes) {
    QString text = QString("ok %1 failed %2 connections %3 %4")
                       .arg(totals.ok)
                       .arg(totals.failed)
                       .arg(totals.connectionsOpened)
                       .arg(totals.bytesSent == 2 * requestBytes ? "whole" : "cut off");
    for (const auto& [error, count] : totals.errors)
        text += QString(" code %1").arg(error.second);
    return text;
}

} // namespace

Q_DECLARE_METATYPE(Then)

/// Answers that come while the request is still being sent: libcurl's rules hold in all engines.
/// An answer of 300 and more ends the sending, as does a whole one of a connection that closes;
/// behind any other the request is sent to its end.
class EarlyAnswersTest : public QObject {
    Q_OBJECT

private slots:
    void areTakenAlike_data() {
        addColumns<QByteArray, Then, QString>("answer", "then", "account");
        const auto row = [](const char* name, const QByteArray& answer, Then then,
                            const QString& account) {
            QTest::newRow(name) << answer << then << account;
        };
        const QByteArray length = "Content-Length: 3\r\n";
        const QByteArray longer = "Content-Length: 11\r\n";
        const QByteArray close = "Connection: close\r\n";
        const QByteArray body = "\r\nbig";
        const QString sentOnce = "ok 2 failed 0 connections 1 whole";
        const QString sentTwice = "ok 2 failed 0 connections 2 whole";
        const QString cutOff = "ok 2 failed 0 connections 2 cut off";
        const QString reset = "ok 0 failed 2 connections 2 cut off code 56";
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        row("200", ok + length + body, Then::Reads, sentOnce);
        row("201 in two parts", "HTTP/1.1 201 Created\r\n" + longer + body, Then::ReadsAndEnds,
            sentOnce);
        row("204", "HTTP/1.1 204 No\r\n\r\n", Then::Reads, sentOnce);
        row("200 behind 100", "HTTP/1.1 100 Continue\r\n\r\n" + ok + length + body, Then::Reads,
            sentOnce);
        row("200 with close", ok + length + close + body, Then::Reads, cutOff);
        row("200 with close and the server's end", ok + length + close + body, Then::EndsAndReads,
            cutOff);
        row("200 with the server's end", ok + length + body, Then::EndsAndReads, sentTwice);
        row("200 without a length", ok + body, Then::ReadsAndCloses, sentTwice);
        row("200 and a reset", ok + length + body, Then::ReadsHalfAndCloses, reset);
        for (const QByteArray status :
             {"302 Found", "304 Not", "404 Not Found", "413 Too Large", "500 Odd"}) {
            row(status + "", "HTTP/1.1 " + status + "\r\n" + length + body, Then::Reads, cutOff);
            row(status + " with the server's end", "HTTP/1.1 " + status + "\r\n" + length + body,
                Then::EndsAndReads, cutOff);
            row(status + " with close", "HTTP/1.1 " + status + "\r\n" + length + close + body,
                Then::Reads, cutOff);
        }
        row("413 without a length", "HTTP/1.1 413 Too Large\r\n" + body, Then::ReadsAndCloses,
            sentTwice);
    }

    void areTakenAlike() {
        QFETCH(QByteArray, answer);
        QFETCH(Then, then);
        QFETCH(QString, account);
        const RawServer server(answerEarly(answer.toStdString(), then));
        const LoadPlan plan = upload(server.url(), then);
        const std::size_t requestBytes =
            loadstone::requestBytes(plan, Destination::of(server.url())).size();
        QCOMPARE(earlyAccountOf(runByPool(plan), requestBytes), account);
        QCOMPARE(earlyAccountOf(runByLoop(plan), requestBytes), account);
    }

    void aResetMayOvertakeThem_data() {
        addColumns<QByteArray, QByteArray>("status", "close");
        for (const QByteArray status :
             {"200 OK", "302 Found", "304 Not", "404 Not Found", "413 Too Large", "500 Odd"}) {
            QTest::newRow(status) << status << QByteArray();
            QTest::newRow(status + ", close") << status << QByteArray("Connection: close\r\n");
        }
    }

    // A close before the upload was read is a reset, and whether it comes before the answer has
    // been read is chance. Then the request has failed for this reason, and for no other.
    void aResetMayOvertakeThem() {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, close);
        const QByteArray answer =
            "HTTP/1.1 " + status + "\r\nContent-Length: 3\r\n" + close + "\r\nbig";
        const RawServer server(answerEarly(answer.toStdString(), Then::Closes));
        const LoadPlan plan = upload(server.url(), Then::Closes);
        for (const Totals& totals : {runByPool(plan), runByLoop(plan)}) {
            QCOMPARE(totals.ok + totals.failed, 2U);
            QCOMPARE(totals.connectionsOpened, 2U);
            QVERIFY(totals.bytesSent < 2 * moreThanBuffers);
            for (const auto& [error, count] : totals.errors)
                QCOMPARE(error.first, ErrorClass::Reset);
            for (const auto& [seen, count] : totals.statuses)
                QCOMPARE(seen, status.left(3).toInt());
        }
    }
};

LOADSTONE_TEST(EarlyAnswersTest)
#include "earlyanswers_test.moc"
