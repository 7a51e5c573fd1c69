// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/percentencoding.h"

#include "core/base/asciicase.h"

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

} // namespace loadstone
