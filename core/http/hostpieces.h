// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// "a:80:[::1]:90" in pieces, cut at colons that are in no brackets, at the most `most`: the last
/// one has the rest.
std::vector<std::string> hostPieces(std::string_view text, std::size_t most);

/// A port from 1 to 65535; none if it is no such number.
std::optional<std::uint16_t> portOf(std::string_view text);

/// Whether all of it is visible ASCII, as it is in every host that is looked up.
bool isVisibleAscii(std::string_view text);

/// "[::1]" as "::1".
std::string withoutBrackets(std::string_view host);
/// "::1" as "[::1]", any other host as it is.
std::string withBrackets(const std::string& host);

} // namespace loadstone
