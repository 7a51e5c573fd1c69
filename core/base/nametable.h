// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

namespace loadstone {

/// A value under the name by which people, files and settings know it: a row of a table of names.
template <typename Value>
struct Named {
    Value value;
    std::string_view name;
};

/// The name of a value, which must be in the table.
template <typename Table, typename Value>
constexpr std::string_view nameIn(const Table& table, const Value& value) {
    return std::ranges::find(table, value, [](const auto& row) { return row.value; })->name;
}

/// The value of that name, if the table has it.
template <typename Table>
constexpr auto valueIn(const Table& table, std::string_view name)
    -> std::optional<decltype(table.front().value)> {
    const auto found = std::ranges::find(table, name, [](const auto& row) { return row.name; });
    return found == table.end() ? std::nullopt : std::optional(found->value);
}

} // namespace loadstone
