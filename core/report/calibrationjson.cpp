// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/calibration.h"
#include "core/report/decodejson.h"
#include "core/report/environmentjson.h"
#include "core/report/filehead.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr int calibrationSchemaVersion = 1;
constexpr double microsecondsASecond = 1e6;

CalibrationPoint pointFromJson(const Json& json) {
    const auto engine = engineNamed(json.at("engine").get<std::string>());
    if (!engine)
        throw std::invalid_argument("no such engine");
    CalibrationPoint point{*engine, wholeFrom<int>(json.at("size")), json.at("requests_per_sec"),
                           std::nullopt};
    if (!json.at("cpu_us_per_request").is_null())
        point.cpuPerRequest = json.at("cpu_us_per_request").get<double>() / microsecondsASecond;
    return point;
}

Expected<Calibration> calibrationFromJson(const Json& json) {
    if (const auto known = checkVersion(json, calibrationSchemaVersion); !known)
        return tl::unexpected(known.error());
    Calibration calibration;
    calibration.toolVersion = json.at("tool").at("version");
    calibration.measuredAt = json.at("measured_at");
    calibration.environment = environmentFromJson(json.at("environment"));
    for (const Json& point : json.at("points"))
        calibration.points.push_back(pointFromJson(point));
    return calibration;
}

} // namespace

std::string encodeCalibration(const Calibration& calibration) {
    Json json;
    json["schema_version"] = calibrationSchemaVersion;
    json["tool"] = {{"name", "loadstone"}, {"version", calibration.toolVersion}};
    json["measured_at"] = calibration.measuredAt;
    json["environment"] = environmentToJson(calibration.environment);
    json["points"] = Json::array();
    for (const CalibrationPoint& point : calibration.points)
        json["points"].push_back(
            {{"engine", nameOf(point.engine)},
             {"size", point.size},
             {"requests_per_sec", point.requestsPerSecond},
             {"cpu_us_per_request",
              point.cpuPerRequest ? Json(*point.cpuPerRequest * microsecondsASecond) : Json()}});
    return json.dump(2) + "\n";
}

Expected<Calibration> decodeCalibration(std::string_view text) {
    return decodeJson(text, "calibration", calibrationFromJson);
}

} // namespace loadstone
