// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/listed.h"
#include "core/load/plansettings.h"
#include "core/load/settingtext.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

/// The names of CookieKeeping, in its order.
constexpr std::array<std::string_view, 2> cookieNames{"none", "each-user"};

/// One in a line: commas are part of a value.
template <typename Value>
Expected<void> readLines(const SettingWords& row, std::string_view text,
                         std::vector<Value>& values) {
    std::vector<Value> read;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const auto value = Value::read(text.substr(0, end));
        if (!value)
            return fail(row.field, value.error().message);
        read.push_back(*value);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    values = std::move(read);
    return {};
}

} // namespace

std::string textOf(CookieKeeping value) {
    return std::string(cookieNames.at(static_cast<std::size_t>(value)));
}

std::string textOf(const std::vector<PinnedHost>& value) {
    return linesText(value);
}

std::string textOf(const std::vector<Detour>& value) {
    return linesText(value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text, CookieKeeping& value) {
    const auto name = std::ranges::find(cookieNames, text);
    if (name == cookieNames.end())
        return fail(row.field, "\"" + text + "\" is neither none nor each-user");
    value = static_cast<CookieKeeping>(name - cookieNames.begin());
    return {};
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<PinnedHost>& value) {
    return readLines(row, text, value);
}

Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<Detour>& value) {
    return readLines(row, text, value);
}

} // namespace loadstone
