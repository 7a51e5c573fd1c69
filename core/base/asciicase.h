// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <string_view>

namespace loadstone {

/// The small letter of an ASCII capital; any other character as it is. The C library's tolower()
/// follows the locale: in a Turkish one it does not make an i of an I.
constexpr char smallLetter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether both are the same but for capitals of ASCII, as names and tokens of HTTP are compared.
constexpr bool sameButForCase(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, smallLetter, smallLetter);
}

} // namespace loadstone
