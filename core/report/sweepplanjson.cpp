// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepplanjson.h"

#include "core/load/planjson.h"
#include "core/sweep/sweepsettingjson.h"
#include "core/sweep/sweepsettings.h"

#include <stdexcept>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

// Settings of a run that each level has for itself, or a sweep under the same name.
constexpr std::array levelsOwn{"threads", "engine", "seed"};

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
    forEachSweepSetting([&](const auto& row) { putValue(json, row.key, row.in(plan)); });
    return json;
}

SweepPlan sweepPlanFromJson(Json json) {
    completeEarlier(json);
    SweepPlan plan;
    Json level = json;
    for (const char* key : levelsOwn)
        level.erase(key);
    plan.plan = planFromJson(level);
    forEachSweepSetting([&](const auto& row) {
        if (!json.contains(row.key))
            throw std::out_of_range(row.key);
        takeValue(json, row.key, row.in(plan));
    });
    return plan;
}

} // namespace loadstone
