// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <openssl/ssl.h>

namespace loadstone {

/// Whether a connection that was kept can take a request: its server has neither closed it, in
/// whichever way, nor said anything on it unasked. What TLS says to itself, as tickets, is no such
/// thing. `ssl`: of the connection, or null. On its owner's thread, while libcurl does not read.
bool isOfUse(int socket, SSL* ssl);

/// The error of OpenSSL that reading from the connection would end with, as an alert that the
/// server has sent; 0 if there is none.
unsigned long errorToRead(int socket, SSL* ssl);

} // namespace loadstone
