// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jsoncursor.h"

#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

/// What a byte means within a text in quotes.
enum class JsonByte : char { Plain, Quote, Backslash, Control, Beyond };

constexpr std::array<JsonByte, 256> bytesInQuotes = [] {
    std::array<JsonByte, 256> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = i < 0x20 ? JsonByte::Control : i < 0x80 ? JsonByte::Plain : JsonByte::Beyond;
    kinds['"'] = JsonByte::Quote;
    kinds['\\'] = JsonByte::Backslash;
    return kinds;
}();

constexpr bool isJsonDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether a number is beyond what a double can be, which nlohmann's reader refuses.
bool overflows(std::string_view number) {
    constexpr std::size_t mostDigits = 200;
    constexpr std::size_t longestExponent = std::string_view("e99").size();
    const std::size_t e = std::min(number.find_first_of("eE"), number.size());
    return (e > mostDigits || number.size() - e > longestExponent) &&
           nlohmann::json::parse(number, nullptr, false).is_discarded();
}

} // namespace

void JsonCursor::skipBlanks() {
    for (char c = next(); c == ' ' || c == '\n' || c == '\t' || c == '\r'; c = next())
        ++m_at;
}

bool JsonCursor::takeScalar() {
    switch (next()) {
    case '"':
        return takeString();
    case 't':
        return takeLiteral("true");
    case 'f':
        return takeLiteral("false");
    case 'n':
        return takeLiteral("null");
    default:
        return takeNumber();
    }
}

bool JsonCursor::takeLiteral(std::string_view literal) {
    const bool isThere = m_text.substr(m_at, literal.size()) == literal;
    m_at += literal.size();
    return isThere;
}

bool JsonCursor::takeString() {
    const std::size_t begin = ++m_at;
    for (bool isAscii = true; m_at < m_text.size(); ++m_at)
        switch (bytesInQuotes[static_cast<unsigned char>(m_text[m_at])]) {
        case JsonByte::Plain:
            break;
        case JsonByte::Beyond:
            isAscii = false;
            break;
        case JsonByte::Backslash:
            if (!takeEscape())
                return false;
            break;
        case JsonByte::Control:
            return false;
        case JsonByte::Quote:
            ++m_at;
            return isAscii || isUtf8(m_text.substr(begin, m_at - 1 - begin));
        }
    return false;
}

/// Up to its last character.
bool JsonCursor::takeEscape() {
    ++m_at;
    if (next() != 'u')
        return std::string_view("\"\\/bfnrt").find(next()) != std::string_view::npos;
    const auto isFirstHalf = [](unsigned unit) { return unit >= 0xd800 && unit < 0xdc00; };
    const auto isSecondHalf = [](unsigned unit) { return unit >= 0xdc00 && unit < 0xe000; };
    const auto unit = takeHexDigits();
    if (!unit || !isFirstHalf(*unit))
        return unit && !isSecondHalf(*unit);
    if (m_text.substr(m_at + 1, 2) != "\\u")
        return false;
    m_at += 2;
    const auto other = takeHexDigits();
    return other && isSecondHalf(*other);
}

/// Behind a u.
std::optional<unsigned> JsonCursor::takeHexDigits() {
    unsigned unit = 0;
    for (int i = 0; i < 4; ++i) {
        ++m_at;
        const char lower = static_cast<char>(next() | 0x20);
        if (isJsonDigit(next()))
            unit = 16 * unit + static_cast<unsigned>(next() - '0');
        else if (lower >= 'a' && lower <= 'f')
            unit = 16 * unit + static_cast<unsigned>(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return unit;
}

bool JsonCursor::takeDigits() {
    const std::size_t begin = m_at;
    while (isJsonDigit(next()))
        ++m_at;
    return m_at > begin;
}

bool JsonCursor::takeNumber() {
    const std::size_t begin = m_at;
    m_at += next() == '-' ? 1 : 0;
    const bool isZero = next() == '0';
    m_at += isZero ? 1 : 0;
    if (!isZero && !takeDigits())
        return false;
    if (next() == '.') {
        ++m_at;
        if (!takeDigits())
            return false;
    }
    if (next() == 'e' || next() == 'E') {
        ++m_at;
        m_at += next() == '+' || next() == '-' ? 1 : 0;
        if (!takeDigits())
            return false;
    }
    return !overflows(m_text.substr(begin, m_at - begin));
}

} // namespace loadstone
