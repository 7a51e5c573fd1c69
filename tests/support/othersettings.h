// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/plansettings.h"

namespace loadstone {

// A value of each kind of setting that differs from `value`, and that a person can type.
inline bool otherValue(bool value) {
    return !value;
}
inline int otherValue(int value) {
    return value + 1;
}
inline std::uint64_t otherValue(std::uint64_t value) {
    return value + 1;
}
inline Milliseconds otherValue(Milliseconds value) {
    return value + Milliseconds(1234);
}
inline std::string otherValue(const std::string& value) {
    return value + "X";
}
inline Body otherValue(const Body& value) {
    return value.bytes() + "{\"a\": [\"ä\", 1]}";
}
inline StatusRanges otherValue(const StatusRanges&) {
    return StatusRanges::parse("200-299,404").value();
}
inline std::vector<Header> otherValue(const std::vector<Header>& value) {
    std::vector<Header> more = value;
    more.insert(more.end(), {{"X-Colon", "b: c"}, {"Accept", "*/*"}});
    return more;
}
inline IpVersion otherValue(IpVersion) {
    return IpVersion::Six;
}
inline CookieKeeping otherValue(CookieKeeping) {
    return CookieKeeping::EachUser;
}
inline std::vector<PinnedHost> otherValue(const std::vector<PinnedHost>& value) {
    std::vector<PinnedHost> more = value;
    for (const char* text : {"example.test:80:127.0.0.1,::1", "*:443:10.0.0.1"})
        more.push_back(PinnedHost::read(text).value());
    return more;
}
inline std::vector<Detour> otherValue(const std::vector<Detour>& value) {
    std::vector<Detour> more = value;
    for (const char* text : {"example.test:80:[::1]:8080", "::other.test:"})
        more.push_back(Detour::read(text).value());
    return more;
}
inline Rate otherValue(Rate value) {
    return {value.perSecond + 0.3};
}
inline ArrivalKind otherValue(ArrivalKind) {
    return ArrivalKind::Poisson;
}
inline AtDeadline otherValue(const AtDeadline&) {
    return {true, Milliseconds(1500)};
}
inline std::vector<Stage> otherValue(const std::vector<Stage>& value) {
    std::vector<Stage> more = value;
    more.insert(more.end(), {{Milliseconds(30'000), Stage::Of::Rate, 1.0 / 3},
                             {Milliseconds(0), Stage::Of::Rate, 0}});
    return more;
}
inline std::vector<Threshold> otherValue(const std::vector<Threshold>& value) {
    std::vector<Threshold> more = value;
    for (const char* text : {"p99.9<1500us", "error_rate<=0.7%"})
        more.push_back(Threshold::read(text).value());
    return more;
}
inline std::vector<FeedChoice> otherValue(const std::vector<FeedChoice>& value) {
    std::vector<FeedChoice> more = value;
    more.push_back({"users.csv", FeedChoice::Order::Random});
    return more;
}
inline std::vector<Check> otherValue(const std::vector<Check>& value) {
    std::vector<Check> more = value;
    for (const char* text :
         {"body contains \"a, \\\"b\\\"\"", "body matches id=\\d+, *$", "time < 250ms"})
        more.push_back(Check::read(text).value());
    return more;
}
inline std::vector<MetricName> otherValue(const std::vector<MetricName>& value) {
    std::vector<MetricName> more = value;
    more.insert(more.end(), {{"http_requests_total{code=\"200\",of=\"a\"}"}, {"pool[0].busy"}});
    return more;
}
inline std::vector<QueryParameter> otherValue(const std::vector<QueryParameter>& value) {
    std::vector<QueryParameter> more = value;
    more.insert(more.end(), {{"a, b"}, {""}, {"{{random 1 9}}"}});
    return more;
}
inline std::vector<WeightedQuery> otherValue(const std::vector<WeightedQuery>& value) {
    std::vector<WeightedQuery> more = value;
    more.insert(more.end(), {{"SELECT 1; SELECT ';@3'", 3}, {"SELECT 2 -- two\n", 1}});
    return more;
}
inline QueryProtocol otherValue(QueryProtocol) {
    return QueryProtocol::Simple;
}
inline EngineKind otherValue(EngineKind value) {
    return allEngines.at((static_cast<std::size_t>(value) + 1) % allEngines.size());
}
inline HttpVersion otherValue(HttpVersion value) {
    return versionChoices.at((static_cast<std::size_t>(value) + 1) % versionChoices.size()).value;
}
template <typename Value>
std::optional<Value> otherValue(const std::optional<Value>& value) {
    return otherValue(value.value_or(Value{}));
}

/// A plan that can run, in which only the setting of `row` is not as by default, and what it needs.
template <typename Row>
LoadPlan otherPlan(const Row& row) {
    LoadPlan plan;
    plan.request.url = "http://example.test/";
    plan.requests = 100'000;
    row.in(plan) = otherValue(row.in(plan));
    TransportOptions& transport = plan.transport;
    if (!transport.key.empty() || !transport.keyPassword.empty())
        transport.certificate = "own.pem";
    if (!transport.noProxy.empty())
        transport.proxy = "http://127.0.0.1:3128";
    if (transport.digest)
        plan.request.url = "http://me:word@example.test/";
    if (row.of == SettingOf::Database) {
        plan.request.url = "postgresql://example.test/shop";
        if (plan.queries.all.empty())
            plan.queries.all = {
                {plan.queries.parameters.empty() ? "SELECT 1" : "SELECT $1, $2, $3"}};
    }
    if (plan.abortGrace)
        plan.thresholds = otherValue(plan.thresholds);
    if (plan.atDeadline.waits)
        plan.duration = Milliseconds(1000);
    if (plan.duration || !plan.stages.empty())
        plan.requests.reset();
    if (plan.arrival == ArrivalKind::Poisson)
        plan.rate = Rate{500};
    if (!plan.metrics.url.empty() || !plan.metrics.names.empty())
        plan.metrics.url = "http://example.test/metrics";
    if (plan.spin || plan.queries.pipeline > 1)
        plan.engine = EngineKind::Loop; // threads of the pool sleep
    return plan;
}

} // namespace loadstone
