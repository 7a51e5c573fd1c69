#include "core/report/sweepjson.h"

#include "core/report/decodejson.h"
#include "core/report/environmentjson.h"
#include "core/report/fitjson.h"
#include "core/report/histogramjson.h"
#include "core/report/planjson.h"
#include "core/report/runjson.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

Json sweepPlanToJson(const SweepPlan& plan) {
    Json json = planToJson(plan.plan);
    json.erase("threads");
    json["sizes"] = plan.sizes;
    json["repeats"] = plan.repeats;
    json["cool_down_s"] = std::chrono::duration<double>(plan.coolDown).count();
    json["stop_early"] = plan.stopEarly;
    json["share"] = plan.share;
    json["seed"] = plan.seed;
    return json;
}

SweepPlan sweepPlanFromJson(Json json) {
    SweepPlan plan;
    json["threads"] = 1;
    plan.plan = planFromJson(json);
    plan.plan.threads = LoadPlan().threads; // each level has its own
    plan.sizes = json.at("sizes").get<std::vector<int>>();
    plan.repeats = json.at("repeats");
    plan.coolDown = Milliseconds(std::llround(json.at("cool_down_s").get<double>() * 1000));
    plan.stopEarly = json.at("stop_early");
    plan.share = json.at("share");
    plan.seed = json.at("seed");
    return plan;
}

Json sweepRunToJson(const SweepRunResult& run) {
    const Snapshot& snapshot = run.report.snapshot;
    return {{"engine", nameOf(run.report.plan.engine)},
            {"size", run.step.size},
            {"repeat", run.step.repeat},
            {"requests_per_sec", snapshot.requestsPerSecond()},
            {"ok_per_sec", okPerSecond(snapshot)},
            {"latency_ms", latencyToJson(snapshot.totals.latencyOk)},
            {"errors", snapshot.totals.failed},
            {"run", runToJson(run.report)}};
}

Json fitsToJson(const SweepAnalysis& analysis, EngineKind engine) {
    Json list = Json::array();
    if (analysis.fit)
        list.push_back(fitToJson(*analysis.fit, std::string(nameOf(engine)), unitsOf(engine)));
    return list;
}

Json sweetSpotsToJson(const SweepAnalysis& analysis, EngineKind engine) {
    Json list = Json::array();
    if (const auto& spot = analysis.sweetSpot)
        list.push_back({{"engine", nameOf(engine)},
                        {"size", spot->size},
                        {"share", spot->share},
                        {"reached_share", spot->reachedShare()},
                        {"best_size", spot->bestSize}});
    return list;
}

Expected<SweepReport> sweepFromJson(const Json& json) {
    if (json.at("schema_version") != sweepSchemaVersion)
        return fail("", "the file was written by another version of Loadstone");
    SweepReport report;
    report.toolVersion = json.at("tool").at("version");
    report.startedAt = json.at("started_at");
    report.ending = json.at("ending") == "stopped" ? Ending::Stopped : Ending::Completed;
    report.plan = sweepPlanFromJson(json.at("sweep"));
    report.environment = environmentFromJson(json.at("environment"));
    report.leftOut = json.at("left_out").get<std::vector<int>>();
    for (const Json& level : json.at("levels")) {
        auto run = runFromJson(level.at("run"));
        if (!run)
            return tl::unexpected(run.error());
        report.runs.push_back({{level.at("size"), level.at("repeat")}, std::move(*run)});
    }
    return report;
}

} // namespace

std::string encodeSweep(const SweepReport& report, const SweepAnalysis& analysis) {
    const EngineKind engine = report.plan.plan.engine;
    Json json;
    json["schema_version"] = sweepSchemaVersion;
    json["tool"] = {{"name", "loadstone"}, {"version", report.toolVersion}};
    json["started_at"] = report.startedAt;
    json["ending"] = report.ending == Ending::Stopped ? "stopped" : "completed";
    json["sweep"] = sweepPlanToJson(report.plan);
    json["environment"] = environmentToJson(report.environment);
    json["notes"] = sentencesOf(analysis, report);
    json["fits"] = fitsToJson(analysis, engine);
    json["sweet_spots"] = sweetSpotsToJson(analysis, engine);
    json["left_out"] = report.leftOut;
    json["levels"] = Json::array();
    for (const SweepRunResult& run : report.runs)
        json["levels"].push_back(sweepRunToJson(run));
    return json.dump(2) + "\n";
}

Expected<SweepReport> decodeSweep(std::string_view text) {
    return decodeJson(text, "sweep", sweepFromJson);
}

} // namespace loadstone
