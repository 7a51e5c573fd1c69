// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace loadstone {

/// Where `bytes` end in `text` if they begin at `at`, be they as they are or escaped as in a URL,
/// in JSON or in HTML, each in its own way; std::string_view::npos if they do not stand there.
std::size_t endOfEscaped(std::string_view bytes, std::string_view text, std::size_t at);

/// The first byte of what stands at `at` if that is an escape; else the byte there.
char unescapedAt(std::string_view text, std::size_t at);

} // namespace loadstone
