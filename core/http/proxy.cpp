// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/proxy.h"

#include "core/base/asciicase.h"
#include "core/http/parsedurl.h"
#include "core/http/secrets.h"

#include <algorithm>
#include <array>

namespace loadstone {

Expected<void> checkProxy(const std::string& proxy) {
    constexpr std::array schemes{"http", "https", "socks4", "socks4a", "socks5", "socks5h"};
    const std::size_t slashes = proxy.find("://");
    const bool hasScheme = slashes != std::string::npos;
    const std::string scheme = hasScheme ? proxy.substr(0, slashes) : "http";
    const std::string shown = "\"" + withoutSecrets(proxy) + "\"";
    if (std::ranges::none_of(schemes, [&](auto one) { return sameButForCase(one, scheme); }))
        return fail("proxy", shown + " is of a kind that is not known; there are http, https, "
                                     "socks4, socks4a, socks5 and socks5h");
    ParsedUrl parsed;
    const std::string rest = hasScheme ? proxy.substr(slashes + 3) : proxy;
    if (parsed.set(CURLUPART_URL, "http://" + rest) != CURLUE_OK)
        return fail("proxy", shown + " is not a proxy; write it as HOST:PORT, http://HOST:PORT or "
                                     "socks5h://USER:PASSWORD@HOST:PORT");
    return {};
}

} // namespace loadstone
