// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/asciicase.h"

#include <algorithm>
#include <string_view>

namespace loadstone {

/// Whether a header's value is nothing but white space. It is sent as an empty one: libcurl would
/// leave the header out.
inline bool isBlank(std::string_view value) {
    return value.find_first_not_of(" \t") == std::string_view::npos;
}

/// Whether `word`, in small letters, stands anywhere in the value: so libcurl looks for "close" and
/// for "chunked".
inline bool mentions(std::string_view value, std::string_view word) {
    const auto same = [](char one, char small) { return smallLetter(one) == small; };
    return std::search(value.begin(), value.end(), word.begin(), word.end(), same) != value.end();
}

} // namespace loadstone
