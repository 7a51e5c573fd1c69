// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/databasecounts.h"

#include "core/postgres/databaserow.h"

#include <charconv>

namespace loadstone {

namespace {

template <typename Number = int>
Number numberIn(const std::string& text) {
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// The narrowest of the limits that this user has. Only its own connections have a backend_type if
// it has no right to look at others; the server's own processes have no user or no database.
constexpr const char* roomQuestion =
    "WITH others AS (SELECT * FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
    "datid IS NOT NULL AND usesysid IS NOT NULL AND "
    "coalesce(backend_type, 'client backend') = 'client backend'), "
    "me AS (SELECT * FROM pg_roles WHERE rolname = session_user), "
    "limits (name, most, reserved, used) AS ("
    "SELECT 'max_connections', current_setting('max_connections')::int, "
    "CASE WHEN rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::int + "
    "coalesce(current_setting('reserved_connections', true)::int, 0) END, "
    "(SELECT count(*) FROM others) FROM me UNION ALL "
    "SELECT 'connection limit of the user', rolconnlimit, 0, "
    "(SELECT count(*) FROM others WHERE usename = session_user) FROM me "
    "WHERE rolconnlimit >= 0 AND NOT rolsuper UNION ALL "
    "SELECT 'connection limit of the database', datconnlimit, 0, "
    "(SELECT count(*) FROM others WHERE datname = current_database()) FROM pg_database, me "
    "WHERE datname = current_database() AND datconnlimit >= 0 AND NOT rolsuper) "
    "SELECT pg_backend_pid(), name, most, reserved, used FROM limits "
    "ORDER BY most - reserved - used LIMIT 1";

} // namespace

// What a pooler says of its process is not what the server says.
std::optional<DatabaseFacts::Room> roomOf(PGconn* connection, const StopSignal& stop,
                                          TimePoint until) {
    const auto row = firstRow(connection, roomQuestion, stop, until);
    if (row.size() != 5 || numberIn(row[0]) != PQbackendPID(connection))
        return std::nullopt;
    return DatabaseFacts::Room{row[1], numberIn(row[2]), numberIn(row[3]), numberIn(row[4])};
}

// It looks and resets nothing: the figures are also those of whoever watches the server. How many
// checkpoints there were says nothing: most of an idle server write nothing.
std::optional<DatabaseActivity> activityOf(PGconn* connection, const StopSignal& stop,
                                           TimePoint until) {
    constexpr int apart = 170000; // PostgreSQL 17 has a view of its own for checkpoints
    const std::string written = PQserverVersion(connection) >= apart
                                    ? "buffers_written FROM pg_stat_checkpointer"
                                    : "buffers_checkpoint FROM pg_stat_bgwriter";
    const std::string question =
        "SELECT (SELECT " + written +
        "), "
        "(SELECT coalesce(sum(autovacuum_count + autoanalyze_count), 0) FROM pg_stat_user_tables), "
        "(SELECT tup_inserted + tup_updated + tup_deleted FROM pg_stat_database "
        "WHERE datname = current_database())";
    const auto row = firstRow(connection, question.c_str(), stop, until);
    if (row.size() != 3)
        return std::nullopt;
    return DatabaseActivity{numberIn<std::uint64_t>(row[0]), numberIn<std::uint64_t>(row[1]),
                            numberIn<std::uint64_t>(row[2])};
}

} // namespace loadstone
