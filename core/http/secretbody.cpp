// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/secretbody.h"

#include "core/http/secretname.h"
#include "core/http/secrets.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace loadstone {

namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view blanks = " \t\r\n";

std::string percentDecoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        const char* const digits = text.data() + i + 1;
        const bool isCoded = text[i] == '%' && i + 2 < text.size() &&
                             std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
        decoded += isCoded ? static_cast<char>(byte) : text[i];
        i += isCoded ? 2 : 0;
    }
    return decoded;
}

std::string withoutSecretField(std::string_view field) {
    const std::size_t equals = field.find('=');
    if (equals == none)
        return std::string(field);
    std::string name(field.substr(0, equals + 1));
    const std::string_view value = field.substr(equals + 1);
    if (!value.empty() && isSecret(percentDecoded(name)))
        return name.append(secretMask);
    return name + (value.find("://") == none ? std::string(value) : withoutSecrets(value));
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

std::string withoutSecretsInJson(std::string_view json) {
    std::string text;
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] != '"') {
            text += json[at++];
            continue;
        }
        const std::size_t end = endOfString(json, at);
        text += json.substr(at, end - at);
        const auto value = valueBehind(json, end);
        if (value && isSecret(json.substr(at, end - at))) {
            text.append(json.substr(end, *value - end))
                .append("\"")
                .append(secretMask)
                .append("\"");
            at = endOfValue(json, *value);
        } else {
            at = end;
        }
    }
    return text;
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
std::string withoutSecretsInParts(std::string_view body) {
    const std::string_view boundary = body.substr(0, body.find_first_of("\r\n"));
    std::string text;
    while (!body.empty()) {
        const std::size_t next = std::min(body.find(boundary, boundary.size()), body.size());
        const std::string_view part = body.substr(0, next);
        const std::string_view lineEnd = part.find("\r\n") == none ? "\n" : "\r\n";
        const std::size_t gap = part.find(std::string(lineEnd).append(lineEnd));
        if (gap != none && isSecret(nameOfPart(part.substr(0, gap))))
            text.append(part.substr(0, gap + 2 * lineEnd.size()))
                .append(secretMask)
                .append(lineEnd);
        else
            text += part;
        body.remove_prefix(next);
    }
    return text;
}

} // namespace

std::string withoutSecretFields(std::string_view list, std::string_view separators) {
    std::string text;
    for (;;) {
        const std::size_t end = std::min(list.find_first_of(separators), list.size());
        text += withoutSecretField(list.substr(0, end));
        if (end == list.size())
            return text;
        text += list[end];
        list.remove_prefix(end + 1);
    }
}

std::string withoutSecretsInBody(std::string_view body) {
    const std::size_t first = body.find_first_not_of(blanks);
    if (first == none)
        return std::string(body);
    if (body[first] == '{' || body[first] == '[')
        return withoutSecretsInJson(body);
    if (body.starts_with("--"))
        return withoutSecretsInParts(body);
    return withoutSecretFields(body, "&\r\n");
}

} // namespace loadstone
