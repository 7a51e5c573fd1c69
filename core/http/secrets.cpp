// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/secrets.h"

#include "core/base/percentencoding.h"
#include "core/http/secretbody.h"
#include "core/http/secretname.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr auto nowhere = std::string_view::npos;

bool hasDigit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Some services take a token as the user, with no password or with a word that says so. A name
/// that a person has is short, or has no digit in it, or is an address of mail.
bool looksLikeToken(std::string_view user, bool isAlone) {
    constexpr std::size_t longName = 20;
    constexpr std::size_t longWithDigit = 16;
    constexpr std::size_t longAlone = 8;
    if (isAlone && isSecret(user))
        return true;
    if (user.find('@') != nowhere || user.find("%40") != nowhere)
        return false;
    return user.size() >= longName ||
           (hasDigit(user) && user.size() >= (isAlone ? longAlone : longWithDigit));
}

void maskUser(std::string_view userInfo, MaskedText& to) {
    const std::size_t colon = std::min(userInfo.find(':'), userInfo.size());
    const std::string_view user = userInfo.substr(0, colon);
    const bool hasPassword = colon + 1 < userInfo.size();
    if (looksLikeToken(user, !hasPassword))
        to.hide(user);
    else
        to.show(user);
    to.show(userInfo.substr(colon, 1));
    if (!hasPassword)
        return;
    to.hide(userInfo.substr(colon + 1));
    to.know(percentDecoded(userInfo.substr(colon + 1)));
}

/// Whether `text` can stand behind the colon of a host.
bool isPort(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == nowhere;
}

/// Where host and port end. A password with a slash in it looks like a path; then what should be
/// the port is nowhere, and all up to the last @ belongs to the password.
std::size_t endOfAuthority(std::string_view rest) {
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    const std::string_view authority = rest.substr(0, end);
    const std::size_t colon = authority.rfind(':');
    const std::size_t lastAt = rest.rfind('@');
    if (authority.find('@') != nowhere || colon == nowhere || lastAt == nowhere ||
        authority.ends_with(']') || isPort(authority.substr(colon + 1)))
        return end;
    return std::min(rest.find_first_of("/?#", lastAt), rest.size());
}

/// A scheme, or what was meant to be one: its colon may be missing.
bool endsScheme(std::string_view before) {
    constexpr auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return before.ends_with(':') || std::ranges::all_of(before, isLetter);
}

/// Behind the scheme, if there is one.
std::size_t beginOfAuthority(std::string_view url) {
    const std::size_t slashes = url.find("//");
    const bool isFirst = slashes != nowhere && slashes < url.find_first_of("?#@");
    return isFirst && endsScheme(url.substr(0, slashes)) ? slashes + 2 : 0;
}

void maskParameters(std::string_view target, MaskedText& to) {
    const std::size_t query = std::min(target.find_first_of("?#"), target.size());
    maskFields(target.substr(0, query), "/;", to);
    maskFields(target.substr(query), "?#&;", to);
}

void maskAuthority(std::string_view authority, MaskedText& to) {
    const std::size_t at = authority.rfind('@');
    if (at != nowhere)
        maskUser(authority.substr(0, at), to);
    to.show(authority.substr(at == nowhere ? 0 : at));
}

} // namespace

bool mayHoldUrl(std::string_view value) {
    return value.starts_with('/') || value.find("://") != nowhere;
}

void maskUrl(std::string_view url, MaskedText& to) {
    const std::size_t begin = beginOfAuthority(url);
    const std::string_view rest = url.substr(begin);
    const std::size_t end = endOfAuthority(rest);
    to.show(url.substr(0, begin));
    maskAuthority(rest.substr(0, end), to);
    maskParameters(rest.substr(end), to);
}

void maskHeader(std::string_view name, std::string_view value, MaskedText& to) {
    if (isSecret(name) && !value.empty())
        to.hide(value);
    else if (mayHoldUrl(value))
        maskUrl(value, to);
    else
        to.show(value);
}

std::string withoutSecrets(std::string_view url) {
    MaskedText text;
    maskUrl(url, text);
    return text.takeText();
}

Request withoutSecrets(Request request) {
    request.url = withoutSecrets(std::string_view(request.url));
    for (Header& header : request.headers) {
        MaskedText value;
        maskHeader(header.name, header.value, value);
        header.value = value.takeText();
    }
    request.body = withoutSecretsInBody(request.body.bytes());
    return request;
}

TransportOptions withoutSecrets(TransportOptions options) {
    options.proxy = withoutSecrets(std::string_view(options.proxy));
    if (!options.keyPassword.empty())
        options.keyPassword = secretMask;
    return options;
}

} // namespace loadstone
