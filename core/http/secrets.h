// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/maskedtext.h"
#include "core/http/request.h"

#include <string>
#include <string_view>

namespace loadstone {

/// Whether a value is looked at as a URL is.
bool mayHoldUrl(std::string_view value);

/// Adds a URL, or the value of a header, without what is secret.
void maskUrl(std::string_view url, MaskedText& to);
void maskHeader(std::string_view name, std::string_view value, MaskedText& to);

/// `url` without what is secret: a password, a user's name that looks like a token, and the values
/// of parameters with secret names. Any text will do; the rest of it stays byte for byte.
std::string withoutSecrets(std::string_view url);

/// `request` as it may be shown and saved: URL, headers and body without what is secret.
Request withoutSecrets(Request request);

/// `options` as they may be shown and saved: without passwords of proxies and keys.
TransportOptions withoutSecrets(TransportOptions options);

} // namespace loadstone
