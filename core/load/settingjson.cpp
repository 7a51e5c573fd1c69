// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/settingjson.h"

#include "core/base/base64.h"
#include "core/base/utf8.h"
#include "core/load/plansettings.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace loadstone {

void putValue(PlanJson& json, const std::string& key, Milliseconds value) {
    json[key] = static_cast<double>(value.count()) / 1000;
}

void putValue(PlanJson& json, const std::string& key, EngineKind value) {
    json[key] = nameOf(value);
}

void putValue(PlanJson& json, const std::string& key, Rate value) {
    json[key] = value.perSecond;
}

void putValue(PlanJson& json, const std::string& key, ArrivalKind value) {
    json[key] = nameOf(value);
}

void putValue(PlanJson& json, const std::string& key, const AtDeadline& value) {
    json[key] = value.text();
}

void putValue(PlanJson& json, const std::string& key, const std::vector<Stage>& value) {
    PlanJson list = PlanJson::array();
    for (const Stage& stage : value) {
        PlanJson entry;
        putValue(entry, "duration_s", stage.time);
        if (stage.of == Stage::Of::Rate)
            entry["rate_per_s"] = stage.target;
        else
            entry["users"] = static_cast<std::uint64_t>(stage.target);
        list.push_back(std::move(entry));
    }
    json[key] = std::move(list);
}

void putValue(PlanJson& json, const std::string& key, const std::string& value) {
    if (isUtf8(value))
        json[key] = value;
    else
        json[key + "_base64"] = toBase64(value);
}

void putValue(PlanJson& json, const std::string& key, const Body& value) {
    putValue(json, key, value.bytes());
}

void putValue(PlanJson& json, const std::string& key, const StatusRanges& value) {
    json[key] = value.text();
}

void putValue(PlanJson& json, const std::string& key, const std::vector<Header>& value) {
    PlanJson list = PlanJson::array();
    for (const Header& header : value) {
        PlanJson entry;
        putValue(entry, "name", header.name);
        if (header.isLeftOut)
            entry["value"] = nullptr;
        else
            putValue(entry, "value", header.value);
        list.push_back(std::move(entry));
    }
    json[key] = std::move(list);
}

void takeValue(const PlanJson& json, const std::string& key, Milliseconds& value) {
    constexpr double longest = 1e10;
    if (json.contains(key))
        value =
            Milliseconds(std::llround(std::clamp(json.at(key).get<double>(), 0.0, longest) * 1000));
}

void takeValue(const PlanJson& json, const std::string& key, EngineKind& value) {
    if (json.contains(key))
        value = engineNamed(json.at(key).get<std::string>()).value_or(value);
}

void takeValue(const PlanJson& json, const std::string& key, Rate& value) {
    if (json.contains(key))
        json.at(key).get_to(value.perSecond);
}

void takeValue(const PlanJson& json, const std::string& key, ArrivalKind& value) {
    if (json.contains(key))
        value = arrivalNamed(json.at(key).get<std::string>()).value_or(value);
}

void takeValue(const PlanJson& json, const std::string& key, AtDeadline& value) {
    if (json.contains(key))
        value = AtDeadline::read(json.at(key).get<std::string>(), key).value_or(value);
}

// What a file says may be anything: a target that is no number of users, or less than nothing.
void takeValue(const PlanJson& json, const std::string& key, std::vector<Stage>& value) {
    if (!json.contains(key))
        return;
    value.clear();
    for (const PlanJson& entry : json.at(key)) {
        Stage& stage = value.emplace_back();
        stage.of = entry.contains("users") ? Stage::Of::Users : Stage::Of::Rate;
        takeValue(entry, "duration_s", stage.time);
        const char* const target = stage.of == Stage::Of::Users ? "users" : "rate_per_s";
        constexpr double most = 1e12;
        stage.target = std::clamp(entry.at(target).get<double>(), 0.0, most);
    }
}

void takeValue(const PlanJson& json, const std::string& key, std::string& value) {
    const std::string coded = key + "_base64";
    if (json.contains(key) && json.contains(coded))
        throw std::invalid_argument("one text twice");
    if (json.contains(key))
        json.at(key).get_to(value);
    if (!json.contains(coded))
        return;
    auto bytes = fromBase64(json.at(coded).get<std::string>());
    if (!bytes)
        throw std::invalid_argument("no base64");
    value = *std::move(bytes);
}

void takeValue(const PlanJson& json, const std::string& key, Body& value) {
    std::string bytes;
    takeValue(json, key, bytes);
    value = std::move(bytes);
}

void takeValue(const PlanJson& json, const std::string& key, StatusRanges& value) {
    if (json.contains(key))
        value = StatusRanges::parse(json.at(key).get<std::string>()).value_or(value);
}

namespace {

/// A name and a value, and nothing else.
bool isHeaderEntry(const PlanJson& entry) {
    const auto has = [&](const char* key, const char* coded) {
        return entry.contains(key) || entry.contains(coded);
    };
    return entry.is_object() && entry.size() == 2 && has("name", "name_base64") &&
           has("value", "value_base64");
}

} // namespace

void takeValue(const PlanJson& json, const std::string& key, std::vector<Header>& value) {
    if (!json.contains(key))
        return;
    value.clear();
    for (const PlanJson& entry : json.at(key)) {
        if (!isHeaderEntry(entry))
            throw std::invalid_argument("no header");
        Header& header = value.emplace_back();
        takeValue(entry, "name", header.name);
        header.isLeftOut = entry.contains("value") && entry.at("value").is_null();
        if (!header.isLeftOut)
            takeValue(entry, "value", header.value);
    }
}

} // namespace loadstone
