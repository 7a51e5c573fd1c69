// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/hostsjson.h"

#include "core/report/decodejson.h"
#include "core/report/validityjson.h"

#include <cmath>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, HostShare::quantiles.size()> percentileKeys{"p50", "p90", "p95",
                                                                              "p99"};
constexpr double perMillisecond = 1000; // microseconds

Json percentilesToJson(const HostShare& host) {
    if (!host.latency)
        return {};
    Json json;
    for (std::size_t i = 0; i < percentileKeys.size(); ++i)
        json[percentileKeys.at(i)] = static_cast<double>(host.latency->at(i)) / perMillisecond;
    return json;
}

void readPercentiles(const Json& json, HostShare& host) {
    if (json.is_null())
        return;
    constexpr double most = 1e12;
    auto& latency = host.latency.emplace();
    for (std::size_t i = 0; i < percentileKeys.size(); ++i)
        latency.at(i) = std::llround(
            std::clamp(json.at(percentileKeys.at(i)).get<double>(), 0.0, most) * perMillisecond);
}

Json secondsToJson(const std::optional<Seconds>& time) {
    return time ? Json(time->count()) : Json();
}

std::optional<Seconds> secondsFromJson(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(Seconds(json.get<double>()));
}

Json hostToJson(const HostShare& host) {
    Json json{{"name", host.name},
              {"requests",
               {{"sent", host.sent},
                {"ok", host.ok},
                {"failed", host.failed},
                {"aborted", host.aborted}}},
              {"duration_s", host.elapsed.count()},
              {"requests_per_sec", host.requestsPerSecond()}};
    json["latency_ms"] = percentilesToJson(host);
    json["clock_offset_s"] = secondsToJson(host.clockOffset);
    json["wall_clock_offset_s"] = secondsToJson(host.wallOffset);
    json["start_skew_s"] = secondsToJson(host.startSkew);
    json["validity"] = host.validity ? validityToJson(*host.validity) : Json();
    json["lost_at_s"] = secondsToJson(host.lostAt);
    json["fault"] = host.fault;
    return json;
}

HostShare hostFromJson(const Json& json) {
    HostShare host;
    host.name = json.at("name");
    const Json& requests = json.at("requests");
    host.sent = countFrom(requests.at("sent"));
    host.ok = countFrom(requests.at("ok"));
    host.failed = countFrom(requests.at("failed"));
    host.aborted = countFrom(requests.at("aborted"));
    host.elapsed = Seconds(json.at("duration_s").get<double>());
    readPercentiles(json.at("latency_ms"), host);
    host.clockOffset = secondsFromJson(json.at("clock_offset_s"));
    host.wallOffset = secondsFromJson(json.at("wall_clock_offset_s"));
    host.startSkew = secondsFromJson(json.at("start_skew_s"));
    if (!json.at("validity").is_null())
        host.validity = validityFromJson(json.at("validity"));
    host.lostAt = secondsFromJson(json.at("lost_at_s"));
    host.fault = json.at("fault");
    return host;
}

} // namespace

Json hostsToJson(const std::vector<HostShare>& hosts) {
    Json list = Json::array();
    for (const HostShare& host : hosts)
        list.push_back(hostToJson(host));
    return list;
}

std::vector<HostShare> hostsFromJson(const Json& json) {
    std::vector<HostShare> hosts;
    for (const Json& host : json)
        hosts.push_back(hostFromJson(host));
    return hosts;
}

} // namespace loadstone
