// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/destination.h"

#include "core/http/parsedurl.h"

namespace loadstone {

namespace {

std::string textOf(const ParsedUrl& url, CURLUPart which, unsigned flags = 0) {
    return url.part(which, flags).value_or("");
}

std::string withoutBrackets(const std::string& host, const std::string& zone) {
    if (!host.starts_with('['))
        return host;
    return host.substr(1, host.size() - 2) + (zone.empty() ? "" : "%" + zone);
}

std::string credentialsIn(const ParsedUrl& url) {
    const auto user = url.part(CURLUPART_USER, CURLU_URLDECODE);
    const auto password = url.part(CURLUPART_PASSWORD, CURLU_URLDECODE);
    return user || password ? user.value_or("") + ":" + password.value_or("") : "";
}

} // namespace

Destination Destination::of(const std::string& url) {
    ParsedUrl parsed;
    parsed.set(CURLUPART_URL, url);
    const std::string host = textOf(parsed, CURLUPART_HOST, CURLU_PUNYCODE);
    Destination destination;
    destination.tls = textOf(parsed, CURLUPART_SCHEME) == "https";
    destination.host = withoutBrackets(host, textOf(parsed, CURLUPART_ZONEID));
    destination.port = textOf(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    const bool usual = destination.port == (destination.tls ? "443" : "80");
    destination.hostHeader = usual ? host : host + ":" + destination.port;
    destination.target = textOf(parsed, CURLUPART_PATH, CURLU_URLENCODE);
    if (const auto query = parsed.part(CURLUPART_QUERY)) // be it an empty one
        destination.target += "?" + *query;
    destination.credentials = credentialsIn(parsed);
    return destination;
}

} // namespace loadstone
