// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/units.h"
#include "tests/support/contains.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

namespace {

template <typename Value>
Error errorOf(const Expected<Value>& read) {
    return read ? Error{"nothing is wrong with it", {}} : read.error();
}

} // namespace

class UnitsTest : public QObject {
    Q_OBJECT

private slots:
    void readsDurations_data() {
        addColumns<QString, qint64>("text", "milliseconds");
        QTest::newRow("milliseconds") << "500ms" << qint64(500);
        QTest::newRow("seconds") << "30s" << qint64(30'000);
        QTest::newRow("minutes") << "2m" << qint64(120'000);
        QTest::newRow("min") << "2min" << qint64(120'000);
        QTest::newRow("hours") << "1h" << qint64(3'600'000);
        QTest::newRow("fraction") << "1.5s" << qint64(1500);
        QTest::newRow("bare") << "7" << qint64(7000);
        QTest::newRow("minutes and seconds") << "1m30s" << qint64(90'000);
        QTest::newRow("all units") << "1h2min3s4ms" << qint64(3'723'004);
        QTest::newRow("blanks") << " 1 h 30 min " << qint64(5'400'000);
        QTest::newRow("fraction at the end") << "1m1.5s" << qint64(61'500);
    }

    void readsDurations() {
        QFETCH(QString, text);
        QFETCH(qint64, milliseconds);
        const auto duration = parseDuration(text.toStdString(), "x");
        QVERIFY(duration.has_value());
        QCOMPARE(qint64(duration->value.count()), milliseconds);
    }

    void refusesDurations_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "s", "abc", "10x", "0", "0s", "-5s", "1e9s", "nan", "inf", "9999999h", "5s5",
              "1s1m", "1m1m", "1m-30s", "1h30", "1.5.5s", "m30s", "1m 30"})
            QTest::newRow(text) << text;
    }

    void refusesDurations() {
        QFETCH(QString, text);
        const Error error = errorOf(parseDuration(text.toStdString(), "timeout"));
        QCOMPARE(error.field, "timeout");
        QVERIFY(contains(error.message, "\"" + text.toStdString() + "\""));
    }

    void tellsAnAssumedUnit() {
        QVERIFY(parseDuration("30", "x")->assumedSeconds);
        QVERIFY(!parseDuration("30s", "x")->assumedSeconds);
        QVERIFY(!parseDuration("0s", "x"));
        QCOMPARE(parseDuration("0s", "x", Milliseconds(0))->value.count(), 0);
    }

    void durationsSurviveARoundTrip() {
        for (const int milliseconds : {1, 999, 1000, 1500, 60'000, 61'000, 3'600'000, 3'660'000}) {
            const std::string text = formatDuration(Milliseconds(milliseconds));
            QCOMPARE(parseDuration(text, "x")->value.count(), milliseconds);
        }
    }

    void readsCounts_data() {
        addColumns<QString, quint64>("text", "value");
        QTest::newRow("zero") << "0" << quint64(0);
        QTest::newRow("plain") << "123" << quint64(123);
        QTest::newRow("k") << "10k" << quint64(10'000);
        QTest::newRow("M") << "2M" << quint64(2'000'000);
        QTest::newRow("part of a thousand") << "1.5k" << quint64(1500);
        QTest::newRow("part that is not exact") << "1.1k" << quint64(1100);
        QTest::newRow("blank before the suffix") << "30 k" << quint64(30'000);
        QTest::newRow("exponent") << "1e5" << quint64(100'000);
        QTest::newRow("exponent and part") << "2.5E3" << quint64(2500);
        QTest::newRow("commas") << "1,000,000" << quint64(1'000'000);
        QTest::newRow("blanks") << " 25 000 " << quint64(25'000);
        QTest::newRow("apostrophe") << "2'000" << quint64(2000);
        QTest::newRow("narrow blank") << "2\u202f000" << quint64(2000);
        QTest::newRow("commas and k") << "1,500k" << quint64(1'500'000);
        QTest::newRow("beyond doubles") << "18446744073709551615" << ~quint64(0);
    }

    void readsCounts() {
        QFETCH(QString, text);
        QFETCH(quint64, value);
        QCOMPARE(quint64(parseCount(text.toStdString(), "x").value()), value);
    }

    void refusesCounts_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "-1", "1.5", "k", "10g", "99999999999999999999",
                                 "18446744073709551615k", "1.0005k", "1,5", "1,5k", "10,00",
                                 "1,0000", "inf", "nan", "+5", "1e", "1e30", "0x10", "1 k k"})
            QTest::newRow(text) << text;
    }

    void refusesCounts() {
        QFETCH(QString, text);
        QCOMPARE(errorOf(parseCount(text.toStdString(), "requests")).field, "requests");
    }

    void formats_data() {
        addColumns<QString, QString>("formatted", "expected");
        const auto row = [](const std::string& formatted, const char* expected) {
            QTest::newRow(expected) << QString::fromStdString(formatted) << expected;
        };
        row(formatCount(0), "0");
        row(formatCount(999), "999");
        row(formatCount(1000), "1,000");
        row(formatCount(1234567), "1,234,567");
        row(counted(1, "thread"), "1 thread");
        row(counted(0, "thread"), "0 threads");
        row(counted(1000, "thread"), "1,000 threads");
        row(withSeparatedNumbers("500/s"), "500/s");
        row(withSeparatedNumbers("10000000/s, 0 to 1234.56789 in 30s"),
            "10,000,000/s, 0 to 1,234.56789 in 30s");
        row(formatNumber(1234.56, 1), "1,234.6");
        row(formatNumber(-1234.5, 1), "-1,234.5");
        row(formatTime(Seconds(0.000087)), "87 µs");
        row(formatTime(Seconds(0.00123)), "1.23 ms");
        row(formatTime(Seconds(0.0999)), "99.9 ms");
        row(formatTime(Seconds(0.09996)), "100 ms");
        row(formatTime(Seconds(0.99961)), "1.00 s");
        row(formatTime(Seconds(45.61)), "45.6 s");
        row(formatTime(Seconds(725)), "12 min 5 s");
        row(formatTime(Seconds(7260)), "2 h 1 min");
        row(formatBytes(0), "0 B");
        row(formatBytes(999), "999 B");
        row(formatBytes(999.6), "1.00 kB");
        row(formatBytes(23'400'000), "23.4 MB");
        row(formatShare(1), "100.00 %");
        row(formatShare(0), "0.00 %");
        row(formatShare(0.9998), "99.98 %");
        row(formatShare(0.999999), "99.9999 %");
        row(formatShare(0.00001), "0.0010 %");
        row(formatShare(0.000067), "0.0067 %");
        row(formatShare(0.0001), "0.01 %");
        row(formatShare(0.0000000001), "< 0.0001 %");
        row(formatShare(0.9999999999), "> 99.9999 %");
    }

    void formats() {
        QFETCH(QString, formatted);
        QFETCH(QString, expected);
        QCOMPARE(formatted, expected);
    }
};

LOADSTONE_TEST(UnitsTest)
#include "units_test.moc"
