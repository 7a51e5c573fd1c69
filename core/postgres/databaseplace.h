// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libpq-fe.h>

namespace loadstone {

/// Whether an open connection leads to this machine: by a unix socket, or to an address of its own.
bool isDatabaseHere(PGconn* connection);

} // namespace loadstone
