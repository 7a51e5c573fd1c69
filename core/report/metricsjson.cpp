// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/metricsjson.h"

#include "core/load/wholefrom.h"

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

Json seriesToJson(const MetricSeries& series) {
    Json points = Json::array();
    for (const MetricSeries::Point& point : series.points)
        points.push_back({{"t_s", point.time}, {"value", point.value}});
    return {{"name", series.name},
            {"kind", series.isRate ? "rate_per_s" : "value"},
            {"unit", nullptr},
            {"points", std::move(points)}};
}

MetricSeries seriesFromJson(const Json& json) {
    MetricSeries series;
    json.at("name").get_to(series.name);
    series.isRate = json.at("kind").get<std::string>() == "rate_per_s";
    for (const Json& point : json.at("points"))
        series.points.push_back({point.at("t_s").get<double>(), point.at("value").get<double>()});
    return series;
}

} // namespace

Json metricsToJson(const MetricsCourse& course) {
    Json list = Json::array();
    for (const MetricSeries& series : course.series)
        list.push_back(seriesToJson(series));
    return {{"readings", course.readings},
            {"failures", course.failures},
            {"last_failure", course.lastFailure.empty() ? Json() : Json(course.lastFailure)},
            {"missing", course.missing},
            {"left_out", course.leftOut},
            {"series", std::move(list)}};
}

MetricsCourse metricsFromJson(const Json& json) {
    MetricsCourse course;
    course.readings = countFrom(json.at("readings"));
    course.failures = countFrom(json.at("failures"));
    if (!json.at("last_failure").is_null())
        json.at("last_failure").get_to(course.lastFailure);
    json.at("missing").get_to(course.missing);
    course.leftOut = countFrom(json.at("left_out"));
    for (const Json& series : json.at("series"))
        course.series.push_back(seriesFromJson(series));
    return course;
}

} // namespace loadstone
