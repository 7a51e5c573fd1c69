// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// Standard base64 (RFC 4648 §4) of any bytes.
std::string toBase64(std::string_view bytes);

/// None if `text` is not well-formed.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace loadstone
