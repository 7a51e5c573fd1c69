// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/checkmatcher.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Whether it is a whole number that is only written in this way.
bool isShortWhole(std::string_view number) {
    constexpr std::size_t mostDigits = 15;
    return number.size() <= mostDigits &&
           std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

// What is written alike is alike; the rest is read only if it could be the same in other words.
bool CheckMatcher::accepts(std::string_view found) const {
    if (found == text)
        return true;
    const auto isRead = [&] { return nlohmann::json::parse(found, nullptr, false) == value; };
    if (value.is_string())
        return found.front() == '"' && found.find('\\') != std::string_view::npos && isRead();
    const bool isNumber = found.front() == '-' || (found.front() >= '0' && found.front() <= '9');
    return value.is_number() && isNumber && !(isShortWhole(found) && isShortWhole(text)) &&
           isRead();
}

} // namespace loadstone
