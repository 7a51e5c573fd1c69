// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/metricscourse.h"
#include "core/metrics/metricssource.h"
#include "core/metrics/readinglist.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

std::string metricsErrorOf(const std::string& text) {
    const auto read = readMetrics(text);
    return read ? "" : read.error().message;
}

std::vector<MetricReading> readings(const char* text) {
    return readMetrics(text).value();
}

MetricsCourse courseOf(const std::vector<std::string>& names,
                       const std::vector<std::pair<double, const char*>>& texts) {
    MetricsRecorder recorder(names);
    for (const auto& [time, text] : texts)
        recorder.take(time, readings(text));
    return recorder.course();
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private slots:
    void prometheusTextIsRead();
    void typesTellCounters();
    void jsonIsFlattened();
    void wrongTextsAreToldWithTheirLine();
    void tooMuchIsRefused();
    void countersBecomeRates();
    void namesChoose();
    void seriesAreBounded();
    void pointsAreBounded();
    void namesAreReadBack();
};

void MetricsTest::prometheusTextIsRead() {
    QCOMPARE(readings("# HELP up Whether it is.\n"
                      "up 1\n"
                      "\n"
                      "  load { host = \"a b}\\\" \", core=\"1\", }  0.25 1395066363000\r\n"
                      "big 1e3\nminus -2\nplus +4.5\n"
                      "empty{} 7\n"
                      "none NaN\nall +Inf\nless -Inf\n"
                      "up 2\n"
                      "exemplar_total 3 # {trace=\"x\"} 1\n"
                      "# EOF"),
             (std::vector<MetricReading>{{"up", 1, false},
                                         {"load{host = \"a b}\\\" \", core=\"1\"}", 0.25, false},
                                         {"big", 1000, false},
                                         {"minus", -2, false},
                                         {"plus", 4.5, false},
                                         {"empty", 7, false},
                                         {"exemplar_total", 3, false}}));
    QVERIFY(readings("").empty());
    const std::vector<MetricReading> one{{"a", 1, false}};
    QCOMPARE(readings("\xef\xbb\xbf"
                      "a 1\n"),
             one);
    QCOMPARE(readings("\xef\xbb\xbf{\"a\": 1}"), one);
}

void MetricsTest::typesTellCounters() {
    const auto found = readings("# TYPE a counter\na 1\na{x=\"y\"} 1\n"
                                "# TYPE b counter\nb_total 1\nb_created 1\n"
                                "# TYPE c histogram\nc_bucket{le=\"1\"} 1\nc_sum 1\nc_count 1\n"
                                "# TYPE d gauge\nd 1\nd_total 1\n"
                                "e 1\n");
    std::string counters;
    for (const MetricReading& one : found)
        if (one.isCounter)
            counters += one.name + " ";
    QCOMPARE(counters, std::string("a a{x=\"y\"} b_total c_bucket{le=\"1\"} c_sum c_count "));
}

void MetricsTest::jsonIsFlattened() {
    QCOMPARE(readings("\n {\"pool\": {\"busy\": 3, \"of\": [1.5, {\"x\": -1}, \"7\", true, null]}, "
                      "\"n\": 1e2}"),
             (std::vector<MetricReading>{{"n", 100, false},
                                         {"pool.busy", 3, false},
                                         {"pool.of[0]", 1.5, false},
                                         {"pool.of[1].x", -1, false}}));
    QCOMPARE(readings("[5]"), (std::vector<MetricReading>{{"[0]", 5, false}}));
    const std::string deep(10'000, '[');
    QCOMPARE(metricsErrorOf(deep), std::string("it begins as JSON and is none"));
    QVERIFY(readMetrics(deep + std::string(10'000, ']')).value().empty());
}

void MetricsTest::wrongTextsAreToldWithTheirLine() {
    const auto sentence = [](int line) {
        return "line " + std::to_string(line) +
               " is neither JSON nor of the text format of Prometheus, as in "
               "name{label=\"value\"} 1.5";
    };
    QCOMPARE(metricsErrorOf("<html>\n"), sentence(1));
    QCOMPARE(metricsErrorOf("a 1\nb one\n"), sentence(2));
    QCOMPARE(metricsErrorOf("a 1\n\n# b\nb{c=\"d\" 1\n"), sentence(4));
    QCOMPARE(metricsErrorOf("{\"a\": 1"), std::string("it begins as JSON and is none"));
    QCOMPARE(metricsErrorOf("a\xff 1"), sentence(1));
}

// Whatever a server sends, a reading takes a moment.
void MetricsTest::tooMuchIsRefused() {
    std::string ones = "[1";
    std::string lines;
    for (std::size_t i = 1; i < ReadingList::most; ++i)
        ones += ",1";
    for (std::size_t i = 0; i < ReadingList::most; ++i)
        lines += "n" + std::to_string(i) + " 1\n";
    QCOMPARE(readings((ones + "]").c_str()).size(), ReadingList::most);
    QCOMPARE(readings(lines.c_str()).size(), ReadingList::most);
    const std::string tooMany = "the answer has more than 20,000 figures";
    QCOMPARE(metricsErrorOf(ones + ",1]"), tooMany);
    QCOMPARE(metricsErrorOf(lines + "one 1\n"), tooMany);

    const std::string name(ReadingList::longestName, 'n');
    QCOMPARE(readings((name + " 1").c_str()).front().name, name);
    QCOMPARE(readings(("{\"" + name + "\": 1}").c_str()).front().name, name);
    const std::string tooLong = "a figure has a name of more than 1,000 bytes";
    QCOMPARE(metricsErrorOf(name + "n 1"), tooLong);
    QCOMPARE(metricsErrorOf("{\"" + name + "\": {\"n\": 1}}"), tooLong);

    std::string arrays = "{\"" + name + name + "\": [[]";
    while (arrays.size() + 5 < mostMetricBytes)
        arrays += ",[]";
    QCOMPARE(metricsErrorOf(arrays + "]}"), tooLong);
    const std::string blanks(mostMetricBytes, '\n');
    QVERIFY(readings(blanks.c_str()).empty());
    QCOMPARE(metricsErrorOf(blanks + "\n"), std::string("the answer is longer than 1.00 MB"));
}

// One that falls began anew at 0.
void MetricsTest::countersBecomeRates() {
    const char* const before = "# TYPE n counter\nn 100\ng 5";
    const MetricsCourse course = courseOf({}, {{0.5, before},
                                               {1.5, "# TYPE n counter\nn 150\ng 4"},
                                               {3.5, "# TYPE n counter\nn 160\ng 6"},
                                               {4.5, "# TYPE n counter\nn 7\ng 6"}});
    QCOMPARE(course.readings, 4U);
    QCOMPARE(course.series.size(), 2U);
    QVERIFY(course.series[0].isRate);
    QCOMPARE(course.series[0].points,
             (std::vector<MetricSeries::Point>{{1.5, 50}, {3.5, 5}, {4.5, 7}}));
    QVERIFY(!course.series[1].isRate);
    QCOMPARE(course.series[1].points,
             (std::vector<MetricSeries::Point>{{0.5, 5}, {1.5, 4}, {3.5, 6}, {4.5, 6}}));
    QCOMPARE(course.series[1].least(), 4.0);
    QCOMPARE(course.series[1].most(), 6.0);
}

void MetricsTest::namesChoose() {
    const MetricsCourse course =
        courseOf({"a", "b{x=\"1\"}", "never"}, {{0, "a{x=\"1\"} 1\na{x=\"2\"} 2\nb{x=\"1\"} 3\n"
                                                    "b{x=\"2\"} 4\nab 5\n"}});
    std::string names;
    for (const MetricSeries& series : course.series)
        names += series.name + " ";
    QCOMPARE(names, std::string("a{x=\"1\"} a{x=\"2\"} b{x=\"1\"} "));
    QCOMPARE(course.missing, (std::vector<std::string>{"never"}));
    QCOMPARE(course.leftOut, 0U);
}

// Also if each reading has other names.
void MetricsTest::seriesAreBounded() {
    MetricsRecorder recorder({});
    for (int reading = 0; reading < 3; ++reading) {
        std::string text;
        for (std::size_t i = 0; i < MetricsCourse::mostSeries; ++i)
            text += "n" + std::to_string(reading) + "{i=\"" + std::to_string(i) + "\"} 1\n";
        recorder.take(reading, readMetrics(text).value());
    }
    QCOMPARE(recorder.course().series.size(), MetricsCourse::mostSeries);
    QCOMPARE(recorder.course().leftOut, std::uint64_t(MetricsCourse::mostSeries));
}

// Each point is the mean of what it stands for, and nothing is left out: a peak of a second is
// within one, and what a counter counted is their sum.
void MetricsTest::pointsAreBounded() {
    MetricsRecorder recorder({});
    constexpr int day = 24 * 3600;
    constexpr int width = 32; // in seconds, as 24 hours in 3,600 points need it
    double counted = 0;
    for (int second = 0; second < day; ++second) {
        counted += second % 7;
        recorder.take(second, {{"g", double(second), false},
                               {"c", counted, true},
                               {"peak", second == 1001 ? 3200.0 : 0.0, false}});
    }
    const auto& series = recorder.course().series;
    const auto& points = series[0].points;
    QCOMPARE(points.size(), std::size_t(day / width));
    QCOMPARE(points.back().time, double(day - 1));
    for (const MetricSeries::Point& point : points)
        QCOMPARE(point.value, point.time - (width - 1) / 2.0);
    QCOMPARE(series[2].points.size(), std::size_t(day / width));
    QCOMPARE(series[2].most(), 3200.0 / width);
    double sum = 0;
    for (const MetricSeries::Point& point : series[1].points)
        sum += point.value * width;
    QVERIFY(std::abs(sum / counted - 1) < 0.001);
}

void MetricsTest::namesAreReadBack() {
    const std::string lines = "a{b=\"1\",c=\"2\"}\npool[0].busy";
    QCOMPARE(textOf(readMetricNames(lines + "\n\n", "metric").value()), lines);
    QVERIFY(!MetricName::read("  "));
    QVERIFY(!MetricName::read("a\xff"));
}

LOADSTONE_TEST(MetricsTest)
#include "metrics_test.moc"
