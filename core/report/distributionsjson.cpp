// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/distributionsjson.h"

#include "core/report/decodejson.h"
#include "core/report/histogramjson.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

/// A coarse histogram: what describes it, and the whole of it.
Json coarseToJson(const Histogram& histogram) {
    Json json{{"count", histogram.total()}};
    if (!histogram.empty()) {
        json["mean"] = histogram.mean() / 1000;
        json["p50"] = inMilliseconds(Microseconds(histogram.quantile(0.5)));
        json["p99"] = inMilliseconds(Microseconds(histogram.quantile(0.99)));
        json["max"] = inMilliseconds(Microseconds(histogram.max()));
    }
    json["histogram"] = histogramToJson(histogram);
    return json;
}

/// A query has but the one of connecting.
Json phasesToJson(const Totals& totals, const LoadPlan& plan) {
    Json json;
    for (std::size_t i = 0; i < phaseCount; ++i)
        if (!plan.asksDatabase() || phaseNames[i] == "connect")
            json[std::string(phaseNames[i])] = coarseToJson(totals.phases[i]);
    return json;
}

/// How the plan of a rate was kept.
void putPace(Json& json, const Snapshot& snapshot) {
    if (!snapshot.overdue)
        return;
    const Totals& totals = snapshot.totals;
    json["pace"] = {{"not_sent", *snapshot.overdue},
                    {"late_starts", totals.lateStarts},
                    {"waited_for_user", totals.waits},
                    {"send_lateness_ms", coarseToJson(totals.lateness)},
                    {"user_wait_ms", coarseToJson(totals.userWaits)}};
    json["histogram_service"] = histogramToJson(totals.serviceOk);
}

Expected<void> read(const Json& from, Histogram& into) {
    auto histogram = histogramFromJson(from, into.layout());
    if (!histogram)
        return tl::unexpected(histogram.error());
    into = std::move(*histogram);
    return {};
}

/// Runs without a rate have none.
Expected<void> readPace(const Json& json, Snapshot& snapshot) {
    if (!json.contains("pace"))
        return {};
    const Json& pace = json.at("pace");
    Totals& totals = snapshot.totals;
    snapshot.overdue = countFrom(pace.at("not_sent"));
    totals.lateStarts = countFrom(pace.at("late_starts"));
    totals.waits = countFrom(pace.at("waited_for_user"));
    auto result = read(pace.at("send_lateness_ms").at("histogram"), totals.lateness);
    if (result)
        result = read(pace.at("user_wait_ms").at("histogram"), totals.userWaits);
    return result ? read(json.at("histogram_service"), totals.serviceOk) : result;
}

Expected<void> readHistograms(const Json& json, Totals& totals) {
    auto result = read(json.at("histogram"), totals.latencyOk);
    if (result)
        result = read(json.at("histogram_failed"), totals.latencyFailed);
    // Files of before have neither of the two.
    if (result && json.contains("aborted_age_ms"))
        result = read(json["aborted_age_ms"].at("histogram"), totals.abortedAges);
    if (result && json.contains("lag_ms"))
        result = read(json["lag_ms"].at("histogram"), totals.lag);
    const Json& phases = json.at("phases_ms");
    const bool isOfDatabase = json.contains("database");
    for (std::size_t i = 0; result && i < phaseCount; ++i)
        if (const std::string name(phaseNames[i]); !isOfDatabase || phases.contains(name))
            result = read(phases.at(name).at("histogram"), totals.phases[i]);
    return result;
}

} // namespace

void putDistributions(Json& run, const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    run["latency_all_ms"] = latencyToJson(totals.latencyAll());
    run["aborted_age_ms"] = coarseToJson(totals.abortedAges);
    run["lag_ms"] = coarseToJson(totals.lag);
    run["phases_ms"] = phasesToJson(totals, report.plan);
    putPace(run, report.snapshot);
}

Expected<void> readDistributions(const Json& run, Snapshot& snapshot) {
    return readHistograms(run, snapshot.totals).and_then([&] { return readPace(run, snapshot); });
}

} // namespace loadstone
