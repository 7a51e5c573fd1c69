// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libpq-fe.h>

#include <memory>

namespace loadstone {

struct FinishConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

/// One of libpq's connections, which is closed with who holds it.
using HeldConnection = std::unique_ptr<PGconn, FinishConnection>;

} // namespace loadstone
