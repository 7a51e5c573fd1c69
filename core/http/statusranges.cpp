// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/statusranges.h"

#include "core/base/typednumber.h"

#include <charconv>
#include <optional>

namespace loadstone {

namespace {

std::optional<int> readStatus(std::string_view text) {
    int status = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, status);
    const bool valid = error == std::errc{} && stop == end && status >= 100 && status <= 599;
    return valid ? std::optional(status) : std::nullopt;
}

/// "2xx" as 200 to 299.
std::optional<StatusRanges::Range> readClass(std::string_view text) {
    const bool isClass = text.size() == 3 && text[0] >= '1' && text[0] <= '5' &&
                         (text.substr(1) == "xx" || text.substr(1) == "XX");
    if (!isClass)
        return std::nullopt;
    const int first = 100 * (text[0] - '0');
    return StatusRanges::Range{first, first + 99};
}

std::optional<StatusRanges::Range> readRange(std::string_view text) {
    if (const auto all = readClass(text))
        return all;
    const auto dash = text.find('-');
    const auto first = readStatus(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : readStatus(text.substr(dash + 1));
    if (!first || !last || *first > *last)
        return std::nullopt;
    return StatusRanges::Range{*first, *last};
}

} // namespace

StatusRanges::StatusRanges(std::vector<Range> ranges) : m_ranges(std::move(ranges)) {
    for (const Range range : m_ranges)
        for (int status = range.first; status <= range.last; ++status)
            m_taken.set(static_cast<std::size_t>(status));
}

std::string StatusRanges::text() const {
    std::string text;
    for (const Range range : m_ranges) {
        text += (text.empty() ? "" : ",") + std::to_string(range.first);
        if (range.last != range.first)
            text += "-" + std::to_string(range.last);
    }
    return text;
}

Expected<StatusRanges> StatusRanges::parse(std::string_view text) {
    std::vector<Range> ranges;
    const std::string typed = withoutBlanks(text);
    for (std::string_view rest = typed;;) {
        const auto comma = rest.find(',');
        const auto range = readRange(rest.substr(0, comma));
        if (!range)
            return fail("expect-status", "\"" + std::string(text) +
                                             "\" is not a list of statuses from 100 to 599; write "
                                             "it as 2xx, 200-299 or 200-299,404");
        ranges.push_back(*range);
        if (comma == std::string_view::npos)
            return StatusRanges(std::move(ranges));
        rest = rest.substr(comma + 1);
    }
}

} // namespace loadstone
