// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjson.h"

#include "core/load/planjson.h"
#include "core/report/checksjson.h"
#include "core/report/connectionsjson.h"
#include "core/report/databasejson.h"
#include "core/report/decodejson.h"
#include "core/report/distributionsjson.h"
#include "core/report/endingname.h"
#include "core/report/environmentjson.h"
#include "core/report/errorsjson.h"
#include "core/report/filehead.h"
#include "core/report/histogramjson.h"
#include "core/report/hostsjson.h"
#include "core/report/loadnoun.h"
#include "core/report/metricsjson.h"
#include "core/report/statementfigures.h"
#include "core/report/thresholdsjson.h"
#include "core/report/timelinejson.h"
#include "core/report/validityjson.h"
#include "core/report/workerlosses.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

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

std::map<int, std::uint64_t> countsFromJson(const Json& json) {
    std::map<int, std::uint64_t> counts;
    for (const auto& [key, count] : json.items())
        counts[std::stoi(key)] = countFrom(count);
    return counts;
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
    const auto read = readDistributions(json, report.snapshot).and_then([&] {
        return readStatements(json, report.snapshot.totals);
    });
    if (!read)
        return tl::unexpected(read.error());
    report.snapshot.timeline = timelineFromJson(json.at("timeline"));
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
    putDistributions(json, report);
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
