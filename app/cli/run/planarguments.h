// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/plansettings.h"

#include <CLI/App.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace loadstone {

/// The settings of a run as they were typed. What is absent was not given, which differs from an
/// empty text.
struct PlanArguments {
    std::map<std::string, std::vector<std::string>> values; ///< by the setting's field
    std::map<std::string, bool> flags;                      ///< by field, versions by option
    std::map<std::string, std::string> mayBeAlone; ///< by field, of options that need no value
    std::set<std::string> groups;                  ///< of settings that the command has options for

    bool has(const std::string& field) const {
        return values.contains(field) ||
               (mayBeAlone.contains(field) && !mayBeAlone.at(field).empty());
    }
    bool isOn(const std::string& flag) const { return flags.contains(flag) && flags.at(flag); }
};

/// Fields of options that say another way what "data", "header" and "query" say.
inline constexpr const char* rawData = "data-raw";
inline constexpr const char* dataFile = "data-file";
inline constexpr const char* sqlFile = "sql";
inline constexpr const char* userField = "auth";
inline constexpr const char* bearerField = "bearer";
inline constexpr const char* cookieField = "cookie";
inline constexpr const char* formField = "form";

/// "-t" of "-t,--timeout".
std::string firstOption(const std::string& options);

/// Declares an option that may be there several times.
void declareList(CLI::App& command, const SettingWords& words, PlanArguments& into);

/// Declares a flag, which turns its setting to the opposite of the default.
void declareFlag(CLI::App& command, const SettingWords& words, PlanArguments& into);

/// Declares the options of all settings in `group`, so that parsing fills `into`, which must
/// outlive `command`. The help has the defaults of a LoadPlan.
void declareGroup(CLI::App& command, const std::string& group, PlanArguments& into);

/// Declares the option of the setting `field`, if it takes a value, with other words.
void declareValue(CLI::App& command, const SettingWords& words, const std::string& standard,
                  PlanArguments& into);

/// The words of the setting `field`, which must be one.
SettingWords settingNamed(const std::string& field);

/// The option by which a field of a plan is set, as errors name it.
std::string planOptionOf(const std::string& field);

/// The same, but of several options that set it the one that was given.
std::string givenOptionOf(const std::string& field, const PlanArguments& arguments);

} // namespace loadstone
