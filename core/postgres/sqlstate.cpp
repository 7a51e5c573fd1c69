// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sqlstate.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

// New ones come at the end.
constexpr std::array states{
    SqlState{"", ""},
    SqlState{"01", "a warning"},
    SqlState{"02", "there is no data"},
    SqlState{"03", "the statement is not complete yet"},
    SqlState{"08", "the connection failed"},
    SqlState{"09", "a triggered action failed"},
    SqlState{"0A", "the server does not support this"},
    SqlState{"0B", "a transaction cannot be begun here"},
    SqlState{"0F", "a locator is wrong"},
    SqlState{"0L", "a grantor is wrong"},
    SqlState{"0P", "a role is wrong"},
    SqlState{"0Z", "a diagnostics exception"},
    SqlState{"20", "no case of a CASE fits"},
    SqlState{"21", "a subquery gives more than one row"},
    SqlState{"22", "a value is wrong for its type"},
    SqlState{"23", "a constraint is violated"},
    SqlState{"24", "a cursor is in the wrong state"},
    SqlState{"25", "the transaction is in the wrong state"},
    SqlState{"26", "there is no prepared statement of that name"},
    SqlState{"27", "a trigger changes data in a way that is not allowed"},
    SqlState{"28", "the server does not let this user in"},
    SqlState{"2B", "privileges depend on what is to be dropped"},
    SqlState{"2D", "a transaction cannot be ended here"},
    SqlState{"2F", "a function of SQL failed"},
    SqlState{"34", "there is no cursor of that name"},
    SqlState{"38", "an external function failed"},
    SqlState{"39", "an external function was called wrongly"},
    SqlState{"3B", "there is no such savepoint"},
    SqlState{"3D", "there is no such database"},
    SqlState{"3F", "there is no such schema"},
    SqlState{"40", "the transaction was rolled back"},
    SqlState{"42", "the statement is wrong, or is not allowed"},
    SqlState{"44", "a row would not be in its view (WITH CHECK OPTION)"},
    SqlState{"53", "the server has no resources left"},
    SqlState{"54", "a limit of the server is exceeded"},
    SqlState{"55", "an object is not in the state that is needed"},
    SqlState{"57", "somebody ended it at the server"},
    SqlState{"58", "the server's system failed"},
    SqlState{"72", "a snapshot is too old"},
    SqlState{"F0", "the server's configuration file failed"},
    SqlState{"HV", "a foreign data wrapper failed"},
    SqlState{"P0", "a PL/pgSQL function failed"},
    SqlState{"XX", "an internal error of the server"},
    SqlState{"22001", "a text is too long for its column"},
    SqlState{"22003", "a number is out of range"},
    SqlState{"22012", "a division by zero"},
    SqlState{"22P02", "a text is no value of the type that is wanted"},
    SqlState{"23502", "a column that may not be null would be"},
    SqlState{"23503", "a foreign key is violated"},
    SqlState{"23505", "a value that must be unique is there already"},
    SqlState{"23514", "a check constraint is violated"},
    SqlState{"25006", "the transaction is read-only"},
    SqlState{"25P02", "the transaction had failed before"},
    SqlState{"25P03", "the transaction was idle for too long"},
    SqlState{"26000",
             "there is no prepared statement of that name; behind PgBouncer in transaction "
             "mode use the protocol simple"},
    SqlState{"28000", "the server does not let this user in from here (pg_hba.conf)"},
    SqlState{"28P01", "the server does not accept the password"},
    SqlState{"3D000", "there is no such database"},
    SqlState{"40001", "a serialization failure: transactions that ran at once were in each other's "
                      "way"},
    SqlState{"40P01", "a deadlock: transactions waited for each other"},
    SqlState{"42501", "the user has no privilege for this"},
    SqlState{"42601", "a syntax error"},
    SqlState{"42703", "there is no such column"},
    SqlState{"42883", "there is no such function"},
    SqlState{"42P01", "there is no such table"},
    SqlState{"42P05", "there is a prepared statement of that name already; behind PgBouncer in "
                      "transaction mode use the protocol simple"},
    SqlState{"42P18", "the type of a parameter is unknown; say it, as in $1::int"},
    SqlState{"53100", "the server's disk is full"},
    SqlState{"53200", "the server has no memory left"},
    SqlState{"53300", "the server has no connection left (max_connections)"},
    SqlState{"54001", "the statement is too complex for the server's stack"},
    SqlState{"55P03", "a lock could not be had"},
    SqlState{"57014", "the query was cancelled, by somebody or by statement_timeout"},
    SqlState{"57P01", "the server is being shut down"},
    SqlState{"57P02", "the server crashed, or was stopped at once"},
    SqlState{"57P03", "the server starts or stops, and lets nobody in yet"},
};
static_assert(states.size() <= 128); // what a tally tells apart

} // namespace

int sqlStatePlace(std::string_view state) {
    for (const std::string_view wanted : {state, state.substr(0, 2)}) {
        const auto found = std::ranges::find(states, wanted, &SqlState::state);
        if (found != states.end())
            return static_cast<int>(found - states.begin());
    }
    return 0;
}

const SqlState& sqlStateAt(int place) {
    const bool isThere = place > 0 && place < static_cast<int>(states.size());
    return states.at(isThere ? static_cast<std::size_t>(place) : 0);
}

bool isSerializationConflict(std::string_view state) {
    return state == "40001" || state == "40P01";
}

} // namespace loadstone
