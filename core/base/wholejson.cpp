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

/// Takes all that the parser tells, and keeps where it gave up: at what is no JSON, or at a number
/// beyond what a double can be, of which an exception has no place.
class FaultFinder : public OrderedJson::json_sax_t {
public:
    /// Of the last byte that was read.
    std::size_t at() const { return m_at; }

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*written*/) override {
        return true;
    }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*members*/) override { return true; }
    bool key(string_t& /*name*/) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t /*elements*/) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t bytesRead, const std::string& /*last*/,
                     const OrderedJson::exception& /*why*/) override {
        m_at = std::max<std::size_t>(bytesRead, 1) - 1;
        return false;
    }

private:
    std::size_t m_at = 0;
};

std::string placeIn(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t begin = before.rfind('\n') + 1; // 0 if there is none
    return "line " + std::to_string(line) + ", " + columnAt(text.substr(begin), at - begin);
}

/// Behind the string that begins at the quote `at`.
std::size_t behindString(std::string_view text, std::size_t at) {
    while (++at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 1 : 0;
    return at + 1;
}

/// Where a text is nested deeper than any that is meant: to copy what the parser makes of it would
/// take more than a stack has.
std::optional<std::size_t> tooDeepAt(std::string_view text) {
    constexpr int deepest = 200;
    int depth = 0;
    std::size_t at = 0;
    while ((at = text.find_first_of("\"{}[]", at)) < text.size()) {
        const char mark = text[at];
        if (mark == '{' || mark == '[')
            ++depth;
        else if (mark != '"')
            --depth;
        if (depth > deepest)
            return at;
        at = mark == '"' ? behindString(text, at) : at + 1;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> jsonFaultIn(std::string_view text) {
    const std::string_view whole = text.substr(0, text.find('\0'));
    FaultFinder finder;
    if (!OrderedJson::sax_parse(whole, &finder))
        return beginOfWord(whole, finder.at());
    return whole.size() < text.size() ? std::optional(whole.size()) : std::nullopt;
}

std::string columnAt(std::string_view line, std::size_t at) {
    const auto characters = std::ranges::count_if(line.substr(0, at), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; // else it goes on with one
    });
    return "column " + std::to_string(characters + 1);
}

Expected<OrderedJson> wholeJson(std::string_view text) {
    if (const auto deep = tooDeepAt(text))
        return fail("", placeIn(text, *deep));
    if (text.find('\0') == std::string_view::npos)
        if (OrderedJson json = OrderedJson::parse(text, nullptr, false); !json.is_discarded())
            return json;
    return fail("", placeIn(text, jsonFaultIn(text).value_or(0)));
}

} // namespace loadstone
