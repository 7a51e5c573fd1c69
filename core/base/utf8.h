// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loadstone {

/// Whether `text` is well-formed UTF-8 (RFC 3629), as JSON has to be.
bool isUtf8(std::string_view text);

/// A code point in UTF-8; what is none becomes U+FFFD.
std::string toUtf8(std::uint32_t point);

} // namespace loadstone
