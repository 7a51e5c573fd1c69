// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/secretname.h"

#include "core/base/asciicase.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

namespace {

using namespace std::string_view_literals;

constexpr std::array wholeWords{
    "key"sv,  "sig"sv,    "pwd"sv,   "pass"sv,    "pw"sv,      "pin"sv,     "otp"sv,
    "totp"sv, "sid"sv,    "csrf"sv,  "xsrf"sv,    "jwt"sv,     "hmac"sv,    "bearer"sv,
    "cred"sv, "tokens"sv, "creds"sv, "secrets"sv, "cookies"sv, "session"sv, "assertion"sv};

constexpr std::array endings{"token"sv, "secret"sv, "auth"sv, "cookie"sv};

constexpr std::array parts{"password"sv,   "passwd"sv,     "passphrase"sv,  "passcode"sv,
                           "credential"sv, "signature"sv,  "sessionid"sv,   "sessid"sv,
                           "authoriz"sv,   "authoris"sv,   "authentic"sv,   "apikey"sv,
                           "accesskey"sv,  "privatekey"sv, "secretkey"sv,   "sharedkey"sv,
                           "accountkey"sv, "authkey"sv,    "accesstoken"sv, "samlresponse"sv};

/// Names whose last two words only sound like a secret.
struct Harmless {
    std::string_view before;
    std::string_view word;
};
constexpr std::array harmless{Harmless{"public", "key"},    Harmless{"primary", "key"},
                              Harmless{"foreign", "key"},   Harmless{"sort", "key"},
                              Harmless{"partition", "key"}, Harmless{"cache", "key"},
                              Harmless{"surrogate", "key"}, Harmless{"idempotency", "key"},
                              Harmless{"socket", "key"},    Harmless{"max", "tokens"},
                              Harmless{"min", "tokens"},    Harmless{"new", "tokens"},
                              Harmless{"prompt", "tokens"}, Harmless{"total", "tokens"},
                              Harmless{"input", "tokens"},  Harmless{"completion", "tokens"},
                              Harmless{"output", "tokens"}, Harmless{"target", "session"}};

constexpr bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

constexpr bool isLetter(char c) {
    return smallLetter(c) >= 'a' && smallLetter(c) <= 'z';
}

/// Whether a word of camel case begins at `at`: the K of apiKey and of APIKey.
bool beginsWord(std::string_view name, std::size_t at) {
    if (at == 0 || !isLetter(name[at - 1]))
        return true;
    if (!isCapital(name[at]))
        return false;
    const bool endsCapitals =
        at + 1 < name.size() && isLetter(name[at + 1]) && !isCapital(name[at + 1]);
    return !isCapital(name[at - 1]) || endsCapitals;
}

/// Runs of letters, cut at camel case, in small letters.
std::vector<std::string> wordsIn(std::string_view name) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!isLetter(name[i]))
            continue;
        if (beginsWord(name, i))
            words.emplace_back();
        words.back() += smallLetter(name[i]);
    }
    return words;
}

bool soundsSecret(std::string_view word) {
    return std::ranges::find(wholeWords, word) != wholeWords.end() ||
           std::ranges::any_of(endings, [&](auto end) { return word.ends_with(end); }) ||
           std::ranges::any_of(parts, [&](auto part) { return word.find(part) != word.npos; });
}

bool isHarmless(std::string_view before, std::string_view word) {
    return std::ranges::any_of(
        harmless, [&](const Harmless& h) { return before.ends_with(h.before) && h.word == word; });
}

} // namespace

bool isSecret(std::string_view name) {
    std::string before;
    for (std::string& word : wordsIn(name)) {
        if (soundsSecret(word) && !isHarmless(before, word))
            return true;
        before = std::move(word);
    }
    return false;
}

} // namespace loadstone
