// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/databaseurl.h"

#include "core/base/asciicase.h"
#include "core/base/percentencoding.h"
#include "core/postgres/connectparameters.h"
#include "core/postgres/conninfo.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

constexpr std::array<std::string_view, 2> schemes{"postgresql://", "postgres://"};

/// Words of libpq by which a text is known to be of its kind.
constexpr std::array<std::string_view, 6> knownWords{"host",   "hostaddr", "port",
                                                     "dbname", "user",     "service"};

bool isKeyword(std::string_view text) {
    return std::ranges::find(knownWords, text) != knownWords.end();
}

bool beginsWithWord(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    const auto equals = text.find('=');
    if (first == text.npos || equals == text.npos)
        return false;
    const std::string word = text.substr(first, equals - first);
    return isKeyword(word.substr(0, word.find_last_not_of(" \t") + 1));
}

} // namespace

bool isDatabaseUrl(std::string_view url) {
    return std::ranges::any_of(schemes, [&](std::string_view scheme) {
        return sameButForCase(url.substr(0, scheme.size()), scheme);
    });
}

std::string databaseUrlOf(const std::string& text) {
    if (!beginsWithWord(text))
        return text;
    const Conninfo options(PQconninfoParse(text.c_str(), nullptr), &PQconninfoFree);
    std::string url;
    forEachOption(options, [&](const PQconninfoOption& option) {
        url += std::string(url.empty() ? "?" : "&") + option.keyword + "=" +
               percentEncoded(option.val);
    });
    return options ? "postgresql://" + url : text;
}

Expected<void> checkDatabaseUrl(const std::string& url) {
    return ConnectParameters::read(url).map([](const ConnectParameters&) {});
}

} // namespace loadstone
