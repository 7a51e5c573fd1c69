// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/checkwords.h"
#include "core/report/latencybars.h"
#include "core/report/progress.h"
#include "core/report/runcsv.h"
#include "core/report/runjson.h"
#include "core/report/runtext.h"
#include "tests/support/contains.h"
#include "tests/support/testprogram.h"
#include "tests/support/validities.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <random>

using namespace loadstone;

namespace {

using Json = nlohmann::ordered_json;

Histogram someLatencies(std::mt19937& random, const HistogramLayout& layout) {
    Histogram histogram(layout);
    for (unsigned i = static_cast<unsigned>(random() % 200); i > 0; --i)
        histogram.record(static_cast<std::int64_t>(random() >> (random() % 30)));
    return histogram;
}

std::vector<Interval> someTimeline(std::mt19937& random) {
    std::vector<Interval> timeline;
    Seconds end{0};
    for (unsigned i = static_cast<unsigned>(random() % 20); i > 0; --i) {
        Interval interval;
        interval.start = end;
        interval.end = end = end + Seconds(0.125);
        interval.requests = random() % 1000;
        interval.errors = random() % 10;
        if (random() % 3 != 0)
            interval.latency = {Microseconds(random() % 9999), Microseconds(random() % 99999),
                                Microseconds(random())};
        timeline.push_back(interval);
    }
    return timeline;
}

Totals someTotals(std::mt19937& random) {
    Totals totals;
    totals.latencyOk = someLatencies(random, latencyLayout);
    totals.latencyFailed = someLatencies(random, latencyLayout);
    for (Histogram& phase : totals.phases)
        phase = someLatencies(random, coarseLayout);
    totals.abortedAges = someLatencies(random, coarseLayout);
    totals.lag = someLatencies(random, coarseLayout);
    totals.ok = totals.latencyOk.total();
    totals.failed = totals.latencyFailed.total();
    totals.aborted = random() % 5;
    totals.started = totals.ended();
    totals.bytesSent = random();
    totals.bytesReceived = std::uint64_t{random()} << 20;
    totals.connectionsOpened = random() % 100;
    totals.retries = random() % 100;
    totals.statuses = {{200, totals.ok}, {500, 3}};
    totals.errors[{ErrorClass::NoLocalPort, 7}] = random();
    totals.errors[{ErrorClass::Worker, 9}] = random();
    totals.httpVersions = {{1, 10}, {2, 20}};
    return totals;
}

RunReport someReport(unsigned seed) {
    std::mt19937 random(seed);
    RunReport report;
    report.toolVersion = "0.1.0";
    report.startedAt = "2026-11-24T05:31:11Z";
    report.ending = static_cast<Ending>(seed % 3);
    report.environment = {"Debian", "Linux", "CPU", 2, "7.88.1"};
    report.plan.request = {"POST", "http://127.0.0.1:1/x?y=ü", {{"X-A", "1"}, {"X-B", ""}}, "body"};
    TransportOptions& transport = report.plan.transport;
    transport.timeout = Milliseconds(1500);
    transport.connectTimeout = Milliseconds(250);
    transport.redirects = 3;
    transport.version = HttpVersion::Http2;
    transport.verifyTls = false;
    transport.keepAlive = seed % 3 == 0;
    transport.environmentProxy = true;
    report.plan.expected = StatusRanges::parse("200-299,404").value();
    report.plan.engine = static_cast<EngineKind>(seed % 5 % 3);
    report.plan.warmUp = Milliseconds(250);
    if (seed % 2 == 0) {
        report.plan.requests.reset();
        report.plan.duration = Milliseconds(30'000);
    }
    report.snapshot.planned = report.plan.requests;
    report.snapshot.elapsed = Seconds(2.5);
    report.snapshot.totals = someTotals(random);
    report.snapshot.timeline = someTimeline(random);
    report.addresses = {{"127.0.0.1", 5}, {"::1", 2}};
    report.tls = {{"TLSv1.3", "TLS_AES_256_GCM_SHA384", 7}};
    report.losses = {{Seconds(1.5), 3, 9, 0}};
    report.validity = judge(starvedRun());
    report.ceiling = 52'000.5;
    return report;
}

/// What files of older versions have not, and of many runs those of today neither.
constexpr std::array optionalKeys{"aborted_age_ms", "lag_ms",       "retries",
                                  "addresses",      "tls",          "validity",
                                  "calibration",    "workers_lost", "encodings"};

bool isOptional(const std::string& key) {
    return std::ranges::find(optionalKeys, key) != optionalKeys.end();
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

private slots:
    void decodesWhatItEncoded();
    void keysAreThoseOfTheContract();
    void emptyRunHasNullsAndNoNan();
    void secretsAreNotSaved();
    void binaryBodySurvives();
    void refusesWhatIsNoRun_data();
    void refusesWhatIsNoRun();
    void refusesContradictingHistogram();
    void textHasTheKnownBlocks();
    void agesOfWhatWasCutOffAreTold();
    void rowsThatAreUsedUpAreTold();
    void filesOfOlderVersionsAreRead();
    void countsStayWithTheirChecks();
    void whatChecksCouldNotSeeIsTold();
    void csvHasARowAnInterval();
    void barsAddUp();
    void progressHasShareAndTimeLeft();
};

void ReportTest::decodesWhatItEncoded() {
    for (unsigned seed = 0; seed < 40; ++seed) {
        const RunReport report = someReport(seed);
        const auto decoded = decodeRun(encodeRun(report));
        QVERIFY2(decoded.has_value(), decoded ? "" : decoded.error().message.c_str());
        QVERIFY(*decoded == report);
        QCOMPARE(encodeRun(*decoded), encodeRun(report));
    }
}

void ReportTest::keysAreThoseOfTheContract() {
    const RunReport report = someReport(2);
    const Json json = Json::parse(encodeRun(report));
    for (const char* key :
         {"schema_version", "tool", "started_at", "duration_s", "plan", "environment", "requests",
          "metrics", "latency_all_ms", "phases_ms", "connections_opened", "status_codes", "errors",
          "timeline", "histogram"})
        QVERIFY2(json.contains(key), key);
    const Json& requests = json["requests"];
    QCOMPARE(requests["sent"].get<int>(), requests["ok"].get<int>() +
                                              requests["failed"].get<int>() +
                                              requests["aborted"].get<int>());
    for (const char* key :
         {"min", "mean", "stddev", "p50", "p75", "p90", "p95", "p99", "p99_9", "p99_99", "max"})
        QVERIFY2(json["metrics"]["latency_ms"].contains(key), key);
    for (const char* phase : {"dns", "connect", "tls", "ttfb", "download"})
        QVERIFY2(json["phases_ms"].contains(phase), phase);
    QCOMPARE(json["metrics"]["latency_ms"]["max"].get<double>(),
             static_cast<double>(report.snapshot.totals.latencyOk.max()) / 1000);
    QVERIFY(json["histogram"]["unit"] == "us");
    QVERIFY(json["histogram"]["encoding"] == "hdr-v2-base64");
}

void ReportTest::emptyRunHasNullsAndNoNan() {
    RunReport report = someReport(1);
    report.snapshot = Snapshot{};
    const std::string text = encodeRun(report);
    QVERIFY(!contains(text, "nan") && !contains(text, "inf"));
    QVERIFY(Json::parse(text)["metrics"]["latency_ms"].is_null());
    QVERIFY(*decodeRun(text) == report);
    QVERIFY(contains(summaryText(report), "Requests/sec"));
}

void ReportTest::secretsAreNotSaved() {
    RunReport report = someReport(1);
    report.plan.request.url = "http://me:hunter2@127.0.0.1/";
    report.plan.request.headers = {{"AUTHORIZATION", "Bearer hunter2"}, {"Cookie", "hunter2"}};
    QVERIFY(!contains(encodeRun(report), "hunter2"));
    QVERIFY(!contains(summaryText(report), "hunter2"));
}

void ReportTest::binaryBodySurvives() {
    RunReport report = someReport(1);
    report.plan.request.body = std::string("\xff\x00\xfe", 3);
    QCOMPARE(decodeRun(encodeRun(report))->plan.request.body, report.plan.request.body);
}

void ReportTest::refusesWhatIsNoRun_data() {
    QTest::addColumn<QByteArray>("text");
    const std::string good = encodeRun(someReport(3));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("<html>");
    QTest::newRow("array") << QByteArray("[1,2]");
    QTest::newRow("number") << QByteArray("7");
    QTest::newRow("another json") << QByteArray("{\"a\":1}");
    QTest::newRow("cut") << QByteArray::fromStdString(good.substr(0, good.size() / 2));
    const Json whole = Json::parse(good);
    for (const auto& [key, value] : whole.items()) {
        Json less = whole;
        less[key] = "wrong";
        if (key != "metrics" && key != "latency_all_ms" && key != "started_at" && key != "ending")
            QTest::addRow("wrong %s", key.c_str()) << QByteArray::fromStdString(less.dump());
        less.erase(key);
        if (key != "metrics" && key != "latency_all_ms" && !isOptional(key))
            QTest::addRow("without %s", key.c_str()) << QByteArray::fromStdString(less.dump());
    }
    Json future = Json::parse(good);
    future["schema_version"] = 99;
    QTest::newRow("another version") << QByteArray::fromStdString(future.dump());
}

void ReportTest::refusesWhatIsNoRun() {
    QFETCH(QByteArray, text);
    const auto decoded = decodeRun(text.toStdString());
    QVERIFY(!decoded.has_value());
    QVERIFY(!decoded.error().message.empty());
}

void ReportTest::refusesContradictingHistogram() {
    Json json = Json::parse(encodeRun(someReport(3)));
    json["histogram"]["max_us"] = 1;
    json["histogram"]["min_us"] = 1;
    QVERIFY(!decodeRun(json.dump()).has_value());
}

void ReportTest::textHasTheKnownBlocks() {
    RunReport report = someReport(4); // which was stopped
    const std::string text = summaryText(report);
    for (const char* block : {"Summary:",
                              "Success rate:",
                              "Total:",
                              "Slowest:",
                              "Fastest:",
                              "Average:",
                              "Requests/sec:",
                              "Total data:",
                              "Size/request:",
                              "Response time histogram:",
                              "Response time distribution:",
                              "95.00 % in",
                              "99.99 % in",
                              "Details",
                              "Status code distribution:",
                              "200 OK",
                              "Error distribution:",
                              "[no_local_port 7]",
                              "500 Internal Server Error",
                              "Stopped by hand",
                              "a worker process was killed (signal 9)"})
        QVERIFY2(contains(text, block), block);
    report.ending = Ending::CutShort;
    QVERIFY(contains(summaryText(report), "All worker processes died"));
    report.ending = Ending::Degraded;
    report.plan.threads = 8;
    report.losses = {{Seconds(1.2), 6, 9, 0}, {Seconds(2.5), 4, 0, 1}};
    QVERIFY(
        contains(summaryText(report),
                 "Not all worker processes lived to the end, so this is of fewer connections "
                 "than asked for.\n"
                 "After 1.20 s a worker process was killed (signal 9); if nobody did it, memory "
                 "ran out. 6 of 8 connections went on.\n"));
    const RunReport read = decodeRun(encodeRun(report)).value();
    QVERIFY(read.ending == Ending::Degraded);
    QVERIFY(read.losses == report.losses);
}

void ReportTest::agesOfWhatWasCutOffAreTold() {
    RunReport report = someReport(3);
    report.ending = Ending::Completed;
    Totals& totals = report.snapshot.totals;
    totals.aborted = 12;
    totals.abortedAges = Histogram(coarseLayout);
    totals.abortedAges.record(250'000, 11);
    totals.abortedAges.record(3'600'000);
    QVERIFY(contains(summaryText(report),
                     "12 requests in flight then, counted as aborted and in no latency; the oldest "
                     "had been under way for 3.60 s.\n"));
    const Json ages = Json::parse(encodeRun(report))["aborted_age_ms"];
    QCOMPARE(ages["count"].get<int>(), 12);
    QVERIFY(std::abs(ages["p50"].get<double>() - 250) < 2);
    QCOMPARE(ages["max"].get<double>(), 3600.0);
    totals.aborted = 1;
    QVERIFY(contains(summaryText(report), "1 request in flight then, counted as aborted and in no "
                                          "latency; it had been under way for 3.60 s.\n"));
    totals.abortedAges = Histogram(coarseLayout); // as in files of before
    QVERIFY(contains(summaryText(report), "in no latency.\n"));
}

void ReportTest::rowsThatAreUsedUpAreTold() {
    const std::string note = "\nEnded when each row of users.csv had been used once.\n";
    RunReport report = someReport(3);
    report.ending = Ending::Completed;
    report.losses.clear();
    report.snapshot.totals.aborted = 0;
    report.plan.feeds = {{"some/users.csv", FeedChoice::Order::Once}};
    report.plan.requests = report.snapshot.totals.started + 1;
    QVERIFY(contains(summaryText(report), note));
    report.plan.requests = report.snapshot.totals.started;
    QVERIFY(!contains(summaryText(report), "users.csv"));
    report.plan.requests.reset();
    report.plan.duration = Milliseconds(30'000);
    QVERIFY(contains(summaryText(report), note));
    report.plan.feeds.front().order = FeedChoice::Order::Random;
    QVERIFY(!contains(summaryText(report), "users.csv"));
}

void ReportTest::filesOfOlderVersionsAreRead() {
    RunReport report = someReport(5);
    Json json = Json::parse(encodeRun(report));
    for (const char* key : optionalKeys)
        QVERIFY2(json.erase(key) == 1, key);
    Totals& totals = report.snapshot.totals;
    totals.abortedAges = totals.lag = Histogram(coarseLayout);
    totals.retries = 0;
    report.addresses.clear();
    report.tls.clear();
    report.losses.clear();
    report.validity.reset();
    report.ceiling.reset();
    QVERIFY(*decodeRun(json.dump()) == report);
}

// A later version may have checks that this one cannot read.
void ReportTest::countsStayWithTheirChecks() {
    RunReport report = someReport(5);
    report.plan.checks = readChecks("size < 1B\nheader gone\nsize < 2B\nsize < 1B", "").value();
    for (std::size_t i = 0; i < report.plan.checks.size(); ++i) {
        report.snapshot.totals.checks.passed.at(i) = i + 10;
        report.snapshot.totals.checks.failed.at(i) = i + 20;
    }
    QVERIFY(*decodeRun(encodeRun(report)) == report);
    std::string file = encodeRun(report);
    for (std::size_t at = file.find("header gone"); at != std::string::npos;
         at = file.find("header gone"))
        file.replace(at, 6, "footer");
    const auto decoded = decodeRun(file);
    QVERIFY2(decoded, decoded ? "" : decoded.error().message.c_str());
    QCOMPARE(textOf(decoded->plan.checks), std::string("size < 1B\nsize < 2B\nsize < 1B"));
    const CheckCounts& counts = decoded->snapshot.totals.checks;
    const auto begins = [](const CheckCounts::Counts& all, std::vector<std::uint64_t> wanted) {
        wanted.resize(all.size());
        return std::ranges::equal(all, wanted);
    };
    QVERIFY(begins(counts.passed, {10, 12, 13}));
    QVERIFY(begins(counts.failed, {20, 22, 23}));
}

void ReportTest::whatChecksCouldNotSeeIsTold() {
    RunReport report = someReport(5);
    report.plan.checks = readChecks("body contains x", "").value();
    Totals& totals = report.snapshot.totals;
    QVERIFY(!contains(checksText(report), "packed"));
    totals.packed = {{ContentCoding::Gzip, 3}, {ContentCoding::Brotli, 1}};
    totals.checks.cutBodies = 2;
    QVERIFY(contains(checksText(report),
                     "  2 bodies were longer than 16.8 MB, or than the memory that was left for "
                     "them; patterns were looked for in what comes "
                     "before that, and values of JSON cannot be read from a part\n"
                     "  4 answers came packed, and checks cannot look into a packed body\n"));
    report.plan.checks = readChecks("size < 1kB", "").value();
    QVERIFY(!contains(checksText(report), "packed"));
}

void ReportTest::csvHasARowAnInterval() {
    Interval interval;
    interval.start = Seconds(1);
    interval.end = Seconds(1.5);
    interval.requests = 50;
    interval.errors = 2;
    Interval empty = interval;
    interval.latency = {Microseconds(1500), Microseconds(2500), Microseconds(3500)};
    QCOMPARE(timelineCsv({interval, empty}),
             "t_s,end_s,requests,errors,requests_per_sec,p50_ms,p95_ms,p99_ms\n"
             "1.000,1.500,50,2,100.000,1.500,2.500,3.500\n"
             "1.000,1.500,50,2,100.000,,,\n");
}

void ReportTest::barsAddUp() {
    std::mt19937 random(9);
    for (int i = 0; i < 20; ++i) {
        const Histogram latencies = someLatencies(random, latencyLayout);
        const auto bars = latencyBars(latencies, 40);
        QVERIFY(bars.size() <= 40);
        std::uint64_t total = 0;
        for (std::size_t bar = 0; bar < bars.size(); ++bar) {
            total += bars[bar].count;
            QVERIFY(bar == 0 || std::abs(bars[bar].from - bars[bar - 1].to) < 1e-6 * bars[bar].to);
        }
        QCOMPARE(total, latencies.total());
    }
    QVERIFY(latencyBars(Histogram(), 40).empty());
}

void ReportTest::progressHasShareAndTimeLeft() {
    LoadPlan plan;
    plan.requests = 1'000'000;
    Snapshot snapshot;
    snapshot.totals.ok = 750'000;
    QVERIFY(!progressOf(snapshot, plan).left.has_value());
    QCOMPARE(progressText(snapshot, plan), "750,000 of 1,000,000 · 75 %");
    Interval interval;
    interval.end = Seconds(2);
    interval.requests = 100'000;
    snapshot.timeline = {interval};
    QCOMPARE(progressOf(snapshot, plan).left->count(), 5.0);
    QCOMPARE(progressText(snapshot, plan), "750,000 of 1,000,000 · 75 % · 5.00 s left");
    plan.requests.reset();
    plan.duration = Milliseconds(30'000);
    snapshot.elapsed = Seconds(12);
    QCOMPARE(progressText(snapshot, plan), "12.0 s of 30.0 s · 40 % · 18.0 s left");
    snapshot.oldestInFlight = Seconds(0.99);
    QCOMPARE(progressText(snapshot, plan), "12.0 s of 30.0 s · 40 % · 18.0 s left");
    snapshot.oldestInFlight = Seconds(3.6);
    QCOMPARE(progressText(snapshot, plan),
             "12.0 s of 30.0 s · 40 % · 18.0 s left · oldest in flight 3.60 s");
    snapshot.elapsed = Seconds(31);
    QCOMPARE(progressOf(snapshot, plan).share, 1.0);
}

LOADSTONE_TEST(ReportTest)
#include "report_test.moc"
