// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/queryfailure.h"

#include <libpq-fe.h>

#include <cstdint>

namespace loadstone {

/// What came of one query, or of one transaction of several statements. A value; what is in rows is
/// counted and not kept.
struct QueryOutcome {
    QueryFailure failure;
    bool isConflict = false; ///< the failure is one after which it may be tried again
    bool isOutdated = false; ///< the failure is of a statement that must be prepared anew
    int retries = 0;
    std::uint64_t rows = 0;
    std::uint64_t bytesReceived = 0; ///< of the values in rows

    bool hasFailed() const { return failure.error != ErrorClass::None; }
    /// Takes one of libpq's results into account.
    void take(const PGresult* result);
    /// Takes a failure of this SQLSTATE into account; empty: the connection was lost.
    void fail(std::string_view state);
    /// What came until now is committed, and not tried again.
    void keep();
    /// What came since then is forgotten, as it is tried once more.
    void forget();

private:
    void count(const PGresult* result);

    std::uint64_t m_rowsKept = 0;
    std::uint64_t m_bytesKept = 0;
};

} // namespace loadstone
