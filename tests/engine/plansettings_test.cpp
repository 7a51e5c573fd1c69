// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/planjson.h"
#include "core/load/plansettings.h"
#include "core/load/settingtext.h"
#include "tests/support/othersettings.h"
#include "tests/support/testprogram.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace loadstone;

namespace {

using Json = nlohmann::ordered_json;

struct Anything {
    template <typename Value>
    operator Value() const { // NOLINT(google-explicit-constructor): stands for any member
        return Value();
    }
};

/// How many members a struct has: as many as it can be made of.
template <typename Whole, typename... Members>
constexpr std::size_t membersOf() {
    if constexpr (requires { Whole{Members{}..., Anything{}}; })
        return membersOf<Whole, Members..., Anything>();
    else
        return sizeof...(Members);
}

constexpr std::size_t settingRows = std::tuple_size_v<decltype(planSettings)>;
// The plan's request, queries and transport have rows for each of their members. The part of
// a load that a host does is no setting.
static_assert(settingRows == membersOf<Request>() + membersOf<TransportOptions>() +
                                 membersOf<MetricsSource>() + membersOf<Queries>() +
                                 membersOf<LoadPlan>() - 5,
              "each member of a plan needs its row in plansettings.h");

/// A check of each row by itself, named after its field.
template <typename Check>
void forEachPlan(Check check) {
    const LoadPlan standard;
    forEachSetting([&](const auto& row) {
        const LoadPlan plan = otherPlan(row);
        QVERIFY2(validate(plan).empty(), row.field);
        QVERIFY2(row.in(plan) != row.in(standard), row.field);
        QVERIFY2(check(row, plan), row.field);
    });
}

} // namespace

class PlanSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreThereOnce();
    void eachSurvivesJson();
    void eachSurvivesTheBytesForAChild();
    void eachSurvivesItsText();
    void parametersSurviveTheirText();
    void absentKeysMeanTheDefault();
    void secretsAreKeptForAChildOnly();
    void wrongTextsNameTheField();
    void helpHasTheDefault();
};

void PlanSettingsTest::namesAreThereOnce() {
    std::set<std::string> fields;
    std::set<std::string> keys;
    forEachSetting([&](const auto& row) {
        QVERIFY2(fields.insert(row.field).second, row.field);
        QVERIFY2(keys.insert(row.key).second, row.key);
    });
}

void PlanSettingsTest::eachSurvivesJson() {
    forEachPlan([](const auto&, const LoadPlan& plan) {
        return planFromJson(Json::parse(planToJson(plan, Secrets::Kept).dump())) == plan;
    });
}

void PlanSettingsTest::eachSurvivesTheBytesForAChild() {
    forEachPlan([](const auto&, const LoadPlan& plan) {
        return decodePlan(encodePlan(plan)).value() == plan;
    });
}

void PlanSettingsTest::eachSurvivesItsText() {
    forEachPlan([](const auto& row, const LoadPlan& plan) {
        LoadPlan read = plan;
        LoadPlan standard;
        row.in(read) = row.in(standard);
        return readSetting(row, textOf(row.in(plan)), row.in(read)) && read == plan;
    });
}

void PlanSettingsTest::parametersSurviveTheirText() {
    using Parameters = std::vector<QueryParameter>;
    for (const Parameters& some :
         {Parameters{}, Parameters{{""}}, Parameters{{""}, {""}}, Parameters{{""}, {"x"}, {""}},
          Parameters{{"a\nb"}, {"\n"}}, Parameters{{"\\"}, {"C:\\new"}, {"\\\n\\"}},
          Parameters{{"\\N"}}, Parameters{{" "}}}) {
        Parameters read{{"before"}};
        const std::string text = textOf(some);
        QVERIFY(readSetting(SettingWords{}, text, read));
        QVERIFY2(read == some, text.c_str());
    }
    Parameters typed;
    QVERIFY(readSetting(SettingWords{}, "C:\\data\n\\d+", typed));
    QVERIFY((typed == Parameters{{"C:\\data"}, {"\\d+"}}));
}

void PlanSettingsTest::absentKeysMeanTheDefault() {
    const Json json{{"url", "http://example.test/"}, {"requests", 100'000}};
    LoadPlan plan;
    plan.request.url = "http://example.test/";
    plan.requests = 100'000;
    QVERIFY(planFromJson(json) == plan);
    QVERIFY_THROWS_EXCEPTION(std::exception, planFromJson(Json::object()));
    QVERIFY_THROWS_EXCEPTION(std::exception, planFromJson(Json("wrong")));
    for (const Json& wrong : {Json(1.5), Json(4'294'967'297)}) { // no whole number, and too large
        Json changed = json;
        changed["threads"] = wrong;
        QVERIFY_THROWS_EXCEPTION(std::exception, planFromJson(changed));
    }
}

void PlanSettingsTest::secretsAreKeptForAChildOnly() {
    LoadPlan plan;
    plan.request.url = "http://me:hunter2@example.test/";
    plan.request.headers = {{"Authorization", "Bearer hunter2"}, {"Accept", "*/*"}};
    const Json masked = planToJson(plan);
    QCOMPARE(masked.at("url"), "http://me:***@example.test/");
    QCOMPARE(masked.at("headers").at(0).at("value"), "***");
    QCOMPARE(masked.at("headers").at(1).at("value"), "*/*");
    plan.transport.proxy = "http://me:hunter2@proxy.test:3128";
    plan.transport.certificate = "own.pem";
    plan.transport.keyPassword = "hunter2";
    QCOMPARE(planToJson(plan).at("proxy"), "http://me:***@proxy.test:3128");
    QCOMPARE(planToJson(plan).at("client_key_password"), "***");
    QVERIFY(planFromJson(planToJson(plan, Secrets::Kept)) == plan);
    QVERIFY(decodePlan(encodePlan(plan)).value() == plan);
}

void PlanSettingsTest::wrongTextsNameTheField() {
    LoadPlan plan;
    const auto wrong = [](const auto& row, auto& value) {
        const auto read = readSetting(row, "no such thing", value);
        return read ? std::string() : read.error().field;
    };
    std::set<std::string> refused;
    forEachSetting([&](const auto& row) {
        const std::string field = wrong(row, row.in(plan));
        QVERIFY2(field.empty() || field == row.field, row.field);
        refused.insert(field);
    });
    refused.erase("");
    std::size_t texts = 0; // any text can be a method, a URL, a body or the name of a file
    forEachSetting([&](const auto& row) {
        using Value = std::decay_t<decltype(row.in(plan))>;
        constexpr bool isAny = std::is_same_v<Value, std::string> || std::is_same_v<Value, Body> ||
                               std::is_same_v<Value, std::vector<FeedChoice>> ||
                               std::is_same_v<Value, std::vector<WeightedQuery>> ||
                               std::is_same_v<Value, std::vector<QueryParameter>> ||
                               std::is_same_v<Value, std::vector<MetricName>>;
        texts += isAny ? 1 : 0;
    });
    QCOMPARE(refused.size(), settingRows - texts);
}

void PlanSettingsTest::helpHasTheDefault() {
    QCOMPARE(helpOf({.field = "x", .key = "x", .help = "Most time (default {})"}, "30s"),
             std::string("Most time (default 30s)"));
    QCOMPARE(helpOf({.field = "x", .key = "x", .help = "No hole"}, "30s"), std::string("No hole"));
}

LOADSTONE_TEST(PlanSettingsTest)
#include "plansettings_test.moc"
