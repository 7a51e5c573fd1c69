// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/settingtext.h"
#include "core/sweep/latencylimit.h"

namespace loadstone {

// The values that only a sweep has, as a person types them: lists with commas between, a share in
// percent, a limit as p99<50ms. The other kinds are those of a run.

std::string textOf(const std::vector<int>& value);
std::string textOf(const std::vector<EngineKind>& value);
std::string textOf(double share);
std::string textOf(const LatencyLimit& value);

/// Reads it back into `value`, which stays if the text is wrong. Errors name the row's field.
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<int>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text,
                           std::vector<EngineKind>& value);
Expected<void> readSetting(const SettingWords& row, const std::string& text, double& share);
Expected<void> readSetting(const SettingWords& row, const std::string& text, LatencyLimit& value);

} // namespace loadstone
