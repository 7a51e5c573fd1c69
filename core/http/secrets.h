// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/request.h"

#include <string>
#include <string_view>

namespace loadstone {

/// What stands in the place of a secret wherever a request is shown or saved.
inline constexpr std::string_view secretMask = "***";

/// `url` without what is secret: a password, a user's name that looks like a token, and the values
/// of parameters with secret names. Any text will do; the rest of it stays byte for byte.
std::string withoutSecrets(std::string_view url);

/// `request` as it may be shown and saved: URL, headers and body without what is secret.
Request withoutSecrets(Request request);

/// `options` as they may be shown and saved: without passwords of proxies and keys.
TransportOptions withoutSecrets(TransportOptions options);

/// Whether options were read from where secrets are not kept, so that some are missing.
bool holdsMask(const TransportOptions& options);

/// Whether a request was read from where secrets are not kept, so that some are missing.
bool holdsMask(const Request& request);

} // namespace loadstone
