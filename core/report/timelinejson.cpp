// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/timelinejson.h"

#include "core/base/base64.h"
#include "core/report/decodejson.h"
#include "core/report/histogramjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

Microseconds microseconds(const Json& milliseconds) {
    constexpr double longest = 1e10;
    return Microseconds(std::llround(std::clamp(milliseconds.get<double>(), 0.0, longest) * 1000));
}

Json intervalToJson(const Interval& interval) {
    Json json{{"t_s", interval.start.count()},
              {"end_s", interval.end.count()},
              {"requests", interval.requests},
              {"errors", interval.errors},
              {"requests_per_sec", interval.requestsPerSecond()}};
    json["p50_ms"] = interval.latency ? Json(inMilliseconds(interval.latency->p50)) : Json();
    json["p95_ms"] = interval.latency ? Json(inMilliseconds(interval.latency->p95)) : Json();
    json["p99_ms"] = interval.latency ? Json(inMilliseconds(interval.latency->p99)) : Json();
    if (!interval.latencies.empty())
        json["latency_buckets_base64"] = toBase64(interval.latencies.bytes());
    return json;
}

Interval intervalFromJson(const Json& json) {
    Interval interval;
    interval.start = Seconds(json.at("t_s").get<double>());
    interval.end = Seconds(json.at("end_s").get<double>());
    interval.requests = countFrom(json.at("requests"));
    interval.errors = countFrom(json.at("errors"));
    if (!json.at("p50_ms").is_null())
        interval.latency = {microseconds(json.at("p50_ms")), microseconds(json.at("p95_ms")),
                            microseconds(json.at("p99_ms"))};
    if (json.contains("latency_buckets_base64")) // files of older versions have none
        if (const auto bytes = fromBase64(json["latency_buckets_base64"].get<std::string>()))
            interval.latencies = SparseCounts::of(*bytes).value_or(SparseCounts());
    return interval;
}

} // namespace

Json timelineToJson(const std::vector<Interval>& timeline) {
    Json list = Json::array();
    for (const Interval& interval : timeline)
        list.push_back(intervalToJson(interval));
    return list;
}

std::vector<Interval> timelineFromJson(const Json& list) {
    std::vector<Interval> timeline;
    for (const Json& interval : list)
        timeline.push_back(intervalFromJson(interval));
    return timeline;
}

} // namespace loadstone
