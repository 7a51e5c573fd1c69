// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/url.h"

#include "core/base/asciicase.h"
#include "core/base/percentencoding.h"
#include "core/http/parsedurl.h"
#include "core/http/secrets.h"

#include <algorithm>

namespace loadstone {

namespace {

Expected<void> because(const std::string& sentence) {
    return fail("url", sentence);
}

Expected<void> explain(CURLUcode code, const std::string& url) {
    switch (code) {
    case CURLUE_BAD_PORT_NUMBER:
        return because("the port in \"" + url + "\" is not a number from 1 to 65535");
    case CURLUE_UNSUPPORTED_SCHEME:
        return because("\"" + url + "\" is not http:// or https://; no other scheme can be tested");
    case CURLUE_NO_HOST:
    case CURLUE_BAD_HOSTNAME:
    case CURLUE_BAD_IPV6:
        return because("the host in \"" + url + "\" is missing or malformed");
    default:
        return because("\"" + url + "\" is not a URL (" + curl_url_strerror(code) +
                       "); write it as http://host:port/path");
    }
}

/// Whether a name can have an address at all (RFC 1035 §2.3.4).
bool hasLengthOfAName(std::string_view host) {
    constexpr std::size_t longestName = 253;
    constexpr std::size_t longestLabel = 63;
    if (host.ends_with('.'))
        host.remove_suffix(1);
    bool fits = host.size() <= longestName;
    while (fits && !host.empty()) {
        const std::size_t label = std::min(host.find('.'), host.size());
        fits = label <= longestLabel;
        host.remove_prefix(std::min(label + 1, host.size()));
    }
    return fits;
}

// A name in other letters is left to whoever looks it up: libcurl 7.88 loses the memory of what it
// cannot write in ASCII.
Expected<void> checkName(const std::string& host) {
    const bool isAscii = std::ranges::all_of(host, [](unsigned char c) { return c < 0x80; });
    if (!isAscii || hasLengthOfAName(host))
        return {};
    return because("no host can be called \"" + host.substr(0, 20) +
                   "...\": a name has at most 253 characters, and at most 63 between two dots");
}

/// Where the host of a URL begins, or the user before it.
std::size_t authorityAt(const std::string& url) {
    const std::size_t slashes = url.find("://");
    return slashes == std::string::npos ? 0 : slashes + 3;
}

std::string authorityOf(const std::string& url) {
    const std::size_t begin = authorityAt(url);
    return url.substr(begin, url.find_first_of("/?#", begin) - begin);
}

/// How long the user of a URL is, with its @; 0 if it has none.
std::size_t userLength(const std::string& url) {
    return authorityOf(url).rfind('@') + 1;
}

/// A page may leave the scheme out before its two slashes; one slash begins a path.
std::string schemeAdvice(const std::string& shown) {
    const std::string rest = shown.substr(shown.starts_with("//") ? 2 : 0);
    if (rest.empty() || rest.starts_with('/'))
        return "write it as http://host:port/path";
    return "did you mean http://" + rest + "?";
}

Expected<void> checkStart(const std::string& url, const std::string& shown) {
    for (const std::string start : {"http:/", "https:/"})
        if (url.starts_with(start) && !url.starts_with(start + "/"))
            return because("a slash is missing in \"" + shown + "\"; " +
                           (shown.starts_with(start)
                                ? "did you mean " + start + "/" + shown.substr(start.size()) + "?"
                                : "write it as http://host:port/path"));
    for (const std::string start : {"http", "https"})
        if (url.starts_with(start + "//"))
            return because("a colon is missing in \"" + shown + "\"; did you mean " + start + ":" +
                           shown.substr(start.size()) + "?");
    if (url.find("://") == std::string::npos)
        return because("\"" + shown + "\" has no scheme; " + schemeAdvice(shown));
    return {};
}

Expected<void> checkAuthority(const std::string& url, const std::string& shown) {
    const std::string authority = authorityOf(url);
    if (authority.find("{{") != std::string::npos)
        return because("the host in \"" + shown +
                       "\" has a placeholder; only what is behind it, "
                       "path and query, may have some");
    if (authority.substr(0, userLength(url)).find("%00") != std::string::npos)
        return because("the user or password in \"" + shown +
                       "\" has a zero byte (%00), which no header can carry");
    return {};
}

} // namespace

Expected<void> checkUrl(const std::string& url) {
    const std::string shown = withoutSecrets(url);
    if (url.empty())
        return because("no URL was given; write it as http://host:port/path");
    auto fits = checkStart(url, shown).and_then([&] { return checkAuthority(url, shown); });
    if (!fits)
        return fits;
    ParsedUrl parsed;
    const CURLUcode code = parsed.set(CURLUPART_URL, url);
    if (code != CURLUE_OK)
        return explain(code, shown);
    const auto scheme = parsed.part(CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https")
        return explain(CURLUE_UNSUPPORTED_SCHEME, shown);
    if (parsed.part(CURLUPART_PORT) == "0")
        return explain(CURLUE_BAD_PORT_NUMBER, shown);
    return checkName(parsed.part(CURLUPART_HOST).value_or(""));
}

std::string urlInAscii(const std::string& url) {
    const auto mayBeOther = [](unsigned char c) { return c >= 0x80 || c == '%'; };
    if (std::ranges::none_of(authorityOf(url), mayBeOther)) // by far the most, and costs no parser
        return url;
    ParsedUrl parsed;
    if (parsed.set(CURLUPART_URL, url) != CURLUE_OK)
        return url;
    const auto host = parsed.part(CURLUPART_HOST);
    const auto ascii = parsed.part(CURLUPART_HOST, CURLU_PUNYCODE);
    if (!ascii || ascii == host || parsed.set(CURLUPART_HOST, *ascii) != CURLUE_OK)
        return url;
    return parsed.part(CURLUPART_URL).value_or(url);
}

std::optional<std::string> withUser(const std::string& url, const std::string& user) {
    if (userLength(url) > 0)
        return std::nullopt;
    const std::size_t colon = std::min(user.find(':'), user.size());
    std::string text = percentEncoded(user.substr(0, colon));
    if (colon < user.size())
        text += ":" + percentEncoded(user.substr(colon + 1));
    const std::size_t host = authorityAt(url);
    return url.substr(0, host) + text + "@" + url.substr(host);
}

std::string withoutUser(const std::string& url) {
    const std::size_t begin = authorityAt(url);
    return url.substr(0, begin) + url.substr(begin + userLength(url));
}

} // namespace loadstone
