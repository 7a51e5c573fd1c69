// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/wholejson.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace loadstone {

namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The parser tells the last byte that it has read, which may be in the middle of a word.
std::size_t beginOfWord(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && isLetterOrDigit(text[at - 1]))
        --at;
    return at;
}

std::string placeIn(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t begin = before.rfind('\n') + 1; // 0 if there is none
    return "line " + std::to_string(line) + ", " + columnAt(text.substr(begin), at - begin);
}

} // namespace

std::optional<std::size_t> jsonFaultIn(std::string_view text) {
    std::optional<std::size_t> fault;
    const std::string_view whole = text.substr(0, text.find('\0'));
    try {
        const OrderedJson parsed = OrderedJson::parse(whole);
        if (whole.size() < text.size())
            fault = whole.size();
    } catch (const OrderedJson::parse_error& error) {
        fault = beginOfWord(whole, std::max<std::size_t>(error.byte, 1) - 1);
    }
    return fault;
}

std::string columnAt(std::string_view line, std::size_t at) {
    const auto characters = std::ranges::count_if(line.substr(0, at), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; // else it goes on with one
    });
    return "column " + std::to_string(characters + 1);
}

Expected<OrderedJson> wholeJson(std::string_view text) {
    if (text.find('\0') == std::string_view::npos)
        if (OrderedJson json = OrderedJson::parse(text, nullptr, false); !json.is_discarded())
            return json;
    return fail("", placeIn(text, jsonFaultIn(text).value_or(0)));
}

} // namespace loadstone
