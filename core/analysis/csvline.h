// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The values of one line of CSV, trimmed, without their quotes, as RFC 4180 has it: a quote in a
/// quoted value is doubled. None if quotes are not like that. Any thread.
std::optional<std::vector<std::string>> splitCsvLine(std::string_view line);

} // namespace loadstone
