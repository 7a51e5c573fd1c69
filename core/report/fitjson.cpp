#include "core/report/fitjson.h"

#include "core/analysis/fitsentence.h"

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

} // namespace

Json fitToJson(const ScalabilityFit& fit, const std::string& engine, const std::string& plural) {
    const auto& peak = fit.peak;
    Json confidence{{"lambda", intervalJson(fit.lambda)},
                    {"sigma", intervalJson(fit.sigma)},
                    {"kappa", intervalJson(fit.kappa)},
                    {"peak_concurrency", peak ? intervalJson(peak->confidence) : Json()}};
    return {{"engine", engine.empty() ? Json() : Json(engine)},
            {"lambda", numberJson(fit.curve.lambda)},
            {"sigma", numberJson(fit.curve.sigma)},
            {"kappa", numberJson(fit.curve.kappa)},
            {"r_squared", numberJson(fit.rSquared)},
            {"peak_concurrency", peak ? numberJson(peak->size) : Json()},
            {"peak_requests_per_sec", peak ? numberJson(peak->throughput) : Json()},
            {"confidence", std::move(confidence)},
            {"note", sentenceFor(fit, plural)}};
}

std::string encodeFit(const ScalabilityFit& fit, const std::string& engine,
                      const std::string& plural) {
    return fitToJson(fit, engine, plural).dump(2, ' ', false, Json::error_handler_t::replace) +
           "\n";
}

} // namespace loadstone
