#include "core/report/planjson.h"

#include "core/base/base64.h"
#include "core/http/secrets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array versionNames{"auto", "1.1", "2"};

bool isUtf8(const std::string& text) {
    try {
        (void)Json(text).dump();
        return true;
    } catch (const Json::exception&) {
        return false;
    }
}

void putText(Json& json, const char* key, const std::string& text) {
    if (isUtf8(text))
        json[key] = text;
    else
        json[std::string(key) + "_base64"] = toBase64(text);
}

std::string takeText(const Json& json, const std::string& key) {
    if (json.contains(key))
        return json.at(key);
    return fromBase64(json.at(key + "_base64").get<std::string>()).value_or("");
}

Json headersToJson(const std::vector<Header>& headers) {
    Json list = Json::array();
    for (const Header& header : headers) {
        Json entry;
        putText(entry, "name", header.name);
        putText(entry, "value", header.value);
        list.push_back(std::move(entry));
    }
    return list;
}

std::vector<Header> headersFromJson(const Json& list) {
    std::vector<Header> headers;
    for (const Json& entry : list)
        headers.push_back({takeText(entry, "name"), takeText(entry, "value")});
    return headers;
}

Json seconds(Milliseconds time) {
    return static_cast<double>(time.count()) / 1000;
}

Milliseconds milliseconds(const Json& seconds) {
    constexpr double longest = 1e10;
    return Milliseconds(std::llround(std::clamp(seconds.get<double>(), 0.0, longest) * 1000));
}

HttpVersion versionNamed(const std::string& name) {
    const auto found = std::ranges::find(versionNames, name);
    return found == versionNames.end() ? HttpVersion::Auto
                                       : static_cast<HttpVersion>(found - versionNames.begin());
}

TransportOptions transportFromJson(const Json& json) {
    TransportOptions transport;
    transport.timeout = milliseconds(json.at("timeout_s"));
    transport.connectTimeout = milliseconds(json.at("connect_timeout_s"));
    transport.redirects = json.at("redirects");
    transport.version = versionNamed(json.at("http_version"));
    transport.verifyTls = json.at("verify_tls");
    transport.keepAlive = json.at("keepalive");
    transport.environmentProxy = json.at("environment_proxy");
    return transport;
}

} // namespace

Json planToJson(const LoadPlan& plan) {
    const TransportOptions& transport = plan.transport;
    const Request request = withoutSecrets(plan.request);
    Json json;
    json["method"] = request.method;
    putText(json, "url", request.url);
    json["headers"] = headersToJson(request.headers);
    putText(json, "body", request.body);
    json["engine"] = nameOf(plan.engine);
    json["threads"] = plan.threads;
    json["requests"] = plan.requests ? Json(*plan.requests) : Json();
    json["duration_s"] = plan.duration ? seconds(*plan.duration) : Json();
    json["warm_up_s"] = seconds(plan.warmUp);
    json["timeout_s"] = seconds(transport.timeout);
    json["connect_timeout_s"] = seconds(transport.connectTimeout);
    json["redirects"] = transport.redirects;
    json["http_version"] = versionNames.at(static_cast<std::size_t>(transport.version));
    json["verify_tls"] = transport.verifyTls;
    json["keepalive"] = transport.keepAlive;
    json["environment_proxy"] = transport.environmentProxy;
    json["expected_statuses"] = plan.expected.text();
    return json;
}

LoadPlan planFromJson(const Json& json) {
    LoadPlan plan;
    plan.request.method = json.at("method");
    plan.request.url = takeText(json, "url");
    plan.request.headers = headersFromJson(json.at("headers"));
    plan.request.body = takeText(json, "body");
    plan.engine = engineNamed(json.at("engine").get<std::string>()).value_or(EngineKind::Pool);
    plan.threads = json.at("threads");
    plan.requests.reset();
    if (const Json& requests = json.at("requests"); !requests.is_null())
        plan.requests = requests.get<std::uint64_t>();
    if (const Json& duration = json.at("duration_s"); !duration.is_null())
        plan.duration = milliseconds(duration);
    if (json.contains("warm_up_s")) // later than the first files
        plan.warmUp = milliseconds(json.at("warm_up_s"));
    plan.transport = transportFromJson(json);
    plan.expected = StatusRanges::parse(json.at("expected_statuses").get<std::string>())
                        .value_or(StatusRanges());
    return plan;
}

} // namespace loadstone
