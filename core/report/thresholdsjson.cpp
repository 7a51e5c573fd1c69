// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/thresholdsjson.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

/// Of a threshold's figures in JSON, in the unit of its bound: times are in milliseconds, the rest
/// but throughput is a share, as success_rate is.
double unitInJson(const Threshold& threshold) {
    constexpr double millisecond = 1000, whole = 100;
    if (threshold.isTime())
        return millisecond;
    return threshold.isShare() ? whole : 1;
}

} // namespace

Json thresholdsToJson(const RunReport& report) {
    Json list = Json::array();
    for (const Threshold& threshold : report.plan.thresholds) {
        auto value = thresholdFigure(report, threshold);
        if (value)
            *value /= unitInJson(threshold);
        list.push_back({{"text", threshold.text()},
                        {"value", value ? Json(*value) : Json()},
                        {"met", isMet(report, threshold)}});
    }
    return list;
}

std::vector<BrokenThreshold> brokenFromJson(const Json& json) {
    std::vector<BrokenThreshold> broken;
    for (const Json& entry : json.value("thresholds", Json::array())) {
        const auto threshold = Threshold::read(entry.at("text").get<std::string>());
        if (threshold && !entry.at("met").get<bool>() && entry.at("value").is_number())
            broken.push_back(
                {*threshold, entry.at("value").get<double>() * unitInJson(*threshold)});
    }
    return broken;
}

} // namespace loadstone
