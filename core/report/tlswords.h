// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/transportoptions.h"

namespace loadstone {

/// Why TLS with a server failed, as a clause without a full stop. `code` is a CURLcode or a
/// TlsFault.
std::string tlsText(int code, const TransportOptions& transport);

/// The most that a connection may take.
Milliseconds timeToConnect(const TransportOptions& transport);

} // namespace loadstone
