// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// Whether the window has a field for a setting, and whether that is folded away behind "More".
enum class Place { None, Shown, Folded };

/// What a setting is of, if not of any run.
enum class SettingOf { Any, Http, Database };

/// What every program has to know of a setting of a run, beside its value.
struct SettingWords {
    const char* field;        ///< in errors; the option's long name, if it has one
    const char* key;          ///< in JSON
    const char* stored = "";  ///< among the window's settings, if it is not `key` without its unit
    const char* options = ""; ///< on the command line, as in "-t,--timeout"; empty: see `choices`
    const char* valueName = ""; ///< what stands behind the option; a flag has none
    const char* alone = "";     ///< the value if there is none, which else is --option=VALUE
    const char* group = "";     ///< in the help
    const char* help = "";      ///< a sentence; {} stands for the default
    Place place = Place::Folded;
    bool isSecret = false;  ///< parts of it may be, and are masked in files (core/http/secrets.h)
    bool mayBeZero = false; ///< a time of 0, which means none
    const char* onlyPool = ""; ///< what the other engines do instead, if they do not have it
    SettingOf of = SettingOf::Any;
};

/// A row of the table of settings. The path leads from a plan to the member.
template <auto... Path>
struct Setting : SettingWords {
    template <typename Plan>
    static constexpr auto& in(Plan& plan) {
        return (plan.*....*Path);
    }
};

} // namespace loadstone
