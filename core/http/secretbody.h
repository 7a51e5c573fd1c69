// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/maskedtext.h"

#include <string>
#include <string_view>

namespace loadstone {

/// Adds a list of name=value with the values of secret names masked; the names may be
/// percent-encoded. `separators` are what may stand between two of them.
void maskFields(std::string_view list, std::string_view separators, MaskedText& to);

/// Adds a body with the values of secret names masked: of a form, of a form in parts, or of JSON.
/// The rest stays byte for byte. Any bytes will do.
void maskBody(std::string_view body, MaskedText& to);

/// The same by itself.
std::string withoutSecretsInBody(std::string_view body);

} // namespace loadstone
