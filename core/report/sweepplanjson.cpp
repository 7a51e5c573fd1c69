// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepplanjson.h"

#include "core/load/planjson.h"
#include "core/load/settingjson.h"
#include "core/report/decodejson.h"
#include "core/sweep/sweepsettings.h"

#include <cmath>
#include <stdexcept>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

// Settings of a run that each level has for itself, or a sweep under the same name.
constexpr std::array levelsOwn{"threads", "engine", "seed"};

template <typename Value>
Json jsonOf(const Value& value) {
    return value;
}
Json jsonOf(Milliseconds value) {
    return std::chrono::duration<double>(value).count();
}
Json jsonOf(const std::vector<EngineKind>& value) {
    Json list = Json::array();
    for (const EngineKind engine : value)
        list.push_back(nameOf(engine));
    return list;
}
Json jsonOf(const std::optional<LatencyLimit>& value) {
    return value ? Json(value->text()) : Json();
}

void take(const Json& json, bool& value) {
    value = json.get<bool>();
}
void take(const Json& json, double& value) {
    value = json.get<double>();
}
void take(const Json& json, int& value) {
    value = wholeFrom<int>(json);
}
void take(const Json& json, std::uint64_t& value) {
    value = wholeFrom<std::uint64_t>(json);
}
void take(const Json& json, Milliseconds& value) {
    value = Milliseconds(std::llround(json.get<double>() * 1000));
}
void take(const Json& json, std::vector<int>& value) {
    value.clear();
    for (const Json& size : json)
        value.push_back(wholeFrom<int>(size));
}
void take(const Json& json, std::vector<EngineKind>& value) {
    value.clear();
    for (const Json& name : json) {
        const auto engine = engineNamed(name.get<std::string>());
        if (!engine)
            throw std::invalid_argument("no such engine");
        value.push_back(*engine);
    }
}
void take(const Json& json, std::optional<LatencyLimit>& value) {
    value.reset();
    if (json.is_null())
        return;
    const auto limit = LatencyLimit::parse(json.get<std::string>());
    if (!limit)
        throw std::invalid_argument(limit.error().message);
    value = *limit;
}

/// The first files had one engine, beside the settings of a run, and no limit.
void completeEarlier(Json& json) {
    if (!json.contains("engines"))
        json["engines"] = Json::array({json.at("engine")});
    if (!json.contains("limit"))
        json["limit"] = nullptr;
}

} // namespace

Json sweepPlanToJson(const SweepPlan& plan) {
    Json json = planToJson(plan.plan);
    for (const char* key : levelsOwn)
        json.erase(key);
    forEachSweepSetting([&](const auto& row) { json[row.key] = jsonOf(row.in(plan)); });
    return json;
}

SweepPlan sweepPlanFromJson(Json json) {
    completeEarlier(json);
    SweepPlan plan;
    Json level = json;
    for (const char* key : levelsOwn)
        level.erase(key);
    plan.plan = planFromJson(level);
    forEachSweepSetting([&](const auto& row) { take(json.at(row.key), row.in(plan)); });
    return plan;
}

} // namespace loadstone
