// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/escapedbytes.h"

#include <array>
#include <charconv>

namespace loadstone {

namespace {

/// What stands for a byte, or for several.
struct Escape {
    std::string bytes;
    std::size_t length = 0; ///< 0: none
};

struct NamedEscape {
    std::string_view text;
    char byte;
};
constexpr std::array namedEscapes{
    NamedEscape{"&amp;", '&'},   NamedEscape{"&lt;", '<'},    NamedEscape{"&gt;", '>'},
    NamedEscape{"&quot;", '"'},  NamedEscape{"&#34;", '"'},   NamedEscape{"&#39;", '\''},
    NamedEscape{"&#x27;", '\''}, NamedEscape{"&apos;", '\''}, NamedEscape{"\\\"", '"'},
    NamedEscape{"\\\\", '\\'},   NamedEscape{"\\/", '/'},     NamedEscape{"\\t", '\t'},
    NamedEscape{"\\n", '\n'},    NamedEscape{"\\r", '\r'},    NamedEscape{"+", ' '}};

constexpr bool mayBeginEscape(char c) {
    return c == '%' || c == '\\' || c == '&' || c == '+';
}

/// The number that `digits` hexadecimal digits at the begin of `text` make; -1 if they do not.
int hexAt(std::string_view text, std::size_t digits) {
    int number = -1;
    if (text.size() < digits ||
        std::from_chars(text.data(), text.data() + digits, number, 16).ptr != text.data() + digits)
        return -1;
    return number;
}

std::string utf8Of(unsigned code) {
    const auto byte = [](unsigned value) { return static_cast<char>(value); };
    if (code < 0x80)
        return {byte(code)};
    if (code < 0x800)
        return {byte(0xC0 | code >> 6), byte(0x80 | (code & 0x3F))};
    return {byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F))};
}

Escape escapeAt(std::string_view text) {
    if (!mayBeginEscape(text.front()))
        return {};
    if (text.starts_with('%'))
        if (const int byte = hexAt(text.substr(1), 2); byte >= 0)
            return {{static_cast<char>(byte)}, 3};
    if (text.starts_with("\\u"))
        if (const int code = hexAt(text.substr(2), 4); code >= 0)
            return {utf8Of(static_cast<unsigned>(code)), 6};
    for (const NamedEscape& named : namedEscapes)
        if (text.starts_with(named.text))
            return {{named.byte}, named.text.size()};
    return {};
}

} // namespace

char unescapedAt(std::string_view text, std::size_t at) {
    if (!mayBeginEscape(text[at]))
        return text[at];
    const Escape escape = escapeAt(text.substr(at));
    return escape.length > 0 ? escape.bytes.front() : text[at];
}

std::size_t endOfEscaped(std::string_view bytes, std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with(bytes))
        return at + bytes.size();
    while (!bytes.empty() && at < text.size()) {
        const Escape escape = escapeAt(text.substr(at));
        if (escape.length > 0 && bytes.starts_with(escape.bytes)) {
            bytes.remove_prefix(escape.bytes.size());
            at += escape.length;
        } else if (bytes.front() == text[at]) {
            bytes.remove_prefix(1);
            ++at;
        } else {
            return std::string_view::npos;
        }
    }
    return bytes.empty() ? at : std::string_view::npos;
}

} // namespace loadstone
