// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/partmessage.h"

#include "core/hosts/countmessagejson.h"
#include "core/hosts/messagepieces.h"
#include "core/load/planjson.h"
#include "core/report/hostsjson.h"
#include "core/report/validityjson.h"
#include "core/report/workerlosses.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Value orThrow(Expected<Value> value) {
    if (!value)
        throw std::invalid_argument(value.error().message);
    return std::move(*value);
}

Json toJson(const std::optional<Seconds>& time) {
    return time ? Json(time->count()) : Json();
}

std::optional<Seconds> timeFrom(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(Seconds(json.get<double>()));
}

Json toJson(const PartEnd& end) {
    Json json{{"stopped", end.wasStopped}, {"losses", lossesToJson(end.losses)}};
    json["error"] = end.error ? errorToJson(*end.error) : Json();
    json["validity"] = end.validity ? validityToJson(*end.validity) : Json();
    json["addresses"] = Json::array();
    for (const AddressUse& use : end.addresses)
        json["addresses"].push_back({use.address, use.connections});
    json["tls"] = Json::array();
    for (const TlsUse& use : end.tls)
        json["tls"].push_back({use.version, use.cipher, use.connections});
    return json;
}

PartEnd endFrom(const Json& json) {
    PartEnd end;
    end.wasStopped = json.at("stopped");
    end.losses = lossesFromJson(json.at("losses"));
    if (!json.at("error").is_null())
        end.error = errorFrom(json.at("error"));
    if (!json.at("validity").is_null())
        end.validity = validityFromJson(json.at("validity"));
    for (const Json& use : json.at("addresses"))
        end.addresses.push_back({use.at(0), use.at(1)});
    for (const Json& use : json.at("tls"))
        end.tls.push_back({use.at(0), use.at(1), use.at(2)});
    return end;
}

Json body(const PartHello& hello) {
    return {{"version", hello.version}, {"host", hello.host}};
}

void read(const Json& json, PartHello& hello) {
    hello = {json.at("version"), json.at("host")};
}

Json body(const SharedPlan& plan) {
    return {{"version", plan.version},
            {"hosts", plan.hosts},
            {"may_test", plan.mayTest},
            {"plan", binary(encodePlan(plan.whole))}};
}

void read(const Json& json, SharedPlan& plan) {
    plan = {json.at("version"), orThrow(decodePlan(bytesOf(json.at("plan")))), json.at("hosts"),
            json.at("may_test")};
}

Json body(const ClockQuestion& question) {
    return question.round;
}

void read(const Json& json, ClockQuestion& question) {
    question.round = json;
}

Json body(const ClockAnswer& answer) {
    return {answer.round, answer.reading.steady.time_since_epoch().count(),
            answer.reading.wall.time_since_epoch().count()};
}

void read(const Json& json, ClockAnswer& answer) {
    answer.round = json.at(0);
    answer.reading.steady = TimePoint(Clock::duration(json.at(1).get<std::int64_t>()));
    answer.reading.wall =
        ClockOffset::WallTime(ClockOffset::WallTime::duration(json.at(2).get<std::int64_t>()));
}

Json body(const StartOrder& order) {
    return order.at.time_since_epoch().count();
}

void read(const Json& json, StartOrder& order) {
    order.at = TimePoint(Clock::duration(json.get<std::int64_t>()));
}

Json body(const PartState& state) {
    Json json{{"elapsed", state.elapsed.count()},
              {"oldest", toJson(state.oldestInFlight)},
              {"overdue", state.overdue ? Json(*state.overdue) : Json()},
              {"skew", toJson(state.startSkew)},
              {"frame", binary(encodeFrame(state.frame))}};
    json["end"] = state.end ? toJson(*state.end) : Json();
    return json;
}

void read(const Json& json, PartState& state) {
    state.elapsed = Seconds(json.at("elapsed").get<double>());
    state.oldestInFlight = timeFrom(json.at("oldest"));
    if (!json.at("overdue").is_null())
        state.overdue = json.at("overdue").get<std::uint64_t>();
    state.startSkew = timeFrom(json.at("skew"));
    state.frame = orThrow(decodeFrame(bytesOf(json.at("frame"))));
    if (!json.at("end").is_null())
        state.end = endFrom(json.at("end"));
}

Json body(const SignOfLife& sign) {
    return sign.areAllThere;
}

void read(const Json& json, SignOfLife& sign) {
    sign.areAllThere = json;
}

Json body(const RunState& state) {
    return {{"sum", body(state.sum)}, {"hosts", hostsToJson(state.hosts)}};
}

void read(const Json& json, RunState& state) {
    read(json.at("sum"), state.sum);
    state.hosts = hostsFromJson(json.at("hosts"));
}

Json body(const RunRefusal& refusal) {
    return errorToJson(refusal.error);
}

void read(const Json& json, RunRefusal& refusal) {
    refusal.error = errorFrom(json);
}

template <typename Empty>
requires std::is_empty_v<Empty> Json body(const Empty&) {
    return {};
}

template <typename Empty>
requires std::is_empty_v<Empty>
void read(const Json&, Empty&) {}

/// The message of the kind with this number in the variant.
template <std::size_t kind = 0>
PartMessage messageOf(std::size_t wanted, const Json& json) {
    if constexpr (kind == std::variant_size_v<PartMessage>) {
        throw std::invalid_argument("no kind of message");
    } else {
        if (wanted != kind)
            return messageOf<kind + 1>(wanted, json);
        std::variant_alternative_t<kind, PartMessage> message;
        read(json, message);
        return message;
    }
}

} // namespace

std::string encodePartMessage(const PartMessage& message) {
    const Json json{message.index(),
                    std::visit([](const auto& one) { return body(one); }, message)};
    std::string bytes;
    Json::to_cbor(json, bytes);
    return bytes;
}

Expected<PartMessage> decodePartMessage(std::string_view bytes) {
    try {
        const Json json = Json::from_cbor(bytes);
        return messageOf(json.at(0).get<std::size_t>(), json.at(1));
    } catch (const std::exception&) {
        return fail("hosts", "a message between the hosts is damaged; use the same version of "
                             "Loadstone on all of them");
    }
}

} // namespace loadstone
