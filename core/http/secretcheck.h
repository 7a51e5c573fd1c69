// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/check.h"

namespace loadstone {

/// A check as it may be shown and saved: without what it compares a header or a member of JSON with
/// that has a secret name, and without such fields in what a body must have.
Check withoutSecrets(Check check);

/// The same for checks as somebody types them, a line each. Of a line that is no check whatever may
/// be a secret is left out.
std::string checksWithoutSecrets(std::string_view typed);

/// What is wrong with such checks, without what of them may be a secret.
std::string errorWithoutSecrets(std::string error, std::string_view typed);

/// Whether a check was read from where secrets are not kept, so that one is missing.
bool holdsMask(const Check& check);

} // namespace loadstone
