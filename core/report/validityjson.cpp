// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/validityjson.h"

#include "core/report/signalwords.h"
#include "core/report/validitywords.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

Verdict verdictNamed(const std::string& name) {
    const auto found = std::ranges::find(verdictNames, name);
    return found == verdictNames.end() ? Verdict::Unsure
                                       : static_cast<Verdict>(found - verdictNames.begin());
}

Json numberToJson(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

std::optional<double> numberFromJson(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

Json signalToJson(const Signal& signal) {
    Json json{{"name", nameOf(signal.kind)},
              {"value", numberToJson(signal.value)},
              {"limit", numberToJson(signal.limit)},
              {"unit", signalWords(signal.kind).unit},
              {"ok", signal.ok},
              {"explanation", explanationOf(signal)}};
    if (signal.basis != 0)
        json["basis"] = signal.basis;
    if (signal.faults != 0)
        json["faults"] = signal.faults;
    return json;
}

std::optional<Signal> signalFromJson(const Json& json) {
    const auto kind = signalNamed(json.at("name").get<std::string>());
    if (!kind)
        return std::nullopt;
    return Signal{*kind,
                  numberFromJson(json.at("value")),
                  numberFromJson(json.at("limit")),
                  json.value("basis", 0.0),
                  json.value("faults", 0.0),
                  json.at("ok").get<bool>()};
}

} // namespace

Json validityToJson(const Validity& validity) {
    Json list = Json::array();
    for (const Signal& signal : validity.readings)
        list.push_back(signalToJson(signal));
    return {{"verdict", nameOf(validity.verdict)}, {"signals", std::move(list)}};
}

Validity validityFromJson(const Json& json) {
    Validity validity;
    validity.verdict = verdictNamed(json.at("verdict").get<std::string>());
    for (const Json& signal : json.at("signals"))
        if (const auto read = signalFromJson(signal))
            validity.readings.push_back(*read);
    return validity;
}

} // namespace loadstone
