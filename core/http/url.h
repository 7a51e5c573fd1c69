// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// Checks that `url` is absolute, http or https, with a host and a valid port. Errors name "url"
/// and show no secret.
Expected<void> checkUrl(const std::string& url);

/// `url` with its host in ASCII, if that is in another script; else as it is.
std::string urlInAscii(const std::string& url);

/// The URL with "USER:PASSWORD" in it, which may have any characters; none if it names a user
/// already.
std::optional<std::string> withUser(const std::string& url, const std::string& user);

/// The URL without its user and password.
std::string withoutUser(const std::string& url);

} // namespace loadstone
