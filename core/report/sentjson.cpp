// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/version.h"
#include "core/load/settingjson.h"
#include "core/report/sentences.h"
#include "core/report/senttext.h"
#include "core/report/sentwords.h"

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

double milliseconds(Microseconds time) {
    return static_cast<double>(time.count()) / 1000;
}

Json textOrNull(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json messagesToJson(const std::vector<WireMessage>& messages) {
    Json list = Json::array();
    for (const WireMessage& message : messages) {
        Json lines = Json::array();
        for (const std::string& line : message.lines) {
            Json entry;
            putValue(entry, "line", line);
            lines.push_back(entry);
        }
        Json entry{{"lines", std::move(lines)}};
        putValue(entry, "body", message.body);
        list.push_back(std::move(entry));
    }
    return list;
}

Json phasesToJson(const SentOnce& once) {
    Json json = Json::object();
    for (const SentPhase& phase : phasesOf(once))
        json[phase.name] = {{"begin_ms", milliseconds(phase.begin)},
                            {"time_ms", milliseconds(phase.time)}};
    return json;
}

Json checksToJson(const SentOnce& once) {
    Json list = Json::array();
    for (const SentCheck& one : checksOf(once))
        list.push_back({{"text", one.check.text()}, {"passed", one.passed}});
    return list;
}

Json errorToJson(const SentOnce& once) {
    const Exchange& exchange = once.exchange;
    if (exchange.error == ErrorClass::None)
        return {};
    return {{"class", nameOf(exchange.error)},
            {"code", exchange.code},
            {"message", errorText(exchange.error, exchange.code, once.transport)}};
}

} // namespace

std::string encodeSent(const SentOnce& once, Secrets secrets) {
    const Exchange& exchange = once.exchange;
    const Dialogue& dialogue = once.dialogue;
    const ShownMessages shown = shownMessages(once, secrets);
    const Json json{
        {"schema_version", 1},
        {"tool", {{"name", "loadstone"}, {"version", LOADSTONE_VERSION}}},
        {"ok", exchange.ok},
        {"status", exchange.status == 0 ? Json() : Json(exchange.status)},
        {"error", errorToJson(once)},
        {"checks", checksToJson(once)},
        {"time_ms", milliseconds(exchange.serviceTime())},
        {"phases", phasesToJson(once)},
        {"negotiated",
         {{"http_version", exchange.httpMajor == 0   ? Json()
                           : exchange.httpMajor == 1 ? Json("1.1")
                                                     : Json(std::to_string(exchange.httpMajor))},
          {"address", textOrNull(dialogue.address())},
          {"tls_version", textOrNull(dialogue.tlsVersion())},
          {"tls_cipher", textOrNull(dialogue.cipher())}}},
        {"bytes_sent", exchange.bytesSent},
        {"bytes_received", exchange.bytesReceived},
        {"sent", messagesToJson(shown.sent)},
        {"received", messagesToJson(shown.received)},
        {"body_is_cut", dialogue.isCut()}};
    return json.dump(2) + "\n";
}

} // namespace loadstone
