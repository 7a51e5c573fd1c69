// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/headerlist.h"

#include "core/base/asciicase.h"
#include "core/base/trimmed.h"

#include <algorithm>

namespace loadstone {

std::vector<std::string_view> wordsIn(std::string_view list) {
    std::vector<std::string_view> words;
    for (;;) {
        const std::size_t comma = std::min(list.find(','), list.size());
        words.push_back(trimmed(list.substr(0, comma), " \t"));
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
