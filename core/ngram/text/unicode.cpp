// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/text/unicode.h"

#include "core/ngram/text/ascii.h"

#include <utf8proc.h>

#include <array>

namespace loadstone {

namespace {

void append(std::int32_t codePoint, std::string& to) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(codePoint, bytes.data());
    to.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

} // namespace

Character decode(std::string_view text) noexcept {
    Character result;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                         static_cast<utf8proc_ssize_t>(text.size()), &result.codePoint);
    result.bytes = length > 0 ? static_cast<std::size_t>(length) : 0;
    return result;
}

CharKind kindOf(std::int32_t codePoint) noexcept {
    constexpr std::int32_t nextLine = 0x85;
    if (codePoint == nextLine ||
        (codePoint < asciiEnd && isAsciiSpace(static_cast<char>(codePoint))))
        return CharKind::Space;
    switch (utf8proc_category(codePoint)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CharKind::Space;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return CharKind::Punctuation;
    default:
        return CharKind::Letter;
    }
}

void appendFolded(std::int32_t codePoint, std::string& to) {
    if (codePoint < asciiEnd) {
        const char c = static_cast<char>(codePoint);
        to.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
        return;
    }
    std::array<utf8proc_int32_t, 8> folded{};
    int boundClass = 0;
    const auto count = utf8proc_decompose_char(codePoint, folded.data(), folded.size(),
                                               UTF8PROC_CASEFOLD, &boundClass);
    for (utf8proc_ssize_t i = 0; i < count; ++i)
        append(folded.at(static_cast<std::size_t>(i)), to);
}

void foldCase(std::string_view text, std::string& to) {
    to.clear();
    while (!text.empty()) {
        const Character character = decode(text);
        if (character.bytes > 0)
            appendFolded(character.codePoint, to);
        else
            to.push_back(text.front());
        text.remove_prefix(std::max<std::size_t>(character.bytes, 1));
    }
}

} // namespace loadstone
