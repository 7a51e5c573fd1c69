// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/settingtext.h"

#include "core/base/listed.h"
#include "core/base/units.h"
#include "core/http/secretcheck.h"
#include "core/load/headerlines.h"
#include "core/load/plansettings.h"

#include <algorithm>
#include <limits>

namespace loadstone {

namespace {

Expected<void> failRow(const SettingWords& row, const std::string& sentence) {
    return fail(row.field, sentence);
}

/// Takes what was read, as it is or as `Value` has it.
template <typename Value, typename Read>
Expected<void> take(const Expected<Read>& read, Value& into) {
    if (!read)
        return tl::unexpected(read.error());
    into = *read;
    return {};
}

} // namespace

std::string textOf(bool value) {
    return value ? "true" : "false";
}

std::string textOf(int value) {
    return std::to_string(value);
}

std::string textOf(std::uint64_t value) {
    return std::to_string(value);
}

std::string textOf(Milliseconds value) {
    return value.count() == 0 ? "0s" : formatDuration(value);
}

std::string textOf(EngineKind value) {
    return std::string(nameOf(value));
}

std::string textOf(Rate value) {
    return value.text();
}

std::string textOf(ArrivalKind value) {
    return std::string(nameOf(value));
}

std::string textOf(const AtDeadline& value) {
    return value.text();
}

std::string textOf(const std::string& value) {
    return value;
}

std::string textOf(const Body& value) {
    return value.bytes();
}

std::string textOf(const StatusRanges& value) {
    return value.text();
}

std::string textOf(const std::vector<FeedChoice>& value) {
    return listText(value);
}

std::string textOf(const std::vector<Header>& value) {
    std::string lines;
    for (const Header& header : value)
        lines += (lines.empty() ? "" : "\n") + lineOf(header);
    return lines;
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, bool& value) {
    if (text != "true" && text != "false")
        return failRow(row, "\"" + text + "\" is neither true nor false");
    value = text == "true";
    return {};
}

// What is too large for the type is too large for the plan, which says so.
Expected<void> readSetting(const SettingWords& row, const std::string& text, int& value) {
    static constexpr std::uint64_t largest = std::numeric_limits<int>::max();
    return take(parseCount(text, row.field).map([](std::uint64_t count) {
        return static_cast<int>(std::min(count, largest));
    }),
                value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, std::uint64_t& value) {
    return take(parseCount(text, row.field), value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, Milliseconds& value) {
    const Milliseconds least(row.mayBeZero ? 0 : 1);
    return take(
        parseDuration(text, row.field, least).map([](const auto& read) { return read.value; }),
        value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, EngineKind& value) {
    const auto engine = engineNamed(text);
    if (!engine)
        return failRow(row, "\"" + text + "\" is not an engine; there are pool, loop and process");
    value = *engine;
    return {};
}

Expected<void> failUnknown(const SettingWords& row, const std::string& text,
                           const std::vector<std::string>& names) {
    std::string listed;
    for (std::size_t i = 0; i < names.size(); ++i)
        listed += (i == 0 ? "" : i + 1 < names.size() ? ", " : " and ") + names[i];
    return failRow(row, "\"" + text + "\" is not known; there are " + listed);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, Rate& value) {
    return take(Rate::read(text, row.field), value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, ArrivalKind& value) {
    const auto kind = arrivalNamed(text);
    if (!kind)
        return failRow(row, "\"" + text + "\" is neither constant nor poisson");
    value = *kind;
    return {};
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, AtDeadline& value) {
    return take(AtDeadline::read(text, row.field), value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Stage>& value) {
    return take(readStages(text, row.field), value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Threshold>& value) {
    return take(readThresholds(text, row.field), value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<FeedChoice>& value) {
    return take(readList<FeedChoice>(text, row.field, "feed"), value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Check>& value) {
    return take(readChecks(text, row.field).map_error([&](const Error& error) {
        return Error{error.field, errorWithoutSecrets(error.message, text)};
    }),
                value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<MetricName>& value) {
    return take(readMetricNames(text, row.field), value);
}

Expected<void> readSetting(const SettingWords&, const std::string& text, std::string& value) {
    value = text;
    return {};
}

Expected<void> readSetting(const SettingWords&, const std::string& text, Body& value) {
    value = text;
    return {};
}

Expected<void> readSetting(const SettingWords&, const std::string& text, StatusRanges& value) {
    return take(StatusRanges::parse(text), value);
}

Expected<void> readSetting(const SettingWords&, const std::string& text,
                           std::vector<Header>& value) {
    return take(readHeaders(text), value);
}

std::string helpOf(const SettingWords& row, const std::string& standard) {
    std::string help = row.help;
    if (const auto hole = help.find("{}"); hole != std::string::npos)
        help.replace(hole, 2, standard);
    return help;
}

} // namespace loadstone
