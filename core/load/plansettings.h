// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/connectionsettings.h"
#include "core/load/loadsettings.h"
#include "core/load/metricssettings.h"
#include "core/load/querysettings.h"
#include "core/load/requestsettings.h"

#include <tuple>

namespace loadstone {

/// All settings of a run, a row each, in the order of files and of the help. From the rows follow
/// the JSON, the bytes for a child process, the options of the command line, what the window
/// stores, which settings differ from their default, which option an error is about, and what the
/// loop and process engines refuse.
inline constexpr auto planSettings =
    std::tuple_cat(requestSettings, querySettings, loadSettings, connectionSettings, answerSettings,
                   metricsSettings);

/// Calls `visit` with each row, in their order.
template <typename Visit>
constexpr void forEachSetting(Visit visit) {
    std::apply([&](const auto&... rows) { (visit(rows), ...); }, planSettings);
}

/// What an engine other than the pool does instead of what `row` asks for with this value; empty if
/// it has it, as it has all defaults.
template <typename Value>
constexpr const char* onlyPool(const SettingWords& row, const Value& value, const Value& standard) {
    return value == standard ? "" : row.onlyPool;
}
template <ByFlag Value>
constexpr const char* onlyPool(const SettingWords&, const Value& value, const Value&) {
    return choiceOf(value).onlyPool;
}

} // namespace loadstone
