// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/percentencoding.h"

#include "core/base/asciicase.h"

#include <charconv>

namespace loadstone {

namespace {

bool isUnreserved(char c) {
    constexpr std::string_view marks = "-._~";
    const char small = smallLetter(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
}

} // namespace

void appendPercentEncoded(std::string_view text, std::string& to) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isUnreserved(c))
            to += c;
        else
            to += {'%', digits[byte / 16U], digits[byte % 16U]};
    }
}

std::string percentEncoded(std::string_view text) {
    std::string encoded;
    appendPercentEncoded(text, encoded);
    return encoded;
}

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

} // namespace loadstone
