// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/secretbody.h"

#include "core/base/percentencoding.h"
#include "core/http/secretname.h"
#include "core/http/secrets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace loadstone {

namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view blanks = " \t\r\n";

/// In a form a blank may be a plus.
std::string withBlanks(std::string_view value) {
    std::string text(value);
    std::ranges::replace(text, '+', ' ');
    return text;
}

/// `text` with all of it percent-encoded but its masks.
std::string encodedAroundMasks(std::string_view text) {
    std::string encoded;
    for (std::size_t mask = 0; (mask = text.find(secretMask)) != none;) {
        appendPercentEncoded(text.substr(0, mask), encoded);
        encoded += secretMask;
        text.remove_prefix(mask + secretMask.size());
    }
    appendPercentEncoded(text, encoded);
    return encoded;
}

/// A value that is no secret, but may be a URL with one, as it is or percent-encoded.
void maskValue(std::string_view value, MaskedText& to) {
    if (mayHoldUrl(value))
        return maskUrl(value, to);
    const std::string decoded = percentDecoded(value);
    MaskedText url;
    if (mayHoldUrl(decoded))
        maskUrl(decoded, url);
    for (const std::string& secret : url.secrets())
        to.know(secret);
    to.show(url.secrets().empty() ? std::string(value) : encodedAroundMasks(url.takeText()));
}

void maskField(std::string_view field, MaskedText& to) {
    const std::size_t equals = field.find('=');
    if (equals == none)
        return to.show(field);
    const std::string_view name = field.substr(0, equals + 1);
    const std::string_view value = field.substr(equals + 1);
    to.show(name);
    if (!value.empty() && isSecret(percentDecoded(name))) {
        to.hide(value);
        to.know(percentDecoded(withBlanks(value)));
    } else {
        maskValue(value, to);
    }
}

/// Where the JSON string that begins at `at` ends, behind its quote.
std::size_t endOfString(std::string_view json, std::size_t at) {
    for (++at; at < json.size() && json[at] != '"'; ++at)
        at += json[at] == '\\' ? 1 : 0;
    return std::min(at + 1, json.size());
}

/// How much deeper in objects and lists what follows `c` is.
int stepBehind(char c) {
    if (c == '{' || c == '[')
        return 1;
    return c == '}' || c == ']' ? -1 : 0;
}

/// Where the JSON value that begins at `at` ends, whatever is in it.
std::size_t endOfValue(std::string_view json, std::size_t at) {
    int depth = 0;
    while (at < json.size()) {
        const char c = json[at];
        const int step = stepBehind(c);
        if (depth == 0 && (step < 0 || c == ','))
            break;
        depth += step;
        at = c == '"' ? endOfString(json, at) : at + 1;
        if (depth == 0 && (step < 0 || c == '"'))
            break;
    }
    return at;
}

/// Where the value of the member begins whose name ends before `at`; none if it is no name.
std::optional<std::size_t> valueBehind(std::string_view json, std::size_t at) {
    const std::size_t colon = json.find_first_not_of(blanks, at);
    if (colon == none || json[colon] != ':')
        return std::nullopt;
    const std::size_t value = json.find_first_not_of(blanks, colon + 1);
    return value == none ? std::nullopt : std::optional(value);
}

/// The text of a string in its quotes, or of what has none.
std::string plainText(std::string_view value) {
    if (!value.starts_with('"'))
        return std::string(value);
    const auto json = nlohmann::json::parse(value, nullptr, false);
    return json.is_string() ? json.get<std::string>() : std::string(value);
}

/// Values are known by themselves too if there are several.
void hideJson(std::string_view value, MaskedText& to) {
    to.show("\"");
    to.hide(plainText(value));
    to.show("\"");
    if (value.starts_with('"'))
        return;
    for (std::size_t at = value.find('"'); at < value.size(); at = value.find('"', at)) {
        const std::size_t end = endOfString(value, at);
        if (!valueBehind(value, end))
            to.know(plainText(value.substr(at, end - at)));
        at = end;
    }
}

void maskJson(std::string_view json, MaskedText& to) {
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t quote = std::min(json.find('"', at), json.size());
        const std::size_t end = endOfString(json, quote);
        to.show(json.substr(at, end - at));
        at = end;
        const auto value = valueBehind(json, end);
        if (value && isSecret(json.substr(quote, end - quote))) {
            to.show(json.substr(end, *value - end));
            at = endOfValue(json, *value);
            hideJson(json.substr(*value, at - *value), to);
        }
    }
}

/// The name in a part's head: Content-Disposition: form-data; name="password".
std::string_view nameOfPart(std::string_view head) {
    constexpr std::string_view attribute = " name=";
    const std::size_t at = head.find(attribute);
    if (at == none)
        return {};
    std::string_view name = head.substr(at + attribute.size());
    if (name.starts_with('"'))
        name.remove_prefix(1);
    return name.substr(0, name.find_first_of("\";\r\n"));
}

/// Lines that were typed end otherwise than those that are sent.
void maskPart(std::string_view part, MaskedText& to) {
    const std::string_view lineEnd = part.find("\r\n") == none ? "\n" : "\r\n";
    const std::size_t gap = part.find(std::string(lineEnd).append(lineEnd));
    if (gap == none || !isSecret(nameOfPart(part.substr(0, gap))))
        return to.show(part);
    const std::size_t content = gap + 2 * lineEnd.size();
    to.show(part.substr(0, content));
    part.remove_prefix(content);
    if (part.ends_with(lineEnd))
        part.remove_suffix(lineEnd.size());
    to.hide(part);
    to.show(lineEnd);
}

void maskParts(std::string_view body, MaskedText& to) {
    const std::string_view boundary = body.substr(0, body.find_first_of("\r\n"));
    while (!body.empty()) {
        const std::size_t next = std::min(body.find(boundary, boundary.size()), body.size());
        maskPart(body.substr(0, next), to);
        body.remove_prefix(next);
    }
}

} // namespace

void maskFields(std::string_view list, std::string_view separators, MaskedText& to) {
    for (;;) {
        const std::size_t end = std::min(list.find_first_of(separators), list.size());
        maskField(list.substr(0, end), to);
        if (end == list.size())
            return;
        to.show(list.substr(end, 1));
        list.remove_prefix(end + 1);
    }
}

void maskBody(std::string_view body, MaskedText& to) {
    const std::size_t first = body.find_first_not_of(blanks);
    if (first == none)
        to.show(body);
    else if (body[first] == '{' || body[first] == '[')
        maskJson(body, to);
    else if (body.starts_with("--"))
        maskParts(body, to);
    else
        maskFields(body, "&\r\n", to);
}

std::string withoutSecretsInBody(std::string_view body) {
    MaskedText text;
    maskBody(body, text);
    return text.takeText();
}

} // namespace loadstone
