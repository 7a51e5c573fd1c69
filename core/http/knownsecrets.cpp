// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/knownsecrets.h"

#include "core/base/asciicase.h"
#include "core/base/base64.h"
#include "core/base/trimmed.h"
#include "core/data/environmentvalues.h"
#include "core/http/escapedbytes.h"
#include "core/http/secretbody.h"
#include "core/http/secretname.h"
#include "core/http/secrets.h"

#include <algorithm>

namespace loadstone {

namespace {

bool isOfWord(char c) {
    const char small = smallLetter(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
}

/// Whether a word may begin at `at`: behind %20 and \n too.
bool beginsApart(std::string_view text, std::size_t at) {
    return at == 0 || !isOfWord(text[at - 1]) || (at >= 2 && text[at - 2] == '\\') ||
           (at >= 3 && text[at - 3] == '%');
}

std::string ofUrls(std::string base64) {
    std::ranges::replace(base64, '+', '-');
    std::ranges::replace(base64, '/', '_');
    return base64;
}

/// Those characters of base64 that are the secret's alone if it begins `shift` bytes behind a
/// boundary.
std::string base64Core(std::string_view secret, std::size_t shift) {
    const std::string coded = toBase64(std::string(shift, '\0') + std::string(secret));
    const std::size_t begin = (shift * 8 + 5) / 6;
    return coded.substr(begin, (shift + secret.size()) * 8 / 6 - begin);
}

/// The values of name=value; ..., which cookies are.
std::vector<std::string_view> cookieValues(std::string_view cookies) {
    std::vector<std::string_view> values;
    while (!cookies.empty()) {
        const std::size_t end = std::min(cookies.find(';'), cookies.size());
        const std::string_view one = cookies.substr(0, end);
        if (const std::size_t equals = one.find('='); equals != std::string_view::npos)
            values.push_back(trimmed(one.substr(equals + 1)));
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
    }
    return values;
}

} // namespace

void KnownSecrets::addThoseOf(const Request& request) {
    addThoseOfUrl(request.url);
    for (const Header& header : request.headers)
        addThoseOfHeader(header.name, header.value);
    MaskedText body;
    maskBody(request.body.bytes(), body);
    add(body);
}

void KnownSecrets::addThoseOf(const TransportOptions& options) {
    addThoseOfUrl(options.proxy);
    add(options.keyPassword);
}

void KnownSecrets::addThoseOfUrl(std::string_view url) {
    MaskedText text;
    maskUrl(url, text);
    add(text);
}

void KnownSecrets::addThoseOfHeader(std::string_view name, std::string_view value) {
    MaskedText text;
    maskHeader(name, value, text);
    const bool isWhole = text.takeText() == secretMask;
    add(text);
    if (!isWhole)
        return;
    if (sameButForCase(name, "Set-Cookie"))
        value = value.substr(0, value.find(';'));
    if (name.size() >= 6 && sameButForCase(name.substr(name.size() - 6), "cookie")) {
        for (const std::string_view cookie : cookieValues(value))
            add(cookie);
        return;
    }
    const auto credentials = trimmed(value.substr(std::min(value.find(' '), value.size())));
    add(credentials);
    if (const auto user = fromBase64(credentials); user && user->find(':') != user->npos)
        add(std::string_view(*user).substr(user->find(':') + 1));
}

void KnownSecrets::addThatOfColumn(std::string_view name, std::string_view value) {
    if (isSecret(name))
        add(value);
}

void KnownSecrets::addEnvironmentIn(std::string_view text) {
    for (const std::string& value : environmentValuesIn(text))
        add(value);
}

void KnownSecrets::addEnvironmentOf(const Request& request) {
    addEnvironmentIn(request.url);
    for (const Header& header : request.headers)
        addEnvironmentIn(header.value);
    addEnvironmentIn(request.body.bytes());
}

void KnownSecrets::add(const MaskedText& text) {
    for (const std::string& secret : text.secrets())
        add(secret);
}

void KnownSecrets::add(std::string_view secret) {
    if (secret.size() < shortest)
        return;
    know(secret, secret.size() >= shortestAnywhere);
    addInBase64(secret);
}

void KnownSecrets::addInBase64(std::string_view secret) {
    for (const std::size_t shift : {0U, 1U, 2U}) {
        const std::string core = base64Core(secret, shift);
        if (core.size() < shortest)
            continue;
        know(core, true);
        know(ofUrls(core), true);
    }
}

void KnownSecrets::know(std::string_view bytes, bool isAnywhere) {
    if (std::ranges::find(m_known, bytes, &Known::bytes) != m_known.end())
        return;
    const auto place = std::ranges::find_if(
        m_known, [&](const Known& known) { return known.bytes.size() < bytes.size(); });
    m_known.insert(place, {std::string(bytes), isAnywhere});
    m_beginnings.set(static_cast<unsigned char>(bytes.front()));
}

std::size_t KnownSecrets::endOfSecret(std::string_view text, std::size_t at) const {
    const char first = unescapedAt(text, at);
    if (!begins(first) && !begins(text[at]))
        return at;
    for (const Known& known : m_known) {
        if (known.bytes.front() != first && known.bytes.front() != text[at])
            continue;
        const std::size_t end = endOfEscaped(known.bytes, text, at);
        if (end == std::string_view::npos)
            continue;
        const bool isApart = beginsApart(text, at) && (end == text.size() || !isOfWord(text[end]));
        if (known.isAnywhere || isApart)
            return end;
    }
    return at;
}

std::string KnownSecrets::hiddenIn(std::string_view text) const {
    std::string shown;
    std::size_t begin = 0; // of what was not yet copied
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = endOfSecret(text, at);
        if (end > at) {
            shown.append(text.substr(begin, at - begin)).append(secretMask);
            begin = end;
        }
        at = std::max(at + 1, end);
    }
    return shown.append(text.substr(begin));
}

} // namespace loadstone
