// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/csvline.h"

#include "core/base/trimmed.h"

namespace loadstone {

namespace {

/// Takes a value in quotes off the line, up to the comma behind it; a quote in it is doubled.
std::optional<std::string> takeQuoted(std::string_view& line) {
    std::string value;
    std::size_t at = 1;
    for (; at < line.size() && (line[at] != '"' || line.substr(at).starts_with("\"\"")); ++at) {
        value += line[at];
        at += line[at] == '"' ? 1 : 0;
    }
    if (at >= line.size())
        return std::nullopt;
    line = trimmed(line.substr(at + 1));
    return line.empty() || line.starts_with(',') ? std::optional(std::string(trimmed(value)))
                                                 : std::nullopt;
}

std::optional<std::string> takePlain(std::string_view& line) {
    const std::string_view value = line.substr(0, line.find(','));
    line.remove_prefix(value.size());
    return value.find('"') == std::string_view::npos ? std::optional(std::string(trimmed(value)))
                                                     : std::nullopt;
}

} // namespace

std::optional<std::vector<std::string>> splitCsvLine(std::string_view line) {
    std::vector<std::string> values;
    while (true) {
        line = trimmed(line);
        auto value = line.starts_with('"') ? takeQuoted(line) : takePlain(line);
        if (!value)
            return std::nullopt;
        values.push_back(std::move(*value));
        if (line.empty())
            return values;
        line.remove_prefix(1);
    }
}

} // namespace loadstone
