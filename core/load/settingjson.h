// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/flagchoices.h"
#include "core/load/loadplan.h"
#include "core/load/wholefrom.h"

#include <nlohmann/json.hpp>

#include <string>

namespace loadstone {

/// A value of each kind of setting under `key` in a JSON object. Times are in seconds; text that is
/// not UTF-8 is base64, under the key with "_base64" behind it.
using PlanJson = nlohmann::ordered_json;

void putValue(PlanJson& json, const std::string& key, Milliseconds value);
void putValue(PlanJson& json, const std::string& key, EngineKind value);
template <ByFlag Value>
void putValue(PlanJson& json, const std::string& key, Value value) {
    json[key] = choiceOf(value).name;
}
void putValue(PlanJson& json, const std::string& key, Rate value);
void putValue(PlanJson& json, const std::string& key, ArrivalKind value);
void putValue(PlanJson& json, const std::string& key, const AtDeadline& value);
void putValue(PlanJson& json, const std::string& key, const std::vector<Stage>& value);
template <typename Value>
void putValue(PlanJson& json, const std::string& key, const std::vector<Value>& value) {
    PlanJson list = PlanJson::array();
    for (const Value& each : value)
        list.push_back(each.text());
    json[key] = std::move(list);
}
void putValue(PlanJson& json, const std::string& key, const std::string& value);
void putValue(PlanJson& json, const std::string& key, const Body& value);
void putValue(PlanJson& json, const std::string& key, const StatusRanges& value);
void putValue(PlanJson& json, const std::string& key, CookieKeeping value);
void putValue(PlanJson& json, const std::string& key, const std::vector<WeightedQuery>& value);
void putValue(PlanJson& json, const std::string& key, QueryProtocol value);
void putValue(PlanJson& json, const std::string& key, const std::vector<PinnedHost>& value);
void putValue(PlanJson& json, const std::string& key, const std::vector<Detour>& value);
void putValue(PlanJson& json, const std::string& key, const std::vector<Header>& value);
template <typename Number>
requires std::is_arithmetic_v<Number>
void putValue(PlanJson& json, const std::string& key, Number value) {
    json[key] = value;
}
template <typename Value>
void putValue(PlanJson& json, const std::string& key, const std::optional<Value>& value) {
    json[key] = nullptr;
    if (value)
        putValue(json, key, *value);
}

/// Reads it into `value`, which stays if the key is absent or names what this version does not
/// know. Throws std::exception if it is of another type.
void takeValue(const PlanJson& json, const std::string& key, Milliseconds& value);
void takeValue(const PlanJson& json, const std::string& key, EngineKind& value);
template <ByFlag Value>
void takeValue(const PlanJson& json, const std::string& key, Value& value) {
    for (const auto& choice : choicesLike(value))
        if (json.contains(key) && json.at(key).template get<std::string>() == choice.name)
            value = choice.value;
}
void takeValue(const PlanJson& json, const std::string& key, Rate& value);
void takeValue(const PlanJson& json, const std::string& key, ArrivalKind& value);
void takeValue(const PlanJson& json, const std::string& key, AtDeadline& value);
void takeValue(const PlanJson& json, const std::string& key, std::vector<Stage>& value);
/// What cannot be read is left out.
template <typename Value>
void takeValue(const PlanJson& json, const std::string& key, std::vector<Value>& value) {
    if (!json.contains(key))
        return;
    value.clear();
    for (const PlanJson& entry : json.at(key))
        if (const auto read = Value::read(entry.template get<std::string>()))
            value.push_back(*read);
}
void takeValue(const PlanJson& json, const std::string& key, std::string& value);
void takeValue(const PlanJson& json, const std::string& key, Body& value);
void takeValue(const PlanJson& json, const std::string& key, StatusRanges& value);
void takeValue(const PlanJson& json, const std::string& key, CookieKeeping& value);
void takeValue(const PlanJson& json, const std::string& key, std::vector<WeightedQuery>& value);
void takeValue(const PlanJson& json, const std::string& key, QueryProtocol& value);
void takeValue(const PlanJson& json, const std::string& key, std::vector<PinnedHost>& value);
void takeValue(const PlanJson& json, const std::string& key, std::vector<Detour>& value);
void takeValue(const PlanJson& json, const std::string& key, std::vector<Header>& value);
template <typename Number>
requires std::is_arithmetic_v<Number>
void takeValue(const PlanJson& json, const std::string& key, Number& value) {
    if (!json.contains(key))
        return;
    if constexpr (std::is_integral_v<Number> && !std::is_same_v<Number, bool>)
        value = wholeFrom<Number>(json.at(key));
    else
        json.at(key).get_to(value);
}
template <typename Value>
void takeValue(const PlanJson& json, const std::string& key, std::optional<Value>& value) {
    value.reset();
    if (json.contains(key) && !json.at(key).is_null())
        takeValue(json, key, value.emplace());
}

} // namespace loadstone
