// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlglobal.h"
#include "core/report/addresstext.h"
#include "core/report/runjson.h"
#include "core/report/sentences.h"
#include "tests/run/observedrun.h"
#include "tests/support/plans.h"
#include "tests/support/rawserver.h"

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

std::vector<Check> checks(const char* lines) {
    return readChecks(lines, "check").value();
}

/// A server that answers each request of a connection with this, whose parts it sends one by one.
RawServer::Answer answerInParts(std::vector<std::string> parts) {
    return [parts = std::move(parts)](RawClient& client) {
        while (!client.readRequest().empty())
            for (const std::string& part : parts) {
                client.send(part);
                client.sleep(1ms);
            }
    };
}

RunReport reportOn(const RawServer& server, EngineKind engine, const char* lines,
                   std::uint64_t requests = 4) {
    LoadPlan plan = planBy(engine, server.url(), requests, 2);
    plan.checks = checks(lines);
    return reportOf(plan);
}

/// "passed/failed" of each check.
std::string countsOf(const RunReport& report) {
    std::string text;
    const CheckCounts& counts = report.snapshot.totals.checks;
    for (std::size_t i = 0; i < report.plan.checks.size(); ++i)
        text += (i == 0 ? "" : " ") + std::to_string(counts.passed.at(i)) + "/" +
                std::to_string(counts.failed.at(i));
    return text;
}

constexpr const char* ofEachKind = "body contains \"in stock\"\n"
                                   "body matches \"\\\"id\\\":\\s*7\\b\"\n"
                                   "header x-kind equals a\n"
                                   "header x-kind contains b\n"
                                   "json $.items[0].id equals 7\n"
                                   "size = 40\n"
                                   "time < 1h\n"
                                   "time > 1h";
const std::string body = "{\"items\":[{\"id\": 7}],\"text\":\"in stock!\"}";

} // namespace

/// Checks on answers, by each engine, as servers send them.
class ChecksRunTest : public QObject {
    Q_OBJECT

private slots:
    void eachKindIsJudged_data() { addEngines(); }
    void eachKindIsJudged();
    void chunksAndPiecesDoNotMatter_data() { addEngines(); }
    void chunksAndPiecesDoNotMatter();
    void anAnswerThatEndsWithItsConnectionIsJudged_data() { addEngines(); }
    void anAnswerThatEndsWithItsConnectionIsJudged();
    void theSameHeadWithAnotherBodyIsSeen_data() { addEngines(); }
    void theSameHeadWithAnotherBodyIsSeen();
    void anAnswerWithoutABodyIsJudged_data() { addEngines(); }
    void anAnswerWithoutABodyIsJudged();
    void onlyWholeAnswersAreJudged_data() { addEngines(); }
    void onlyWholeAnswersAreJudged();
    void anUnexpectedStatusIsJudgedToo_data() { addEngines(); }
    void anUnexpectedStatusIsJudgedToo();
    void theLastAnswerOfARedirectIsJudged();
    void thresholdsJudgeTheShare_data() { addEngines(); }
    void thresholdsJudgeTheShare();
    void filesKeepThem_data() { addEngines(); }
    void filesKeepThem();
    void howAnswersArePackedIsTold_data() { addEngines(); }
    void howAnswersArePackedIsTold();
    void withoutChecksNothingIsCounted_data() { addEngines(); }
    void withoutChecksNothingIsCounted();

private:
    CurlGlobal m_curl;
};

void ChecksRunTest::eachKindIsJudged() {
    QFETCH(EngineKind, engine);
    const RawServer server(answerInParts({"HTTP/1.1 200 OK\r\nX-Kind: a\r\nContent-Length: " +
                                          std::to_string(body.size()) + "\r\n\r\n" + body}));
    const RunReport report = reportOn(server, engine, ofEachKind);
    QCOMPARE(body.size(), 40U);
    QCOMPARE(countsOf(report), std::string("4/0 4/0 4/0 0/4 4/0 4/0 4/0 0/4"));
    const Totals& totals = report.snapshot.totals;
    QCOMPARE(totals.failed, 4U);
    QCOMPARE(totals.statuses, (std::map<int, std::uint64_t>{{200, 4}}));
    const auto lines = errorLines(totals, report.plan);
    QCOMPARE(lines.size(), 1U);
    QCOMPARE(nameOf(lines.front().errorClass), std::string_view("check"));
    QCOMPARE(lines.front().count, 4U);
}

void ChecksRunTest::chunksAndPiecesDoNotMatter() {
    QFETCH(EngineKind, engine);
    const RawServer server(
        answerInParts({"HTTP/1.1 200 OK\r\nX-Ki",
                       "nd: a\r\nTransfer-Encoding: chunked\r\n\r\n14;x=y\r\n" + body.substr(0, 5),
                       body.substr(5, 15) + "\r", "\n14\r\n" + body.substr(20, 12),
                       body.substr(32) + "\r\n0\r\nX-Kind: b\r\n", "\r\n"}));
    const RunReport report = reportOn(server, engine, ofEachKind);
    QCOMPARE(countsOf(report), std::string("4/0 4/0 4/0 0/4 4/0 4/0 4/0 0/4"));
}

void ChecksRunTest::anAnswerThatEndsWithItsConnectionIsJudged() {
    QFETCH(EngineKind, engine);
    const RawServer server(answerWith("HTTP/1.1 200 OK\r\nX-Kind: a\r\n\r\n" + body));
    const RunReport report = reportOn(server, engine, ofEachKind);
    QCOMPARE(countsOf(report), std::string("4/0 4/0 4/0 0/4 4/0 4/0 4/0 0/4"));
}

// The loop compares heads with the one before and does not read them again.
void ChecksRunTest::theSameHeadWithAnotherBodyIsSeen() {
    QFETCH(EngineKind, engine);
    std::atomic<int> number{0};
    const RawServer server([&](RawClient& client) {
        while (!client.readRequest().empty())
            client.send(plainAnswer(number++ % 4 == 3 ? "bad" : "all"));
    });
    LoadPlan plan = planBy(engine, server.url(), 40, 2);
    plan.checks = checks("body contains all\nheader content-length equals 3\nbody matches ^bad$");
    const RunReport report = reportOf(plan);
    QCOMPARE(countsOf(report), std::string("30/10 40/0 10/30"));
    QCOMPARE(report.snapshot.totals.failed, 40U);
}

void ChecksRunTest::anAnswerWithoutABodyIsJudged() {
    QFETCH(EngineKind, engine);
    const RawServer server(
        answerInParts({"HTTP/1.1 200 OK\r\nX-Kind: a\r\nContent-Length: 40\r\n\r\n"}));
    LoadPlan plan = planBy(engine, server.url(), 4, 2);
    plan.request.method = "HEAD";
    plan.checks = checks("header content-length equals 40\nsize = 0\nbody contains a");
    QCOMPARE(countsOf(reportOf(plan)), std::string("4/0 4/0 0/4"));
}

void ChecksRunTest::onlyWholeAnswersAreJudged() {
    QFETCH(EngineKind, engine);
    std::atomic<int> requests{0};
    const RawServer server([&](RawClient& client) {
        client.readRequest();
        client.send(requests++ % 2 == 0 ? plainAnswer("whole")
                                        : "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nwhole");
    });
    LoadPlan plan = planBy(engine, server.url(), 10, 1);
    plan.transport.keepAlive = false;
    plan.checks = checks("body contains whole");
    const RunReport report = reportOf(plan);
    QCOMPARE(countsOf(report), std::string("5/0"));
    QCOMPARE(report.snapshot.totals.ok, 5U);
    QCOMPARE(report.snapshot.totals.failed, 5U);
}

void ChecksRunTest::anUnexpectedStatusIsJudgedToo() {
    QFETCH(EngineKind, engine);
    const RawServer server(answerInParts({plainAnswer("sorry", "503 Service Unavailable")}));
    const RunReport report = reportOn(server, engine, "body contains sorry\nbody contains fine");
    QCOMPARE(countsOf(report), std::string("4/0 0/4"));
    const auto lines = errorLines(report.snapshot.totals, report.plan);
    QCOMPARE(lines.size(), 1U);
    QCOMPARE(lines.front().errorClass, ErrorClass::Status);
}

void ChecksRunTest::theLastAnswerOfARedirectIsJudged() {
    const RawServer server([](RawClient& client) {
        for (std::string request = client.readRequest(); !request.empty();
             request = client.readRequest())
            client.send(request.starts_with("GET /there ")
                            ? plainAnswer("arrived")
                            : "HTTP/1.1 302 Found\r\nLocation: /there\r\nX-First: 1\r\n"
                              "Content-Length: 4\r\n\r\ngone");
    });
    LoadPlan plan = planBy(EngineKind::Pool, server.url(), 4, 2);
    plan.transport.redirects = 1;
    plan.checks = checks("body contains arrived\nbody contains gone\nheader x-first\nsize = 7");
    QCOMPARE(countsOf(reportOf(plan)), std::string("4/0 0/4 0/4 4/0"));
}

void ChecksRunTest::thresholdsJudgeTheShare() {
    QFETCH(EngineKind, engine);
    std::atomic<int> number{0};
    const RawServer server([&](RawClient& client) {
        while (!client.readRequest().empty())
            client.send(plainAnswer(number++ % 10 == 9 ? "bad" : "fine"));
    });
    LoadPlan plan = planBy(engine, server.url(), 40, 2);
    plan.checks = checks("body contains fine");
    plan.thresholds = readThresholds("checks>=90%, checks>90%, checks>0.5", "").value();
    const RunReport report = reportOf(plan);
    QCOMPARE(countsOf(report), std::string("36/4"));
    QCOMPARE(thresholdFigure(report, plan.thresholds.at(0)).value_or(0), 90.0);
    QVERIFY(isMet(report, plan.thresholds.at(0)));
    QVERIFY(!isMet(report, plan.thresholds.at(1)));
    QVERIFY(isMet(report, plan.thresholds.at(2)));
}

void ChecksRunTest::filesKeepThem() {
    QFETCH(EngineKind, engine);
    const RawServer server(answerInParts({plainAnswer("some, \"text\"")}));
    const RunReport report =
        reportOn(server, engine, "body contains \"some, \\\"text\\\"\"\nbody contains none");
    const auto again = decodeRun(encodeRun(report));
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QCOMPARE(countsOf(*again), std::string("4/0 0/4"));
    QVERIFY(again->plan.checks == report.plan.checks);
    QCOMPARE(again->snapshot.totals.errors.size(), 0U);
    QVERIFY(again->snapshot.totals.failures({}) == report.snapshot.totals.failures({}));
}

// Whatever is in the body: nothing is unpacked.
void ChecksRunTest::howAnswersArePackedIsTold() {
    QFETCH(EngineKind, engine);
    std::atomic<int> number{0};
    const RawServer server([&](RawClient& client) {
        constexpr std::array headers{"Content-Encoding: gzip\r\n",
                                     "content-encoding:X-GZIP\r\n",
                                     "Content-Encoding: br\r\n",
                                     "Content-Encoding: identity\r\n",
                                     "Content-Encoding: gzip\r\nContent-Encoding: br\r\n",
                                     ""};
        while (!client.readRequest().empty())
            client.send(
                "HTTP/1.1 200 OK\r\n" +
                std::string(headers.at(static_cast<std::size_t>(number++) % headers.size())) +
                "Content-Length: 4\r\n\r\nbody");
    });
    LoadPlan plan = planBy(engine, server.url(), 12, 2);
    plan.transport.compressed = true;
    const RunReport report = reportOf(plan);
    const std::map<ContentCoding, std::uint64_t> wanted{{ContentCoding::None, 4},
                                                        {ContentCoding::Gzip, 4},
                                                        {ContentCoding::Brotli, 2},
                                                        {ContentCoding::Other, 2}};
    QVERIFY(report.snapshot.totals.codings() == wanted);
    QCOMPARE(packedText(report),
             std::string("not packed (4), gzip (4), br (2), other (2); bytes are counted as they "
                         "were sent, and nothing is unpacked"));
    const auto again = decodeRun(encodeRun(report));
    QVERIFY(again.has_value());
    QVERIFY(again->snapshot.totals.codings() == wanted);
}

void ChecksRunTest::withoutChecksNothingIsCounted() {
    QFETCH(EngineKind, engine);
    const RawServer server(answerInParts({plainAnswer("fine")}));
    const RunReport report = reportOn(server, engine, "");
    QCOMPARE(report.snapshot.totals.ok, 4U);
    QCOMPARE(report.snapshot.totals.checks.judged(), 0U);
    QVERIFY(encodeRun(report).find("\"bodies_cut\"") == std::string::npos);
}

LOADSTONE_TEST(ChecksRunTest)
#include "checksrun_test.moc"
