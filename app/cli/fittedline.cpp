// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/fittedline.h"

#include <utf8proc.h>

#include <algorithm>

namespace loadstone {

namespace {

constexpr int longBar = 24;
constexpr int shortBar = 10;
/// A bar repeats what the share says, so it is worth less than all but amount and detail.
constexpr Worth worthOfBar = Worth::Rate;

struct Character {
    std::size_t bytes;
    int columns;
};

Character firstOf(std::string_view text) {
    utf8proc_int32_t code = 0;
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (size <= 0)
        return {1, 1}; // no UTF-8; a terminal shows a sign for it
    return {static_cast<std::size_t>(size), utf8proc_charwidth(code)};
}

std::string barOf(double share, int width) {
    if (width == 0)
        return {};
    std::string text = "[";
    for (int i = 0; i < width; ++i)
        text += i < static_cast<int>(share * width) ? "■" : " ";
    return text + "] ";
}

/// Cut behind the last character for which there is room, with a sign that it was.
std::string cut(std::string_view text, int columns) {
    std::size_t end = 0;
    for (int used = 0; end < text.size();) {
        const Character next = firstOf(text.substr(end));
        used += next.columns;
        if (used >= columns)
            break;
        end += next.bytes;
    }
    return std::string(text.substr(0, end)) + (columns > 0 ? "…" : "");
}

} // namespace

int columnsOf(std::string_view text) {
    int columns = 0;
    while (!text.empty()) {
        const Character next = firstOf(text);
        columns += next.columns;
        text.remove_prefix(next.bytes);
    }
    return columns;
}

std::string fittedLine(double share, std::vector<ProgressPiece> pieces, int columns) {
    int bar = longBar;
    for (;;) {
        std::string line = barOf(share, bar) + joined(pieces);
        if (columnsOf(line) <= columns)
            return line;
        const auto least = std::ranges::max_element(pieces, {}, &ProgressPiece::worth);
        const bool isLast = pieces.size() <= 1;
        if (bar == longBar)
            bar = shortBar;
        else if (bar != 0 && (isLast || least->worth <= worthOfBar))
            bar = 0;
        else if (isLast)
            return cut(line, columns);
        else
            pieces.erase(least);
    }
}

} // namespace loadstone
