// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/text/postags.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

using namespace std::string_view_literals;

constexpr std::array tags{"NOUN"sv, "VERB"sv, "ADJ"sv,  "ADV"sv, "PRON"sv, "DET"sv,
                          "ADP"sv,  "NUM"sv,  "CONJ"sv, "PRT"sv, "."sv,    "X"sv};
constexpr std::array edges{"START"sv, "END"sv, "ROOT"sv};

template <typename List>
bool contains(const List& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

bool isTagged(std::string_view word) {
    const std::size_t bar = word.rfind('_');
    if (bar == std::string_view::npos)
        return false;
    if (bar > 0 && contains(tags, word.substr(bar + 1)))
        return true;
    if (word.size() < 3 || word.front() != '_' || word.back() != '_')
        return false;
    const std::string_view inside = word.substr(1, word.size() - 2);
    return contains(tags, inside) || contains(edges, inside);
}

} // namespace

bool hasPosTag(std::string_view ngram) {
    while (!ngram.empty()) {
        const std::size_t end = std::min(ngram.find(' '), ngram.size());
        if (isTagged(ngram.substr(0, end)))
            return true;
        ngram.remove_prefix(std::min(end + 1, ngram.size()));
    }
    return false;
}

} // namespace loadstone
