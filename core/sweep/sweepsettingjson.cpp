// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepsettingjson.h"

#include <stdexcept>

namespace loadstone {

void putValue(PlanJson& json, const std::string& key, const std::vector<int>& value) {
    json[key] = value;
}

void putValue(PlanJson& json, const std::string& key, const std::vector<EngineKind>& value) {
    json[key] = PlanJson::array();
    for (const EngineKind engine : value)
        json[key].push_back(nameOf(engine));
}

void putValue(PlanJson& json, const std::string& key, const LatencyLimit& value) {
    json[key] = value.text();
}

void takeValue(const PlanJson& json, const std::string& key, std::vector<int>& value) {
    if (!json.contains(key))
        return;
    value.clear();
    for (const PlanJson& size : json.at(key))
        value.push_back(wholeFrom<int>(size));
}

void takeValue(const PlanJson& json, const std::string& key, std::vector<EngineKind>& value) {
    if (!json.contains(key))
        return;
    value.clear();
    for (const PlanJson& name : json.at(key)) {
        const auto engine = engineNamed(name.get<std::string>());
        if (!engine)
            throw std::invalid_argument("no such engine");
        value.push_back(*engine);
    }
}

void takeValue(const PlanJson& json, const std::string& key, LatencyLimit& value) {
    if (!json.contains(key))
        return;
    const auto limit = LatencyLimit::parse(json.at(key).get<std::string>());
    if (!limit)
        throw std::invalid_argument(limit.error().message);
    value = *limit;
}

} // namespace loadstone
