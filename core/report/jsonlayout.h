// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// JSON with each member in a line of its own, byte for byte but for the blanks between them;
/// nothing if the text is no JSON.
std::optional<std::string> laidOutJson(std::string_view text);

} // namespace loadstone
