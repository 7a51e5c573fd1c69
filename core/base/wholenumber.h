// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace loadstone {

/// The number that the whole of a text is, if it fits into a T: digits, which may have a minus
/// before them if T can be negative.
template <typename T>
std::optional<T> wholeNumber(std::string_view text, int base = 10) {
    T number = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number, base);
    return error == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

} // namespace loadstone
