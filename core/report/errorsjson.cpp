// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/errorsjson.h"

#include "core/report/decodejson.h"
#include "core/report/sentences.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

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

/// As it was counted: with the SQLSTATE before it, if there is one.
std::string messageFrom(const Json& entry) {
    const auto state = entry.value("sqlstate", std::string());
    return (state.size() == 5 ? state + ": " : "") + entry.at("server_message").get<std::string>();
}

} // namespace

Json errorsToJson(const RunReport& report) {
    Json list = Json::array();
    for (const ErrorLine& line : errorLines(report.snapshot.totals, report.plan))
        list.push_back(errorToJson(line, report.plan));
    return list;
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

} // namespace loadstone
