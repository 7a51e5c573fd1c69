// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/csvrow.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr char quote = '"';

/// Takes a value in quotes off the row, with its quotes; a quote within is doubled.
Expected<void> takeQuoted(std::string_view& row, std::string& value) {
    row.remove_prefix(1);
    for (;;) {
        const auto end = row.find(quote);
        if (end == std::string_view::npos)
            return fail("", "a quote has no end");
        value += row.substr(0, end);
        row.remove_prefix(end + 1);
        if (!row.starts_with(quote))
            break;
        value += quote;
        row.remove_prefix(1);
    }
    if (row.empty() || row.starts_with(','))
        return {};
    return fail("", "something stands behind a closing quote; double a quote that belongs to a "
                    "value");
}

} // namespace

std::size_t csvRowBytes(std::string_view text) {
    std::size_t from = 0;
    for (;;) {
        const auto end = text.find('\n', from);
        if (end == std::string_view::npos)
            return text.size();
        // Not beyond the line's end: most files have no quote at all.
        if (std::ranges::count(text.substr(from, end - from), quote) % 2 == 0)
            return end + 1;
        const auto closing = text.find(quote, end);
        if (closing == std::string_view::npos)
            return text.size();
        from = closing + 1;
    }
}

Expected<void> readCsvRow(std::string_view row, std::vector<std::string>& values) {
    std::size_t count = 0;
    for (;;) {
        if (count == values.size())
            values.emplace_back();
        std::string& value = values[count++];
        value.clear();
        if (row.starts_with(quote)) {
            if (auto taken = takeQuoted(row, value); !taken)
                return taken;
        } else {
            value = row.substr(0, row.find(','));
            row.remove_prefix(value.size());
        }
        if (row.empty())
            break;
        row.remove_prefix(1);
    }
    values.resize(count);
    return {};
}

} // namespace loadstone
