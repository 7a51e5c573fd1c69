// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/http/detour.h"
#include "core/http/pinnedhost.h"

#include <string>
#include <vector>

namespace loadstone {

enum class HttpVersion { Auto, Http1, Http2 };

/// Which addresses of a host are connected to.
enum class IpVersion { Any, Four, Six };

/// Who keeps the cookies that answers set and sends them back: nobody, or each user for itself.
enum class CookieKeeping { None, EachUser };

/// How to send a request. Timeouts bound one request; `redirects` is how many are followed. A text
/// that is empty was not given.
struct TransportOptions {
    Milliseconds timeout{30'000};
    Milliseconds connectTimeout{5'000};
    int redirects = 0;
    HttpVersion version = HttpVersion::Auto;
    bool verifyTls = true;
    std::string caFile;      ///< of the certificates that are trusted, instead of the system's
    std::string certificate; ///< a file: by which we show who we are
    std::string key;         ///< a file; empty: the key is in the certificate's
    std::string keyPassword;
    bool keepAlive = true;
    bool compressed = false; ///< answers may come packed
    bool digest = false;     ///< the URL's user is told by Digest, not Basic
    CookieKeeping cookies = CookieKeeping::None;
    std::string proxy;
    std::string noProxy; ///< hosts that are reached without it
    bool environmentProxy = false;
    std::vector<PinnedHost> resolve;
    std::vector<Detour> connectTo;
    IpVersion ipVersion = IpVersion::Any;
    std::string unixSocket;
    std::string interface;        ///< or an address of this machine, that connections come from
    bool spreadAddresses = false; ///< connections go to all addresses of the host in turn
    bool retryStale = false;      ///< one retry where the server had closed an idle connection

    bool operator==(const TransportOptions&) const = default;
};

/// Whether requests may go by way of a proxy, which then looks hosts up by itself.
inline bool mayUseProxy(const TransportOptions& options) {
    return options.environmentProxy || !options.proxy.empty();
}

} // namespace loadstone
