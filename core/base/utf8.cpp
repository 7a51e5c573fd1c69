// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/utf8.h"

namespace loadstone {

namespace {

/// How many bytes follow a first one, and the least code point of that length; none: 0.
struct Lead {
    std::size_t more;
    std::uint32_t bits;
    std::uint32_t least;
};

Lead leadOf(unsigned char first) {
    if (first >= 0xc2 && first < 0xe0)
        return {1, first & 0x1fU, 0x80};
    if (first >= 0xe0 && first < 0xf0)
        return {2, first & 0x0fU, 0x800};
    if (first >= 0xf0 && first < 0xf5)
        return {3, first & 0x07U, 0x10000};
    return {0, 0, 0};
}

/// How many bytes the character at the begin of `text` has; 0: it is not one.
std::size_t characterAt(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80)
        return 1;
    const Lead lead = leadOf(first);
    if (lead.more == 0 || text.size() <= lead.more)
        return 0;
    std::uint32_t point = lead.bits;
    for (std::size_t i = 1; i <= lead.more; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xc0U) != 0x80)
            return 0;
        point = point << 6U | (byte & 0x3fU);
    }
    const bool isSurrogate = point >= 0xd800 && point < 0xe000;
    return point < lead.least || point > 0x10ffff || isSurrogate ? 0 : lead.more + 1;
}

} // namespace

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t size = characterAt(text);
        if (size == 0)
            return false;
        text.remove_prefix(size);
    }
    return true;
}

std::string toUtf8(std::uint32_t point) {
    constexpr std::uint32_t replacement = 0xfffd;
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
        point = replacement;
    const auto byte = [](std::uint32_t bits) { return static_cast<char>(bits); };
    const auto more = [&](unsigned shift) { return byte(0x80U | ((point >> shift) & 0x3fU)); };
    if (point < 0x80)
        return {byte(point)};
    if (point < 0x800)
        return {byte(0xc0U | (point >> 6U)), more(0)};
    if (point < 0x10000)
        return {byte(0xe0U | (point >> 12U)), more(6), more(0)};
    return {byte(0xf0U | (point >> 18U)), more(12), more(6), more(0)};
}

} // namespace loadstone
