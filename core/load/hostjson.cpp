// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/settingjson.h"
#include "core/load/settingtext.h"

namespace loadstone {

namespace {

template <typename Value>
void putTexts(PlanJson& json, const std::string& key, const std::vector<Value>& values) {
    json[key] = PlanJson::array();
    for (const Value& value : values)
        json[key].push_back(value.text());
}

template <typename Value>
void takeTexts(const PlanJson& json, const std::string& key, std::vector<Value>& values) {
    if (!json.contains(key))
        return;
    values.clear();
    for (const PlanJson& entry : json.at(key))
        if (const auto value = Value::read(entry.get<std::string>()))
            values.push_back(*value);
}

/// What this version does not know leaves the value as it is.
template <typename Value>
void takeName(const PlanJson& json, const std::string& key, Value& value) {
    if (json.contains(key))
        static_cast<void>(readSetting(SettingWords{.field = "", .key = ""},
                                      json.at(key).get<std::string>(), value));
}

} // namespace

void putValue(PlanJson& json, const std::string& key, CookieKeeping value) {
    json[key] = textOf(value);
}

void putValue(PlanJson& json, const std::string& key, const std::vector<PinnedHost>& value) {
    putTexts(json, key, value);
}

void putValue(PlanJson& json, const std::string& key, const std::vector<Detour>& value) {
    putTexts(json, key, value);
}

void takeValue(const PlanJson& json, const std::string& key, CookieKeeping& value) {
    takeName(json, key, value);
}

void takeValue(const PlanJson& json, const std::string& key, std::vector<PinnedHost>& value) {
    takeTexts(json, key, value);
}

void takeValue(const PlanJson& json, const std::string& key, std::vector<Detour>& value) {
    takeTexts(json, key, value);
}

} // namespace loadstone
