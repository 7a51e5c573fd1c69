// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sweep/sweepsettingtext.h"

#include "core/base/decimals.h"
#include "core/base/listed.h"
#include "core/base/units.h"
#include "core/sweep/sweepplan.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace loadstone {

namespace {

constexpr std::string_view doubledUntil = "..";

/// Adds the words of what stands between two commas; a range as "1 - 8" is one. An empty one is
/// where nothing stands.
void addWords(std::string_view between, std::vector<std::string>& parts) {
    const std::size_t before = parts.size();
    bool goesOn = false;
    for (const char letter : between) {
        const bool isBlank = letter == ' ' || letter == '\t';
        const bool isDash = letter == '-' && parts.size() > before;
        if (!isBlank && !goesOn && !isDash)
            parts.emplace_back();
        if (!isBlank)
            parts.back() += letter;
        goesOn = !isBlank || (goesOn && parts.size() > before && parts.back().ends_with('-'));
    }
    if (parts.size() == before)
        parts.emplace_back();
}

/// What stands between commas, semicolons, line ends or blanks. No text, no parts.
std::vector<std::string> partsOf(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(",;\n"), list.size());
        addWords(list.substr(0, end), parts);
        if (end + 1 == list.size())
            parts.emplace_back(); // a comma at the end
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

template <typename Value>
std::string listOf(const std::vector<Value>& values) {
    std::string list;
    for (const Value& value : values)
        list += (list.empty() ? "" : ",") + textOf(value);
    return list;
}

tl::unexpected<Error> noSize(const SettingWords& row, const std::string& part) {
    return fail(row.field,
                "\"" + part +
                    "\" is not a pool size; write whole numbers with commas between, such as "
                    "1, 2, 4, 8, or 1-8 for all of them, or 1..64 for each twice the one before");
}

/// Also one that no pool can have: the sweep says so.
Expected<int> sizeIn(const SettingWords& row, const std::string& part) {
    int size = 0;
    const char* const end = part.data() + part.size();
    if (std::from_chars(part.data(), end, size).ptr == end && !part.empty())
        return size;
    if (!readSetting(row, part, size))
        return noSize(row, part);
    return size;
}

/// "4..64": each twice the one before, and the last one too.
Expected<void> addDoubled(const SettingWords& row, const std::string& part, std::size_t dots,
                          std::vector<int>& into) {
    const auto first = sizeIn(row, part.substr(0, dots));
    const auto last = sizeIn(row, part.substr(dots + doubledUntil.size()));
    if (!first || !last || *first > *last || *first < 1)
        return noSize(row, part);
    for (std::int64_t size = *first; size < *last; size *= 2)
        into.push_back(static_cast<int>(size));
    into.push_back(*last);
    return {};
}

/// One size, or all from the first to the last of "1-8".
Expected<void> addSizes(const SettingWords& row, const std::string& part, std::vector<int>& into) {
    if (const auto dots = part.find(doubledUntil); dots != std::string::npos)
        return addDoubled(row, part, dots, into);
    const auto dash = part.find('-', 1); // one in front is a sign
    const auto first = sizeIn(row, part.substr(0, dash));
    const auto last = dash == std::string::npos ? first : sizeIn(row, part.substr(dash + 1));
    if (!first || !last || *first > *last)
        return noSize(row, part);
    const auto count = static_cast<std::uint64_t>(*last) - static_cast<std::uint64_t>(*first) + 1;
    if (count > maxLevels)
        return fail(row.field, "\"" + part + "\" is " + counted(count, "level") +
                                   "; give at most " + formatCount(maxLevels));
    for (int i = 0; i < static_cast<int>(count); ++i)
        into.push_back(*first + i);
    return {};
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
    const std::vector<std::string> parts = partsOf(text);
    if (std::ranges::count(parts, "") > 0)
        return fail(row.field, "\"" + text + "\" is not a list of pool sizes, as 1,2,4,8");
    for (const std::string& part : parts)
        if (auto added = addSizes(row, part, sizes); !added)
            return added;
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
