// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/headerlist.h"

#include "core/base/asciicase.h"

#include <algorithm>

namespace loadstone {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    const std::size_t first = std::min(text.find_first_not_of(blanks), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

} // namespace

std::vector<std::string_view> wordsIn(std::string_view list) {
    std::vector<std::string_view> words;
    for (;;) {
        const std::size_t comma = std::min(list.find(','), list.size());
        words.push_back(trimmed(list.substr(0, comma)));
        if (comma == list.size())
            return words;
        list.remove_prefix(comma + 1);
    }
}

bool listHolds(std::string_view list, std::string_view word) {
    return std::ranges::any_of(wordsIn(list),
                               [&](std::string_view one) { return sameButForCase(one, word); });
}

} // namespace loadstone
