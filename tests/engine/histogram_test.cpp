// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/histogram.h"
#include "core/stats/histogramcells.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace loadstone;

namespace {

/// Values spread over all magnitudes of the range.
std::vector<std::int64_t> someValues(std::size_t count, unsigned seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> exponent(0, std::log(3.5e13));
    std::vector<std::int64_t> values(count);
    for (auto& value : values)
        value = static_cast<std::int64_t>(std::exp(exponent(random)));
    return values;
}

Histogram histogramOf(const std::vector<std::int64_t>& values) {
    Histogram histogram;
    for (const auto value : values)
        histogram.record(value);
    return histogram;
}

constexpr std::array quantiles{0.0, 0.1, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999, 1.0};

} // namespace

class HistogramTest : public QObject {
    Q_OBJECT

private slots:
    void layoutHasTheKnownSize();
    void bucketsCoverTheRangeWithoutGap();
    void bucketsAreNarrow();
    void quantilesAreRightWithinABucket();
    void quantilesAreMonotoneAndInRange();
    void wholeRanksAreNotRoundedUp();
    void momentsAreExactOrClose();
    void mergeEqualsHistogramOfAll();
    void sinceGivesTheInterval();
    void equalValuesDoNotSpread();
    void aYearIsWithinTheRange();
    void valuesBeyondTheRangeKeepTheirMaximum();
    void emptyIsZero();
    void cellsEqualTheHistogram();
    void oneWriterCountsAsMany();
};

void HistogramTest::layoutHasTheKnownSize() {
    QCOMPARE(latencyLayout.size, 36'864U);
    QCOMPARE(coarseLayout.size, 4'992U);
}

void HistogramTest::bucketsCoverTheRangeWithoutGap() {
    for (const HistogramLayout& layout : {latencyLayout, coarseLayout}) {
        QCOMPARE(layout.lowestAt(0), 0);
        for (std::size_t i = 0; i + 1 < layout.size; ++i)
            QCOMPARE(layout.lowestAt(i + 1), layout.highestAt(i) + 1);
        QVERIFY(layout.highestAt(layout.size - 1) >= layout.highest);
    }
}

void HistogramTest::bucketsAreNarrow() {
    for (const auto value : someValues(10'000, 1)) {
        const auto index = latencyLayout.indexOf(value);
        QVERIFY(latencyLayout.lowestAt(index) <= value);
        QVERIFY(latencyLayout.highestAt(index) >= value);
        const auto width = latencyLayout.highestAt(index) - latencyLayout.lowestAt(index);
        QVERIFY(static_cast<double>(width) <= static_cast<double>(value) / 1000);
    }
}

void HistogramTest::quantilesAreRightWithinABucket() {
    auto values = someValues(20'001, 2);
    const Histogram histogram = histogramOf(values);
    std::ranges::sort(values);
    for (const double q : quantiles) {
        const auto rank = std::max<std::size_t>(
            1, static_cast<std::size_t>(std::ceil(q * static_cast<double>(values.size()) - 1e-6)));
        const auto exact = values[rank - 1];
        const auto found = histogram.quantile(q);
        QVERIFY2(found >= exact, qPrintable(QString::number(q)));
        QVERIFY2(static_cast<double>(found) <= static_cast<double>(exact) * 1.001 + 1,
                 qPrintable(QString::number(q)));
    }
}

void HistogramTest::quantilesAreMonotoneAndInRange() {
    for (unsigned seed = 0; seed < 50; ++seed) {
        const Histogram histogram = histogramOf(someValues(1 + seed, seed));
        std::int64_t previous = histogram.min();
        for (const double q : quantiles) {
            QVERIFY(histogram.quantile(q) >= previous);
            previous = histogram.quantile(q);
        }
        QVERIFY(previous <= histogram.max());
        QCOMPARE(histogram.quantile(1), histogram.max());
    }
}

void HistogramTest::wholeRanksAreNotRoundedUp() {
    Histogram histogram;
    for (int i = 1; i <= 100; ++i)
        histogram.record(i);
    QCOMPARE(histogram.quantile(0.99), 99);
    QCOMPARE(histogram.quantile(0.5), 50);
    QCOMPARE(histogram.quantile(0.29), 29);
    QCOMPARE(histogram.quantile(0.995), 100);
}

void HistogramTest::momentsAreExactOrClose() {
    Histogram histogram;
    for (const int value : {10, 20, 30, 40})
        histogram.record(value * 1000);
    QCOMPARE(histogram.min(), 10'000);
    QCOMPARE(histogram.max(), 40'000);
    QCOMPARE(histogram.mean(), 25'000.0);
    QVERIFY(std::abs(histogram.stddev() - std::sqrt(125e6)) < 20);
    Histogram one;
    one.record(12'345'678);
    QCOMPARE(one.stddev(), 0.0);
    one.record(12'345'678);
    QCOMPARE(one.stddev(), 0.0);
}

void HistogramTest::mergeEqualsHistogramOfAll() {
    const auto first = someValues(1000, 3);
    const auto second = someValues(1500, 4);
    Histogram merged = histogramOf(first);
    merged.add(histogramOf(second));
    merged.add(Histogram());
    auto all = first;
    all.insert(all.end(), second.begin(), second.end());
    QVERIFY(merged == histogramOf(all));
    QCOMPARE(merged.total(), 2500U);
}

void HistogramTest::sinceGivesTheInterval() {
    const auto first = someValues(500, 5);
    const auto second = someValues(700, 6);
    const Histogram before = histogramOf(first);
    Histogram after = before;
    after.add(histogramOf(second));
    const Histogram interval = after.since(before);
    QCOMPARE(interval.counts(), histogramOf(second).counts());
    QCOMPARE(interval.sum(), histogramOf(second).sum());
    QVERIFY(interval.quantile(0) >= after.min() && interval.quantile(1) <= after.max());
    QVERIFY(after.since(after).empty());
}

void HistogramTest::equalValuesDoNotSpread() {
    for (const std::int64_t value : {0, 7, 2049, 123'456'789})
        for (const std::uint64_t count : {1U, 3U, 1'000'003U}) {
            Histogram histogram;
            histogram.record(value, count);
            QCOMPARE(histogram.stddev(), 0.0);
            QCOMPARE(histogram.mean(), static_cast<double>(value));
        }
}

void HistogramTest::aYearIsWithinTheRange() {
    constexpr std::int64_t hour = 3'600'000'000;
    constexpr std::int64_t year = 365 * 24 * hour;
    for (const HistogramLayout& layout : {latencyLayout, coarseLayout}) {
        QVERIFY(year < layout.highest);
        Histogram histogram(layout);
        for (const std::int64_t value : {hour, 2 * hour, year})
            histogram.record(value);
        QCOMPARE(histogram.max(), year);
        QCOMPARE(histogram.quantile(1), year);
        const double width = layout == latencyLayout ? 0.001 : 0.01;
        QVERIFY(std::abs(static_cast<double>(histogram.quantile(0.5)) / (2.0 * hour) - 1) < width);
    }
}

void HistogramTest::valuesBeyondTheRangeKeepTheirMaximum() {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 4;
    const auto cells = std::make_unique<HistogramCells<latencyLayout>>();
    Histogram histogram;
    for (const std::int64_t value : {std::int64_t{-5}, most, most - 1}) {
        histogram.record(value);
        cells->record(value);
    }
    QCOMPARE(histogram.total(), 3U);
    QCOMPARE(histogram.min(), 0);
    QCOMPARE(histogram.max(), most);
    QCOMPARE(histogram.quantile(0.9), most);
    QCOMPARE(histogram.sum(), static_cast<std::uint64_t>(2 * most - 1));
    Histogram read;
    cells->addTo(read);
    QVERIFY(read == histogram);
}

void HistogramTest::emptyIsZero() {
    const Histogram histogram;
    QVERIFY(histogram.empty());
    QCOMPARE(histogram.quantile(0.99), 0);
    QCOMPARE(histogram.mean(), 0.0);
    QCOMPARE(histogram.stddev(), 0.0);
    QCOMPARE(histogram.min(), 0);
    QCOMPARE(histogram.max(), 0);
}

void HistogramTest::cellsEqualTheHistogram() {
    const auto values = someValues(3000, 7);
    const auto cells = std::make_unique<HistogramCells<latencyLayout>>();
    for (const auto value : values)
        cells->record(value);
    Histogram read;
    cells->addTo(read);
    QVERIFY(read == histogramOf(values));
}

void HistogramTest::oneWriterCountsAsMany() {
    const auto values = someValues(3000, 8);
    const auto cells = std::make_unique<HistogramCells<coarseLayout>>();
    Histogram expected(coarseLayout);
    for (const auto value : values) {
        cells->record<OneWriter>(value);
        expected.record(value);
    }
    Histogram read(coarseLayout);
    cells->addTo(read);
    QVERIFY(read == expected);
}

LOADSTONE_TEST(HistogramTest)
#include "histogram_test.moc"
