// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepsettingtext.h"

#include "core/base/decimals.h"
#include "core/base/listed.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace loadstone {

namespace {

/// What stands between commas, without blanks. No text, no parts.
template <typename Value>
std::string listOf(const std::vector<Value>& values) {
    std::string list;
    for (const Value& value : values)
        list += (list.empty() ? "" : ",") + textOf(value);
    return list;
}

/// Also one that no pool can have: the sweep says so.
Expected<int> sizeIn(const SettingWords& row, const std::string& part) {
    int size = 0;
    const char* const end = part.data() + part.size();
    if (std::from_chars(part.data(), end, size).ptr == end && !part.empty())
        return size;
    if (!readSetting(row, part, size))
        return fail(row.field, "\"" + part +
                                   "\" is not a pool size; write whole numbers with commas "
                                   "between, such as 1, 2, 4, 8");
    return size;
}

} // namespace

std::string textOf(const std::vector<int>& value) {
    return listOf(value);
}

std::string textOf(const std::vector<EngineKind>& value) {
    return listOf(value);
}

std::string textOf(double share) {
    constexpr int digits = 6;
    return significantText(share * 100, digits);
}

std::string textOf(const LatencyLimit& value) {
    return value.text();
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<int>& value) {
    std::vector<int> sizes;
    const std::vector<std::string> parts = listedIn(text);
    if (std::ranges::count(parts, "") > 0)
        return fail(row.field, "\"" + text + "\" is not a list of pool sizes, as 1,2,4,8");
    for (const std::string& part : parts) {
        const auto size = sizeIn(row, part);
        if (!size)
            return tl::unexpected(size.error());
        sizes.push_back(*size);
    }
    value = std::move(sizes);
    return {};
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<EngineKind>& value) {
    std::vector<EngineKind> engines;
    for (const std::string& part : listedIn(text))
        if (auto read = readSetting(row, part, engines.emplace_back()); !read)
            return read;
    value = std::move(engines);
    return {};
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, double& share) {
    double percent = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, percent, std::chars_format::fixed);
    const bool isRead = error == std::errc() && (rest == end || std::string_view(rest) == "%");
    if (!isRead || !(percent >= 1 && percent <= 100))
        return fail(row.field, "\"" + text + "\" is not a share in percent, from 1 to 100");
    share = percent / 100;
    return {};
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, LatencyLimit& value) {
    const auto limit = LatencyLimit::parse(text);
    if (!limit)
        return fail(row.field, limit.error().message);
    value = *limit;
    return {};
}

} // namespace loadstone
