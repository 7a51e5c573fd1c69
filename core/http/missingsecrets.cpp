// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/missingsecrets.h"

#include "core/http/secretbody.h"
#include "core/http/secrets.h"
#include "core/http/url.h"

#include <algorithm>
#include <optional>

namespace loadstone {

namespace {

/// Stands for a *** of a text, which is a secret if masking takes the mark away.
constexpr std::string_view markOfMask = "loadstone-0123456789-mask";

std::size_t countOf(std::string_view what, std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size())
        ++count;
    return count;
}

/// With marks for the first `most` of its ***.
std::string withMarks(std::string text, std::size_t most) {
    std::size_t at = 0;
    for (; most > 0 && (at = text.find(secretMask, at)) != std::string::npos; --most) {
        text.replace(at, secretMask.size(), markOfMask);
        at += markOfMask.size();
    }
    return text;
}

using Mask = std::string (*)(std::string_view text);

bool losesAMark(const std::string& text, std::size_t most, Mask mask) {
    return countOf(markOfMask, mask(withMarks(text, most))) < most;
}

/// What stands before the first *** that is a secret; none if there is no such.
std::optional<std::string_view> beforeMissing(const std::string& text, Mask mask) {
    std::size_t most = countOf(secretMask, text);
    if (most == 0 || !losesAMark(text, most, mask))
        return std::nullopt;
    for (std::size_t least = 1; least < most;) {
        const std::size_t middle = least + (most - least) / 2;
        if (losesAMark(text, middle, mask))
            most = middle;
        else
            least = middle + 1;
    }
    std::size_t at = text.find(secretMask);
    while (--most > 0)
        at = text.find(secretMask, at + secretMask.size());
    return std::string_view(text).substr(0, at);
}

bool isOfName(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("_-.[]%").find(c) != std::string_view::npos;
}

/// The name whose value begins behind `text`: of token=, and of "token": ".
std::string_view nameAtEndOf(std::string_view text) {
    while (!text.empty() && !isOfName(text.back()))
        text.remove_suffix(1);
    std::size_t begin = text.size();
    while (begin > 0 && isOfName(text[begin - 1]))
        --begin;
    return text.substr(begin);
}

std::string namedIn(std::string_view before, const std::string& where) {
    return "\"" + std::string(nameAtEndOf(before)) + "\" in " + where;
}

/// `before` ends in front of a secret of a URL.
std::string nameInUrl(std::string_view before, const std::string& where) {
    if (before.ends_with('='))
        return namedIn(before, where);
    return (before.ends_with('/') || before.empty() ? "the user in " : "the password in ") + where;
}

std::string maskedUrl(std::string_view url) {
    return withoutSecrets(url);
}

} // namespace

bool holdsMask(const Header& header) {
    const std::size_t masks = countOf(secretMask, header.value);
    MaskedText value;
    maskHeader(header.name, withMarks(header.value, masks), value);
    return countOf(markOfMask, value.takeText()) < masks;
}

std::vector<MissingSecret> missingSecrets(const Request& request) {
    std::vector<MissingSecret> missing;
    if (const auto before = beforeMissing(request.url, maskedUrl))
        missing.push_back({"url", nameInUrl(*before, "the URL")});
    const auto header =
        std::ranges::find_if(request.headers, [](const Header& one) { return holdsMask(one); });
    if (header != request.headers.end())
        missing.push_back({"header", "the header " + header->name});
    const std::string& body = request.body.bytes();
    if (const auto before = beforeMissing(body, withoutSecretsInBody))
        missing.push_back({"data", body.starts_with("--") ? "a secret in the body"
                                                          : namedIn(*before, "the body")});
    return missing;
}

std::vector<MissingSecret> missingSecrets(const TransportOptions& options) {
    std::vector<MissingSecret> missing;
    if (options.keyPassword == secretMask)
        missing.push_back({"pass", "the password of the key"});
    if (const auto before = beforeMissing(options.proxy, maskedUrl))
        missing.push_back({"proxy", nameInUrl(*before, "the address of the proxy")});
    return missing;
}

std::string withoutMaskedUser(const std::string& url) {
    const std::string bare = withoutUser(url);
    return countOf(secretMask, bare) < countOf(secretMask, url) ? bare : url;
}

} // namespace loadstone
