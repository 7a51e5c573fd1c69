// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/errorclass.h"

#include <string>
#include <string_view>

namespace loadstone {

/// Why a query, or a connection, failed: its class and, if the server has said one, the place of
/// its SQLSTATE (core/postgres/sqlstate.h).
struct QueryFailure {
    ErrorClass error = ErrorClass::None;
    int code = 0;

    bool operator==(const QueryFailure&) const = default;
};

/// The SQLSTATE in what libpq says of a connection that was told to be verbose; empty if the server
/// has said nothing.
std::string_view sqlStateIn(std::string_view message);

/// What came of a connection that libpq has given up, from its message.
QueryFailure connectFailureOf(std::string_view message);

/// What the server itself has said in such a message, or libpq in its place: one line, without
/// where it was said.
std::string reasonIn(std::string_view message);

} // namespace loadstone
