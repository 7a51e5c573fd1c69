// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/host.h"

#include "core/base/asciicase.h"
#include "core/http/parsedurl.h"

#include <algorithm>
#include <charconv>

namespace loadstone {

namespace {

std::uint16_t portIn(const ParsedUrl& url) {
    const std::string text = url.part(CURLUPART_PORT, CURLU_DEFAULT_PORT).value_or("");
    std::uint16_t port = 0;
    std::from_chars(text.data(), text.data() + text.size(), port);
    return port;
}

} // namespace

// A name that has no form in ASCII stays as it is, and will not be found.
Host Host::of(const std::string& url) {
    ParsedUrl parsed;
    parsed.set(CURLUPART_URL, url);
    const auto ascii = parsed.part(CURLUPART_HOST, CURLU_PUNYCODE);
    Host host{ascii ? *ascii : parsed.part(CURLUPART_HOST).value_or(""), portIn(parsed)};
    if (!host.name.starts_with('['))
        return host;
    host.name = host.name.substr(1, host.name.size() - 2);
    if (const auto zone = parsed.part(CURLUPART_ZONEID))
        host.name += "%" + *zone;
    return host;
}

bool Host::isIn(const std::vector<std::string>& names) const {
    return std::ranges::any_of(names,
                               [&](const std::string& each) { return sameButForCase(each, name); });
}

} // namespace loadstone
