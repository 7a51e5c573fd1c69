// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libpq-fe.h>

#include <memory>

namespace loadstone {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};

/// One of libpq's results, which goes with who holds it.
using HeldResult = std::unique_ptr<PGresult, ClearResult>;

} // namespace loadstone
