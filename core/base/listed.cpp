// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/listed.h"

#include "core/base/trimmed.h"

#include <algorithm>

namespace loadstone {

std::vector<std::string> listedIn(std::string_view text) {
    std::vector<std::string> parts;
    if (trimmed(text).empty())
        return parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find_first_of(",\n", from), text.size());
        parts.emplace_back(trimmed(text.substr(from, to - from)));
        from = to + 1;
    }
    return parts;
}

std::vector<std::string> linesIn(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (const std::string_view inside = trimmed(line); !inside.empty())
            lines.emplace_back(inside);
    }
    return lines;
}

std::string listed(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

} // namespace loadstone
