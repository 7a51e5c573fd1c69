// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/clockwords.h"
#include "core/report/runjunit.h"
#include "core/report/runtext.h"
#include "core/report/thresholdwords.h"
#include "tests/support/testprogram.h"

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

/// 200/s for 10 s, from ten threads: each of `waiting` had to wait for up to two seconds, evenly;
/// all took 5 ms themselves.
RunReport ratedRun(int waiting) {
    RunReport report;
    report.plan.request.url = "http://me:secret@example.test/?a=1&b=<2>";
    report.plan.threads = 10;
    report.plan.requests.reset();
    report.plan.duration = 10s;
    report.plan.rate = Rate{200};
    report.startedAt = "2026-11-29T16:00:00Z";
    report.snapshot.elapsed = Seconds(10);
    report.snapshot.planned = 2000;
    report.snapshot.overdue = 0;
    Totals& totals = report.snapshot.totals;
    totals.started = totals.ok = 2000;
    totals.waits = static_cast<std::uint64_t>(waiting);
    for (int i = 0; i < 2000; ++i)
        totals.latencyOk.record(5000 + (i < waiting ? 2'000'000 * (waiting - i) / waiting : 0));
    totals.serviceOk.record(5000, 2000);
    for (int i = 0; i < 20; ++i)
        report.snapshot.timeline.push_back({Seconds(0.5 * i), Seconds(0.5 * (i + 1)), 100, 0, {}});
    return report;
}

/// The server says nothing from 4 s to 6 s.
RunReport stalledRun() {
    RunReport report = ratedRun(400);
    for (std::size_t i = 8; i < 12; ++i)
        report.snapshot.timeline[i].requests = 0;
    return report;
}

std::string textOf(const ClockWords& words) {
    return words.sentence + (words.reason.empty() ? "" : " ") + words.reason;
}

} // namespace

class ClockWordsTest : public QObject {
    Q_OBJECT

private slots:
    void withoutARateThereIsOneClock();
    void clocksThatAgreeAreSaidTo();
    void aFewThatWaitedAreSaid();
    void aServerThatStalledIsNamed();
    void tooFewThreadsAreNamed();
    void databasesAreAskedQueries();
    void ourLatenessIsOurs();
    void ourStandstillIsOurs();
    void theSummaryHasBothClocks();
    void thresholdsAreInTheSummary();
    void xmlIsEscaped();
};

void ClockWordsTest::withoutARateThereIsOneClock() {
    RunReport report = ratedRun(400);
    report.plan.rate.reset();
    report.snapshot.overdue.reset();
    QCOMPARE(textOf(clockWords(report)), std::string());
    report.snapshot.totals.serviceOk = Histogram(latencyLayout);
    QVERIFY(summaryText(report).find("service") == std::string::npos);
}

void ClockWordsTest::clocksThatAgreeAreSaidTo() {
    const ClockWords words = clockWords(ratedRun(0));
    QVERIFY(words.gap == ClockGap::None);
    QCOMPARE(textOf(words),
             std::string("Response and service time agree: no request had to wait."));
}

void ClockWordsTest::aFewThatWaitedAreSaid() {
    QCOMPARE(textOf(clockWords(ratedRun(19))),
             std::string("Response and service time agree, but for 0.95 % of the requests, which "
                         "left over 1 ms after they were due."));
    QVERIFY(clockWords(ratedRun(20)).gap == ClockGap::NoFreeUser);
}

void ClockWordsTest::aServerThatStalledIsNamed() {
    const ClockWords words = clockWords(stalledRun());
    QVERIFY(words.gap == ClockGap::ServerStall);
    QCOMPARE(textOf(words),
             std::string("p99 is 1.91 s from when a request was due, and 5.00 ms from when it "
                         "left. The server answered nothing for 2.00 s from 4.00 s on, and "
                         "20.00 % of the requests had to wait for a free thread before they could "
                         "leave: response time counts that wait, service time does not."));
}

void ClockWordsTest::tooFewThreadsAreNamed() {
    RunReport report = ratedRun(400);
    report.plan.engine = EngineKind::Loop;
    const ClockWords words = clockWords(report);
    QVERIFY(words.gap == ClockGap::NoFreeUser);
    QCOMPARE(words.reason, std::string("20.00 % of the requests had to wait for a free connection "
                                       "before they could leave: response time counts that wait, "
                                       "service time does not."));
}

void ClockWordsTest::databasesAreAskedQueries() {
    RunReport report = stalledRun();
    report.plan.request.url = "postgresql://app@127.0.0.1/shop";
    report.plan.queries.all = {{"SELECT 1"}};
    QCOMPARE(textOf(clockWords(report)),
             std::string("p99 is 1.91 s from when a query was due, and 5.00 ms from when it "
                         "left. The server answered nothing for 2.00 s from 4.00 s on, and "
                         "20.00 % of the queries had to wait for a free thread before they could "
                         "leave: response time counts that wait, service time does not."));
    report.plan.queries.all = {{"SELECT 1; SELECT 2"}};
    QVERIFY(clockWords(report).reason.find("20.00 % of the transactions") != std::string::npos);
}

void ClockWordsTest::ourLatenessIsOurs() {
    RunReport report = stalledRun();
    report.snapshot.totals.lateStarts = 500;
    const ClockWords words = clockWords(report);
    QVERIFY(words.gap == ClockGap::Late);
    QCOMPARE(words.reason, std::string("25.00 % of the requests left over 1 ms late though there "
                                       "was a free thread: this machine was late, and not the "
                                       "server."));
}

void ClockWordsTest::ourStandstillIsOurs() {
    RunReport report = stalledRun();
    report.validity =
        Validity{Verdict::GeneratorLimited, {{SignalKind::Standstill, 1990.0, 500.0, 0, 0, false}}};
    const ClockWords words = clockWords(report);
    QVERIFY(words.gap == ClockGap::Standstill);
    QCOMPARE(words.reason, std::string("Loadstone or this machine stood still for 1.99 s, so "
                                       "requests left late: that was not the server."));
}

void ClockWordsTest::theSummaryHasBothClocks() {
    RunReport report = stalledRun();
    report.snapshot.overdue = 7;
    const std::string text = summaryText(report);
    for (const char* part :
         {"Asked for:       200/s; 7 were due and not sent\n",
          "Response time distribution (from when each was due; service time from when it left):\n",
          "   90.00 % in 1.01 s, service 5.00 ms\n", "\np99 is 1.91 s from when"})
        QVERIFY2(text.find(part) != std::string::npos, (part + text).c_str());
}

void ClockWordsTest::thresholdsAreInTheSummary() {
    RunReport report = stalledRun();
    report.plan.thresholds =
        readThresholds("p50<250ms, p99<1s, error_rate<=1%, rps>=500", "").value();
    QCOMPARE(thresholdsText(report),
             std::string("\nThresholds:\n"
                         "  p50<250ms:              met, 5.00 ms\n"
                         "  p99<1s:                 not met: p99 is 1.91 s and must be below "
                         "1.00 s\n"
                         "  error_rate<=1%:         met, 0.00 %\n"
                         "  rps>=500:               not met: throughput is 200.0 requests/s and "
                         "must be at least 500.0 requests/s\n"));
    report.snapshot.totals = Totals();
    QCOMPARE(
        brokenText(report.plan.thresholds[2], thresholdFigure(report, report.plan.thresholds[2])),
        std::string("error rate is not known without an answer and must be at most 1.00 %"));
}

void ClockWordsTest::xmlIsEscaped() {
    RunReport report = stalledRun();
    report.plan.request.method = "G\x01\"E\uFFFF\uFFFET\u00e4\xff\xc3";
    report.plan.thresholds = readThresholds("p99<1s, max<1h", "").value();
    QCOMPARE(
        encodeJUnit(report),
        std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<testsuites name=\"loadstone\" tests=\"2\" failures=\"1\" errors=\"0\" "
                    "time=\"10.000\">\n"
                    "  <testsuite name=\"G&quot;ET\u00e4\uFFFD\uFFFD "
                    "http://me:***@example.test/?a=1&amp;b=&lt;2&gt;\" "
                    "tests=\"2\" failures=\"1\" errors=\"0\" time=\"10.000\" "
                    "timestamp=\"2026-11-29T16:00:00\">\n"
                    "    <testcase classname=\"loadstone.thresholds\" name=\"p99&lt;1s\" "
                    "time=\"10.000\">\n"
                    "      <failure type=\"threshold\" message=\"p99 is 1.91 s and must be below "
                    "1.00 s\"/>\n"
                    "    </testcase>\n"
                    "    <testcase classname=\"loadstone.thresholds\" name=\"max&lt;1h\" "
                    "time=\"10.000\"/>\n"
                    "  </testsuite>\n"
                    "</testsuites>\n"));
}

LOADSTONE_TEST(ClockWordsTest)
#include "clockwords_test.moc"
