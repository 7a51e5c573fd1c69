// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/databasejson.h"

#include "core/load/wholefrom.h"

#include <algorithm>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

/// No server has more of them, and their sums are numbers yet.
int connectionsFrom(const Json& json) {
    constexpr int most = 262'143;
    return std::clamp(wholeFrom<int>(json), 0, most);
}

} // namespace

Json databaseToJson(const DatabaseFacts& facts, const LoadPlan& plan) {
    Json json{{"version", facts.version},
              {"is_local", facts.isHere},
              {"protocol", nameOf(plan.queries.protocol)}};
    if (const auto& room = facts.room)
        json["connections"] = {{"limit", room->limit},
                               {"most", room->most},
                               {"reserved", room->reserved},
                               {"in_use", room->inUse},
                               {"free", room->free()}};
    else
        json["connections"] = nullptr;
    json["parameter_types"] = facts.types;
    if (const auto& activity = facts.activity)
        json["during"] = {{"checkpoint_buffers", activity->checkpointBuffers},
                          {"autovacuums", activity->autovacuums},
                          {"rows_written", activity->rowsWritten}};
    return json;
}

// Files of before have no connections here, and what a server had counted before the run.
DatabaseFacts databaseFromJson(const Json& json) {
    DatabaseFacts facts{json.at("version").get<std::string>(), {}};
    if (json.contains("connections") && json.at("connections").is_object()) {
        const Json& room = json.at("connections");
        facts.room = {room.at("limit").get<std::string>(), connectionsFrom(room.at("most")),
                      connectionsFrom(room.at("reserved")), connectionsFrom(room.at("in_use"))};
    }
    facts.isHere = json.value("is_local", false);
    if (json.contains("during")) {
        const Json& activity = json.at("during");
        facts.activity = {countFrom(activity.at("checkpoint_buffers")),
                          countFrom(activity.at("autovacuums")),
                          countFrom(activity.at("rows_written"))};
    }
    if (json.contains("parameter_types"))
        facts.types = json.at("parameter_types").get<std::vector<std::string>>();
    return facts;
}

} // namespace loadstone
