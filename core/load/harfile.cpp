// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/harfile.h"

#include "core/base/asciicase.h"
#include "core/base/percentencoding.h"
#include "core/base/wholejson.h"
#include "core/http/requestbraces.h"
#include "core/http/url.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

/// Empty if it is not there, or no text.
std::string textIn(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// None if it is not there, or no list.
const Json& listIn(const Json& object, const char* key) {
    static const Json none = Json::array();
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : none;
}

bool isOfConnection(const std::string& name) {
    static constexpr std::array own{"content-length", "host", "connection"};
    return name.starts_with(':') ||
           std::ranges::any_of(own, [&](const char* one) { return sameButForCase(name, one); });
}

std::vector<Header> headersOf(const Json& request) {
    std::vector<Header> headers;
    for (const Json& one : listIn(request, "headers"))
        if (const std::string name = textIn(one, "name"); !name.empty() && !isOfConnection(name))
            headers.push_back({name, textIn(one, "value")});
    return headers;
}

/// The fields of a form, if the body is not there itself.
std::string fieldsOf(const Json& data) {
    std::string text;
    for (const Json& one : listIn(data, "params"))
        text += (text.empty() ? "" : "&") + percentEncoded(textIn(one, "name")) + "=" +
                percentEncoded(textIn(one, "value"));
    return text;
}

std::string bodyOf(const Json& request) {
    const auto data = request.find("postData");
    if (data == request.end() || !data->is_object())
        return {};
    const std::string text = textIn(*data, "text");
    return text.empty() ? fieldsOf(*data) : text;
}

RecordedRequest recorded(const Json& entry) {
    RecordedRequest one;
    const auto request = entry.find("request");
    if (request == entry.end() || !request->is_object())
        return one;
    one.request.method = textIn(*request, "method");
    one.request.url = textIn(*request, "url");
    one.request.headers = headersOf(*request);
    one.request.body = bodyOf(*request);
    one.request = withEscapedBraces(std::move(one.request));
    if (const auto answer = entry.find("response"); answer != entry.end() && answer->is_object())
        if (const auto status = answer->find("status");
            status != answer->end() && status->is_number_integer())
            one.status = status->get<int>();
    return one;
}

Json jsonIn(std::string_view text) {
    return wholeJson(text).value_or(Json(Json::value_t::discarded));
}

} // namespace

bool isHarJson(const Json& json) {
    return json.is_object() && json.contains("log") && json.at("log").is_object() &&
           json.at("log").contains("entries");
}

bool looksLikeHar(std::string_view text) {
    return isHarJson(jsonIn(text));
}

Expected<std::vector<RecordedRequest>> decodeHar(std::string_view text) {
    return requestsOfHar(jsonIn(text));
}

Expected<std::vector<RecordedRequest>> requestsOfHar(const Json& json) {
    if (!isHarJson(json))
        return fail("", "the file is not JSON with a log of entries, as browsers save it");
    std::vector<RecordedRequest> requests;
    for (const Json& entry : listIn(json.at("log"), "entries"))
        if (RecordedRequest one = recorded(entry); checkUrl(one.request.url))
            requests.push_back(std::move(one));
    if (requests.empty())
        return fail("", "there is no request over HTTP in the file");
    return requests;
}

} // namespace loadstone
