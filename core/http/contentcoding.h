// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace loadstone {

/// How a body is packed (RFC 9110 §8.4). Other: by something else, or by several.
enum class ContentCoding : std::uint8_t { None, Gzip, Deflate, Brotli, Zstd, Other };

/// The names that go into files, as Content-Encoding has them.
inline constexpr std::array<std::string_view, 6> contentCodingNames{"identity", "gzip", "deflate",
                                                                    "br",       "zstd", "other"};

constexpr std::string_view nameOf(ContentCoding coding) {
    return contentCodingNames.at(static_cast<std::size_t>(coding));
}

/// Whether a header of this name says it.
bool isContentEncoding(std::string_view name);

/// What a line of that header with `value` makes of what those before it said.
ContentCoding contentCodingAfter(ContentCoding before, std::string_view value);

} // namespace loadstone
