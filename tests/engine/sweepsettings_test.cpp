// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepplanjson.h"
#include "core/sweep/sweepsettings.h"
#include "core/sweep/sweepsettingtext.h"
#include "tests/support/testprogram.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace loadstone;

namespace {

// The other settings of a sweep are those of its runs.
static_assert(std::tuple_size_v<decltype(sweepSettings)> == 8,
              "each member of SweepPlan but its plan needs its row in sweepsettings.h");

/// Unlike the default in all that a sweep has of its own.
SweepPlan otherPlan() {
    SweepPlan plan;
    plan.plan.request.url = "http://127.0.0.1:1/";
    plan.engines = {EngineKind::Loop, EngineKind::Pool};
    plan.sizes = {3, 5, 2000};
    plan.repeats = 7;
    plan.coolDown = Milliseconds(0);
    plan.stopEarly = false;
    plan.share = 0.875;
    plan.limit = *LatencyLimit::parse("p99.9<1500us");
    plan.seed = 12;
    return plan;
}

} // namespace

/// Each row of the sweep's own settings.
class SweepSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreThereOnce() {
        std::set<std::string> fields, keys;
        forEachSweepSetting([&](const auto& row) {
            QVERIFY2(fields.insert(row.field).second, row.field);
            QVERIFY2(keys.insert(row.key).second, row.key);
        });
    }

    void eachSurvivesJson() {
        const SweepPlan plan = otherPlan(), standard;
        forEachSweepSetting(
            [&](const auto& row) { QVERIFY2(row.in(plan) != row.in(standard), row.field); });
        QVERIFY(sweepPlanFromJson(sweepPlanToJson(plan)) == plan);
        QVERIFY(!sweepPlanToJson(plan).contains("threads"));
    }

    void eachSurvivesItsText() {
        const SweepPlan plan = otherPlan();
        forEachSweepSetting([&](const auto& row) {
            SweepPlan read;
            QVERIFY2(readSetting(row, textOf(row.in(plan)), row.in(read)), row.field);
            QVERIFY2(row.in(read) == row.in(plan), row.field);
        });
    }

    void textsAreAsOneTypesThem() {
        const SweepPlan plan = otherPlan();
        QCOMPARE(textOf(plan.engines), "loop,pool");
        QCOMPARE(textOf(plan.sizes), "3,5,2000");
        QCOMPARE(textOf(plan.coolDown), "0s");
        QCOMPARE(textOf(plan.share), "87.5");
        QCOMPARE(textOf(plan.limit), "p99.9<1500us");
    }

    void sizesAreAsPeopleTypeThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sizes");
        const auto row = [](const char* text, const char* sizes) {
            QTest::newRow(text) << text << sizes;
        };
        row("1-8", "1,2,3,4,5,6,7,8");
        row("1 - 4, 8", "1,2,3,4,8");
        row("1 2 4", "1,2,4");
        row("1; 2;4", "1,2,4");
        row("1\n2", "1,2");
        row("2-2", "2");
        row("1k, 2 -3", "1000,2,3");
        row("1,2,4..64", "1,2,4,8,16,32,64");
        row("1..5", "1,2,4,5");
        row("8..8", "8");
    }

    void sizesAreAsPeopleTypeThem() {
        QFETCH(const QString, text);
        QFETCH(const QString, sizes);
        const SettingWords row{.field = "levels", .key = "sizes"};
        std::vector<int> read;
        QVERIFY(readSetting(row, text.toStdString(), read));
        QCOMPARE(QString::fromStdString(textOf(read)), sizes);
    }

    void wrongTextsSayWhatIsWrong_data() {
        addColumns<QString, QString, QString>("field", "text", "sentence");
        const auto row = [](const char* field, const char* text, const char* sentence) {
            QTest::addRow("%s %s", field, text) << field << text << sentence;
        };
        row("levels", "1,two",
            "\"two\" is not a pool size; write whole numbers with commas between, "
            "such as 1, 2, 4, 8, or 1-8 for all of them, or 1..64 for each twice the one before");
        row("levels", "8-1",
            "\"8-1\" is not a pool size; write whole numbers with commas between, "
            "such as 1, 2, 4, 8, or 1-8 for all of them, or 1..64 for each twice the one before");
        for (const char* wrong : {"8..1", "0..4", "..4", "4..", "1..2..4"})
            row("levels", wrong,
                qPrintable(
                    "\"" + QString(wrong) +
                    "\" is not a pool size; write whole numbers with commas between, such as 1, 2, "
                    "4, 8, or 1-8 for all of them, or 1..64 for each twice the one before"));
        row("levels", "1-2000000000", "\"1-2000000000\" is 2,000,000,000 levels; give at most 64");
        row("levels", "1,,2", "\"1,,2\" is not a list of pool sizes, as 1,2,4,8");
        row("engines", "pool,lop", "\"lop\" is not an engine; there are pool, loop and process");
        row("share", "0", "\"0\" is not a share in percent, from 1 to 100");
        row("limit", "p99", "\"p99\": at character 4 there must be <, <=, > or >=, as in p99<50ms");
    }

    void wrongTextsSayWhatIsWrong() {
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        QFETCH(const QString, sentence);
        forEachSweepSetting([&](const auto& row) {
            if (field != row.field)
                return;
            SweepPlan plan;
            const auto read = readSetting(row, text.toStdString(), row.in(plan));
            QVERIFY(!read);
            QCOMPARE(read.error().field, field.toStdString());
            QCOMPARE(QString::fromStdString(read.error().message), sentence);
            QVERIFY(plan == SweepPlan()); // as it was
        });
    }

    void firstFilesHadOneEngine() {
        auto json = sweepPlanToJson(otherPlan());
        json.erase("engines");
        json.erase("limit");
        json["engine"] = "process";
        const SweepPlan plan = sweepPlanFromJson(json);
        QVERIFY(plan.engines == std::vector{EngineKind::Process});
        QVERIFY(!plan.limit);
        json.erase("sizes");
        QVERIFY_THROWS_EXCEPTION(std::exception, sweepPlanFromJson(json));
    }
};

LOADSTONE_TEST(SweepSettingsTest)
#include "sweepsettings_test.moc"
