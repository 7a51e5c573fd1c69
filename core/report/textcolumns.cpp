// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/textcolumns.h"

#include <algorithm>

namespace loadstone {

namespace {

/// The number of characters on a screen: bytes that do not continue a UTF-8 sequence.
std::size_t widthOf(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

} // namespace

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t has = widthOf(text);
    return has < width ? std::string(width - has, ' ') + text : text;
}

std::string namedRow(const std::string& name, const std::string& value, std::size_t nameWidth) {
    const std::size_t blanks = nameWidth - std::min(nameWidth - 1, name.size());
    return "  " + name + ":" + std::string(blanks, ' ') + value + "\n";
}

} // namespace loadstone
