// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <nlohmann/json.hpp>

#include <string>

namespace loadstone {

// What each file of Loadstone begins with: the version of its layout, the program that wrote it,
// and when what it tells of began. Any thread.

/// Whether the version of the file's layout is one that this program knows: from 1 to `newest`. The
/// error is a sentence; throws if there was no such version.
Expected<void> checkVersion(const nlohmann::ordered_json& json, int newest);

/// Reads it into a report.
template <typename Report>
Expected<void> readHead(const nlohmann::ordered_json& json, int newest, Report& into) {
    if (auto known = checkVersion(json, newest); !known)
        return known;
    into.toolVersion = json.at("tool").at("version");
    into.startedAt = json.at("started_at");
    return {};
}

/// The beginning of a report's file.
template <typename Report>
nlohmann::ordered_json headOf(int version, const Report& report) {
    return {{"schema_version", version},
            {"tool", {{"name", "loadstone"}, {"version", report.toolVersion}}},
            {"started_at", report.startedAt}};
}

} // namespace loadstone
