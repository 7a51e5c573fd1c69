// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/typednumber.h"

#include "core/base/trimmed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace loadstone {

namespace {

/// What people put between thousands; the last two are blanks that do not break a line.
constexpr std::array<std::string_view, 6> separators{",", "'",        "_",
                                                     " ", "\xc2\xa0", "\xe2\x80\xaf"};

constexpr std::string_view blanks = " \t";

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

std::size_t digitsAt(std::string_view text) {
    const auto end = std::ranges::find_if_not(text, isDigit);
    return static_cast<std::size_t>(end - text.begin());
}

std::size_t separatorAt(std::string_view text) {
    for (const std::string_view separator : separators)
        if (text.starts_with(separator))
            return separator.size();
    return 0;
}

std::optional<double> factorOf(std::string_view suffix) {
    if (suffix.empty())
        return 1;
    if (suffix == "k" || suffix == "K")
        return 1e3;
    if (suffix == "m" || suffix == "M")
        return 1e6;
    return std::nullopt;
}

} // namespace

std::string withoutSeparators(std::string_view text) {
    constexpr std::size_t group = 3;
    text = trimmed(text, blanks);
    std::size_t at = digitsAt(text);
    if (at == 0 || at > group)
        return std::string(text);
    std::string digits(text.substr(0, at));
    for (std::size_t gap = separatorAt(text.substr(at)); gap > 0;
         gap = separatorAt(text.substr(at))) {
        if (digitsAt(text.substr(at + gap)) != group)
            return std::string(text);
        digits += text.substr(at + gap, group);
        at += gap + group;
    }
    return digits.append(text.substr(at));
}

std::string withoutBlanks(std::string_view text) {
    std::string rest(text);
    std::erase_if(rest, [](char letter) { return letter == ' ' || letter == '\t'; });
    return rest;
}

std::optional<double> readTypedNumber(std::string_view text) {
    const std::string typed = withoutSeparators(text);
    if (typed.empty() || !(isDigit(typed.front()) || typed.front() == '.'))
        return std::nullopt; // a sign, or inf and nan, which std::from_chars takes
    double value = 0;
    const char* const end = typed.data() + typed.size();
    const auto [rest, error] = std::from_chars(typed.data(), end, value);
    const auto factor =
        factorOf(trimmed(std::string_view(rest, static_cast<std::size_t>(end - rest)), blanks));
    if (error != std::errc() || !factor || !std::isfinite(value * *factor))
        return std::nullopt;
    return value * *factor;
}

} // namespace loadstone
