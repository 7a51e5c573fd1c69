// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <openssl/ssl.h>

namespace loadstone {

/// Whether the server has sent something on a connection on which nobody has asked. What TLS says
/// to itself, as tickets, is no such thing. `ssl`: of the connection, or null. On its owner's
/// thread, while libcurl does not read.
bool holdsIdleBytes(int socket, SSL* ssl);

} // namespace loadstone
