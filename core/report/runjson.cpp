// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"

#include "core/base/base64.h"
#include "core/load/planjson.h"
#include "core/report/checkwords.h"
#include "core/report/databasejson.h"
#include "core/report/decodejson.h"
#include "core/report/endingname.h"
#include "core/report/environmentjson.h"
#include "core/report/filehead.h"
#include "core/report/histogramjson.h"
#include "core/report/hostsjson.h"
#include "core/report/loadnoun.h"
#include "core/report/metricsjson.h"
#include "core/report/sentences.h"
#include "core/report/statementfigures.h"
#include "core/report/validityjson.h"
#include "core/report/workerlosses.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

Microseconds microseconds(const Json& milliseconds) {
    constexpr double longest = 1e10;
    return Microseconds(std::llround(std::clamp(milliseconds.get<double>(), 0.0, longest) * 1000));
}

Json requestsToJson(const Snapshot& snapshot) {
    const Totals& totals = snapshot.totals;
    return {{"planned", snapshot.planned ? Json(*snapshot.planned) : Json()},
            {"sent", totals.started},
            {"ok", totals.ok},
            {"failed", totals.failed},
            {"aborted", totals.aborted}};
}

Json metricsToJson(const Snapshot& snapshot) {
    Json json{{"success_rate", snapshot.totals.successRate()},
              {"requests_per_sec", snapshot.requestsPerSecond()},
              {"bytes_per_sec", snapshot.bytesPerSecond()},
              {"latency_ms", latencyToJson(snapshot.totals.latencyOk)}};
    if (snapshot.overdue) { // there is a rate
        json["response_time_ms"] = json["latency_ms"];
        json["service_time_ms"] = latencyToJson(snapshot.totals.serviceOk);
    }
    return json;
}

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

/// Of a threshold's figures in JSON, in the unit of its bound: times are in milliseconds, the rest
/// but throughput is a share, as success_rate is.
double unitInJson(const Threshold& threshold) {
    constexpr double millisecond = 1000, whole = 100;
    if (threshold.isTime())
        return millisecond;
    return threshold.isShare() ? whole : 1;
}

/// Those that ended the run.
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

void putChecks(Json& json, const RunReport& report) {
    if (report.plan.checks.empty())
        return;
    Json list = Json::array();
    for (const CheckOutcome& outcome : checkOutcomes(report))
        list.push_back({{"text", outcome.check.text()},
                        {"passed", outcome.passed},
                        {"failed", outcome.failed}});
    json["checks"] = std::move(list);
    json["bodies_cut"] = report.snapshot.totals.checks.cutBodies;
}

/// A query has but the one of connecting.
Json phasesToJson(const Totals& totals, const LoadPlan& plan) {
    Json json;
    for (std::size_t i = 0; i < phaseCount; ++i)
        if (!plan.asksDatabase() || phaseNames[i] == "connect")
            json[std::string(phaseNames[i])] = coarseToJson(totals.phases[i]);
    return json;
}

/// With the plan's words for what it sends.
Json validityOfRun(const Validity& validity, const LoadPlan& plan) {
    Json json = validityToJson(validity);
    for (Json& signal : json.at("signals"))
        signal["explanation"] = spokenOf(plan, signal.at("explanation").get<std::string>());
    return json;
}

Json countsToJson(const std::map<int, std::uint64_t>& counts) {
    Json json = Json::object();
    for (const auto& [key, count] : counts)
        json[std::to_string(key)] = count;
    return json;
}

Json codingsToJson(const Totals& totals) {
    Json json = Json::object();
    for (const auto& [coding, count] : totals.codings())
        json[std::string(nameOf(coding))] = count;
    return json;
}

Json addressesToJson(const std::vector<AddressUse>& uses) {
    Json list = Json::array();
    for (const AddressUse& use : uses)
        list.push_back({{"address", use.address}, {"connections", use.connections}});
    return list;
}

Json tlsToJson(const std::vector<TlsUse>& uses) {
    Json list = Json::array();
    for (const TlsUse& use : uses)
        list.push_back(
            {{"version", use.version}, {"cipher", use.cipher}, {"connections", use.connections}});
    return list;
}

std::uint64_t countFrom(const Json& json) {
    return wholeFrom<std::uint64_t>(json);
}

std::vector<AddressUse> addressesFromJson(const Json& json) {
    std::vector<AddressUse> uses;
    if (json.contains("addresses")) // files of older versions have none
        for (const Json& use : json.at("addresses"))
            uses.push_back({use.at("address"), countFrom(use.at("connections"))});
    return uses;
}

std::vector<TlsUse> tlsFromJson(const Json& json) {
    std::vector<TlsUse> uses;
    if (json.contains("tls")) // files of older versions have none
        for (const Json& use : json.at("tls"))
            uses.push_back({use.at("version"), use.at("cipher"), countFrom(use.at("connections"))});
    return uses;
}

Json errorToJson(const ErrorLine& line, const LoadPlan& plan) {
    Json json{{"class", nameOf(line.errorClass)}, {"code", line.code}};
    if (plan.asksDatabase() && line.errorClass != ErrorClass::Worker)
        json["sqlstate"] = line.state;
    json["message"] = line.message;
    if (!line.said.empty())
        json["server_message"] = line.said;
    json["count"] = line.count;
    return json;
}

Json errorsToJson(const RunReport& report) {
    Json list = Json::array();
    for (const ErrorLine& line : errorLines(report.snapshot.totals, report.plan))
        list.push_back(errorToJson(line, report.plan));
    return list;
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

Json timelineToJson(const std::vector<Interval>& timeline) {
    Json list = Json::array();
    for (const Interval& interval : timeline)
        list.push_back(intervalToJson(interval));
    return list;
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

std::map<int, std::uint64_t> countsFromJson(const Json& json) {
    std::map<int, std::uint64_t> counts;
    for (const auto& [key, count] : json.items())
        counts[std::stoi(key)] = countFrom(count);
    return counts;
}

/// As it was counted: with the SQLSTATE before it, if there is one.
std::string messageFrom(const Json& entry) {
    const auto state = entry.value("sqlstate", std::string());
    return (state.size() == 5 ? state + ": " : "") + entry.at("server_message").get<std::string>();
}

void readErrors(const Json& list, Totals& totals) {
    for (const Json& entry : list) {
        const auto errorClass =
            errorClassNamed(entry.at("class").get<std::string>()).value_or(ErrorClass::Other);
        if (errorClass == ErrorClass::Status || errorClass == ErrorClass::Check)
            continue;
        const Failure failure{errorClass, wholeFrom<int>(entry.at("code"))};
        totals.errors[failure] = countFrom(entry.at("count"));
        if (entry.contains("server_message"))
            totals.messages[failure] = messageFrom(entry);
    }
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

/// Files of older versions have none.
void readCodings(const Json& json, Totals& totals) {
    if (!json.contains("encodings"))
        return;
    for (const auto& [name, value] : json.at("encodings").items()) {
        const std::uint64_t count = countFrom(value);
        for (const auto coding : {ContentCoding::Gzip, ContentCoding::Deflate,
                                  ContentCoding::Brotli, ContentCoding::Zstd, ContentCoding::Other})
            if (name == nameOf(coding))
                totals.packed[coding] = count;
    }
}

/// Runs without checks have none. The plan is without those that this version cannot read, so that
/// a place in the list says nothing.
void readChecks(const Json& json, const std::vector<Check>& checks, CheckCounts& counts) {
    if (!json.contains("checks"))
        return;
    std::size_t next = 0;
    for (const Json& entry : json.at("checks")) {
        const auto check = Check::read(entry.at("text").get<std::string>());
        std::size_t at = check ? next : checks.size();
        while (at < checks.size() && checks[at] != *check)
            ++at;
        if (at >= std::min(checks.size(), mostChecks))
            continue;
        counts.passed.at(at) = countFrom(entry.at("passed"));
        counts.failed.at(at) = countFrom(entry.at("failed"));
        next = at + 1;
    }
    counts.cutBodies = countFrom(json.at("bodies_cut"));
}

void readCounters(const Json& json, Snapshot& snapshot) {
    Totals& totals = snapshot.totals;
    const Json& requests = json.at("requests");
    if (!requests.at("planned").is_null())
        snapshot.planned = countFrom(requests.at("planned"));
    totals.started = countFrom(requests.at("sent"));
    totals.ok = countFrom(requests.at("ok"));
    totals.failed = countFrom(requests.at("failed"));
    totals.aborted = countFrom(requests.at("aborted"));
    totals.bytesSent = countFrom(json.at("bytes_sent"));
    totals.bytesReceived = countFrom(json.at("bytes_received"));
    totals.connectionsOpened = countFrom(json.at("connections_opened"));
    if (json.contains("retries")) // files of older versions have none
        totals.retries = countFrom(json["retries"]);
    if (json.contains("database")) {
        totals.rows = countFrom(json.at("database").at("rows"));
        return readErrors(json.at("errors"), totals);
    }
    totals.statuses = countsFromJson(json.at("status_codes"));
    totals.httpVersions = countsFromJson(json.at("http_versions"));
    readCodings(json, totals);
    readErrors(json.at("errors"), totals);
}

/// What answers of HTTP have.
void putAnswers(Json& json, const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    json["addresses"] = addressesToJson(report.addresses);
    json["tls"] = tlsToJson(report.tls);
    json["http_versions"] = countsToJson(totals.httpVersions);
    json["encodings"] = codingsToJson(totals);
    json["status_codes"] = countsToJson(totals.statuses);
}

void putCounters(Json& json, const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    json["bytes_sent"] = totals.bytesSent;
    json["bytes_received"] = totals.bytesReceived;
    json["connections_opened"] = totals.connectionsOpened;
    json["retries"] = totals.retries;
    if (report.plan.asksDatabase()) {
        json["database"] = databaseToJson(report.database, report.plan);
        json["database"]["rows"] = totals.rows;
        json["database"]["statements"] = statementsToJson(report);
    } else {
        putAnswers(json, report);
    }
    json["errors"] = errorsToJson(report);
}
/// On whether to believe the figures.
void putEvidence(Json& json, const RunReport& report) {
    if (report.validity)
        json["validity"] = validityOfRun(*report.validity, report.plan);
    if (report.ceiling)
        json["calibration"] = {{"requests_per_sec", *report.ceiling},
                               {"share", report.snapshot.requestsPerSecond() / *report.ceiling}};
    if (!report.losses.empty())
        json["workers_lost"] = lossesToJson(report.losses);
    if (!report.hosts.empty())
        json["hosts"] = hostsToJson(report.hosts);
}

void readEvidence(const Json& json, RunReport& report) {
    if (json.contains("database"))
        report.database = databaseFromJson(json.at("database"));
    if (json.contains("validity"))
        report.validity = validityFromJson(json.at("validity"));
    if (json.contains("calibration"))
        report.ceiling = json.at("calibration").at("requests_per_sec").get<double>();
    if (json.contains("workers_lost"))
        report.losses = lossesFromJson(json.at("workers_lost"));
    if (json.contains("hosts"))
        report.hosts = hostsFromJson(json.at("hosts"));
}

Expected<void> readStatements(const Json& json, Totals& totals) {
    const Json database = json.value("database", Json::object());
    return readStatementFigures(database.value("statements", Json::array()), totals);
}

void readEnding(const Json& json, RunReport& report) {
    report.ending = endingNamed(json.at("ending").get<std::string>());
    if (report.ending == Ending::ThresholdBroken)
        report.broken = brokenFromJson(json);
}

} // namespace

Expected<RunReport> runFromJson(const Json& json) {
    RunReport report;
    if (const auto known = readHead(json, runSchemaVersion, report); !known)
        return tl::unexpected(known.error());
    readEnding(json, report);
    report.plan = planFromJson(json.at("plan"));
    report.environment = environmentFromJson(json.at("environment"));
    report.snapshot.elapsed = Seconds(json.at("duration_s").get<double>());
    report.addresses = addressesFromJson(json);
    report.tls = tlsFromJson(json);
    readCounters(json, report.snapshot);
    readChecks(json, report.plan.checks, report.snapshot.totals.checks);
    const auto read = readHistograms(json, report.snapshot.totals)
                          .and_then([&] { return readPace(json, report.snapshot); })
                          .and_then([&] { return readStatements(json, report.snapshot.totals); });
    if (!read)
        return tl::unexpected(read.error());
    for (const Json& interval : json.at("timeline"))
        report.snapshot.timeline.push_back(intervalFromJson(interval));
    readEvidence(json, report);
    if (json.contains("server_metrics"))
        report.metrics = metricsFromJson(json.at("server_metrics"));
    return report;
}

Json runToJson(const RunReport& report) {
    const Snapshot& snapshot = report.snapshot;
    const Totals& totals = snapshot.totals;
    Json json = headOf(runSchemaVersion, report);
    json["duration_s"] = snapshot.elapsed.count();
    json["ending"] = nameOf(report.ending);
    json["plan"] = planToJson(report.plan);
    json["environment"] = environmentToJson(report.environment);
    json["requests"] = requestsToJson(snapshot);
    json["metrics"] = metricsToJson(snapshot);
    json["latency_all_ms"] = latencyToJson(totals.latencyAll());
    json["aborted_age_ms"] = coarseToJson(totals.abortedAges);
    json["lag_ms"] = coarseToJson(totals.lag);
    json["phases_ms"] = phasesToJson(totals, report.plan);
    putPace(json, snapshot);
    putChecks(json, report);
    if (!report.plan.thresholds.empty())
        json["thresholds"] = thresholdsToJson(report);
    putCounters(json, report);
    putEvidence(json, report);
    if (report.metrics)
        json["server_metrics"] = metricsToJson(*report.metrics);
    json["timeline"] = timelineToJson(snapshot.timeline);
    json["histogram"] = histogramToJson(totals.latencyOk);
    json["histogram_failed"] = histogramToJson(totals.latencyFailed);
    return json;
}

std::string encodeRun(const RunReport& report) {
    return runToJson(report).dump(2) + "\n";
}

Expected<RunReport> decodeRun(std::string_view text) {
    return decodeJson(text, "run", runFromJson);
}

} // namespace loadstone
