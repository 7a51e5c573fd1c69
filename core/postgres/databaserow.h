// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/stopsignal.h"

#include <libpq-fe.h>

#include <string>
#include <vector>

namespace loadstone {

/// The first row that `sql` gives over an open connection that never blocks, which this waits for;
/// nothing if it fails, by a stop or after `until`.
std::vector<std::string> firstRow(PGconn* connection, const char* sql, const StopSignal& stop,
                                  TimePoint until);

/// The same of the first value of each row.
std::vector<std::string> firstColumn(PGconn* connection, const char* sql, const StopSignal& stop,
                                     TimePoint until);

/// Of the server, without what the packager has added.
std::string versionOf(PGconn* connection);

} // namespace loadstone
