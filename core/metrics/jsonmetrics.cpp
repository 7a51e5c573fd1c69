// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/jsonmetrics.h"

#include "core/metrics/readinglist.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace loadstone {

namespace {

using Json = nlohmann::json;

constexpr int deepest = 32;

// Names are made anew at each depth: a long one that stands before many values would take minutes.
void take(const Json& value, const std::string& name, int depth, ReadingList& readings) {
    if (!readings.allows(name))
        return;
    if (value.is_number() && std::isfinite(value.get<double>()))
        readings.add({name, value.get<double>(), false});
    if (depth == deepest)
        return;
    if (value.is_object())
        for (const auto& [key, member] : value.items())
            take(member, name.empty() ? key : name + "." + key, depth + 1, readings);
    else if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            take(value[i], name + "[" + std::to_string(i) + "]", depth + 1, readings);
}

} // namespace

Expected<std::vector<MetricReading>> readJsonMetrics(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return fail("metrics", "it begins as JSON and is none");
    ReadingList readings;
    take(json, "", 0, readings);
    return std::move(readings).result();
}

} // namespace loadstone
