// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/version.h"
#include "core/http/body.h"

#include <string>
#include <vector>

namespace loadstone {

struct Header {
    std::string name;
    std::string value;

    bool operator==(const Header&) const = default;
};

/// What to send, the same each time. Method in capitals; URL absolute, http or https.
struct Request {
    std::string method = "GET";
    std::string url;
    std::vector<Header> headers;
    Body body;

    bool operator==(const Request&) const = default;
};

/// Whether it goes out with a body, be it an empty one.
bool carriesBody(const Request& request);

/// Whether it goes over TLS.
bool isTls(const Request& request);

/// Whether sending it twice does the same as sending it once (RFC 9110 §9.2.2).
bool isIdempotent(const Request& request);

/// What every request says it comes from, unless its headers say otherwise.
inline constexpr const char* userAgent = "loadstone/" LOADSTONE_VERSION;

enum class HttpVersion { Auto, Http1, Http2 };

/// How to send it. Timeouts bound one request; `redirects` is how many are followed.
struct TransportOptions {
    Milliseconds timeout{30'000};
    Milliseconds connectTimeout{5'000};
    int redirects = 0;
    HttpVersion version = HttpVersion::Auto;
    bool verifyTls = true;
    bool keepAlive = true;
    bool environmentProxy = false;
    bool spreadAddresses = false; ///< connections go to all addresses of the host in turn
    bool retryStale = false;      ///< one retry where the server had closed an idle connection

    bool operator==(const TransportOptions&) const = default;
};

} // namespace loadstone
