// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/version.h"
#include "core/http/secrets.h"
#include "core/load/settingjson.h"
#include "core/report/sentquerytext.h"

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

double inMs(Microseconds time) {
    return static_cast<double>(time.count()) / 1000;
}

Json msOrNull(const std::optional<Microseconds>& time) {
    return time ? Json(inMs(*time)) : Json();
}

Json serverMessageToJson(const ServerMessage& message) {
    return {{"severity", message.severity},
            {"sqlstate", message.state},
            {"message", message.text},
            {"detail", message.detail},
            {"hint", message.hint},
            {"position", message.position > 0 ? Json(message.position) : Json()}};
}

Json columnsToJson(const SentStatement& one) {
    Json list = Json::array();
    for (const SentStatement::Column& column : one.columns)
        list.push_back({{"name", column.name}, {"type", column.type}});
    return list;
}

Json rowsToJson(const SentStatement& one) {
    Json list = Json::array();
    for (const auto& row : one.rows) {
        Json cells = Json::array();
        for (const SentStatement::Cell& cell : row)
            cells.push_back(cell ? Json(*cell) : Json());
        list.push_back(std::move(cells));
    }
    return list;
}

Json statementToJson(const SentStatement& one) {
    return {{"sql", one.sql},
            {"command", one.command},
            {"phases_ms",
             {{"prepare", msOrNull(one.prepareTime)},
              {"first_row", msOrNull(one.firstRowTime)},
              {"all", inMs(one.time)}}},
            {"columns", columnsToJson(one)},
            {"rows", rowsToJson(one)},
            {"rows_received", one.rowCount},
            {"error", one.problem ? serverMessageToJson(*one.problem) : Json()}};
}

} // namespace

// What a database in another encoding has sent is no UTF-8.
std::string encodeSentQuery(const SentQuery& sent, const LoadPlan& plan, Secrets ofUrl) {
    const std::string& url = plan.request.url;
    Json json{{"schema_version", 1},
              {"tool", {{"name", "loadstone"}, {"version", LOADSTONE_VERSION}}},
              {"url", ofUrl == Secrets::Kept ? url : withoutSecrets(url)},
              {"ok", sent.isOk()},
              {"database",
               {{"version", sent.version},
                {"server", sent.server},
                {"protocol", nameOf(plan.queries.protocol)}}},
              {"phases_ms", {{"connect", inMs(sent.connectTime)}}}};
    json["statements"] = Json::array();
    for (const SentStatement& one : sent.statements)
        json["statements"].push_back(statementToJson(one));
    json["notices"] = Json::array();
    for (const ServerMessage& notice : sent.notices)
        json["notices"].push_back(serverMessageToJson(notice));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace loadstone
