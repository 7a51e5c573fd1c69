// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/sendonce.h"
#include "core/load/planjson.h"

#include <string>

namespace loadstone {

/// All of one request for a terminal: what was sent, with > before each line, what came, with <,
/// and where the time went.
std::string sentText(const SentOnce& once, Secrets secrets = Secrets::Masked);

/// The same as JSON, with the phases in milliseconds; a body that is not UTF-8 is base64.
std::string encodeSent(const SentOnce& once, Secrets secrets = Secrets::Masked);

} // namespace loadstone
