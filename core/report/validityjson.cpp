#include "core/report/validityjson.h"

#include "core/report/validitywords.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

/// The place of `name` in `names`, or none.
template <typename Value, typename Names>
std::optional<Value> named(const std::string& name, const Names& names) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Value>(found - names.begin()));
}

Json signalToJson(const Signal& signal) {
    const auto number = [&](const std::optional<double>& value) {
        return value ? Json(inUnit(signal.kind, *value)) : Json();
    };
    Json json{{"name", nameOf(signal.kind)},
              {"value", number(signal.value)},
              {"limit", number(signal.limit)},
              {"unit", unitOf(signal.kind)},
              {"ok", signal.ok},
              {"explanation", explanationOf(signal)}};
    if (signal.basis != 0)
        json["basis"] = signal.basis;
    if (signal.faults != 0)
        json["faults"] = signal.faults;
    return json;
}

std::optional<Signal> signalFromJson(const Json& json) {
    const auto kind = named<SignalKind>(json.at("name").get<std::string>(), signalNames);
    if (!kind)
        return std::nullopt;
    const auto number = [&](const Json& value) {
        return value.is_null() ? std::nullopt : std::optional(fromUnit(*kind, value.get<double>()));
    };
    return Signal{*kind,
                  number(json.at("value")),
                  number(json.at("limit")),
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
    const auto verdict = named<Verdict>(json.at("verdict").get<std::string>(), verdictNames);
    validity.verdict = verdict.value_or(Verdict::Unsure);
    for (const Json& signal : json.at("signals"))
        if (const auto read = signalFromJson(signal))
            validity.readings.push_back(*read);
    return validity;
}

} // namespace loadstone
