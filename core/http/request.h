// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/version.h"
#include "core/http/body.h"
#include "core/http/transportoptions.h"

#include <string>
#include <vector>

namespace loadstone {

/// A header line; or one that is not to be sent though it would be by itself, as Accept.
struct Header {
    std::string name;
    std::string value;
    bool isLeftOut = false;

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

} // namespace loadstone
