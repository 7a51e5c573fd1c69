// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace loadstone {

/// A list of name=value with the values of secret names masked; the names may be percent-encoded.
/// `separators` are what may stand between two of them.
std::string withoutSecretFields(std::string_view list, std::string_view separators);

/// A body with the values of secret names masked: of a form, of a form in parts, or of JSON. The
/// rest stays byte for byte. Any bytes will do.
std::string withoutSecretsInBody(std::string_view body);

} // namespace loadstone
