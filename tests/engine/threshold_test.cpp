// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/threshold.h"
#include "core/sweep/latencylimit.h"
#include "tests/support/testprogram.h"

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

Threshold threshold(const char* text) {
    return Threshold::read(text).value();
}

/// A hundred ok answers that took 1 ms to 100 ms, and `failed` others, within 10 s.
Snapshot hundred(std::uint64_t failed = 0) {
    Snapshot snapshot;
    snapshot.elapsed = Seconds(10);
    for (int i = 1; i <= 100; ++i)
        snapshot.totals.latencyOk.record(i * 1000);
    snapshot.totals.ok = 100;
    snapshot.totals.failed = failed;
    return snapshot;
}

std::string thresholdErrorOf(const std::string& text) {
    const auto read = readThresholds(text, "threshold");
    return read ? "" : read.error().message;
}

} // namespace

class ThresholdTest : public QObject {
    Q_OBJECT

private slots:
    void textsAreReadBack();
    void otherFormsAreTheSame();
    void figuresAreThoseOfTheReport();
    void eachRelationHolds();
    void nothingAnsweredMeetsNothing();
    void wrongTextsAreToldWithTheirPosition();
    void limitsOfSweepsAreTheSame();
};

void ThresholdTest::textsAreReadBack() {
    for (const char* text : {"p95<250ms", "p99.99<=1s", "max<1m", "mean>1500us", "min>=1ms",
                             "error_rate<1%", "error_rate<=0.05%", "rps>500", "rps>=0.5", "p50<2h"})
        QCOMPARE(threshold(text).text(), std::string(text));
    const std::string list = "p95<250ms, error_rate<1%, rps>500";
    QCOMPARE(textOf(readThresholds(list, "").value()), list);
}

void ThresholdTest::otherFormsAreTheSame() {
    const std::vector<std::pair<const char*, const char*>> pairs{
        {"p(95) < 250 ms", "p95<250ms"},
        {"avg<80ms", "mean<80ms"},
        {"med<1s", "p50<1s"},
        {" p95  <\t0.25s ", "p95<250ms"},
        {"error_rate<0.07", "error_rate<7%"},
        {"rps > 1.5k", "rps>1500"},
        {"rps>500/s", "rps>500"},
        {"rps>1e3", "rps>1000"},
        {"p100<1s", "max<1s"},
        {"p95<1.5ms", "p95<1500us"},
        {"p95<=1.001ms", "p95<=1001us"},
        {"max<2min", "max<2m"}};
    for (const auto& [typed, meant] : pairs)
        QCOMPARE(threshold(typed).text(), std::string(meant));
}

void ThresholdTest::figuresAreThoseOfTheReport() {
    const Snapshot snapshot = hundred(25);
    QCOMPARE(threshold("max<1s").valueIn(snapshot).value(), 100'000.0);
    QCOMPARE(threshold("min<1s").valueIn(snapshot).value(), 1000.0);
    QCOMPARE(threshold("mean<1s").valueIn(snapshot).value(), 50'500.0);
    QCOMPARE(threshold("p50<1s").valueIn(snapshot).value(),
             double(snapshot.totals.latencyOk.quantile(0.5)));
    QCOMPARE(threshold("error_rate<1%").valueIn(snapshot).value(), 20.0);
    QCOMPARE(threshold("rps>1").valueIn(snapshot).value(), 12.5);
}

void ThresholdTest::eachRelationHolds() {
    const Snapshot snapshot = hundred(25);
    for (const char* met : {"max<100001us", "max<=100ms", "max>=100ms", "max>99ms",
                            "error_rate<=20%", "error_rate<20.1%", "rps>=12.5", "rps<12.6"})
        QVERIFY2(threshold(met).isMetBy(snapshot), met);
    for (const char* broken : {"max<100ms", "max>100ms", "max<=99ms", "max>=101ms",
                               "error_rate<20%", "error_rate>20%", "rps>12.5", "rps<12.5"})
        QVERIFY2(!threshold(broken).isMetBy(snapshot), broken);
    QVERIFY(brokenBy(snapshot, readThresholds("max<1s, rps>10", "").value()).empty());
    QCOMPARE(brokenBy(snapshot, readThresholds("max<1s, rps>20", "").value()),
             (std::vector<BrokenThreshold>{{threshold("rps>20"), 12.5}}));
    QVERIFY(brokenBy(snapshot, {}).empty());
    QVERIFY(brokenBy({}, readThresholds("max<1s, rps>20", "").value()).empty());
}

void ThresholdTest::nothingAnsweredMeetsNothing() {
    for (const char* text : {"p95<250ms", "p95>0ms", "error_rate<1%", "rps>0", "mean<1h"})
        QVERIFY2(!threshold(text).isMetBy(Snapshot()), text);
    Snapshot failed;
    failed.totals.failed = 3;
    QVERIFY(!threshold("p95<250ms").isMetBy(failed));
    QCOMPARE(threshold("error_rate<1%").valueIn(failed).value(), 100.0);
}

void ThresholdTest::wrongTextsAreToldWithTheirPosition() {
    const std::vector<std::pair<const char*, const char*>> wrong{
        {"p95<250", "\"p95<250\": at character 8 there must be the unit of the time: us, ms, s, m "
                    "or h"},
        {"p95 250ms", "\"p95 250ms\": at character 5 there must be <, <=, > or >="},
        {"p95=<1s", "\"p95=<1s\": at character 4 there must be <, <=, > or >="},
        {"p950<1s", "\"p950<1s\": at character 1 there must be what is judged: p50 to p99.99, "
                    "mean, min, max, error_rate, checks or rps"},
        {"latency<1s", "\"latency<1s\": at character 1 there must be what is judged: p50 to "
                       "p99.99, mean, min, max, error_rate, checks or rps"},
        {"p95<", "\"p95<\": at character 5 there must be a time, as in 250ms"},
        {"rps>many", "\"rps>many\": at character 5 there must be requests per second, as in 500"},
        {"error_rate<%", "\"error_rate<%\": at character 12 there must be a share, as in 1%"},
        {"error_rate<150%",
         "\"error_rate<150%\": at character 12 there must be a share of at most 100%"},
        {"error_rate<1",
         "\"error_rate<1\": at character 12 there must be a share with its %, as in error_rate<1%"},
        {"checks >= 99.5", "\"checks >= 99.5\": at character 11 there must be a share with its %, "
                           "as in checks>=99.5%"},
        {"error_rate<150", "\"error_rate<150\": at character 12 there must be a share with its %, "
                           "as in error_rate<100%"},
        {"rps>500 p95", "\"rps>500 p95\": at character 9 there must be the end"},
        {"p95<250msx", "\"p95<250msx\": at character 8 there must be the unit of the time: us, ms, "
                       "s, m or h"},
        {"p95<-1s", "\"p95<-1s\": at character 5 there must be a time, as in 250ms"}};
    for (const auto& [text, sentence] : wrong)
        QCOMPARE(thresholdErrorOf(text), "threshold 1: " + std::string(sentence));
    QVERIFY(
        thresholdErrorOf("p95<1s, p99<2").starts_with("threshold 2: \"p99<2\": at character 6 "));
    const std::string advice = "; commas separate thresholds, so write numbers without them";
    QVERIFY(thresholdErrorOf("rps>1,000").starts_with("threshold 2: \"000\": at character 1 "));
    QVERIFY(thresholdErrorOf("rps>1,000").ends_with(advice));
    QVERIFY(!thresholdErrorOf("p95<1s, rps>x").ends_with(advice));
    QCOMPARE(readThresholds("x", "threshold").error().field, std::string("threshold"));
}

void ThresholdTest::limitsOfSweepsAreTheSame() {
    QCOMPARE(LatencyLimit::parse("p(99) < 50ms").value().text(), std::string("p99<50ms"));
    QCOMPARE(LatencyLimit::parse("p99<50").error().message,
             std::string("\"p99<50\": at character 7 there must be the unit of the time: us, ms, "
                         "s, m or h, as in p99<50ms"));
    for (const char* other : {"p99>50ms", "mean<50ms", "rps<5", "error_rate<1%"})
        QCOMPARE(LatencyLimit::parse(other).error().message,
                 "\"" + std::string(other) +
                     "\" is no limit of latency; give a percentile or max, < and a time, as in "
                     "p99<50ms");
}

LOADSTONE_TEST(ThresholdTest)
#include "threshold_test.moc"
