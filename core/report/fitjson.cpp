// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/fitjson.h"

#include "core/analysis/sweetspot.h"
#include "core/report/fitsentence.h"
#include "core/report/kneewords.h"
#include "core/report/sweetspotwords.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

/// The open end of an interval is null; JSON has no infinity.
Json numberJson(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json intervalJson(const ConfidenceInterval& interval) {
    return Json::array({numberJson(interval.low), numberJson(interval.high)});
}

std::string_view nameOf(ScalabilityVerdict verdict) {
    switch (verdict) {
    case ScalabilityVerdict::Peak:
        return "peak";
    case ScalabilityVerdict::PeakBeyondRange:
        return "peak-beyond-range";
    case ScalabilityVerdict::NoPeakInSight:
        return "no-peak-in-sight";
    case ScalabilityVerdict::Plateau:
        return "plateau";
    case ScalabilityVerdict::Linear:
        return "linear";
    case ScalabilityVerdict::Unclear:
        break;
    }
    return "unclear";
}

Json plateauJson(const ScalabilityFit& fit) {
    if (!fit.plateau)
        return {};
    const Json from = fit.knee ? numberJson(fit.knee->concurrency) : Json();
    const double throughput = fit.knee ? fit.knee->throughput : fit.plateau->throughput;
    return {{"from", from}, {"requests_per_sec", numberJson(throughput)}};
}

Json kneeJson(const ScalabilityFit& fit) {
    if (!fit.knee)
        return {};
    const auto& confidence = fit.knee->confidence;
    return {{"concurrency", numberJson(fit.knee->concurrency)},
            {"confidence", confidence ? intervalJson(*confidence) : Json()},
            {"requests_per_sec", numberJson(fit.knee->throughput)},
            {"latency_ms", numberJson(fit.knee->latency * 1000)}};
}

Json occupanciesJson(const ScalabilityFit& fit) {
    Json list = Json::array();
    for (const LevelOccupancy& level : fit.occupancies)
        list.push_back({{"size", level.size},
                        {"share", numberJson(level.share)},
                        {"stalled_repeats", level.stalled}});
    return list;
}

std::string noteOf(const ScalabilityFit& fit, const std::string& plural) {
    const auto spot = findSweetSpot(fit.points);
    const bool isStillRising = spot && spot->isStillRising;
    const std::string knee = kneeSentence(fit, plural, isStillRising);
    const std::string growth = sentenceFor(fit, plural, isStillRising);
    if (growth.empty() && spot)
        return sentenceFor(*spot, fit.points, {}, plural);
    return knee + (knee.empty() ? "" : " ") + growth;
}

} // namespace

Json fitToJson(const ScalabilityFit& fit, const std::string& engine, const std::string& plural) {
    const auto& peak = fit.peak;
    Json confidence{{"lambda", intervalJson(fit.lambda)},
                    {"sigma", intervalJson(fit.sigma)},
                    {"kappa", intervalJson(fit.kappa)},
                    {"peak_concurrency", peak ? intervalJson(peak->confidence) : Json()}};
    return {{"engine", engine.empty() ? Json() : Json(engine)},
            {"verdict", nameOf(fit.verdict)},
            {"lambda", numberJson(fit.curve.lambda)},
            {"sigma", numberJson(fit.curve.sigma)},
            {"kappa", numberJson(fit.curve.kappa)},
            {"r_squared", numberJson(fit.rSquared)},
            {"peak_concurrency", peak ? numberJson(peak->size) : Json()},
            {"peak_requests_per_sec", peak ? numberJson(peak->throughput) : Json()},
            {"plateau", plateauJson(fit)},
            {"knee", kneeJson(fit)},
            {"occupancy", occupanciesJson(fit)},
            {"confidence", std::move(confidence)},
            {"note", noteOf(fit, plural)}};
}

std::string encodeFit(const ScalabilityFit& fit, const std::string& engine,
                      const std::string& plural) {
    return fitToJson(fit, engine, plural).dump(2, ' ', false, Json::error_handler_t::replace) +
           "\n";
}

} // namespace loadstone
