// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepjson.h"

#include "core/report/databasejson.h"
#include "core/report/decodejson.h"
#include "core/report/endingname.h"
#include "core/report/environmentjson.h"
#include "core/report/filehead.h"
#include "core/report/fitjson.h"
#include "core/report/histogramjson.h"
#include "core/report/limitwords.h"
#include "core/report/runjson.h"
#include "core/report/sweepplanjson.h"
#include "core/report/sweepsentences.h"
#include "core/report/validityjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

/// Throws where the name is none, which means that a later version wrote it.
EngineKind engineFromJson(const Json& json) {
    const auto engine = engineNamed(json.get<std::string>());
    if (!engine)
        throw std::invalid_argument("no such engine");
    return *engine;
}

Json sweepRunToJson(const SweepRunResult& run) {
    const Snapshot& snapshot = run.report.snapshot;
    return {{"engine", nameOf(run.step.engine)},
            {"size", run.step.size},
            {"repeat", run.step.repeat},
            {"again", run.step.again},
            {"requests_per_sec", snapshot.requestsPerSecond()},
            {"ok_per_sec", okPerSecond(snapshot)},
            {"latency_ms", latencyToJson(snapshot.totals.latencyOk)},
            {"errors", snapshot.totals.failed},
            {"verdict", run.report.validity ? Json(nameOf(run.report.validity->verdict)) : Json()},
            {"run", runToJson(run.report)}};
}

Json fitsToJson(const SweepAnalysis& analysis) {
    Json list = Json::array();
    for (const EngineAnalysis& one : analysis.engines)
        if (one.fit)
            list.push_back(fitToJson(*one.fit, std::string(nameOf(one.engine)), one.units()));
    return list;
}

Json sweetSpotsToJson(const SweepAnalysis& analysis) {
    Json list = Json::array();
    for (const EngineAnalysis& one : analysis.engines)
        if (const auto& spot = one.sweetSpot)
            list.push_back({{"engine", nameOf(one.engine)},
                            {"size", spot->size},
                            {"share", spot->share},
                            {"reached_share", spot->reachedShare()},
                            {"best_size", spot->bestSize},
                            {"still_rising", spot->isStillRising},
                            {"confidence", spot->confidence ? Json::array({spot->confidence->low,
                                                                           spot->confidence->high})
                                                            : Json()}});
    return list;
}

/// For each engine the largest size that keeps the limit, and the smallest that breaks it.
Json limitsToJson(const SweepAnalysis& analysis, const std::optional<LatencyLimit>& limit) {
    Json list = Json::array();
    if (!limit)
        return list;
    for (const EngineAnalysis& one : analysis.engines) {
        const auto [size, breaker] = answerTo(*limit, one.levels);
        list.push_back({{"engine", nameOf(one.engine)},
                        {"limit", limit->text()},
                        {"size", size ? Json(*size) : Json()},
                        {"broken_at", breaker ? Json(*breaker) : Json()}});
    }
    return list;
}

Json levelIdsToJson(const std::vector<LevelId>& levels) {
    Json list = Json::array();
    for (const LevelId& level : levels)
        list.push_back({{"engine", nameOf(level.engine)}, {"size", level.size}});
    return list;
}

std::vector<LevelId> measuredAgain(const SweepAnalysis& analysis) {
    std::vector<LevelId> levels;
    for (const EngineAnalysis& engine : analysis.engines)
        for (const SweepLevel& level : engine.levels)
            if (level.again)
                levels.push_back(level.id());
    return levels;
}

constexpr std::string_view byEarlyStop = "early_stop";

/// A level may have been measured, but less often than planned.
Json leftOutLevel(const SweepReport& report, const LevelId& level, std::string_view reason) {
    return {{"engine", nameOf(level.engine)},
            {"size", level.size},
            {"runs", runsOf(report, level)},
            {"planned_runs", report.plan.repeats},
            {"reason", reason}};
}

/// Those of the early stop first.
Json leftOutToJson(const SweepReport& report) {
    Json list = Json::array();
    for (const LevelId& level : report.leftOut)
        list.push_back(leftOutLevel(report, level, byEarlyStop));
    for (const MissedLevel& missed : report.missed) {
        list.push_back(
            leftOutLevel(report, missed.level,
                         MissedLevel::reasonNames.at(static_cast<std::size_t>(missed.reason))));
        list.back()["message"] = missed.message;
    }
    return list;
}

MissedLevel missedFromJson(const Json& level, const LevelId& id) {
    const auto name = level.at("reason").get<std::string>();
    const auto& names = MissedLevel::reasonNames;
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw std::invalid_argument("no such reason");
    return {id, static_cast<MissedLevel::Reason>(found - names.begin()),
            level.at("message").get<std::string>()};
}

LevelId levelIdFromJson(const Json& level) {
    return {engineFromJson(level.at("engine")), wholeFrom<int>(level.at("size"))};
}

/// The first files had one engine, and only the sizes here; later ones no reason.
void readLeftOut(const Json& list, SweepReport& report) {
    for (const Json& level : list) {
        const LevelId id = level.is_object()
                               ? levelIdFromJson(level)
                               : LevelId{report.plan.engines.at(0), wholeFrom<int>(level)};
        if (level.is_object() && level.value("reason", byEarlyStop) != byEarlyStop)
            report.missed.push_back(missedFromJson(level, id));
        else
            report.leftOut.push_back(id);
    }
}

SweepStep stepFromJson(const Json& level) {
    return {engineFromJson(level.at("engine")), wholeFrom<int>(level.at("size")),
            wholeFrom<int>(level.at("repeat")), level.value("again", false)};
}

/// Throws if no sweep can have measured this.
void checkEngines(const SweepReport& report) {
    const std::vector<EngineKind>& engines = report.plan.engines;
    for (const EngineKind engine : engines)
        if (std::ranges::count(engines, engine) > 1)
            throw std::invalid_argument("an engine is there twice");
    for (const SweepRunResult& run : report.runs)
        if (std::ranges::count(engines, run.step.engine) == 0)
            throw std::invalid_argument("a run has an engine that the sweep has not");
}

Expected<void> readRuns(const Json& levels, SweepReport& report) {
    for (const Json& level : levels) {
        auto run = runFromJson(level.at("run"));
        if (!run)
            return tl::unexpected(run.error());
        report.runs.push_back({stepFromJson(level), std::move(*run)});
    }
    checkEngines(report);
    return {};
}

} // namespace

Expected<SweepReport> sweepFromJson(const Json& json) {
    SweepReport report;
    if (const auto known = readHead(json, sweepSchemaVersion, report); !known)
        return tl::unexpected(known.error());
    report.ending = endingNamed(json.at("ending").get<std::string>());
    report.plan = sweepPlanFromJson(json.at("sweep"));
    report.environment = environmentFromJson(json.at("environment"));
    if (json.contains("hosts"))
        report.hosts = json.at("hosts").get<std::vector<std::string>>();
    readLeftOut(json.at("left_out"), report);
    if (json.contains("made_up"))
        for (const Json& level : json.at("made_up"))
            report.madeUp.push_back(levelIdFromJson(level));
    if (json.contains("database"))
        report.database = databaseFromJson(json.at("database"));
    if (const auto read = readRuns(json.at("levels"), report); !read)
        return tl::unexpected(read.error());
    return report;
}

std::string encodeSweep(const SweepReport& report, const SweepAnalysis& analysis) {
    Json json = headOf(sweepSchemaVersion, report);
    json["ending"] = nameOf(report.ending);
    json["sweep"] = sweepPlanToJson(report.plan);
    if (!report.hosts.empty())
        json["hosts"] = report.hosts;
    json["environment"] = environmentToJson(report.environment);
    if (report.plan.plan.asksDatabase())
        json["database"] = databaseToJson(report.database, report.plan.plan);
    json["notes"] = sentencesOf(analysis, report);
    json["fits"] = fitsToJson(analysis);
    json["sweet_spots"] = sweetSpotsToJson(analysis);
    json["limits"] = limitsToJson(analysis, report.plan.limit);
    json["left_out"] = leftOutToJson(report);
    json["made_up"] = levelIdsToJson(report.madeUp);
    json["measured_again"] = levelIdsToJson(measuredAgain(analysis));
    if (const auto validity = validityOf(report))
        json["validity"] = validityToJson(*validity);
    json["levels"] = Json::array();
    for (const SweepRunResult& run : report.runs)
        json["levels"].push_back(sweepRunToJson(run));
    return json.dump(2) + "\n";
}

Expected<SweepReport> decodeSweep(std::string_view text) {
    return decodeJson(text, "sweep", sweepFromJson);
}

} // namespace loadstone
