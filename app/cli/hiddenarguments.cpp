// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/hiddenarguments.h"

#include "app/cli/words.h"
#include "core/curl/curlimport.h"
#include "core/http/secretbody.h"
#include "core/http/secretcheck.h"
#include "core/http/secrets.h"
#include "core/load/headerlines.h"
#include "core/postgres/databaseurl.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace loadstone {

namespace {

/// A scheme may be missing, as in user:password@host.
bool mayHaveUser(const std::string& text) {
    const std::size_t at = text.find('@');
    return text.find_first_of(" \t\n") == text.npos && at != text.npos && at > 0 &&
           text.find(':') < at;
}

/// A URL, or the words of libpq for a database.
std::string ofUrl(const std::string& text) {
    const std::string url = databaseUrlOf(text);
    const bool isUrl = url != text || isDatabaseUrl(url) || mayHoldUrl(url) || mayHaveUser(url);
    if (!isUrl)
        return text;
    const std::string masked = withoutSecrets(std::string_view(url));
    return masked == url ? text : masked;
}

std::string ofSecret(const std::string&) {
    return secretMask.data();
}

std::string ofUser(const std::string& text) {
    const std::size_t colon = text.find(':');
    return colon == text.npos ? ofSecret(text) : text.substr(0, colon + 1) + ofSecret(text);
}

std::string ofHeader(const std::string& text) {
    const auto header = readHeader(text);
    if (!header) // somebody's mistake, which may be a secret
        return ofSecret(text);
    MaskedText value;
    maskHeader(header->name, header->value, value);
    const std::string masked = value.takeText();
    return masked == header->value ? text : header->name + ": " + masked;
}

std::string ofBody(const std::string& text) {
    return withoutSecretsInBody(text);
}

std::string ofFormPart(const std::string& text) {
    MaskedText part;
    maskFields(text, "", part);
    return part.takeText();
}

std::string ofCheck(const std::string& text) {
    return checksWithoutSecrets(text);
}

/// What of an option's value is secret; @FILE, where it stands, never is.
struct SecretOption {
    const char* name; ///< its long one
    std::string (*shown)(const std::string& value);
};
const std::array secretOptions{
    SecretOption{"auth", ofUser},     SecretOption{"bearer", ofSecret},
    SecretOption{"pass", ofSecret},   SecretOption{"cookie", ofSecret},
    SecretOption{"header", ofHeader}, SecretOption{"data", ofBody},
    SecretOption{"data-raw", ofBody}, SecretOption{"form", ofFormPart},
    SecretOption{"check", ofCheck},
};

std::string shownValue(const ValuePlace& place, const std::string& value) {
    if (!place.option && place.command && place.command->get_name() == "import")
        return looksLikeCurl(value + "\n") ? "curl ***" : value; // a whole command
    for (const auto& [name, shown] : secretOptions)
        if (place.option && place.option->check_lname(name))
            return value.empty() || value.starts_with("@") ? value : shown(value);
    return ofUrl(value);
}

} // namespace

std::vector<std::string> withoutSecretsOfOptions(const CLI::App& app,
                                                 const std::vector<std::string>& words) {
    const std::vector<ValuePlace> places = valuePlaces(app, words);
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t begin = std::min(places[i].begin, words[i].size());
        shown.push_back(words[i].substr(0, begin) + shownValue(places[i], words[i].substr(begin)));
    }
    return shown;
}

void hideSecretsIn(const CLI::App& app, int argc, char** argv) {
    const std::vector<std::string> words{argv + 1, argv + argc};
    const std::vector<std::string> shown = withoutSecretsOfOptions(app, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (shown[i] == words[i])
            continue;
        std::memset(argv[i + 1], 0, words[i].size());
        std::memcpy(argv[i + 1], shown[i].data(), std::min(shown[i].size(), words[i].size()));
    }
}

} // namespace loadstone
