// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace loadstone {

/// Appends `text` with all bytes percent-encoded but the unreserved characters (RFC 3986 §2.3).
void appendPercentEncoded(std::string_view text, std::string& to);

/// The same, by itself.
std::string percentEncoded(std::string_view text);

/// With what is percent-encoded as its bytes; any text will do.
std::string percentDecoded(std::string_view text);

} // namespace loadstone
