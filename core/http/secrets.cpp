// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/secrets.h"

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

std::string withoutSecretUser(std::string_view userInfo) {
    const std::size_t colon = std::min(userInfo.find(':'), userInfo.size());
    const std::string_view user = userInfo.substr(0, colon);
    const bool hasPassword = colon + 1 < userInfo.size();
    std::string text(looksLikeToken(user, !hasPassword) ? secretMask : user);
    text += userInfo.substr(colon, 1);
    return hasPassword ? text.append(secretMask) : text;
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

/// Behind the scheme, if there is one.
std::size_t beginOfAuthority(std::string_view url) {
    const std::size_t slashes = url.find("//");
    const bool isFirst = slashes != nowhere && slashes < url.find_first_of("?#@");
    const bool hasScheme = isFirst && (slashes == 0 || url[slashes - 1] == ':');
    return hasScheme ? slashes + 2 : 0;
}

std::string withoutSecretParameters(std::string_view target) {
    const std::size_t query = std::min(target.find_first_of("?#"), target.size());
    return withoutSecretFields(target.substr(0, query), "/;") +
           withoutSecretFields(target.substr(query), "?#&;");
}

/// Stands for each *** of a request, which is a secret if masking takes the mark away.
constexpr std::string_view markOfMask = "loadstone-0123456789-mask";

std::string withMarks(std::string text) {
    for (std::size_t at = 0; (at = text.find(secretMask, at)) != nowhere; at += markOfMask.size())
        text.replace(at, secretMask.size(), markOfMask);
    return text;
}

Request withMarks(Request request) {
    request.url = withMarks(std::move(request.url));
    request.body = withMarks(request.body.bytes());
    for (Header& header : request.headers)
        header.value = withMarks(std::move(header.value));
    return request;
}

int marksIn(const std::string& text) {
    int marks = 0;
    for (std::size_t at = 0; (at = text.find(markOfMask, at)) != nowhere; ++at)
        ++marks;
    return marks;
}

int marksIn(const Request& request) {
    int marks = marksIn(request.url) + marksIn(request.body.bytes());
    for (const Header& header : request.headers)
        marks += marksIn(header.value);
    return marks;
}

bool mayHoldUrl(std::string_view value) {
    return value.starts_with('/') || value.find("://") != nowhere;
}

std::string withoutSecretAuthority(std::string_view authority) {
    const std::size_t at = authority.rfind('@');
    if (at == nowhere)
        return std::string(authority);
    return withoutSecretUser(authority.substr(0, at)).append(authority.substr(at));
}

} // namespace

std::string withoutSecrets(std::string_view url) {
    const std::size_t begin = beginOfAuthority(url);
    const std::string_view rest = url.substr(begin);
    const std::size_t end = endOfAuthority(rest);
    return std::string(url.substr(0, begin)) + withoutSecretAuthority(rest.substr(0, end)) +
           withoutSecretParameters(rest.substr(end));
}

Request withoutSecrets(Request request) {
    request.url = withoutSecrets(std::string_view(request.url));
    for (Header& header : request.headers)
        if (isSecret(header.name))
            header.value = secretMask;
        else if (mayHoldUrl(header.value))
            header.value = withoutSecrets(std::string_view(header.value));
    request.body = withoutSecretsInBody(request.body.bytes());
    return request;
}

TransportOptions withoutSecrets(TransportOptions options) {
    options.proxy = withoutSecrets(std::string_view(options.proxy));
    if (!options.keyPassword.empty())
        options.keyPassword = secretMask;
    return options;
}

bool holdsMask(const TransportOptions& options) {
    const std::string marked = withMarks(options.proxy);
    return options.keyPassword == secretMask ||
           marksIn(withoutSecrets(std::string_view(marked))) < marksIn(marked);
}

bool holdsMask(const Request& request) {
    const Request marked = withMarks(request);
    return marksIn(withoutSecrets(marked)) < marksIn(marked);
}

} // namespace loadstone
