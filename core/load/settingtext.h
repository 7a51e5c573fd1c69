// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/flagchoices.h"
#include "core/load/loadplan.h"
#include "core/load/setting.h"

#include <algorithm>
#include <string>
#include <vector>

namespace loadstone {

/// The value of a setting as a person types it, for each kind of value. Of a setting without a
/// value it is empty. Headers are lines.
std::string textOf(bool value);
std::string textOf(int value);
std::string textOf(std::uint64_t value);
std::string textOf(Milliseconds value);
std::string textOf(EngineKind value);
std::string textOf(Rate value);
std::string textOf(ArrivalKind value);
std::string textOf(const AtDeadline& value);
std::string textOf(const std::string& value);
std::string textOf(const Body& value);
std::string textOf(const StatusRanges& value);
template <ByFlag Value>
std::string textOf(Value value) {
    return choiceOf(value).name;
}
std::string textOf(CookieKeeping value);
std::string textOf(const std::vector<PinnedHost>& value);
std::string textOf(const std::vector<Detour>& value);
std::string textOf(const std::vector<Header>& value);
std::string textOf(const std::vector<FeedChoice>& value);
std::string textOf(const std::vector<QueryParameter>& value);
std::string textOf(QueryProtocol value);
template <typename Value>
std::string textOf(const std::optional<Value>& value) {
    return value ? textOf(*value) : "";
}

/// "\"3\" is not known; there are auto, 1.1 and 2".
Expected<void> failUnknown(const SettingWords& row, const std::string& text,
                           const std::vector<std::string>& names);

/// Reads it back into `value`, which stays if the text is wrong. Errors name the row's field.
Expected<void> readSetting(const SettingWords& row, const std::string& text, bool& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, int& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, std::uint64_t& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, Milliseconds& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, EngineKind& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, Rate& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, ArrivalKind& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, AtDeadline& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Stage>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Threshold>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<FeedChoice>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Check>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<MetricName>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, std::string& value);
/// As queriesIn() reads it.
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<WeightedQuery>& value);
/// A line each.
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<QueryParameter>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, QueryProtocol& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, Body& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, StatusRanges& value);
template <ByFlag Value>
Expected<void> readSetting(const SettingWords& row, const std::string& text, Value& value) {
    std::vector<std::string> names;
    for (const auto& choice : choicesLike(value)) {
        if (choice.name == text)
            value = choice.value;
        names.emplace_back(choice.name);
    }
    return std::ranges::count(names, text) > 0 ? Expected<void>() : failUnknown(row, text, names);
}
Expected<void> readSetting(const SettingWords& row, const std::string& text, CookieKeeping& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<PinnedHost>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Detour>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Header>& value);
template <typename Value>
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::optional<Value>& value) {
    Value read{};
    auto isRead = readSetting(row, text, read);
    if (isRead)
        value = read;
    return isRead;
}

/// The row's sentence for the help, with the default that `plan` has.
std::string helpOf(const SettingWords& row, const std::string& standard);

} // namespace loadstone
