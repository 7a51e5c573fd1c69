// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// Where `text` ceases to be JSON, in bytes from its beginning; none if all of it is. A byte of 0
/// is no JSON, though nlohmann's parser takes it for the end and says nothing of what stands
/// behind.
std::optional<std::size_t> jsonFaultIn(std::string_view text);

/// "column 7" of a text of one line, whose characters count.
std::string columnAt(std::string_view line, std::size_t at);

/// What a whole text says. The error is where it is no JSON, or is nested more than 200 deep, "line
/// 3, column 7".
Expected<nlohmann::ordered_json> wholeJson(std::string_view text);

} // namespace loadstone
