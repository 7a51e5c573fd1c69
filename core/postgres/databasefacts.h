// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/postgres/databaseactivity.h"

#include <optional>
#include <string>
#include <vector>

namespace loadstone {

/// What is known of a database once it was connected to. A value.
struct DatabaseFacts {
    std::string version;
    /// How many connections it lets this user have, what is kept back of them, and what others
    /// have; none if a pooler stands before it, whose connections they are.
    struct Room {
        std::string limit; ///< its name, in words
        int most = 0;
        int reserved = 0;
        int inUse = 0;

        int free() const { return most > reserved + inUse ? most - reserved - inUse : 0; }
        bool operator==(const Room&) const = default;
    };
    std::optional<Room> room;
    /// Since its figures began; of a run that has ended, during that. None: it may not be known.
    std::optional<DatabaseActivity> activity{};
    std::vector<std::string> types{}; ///< of the parameters, the first is that of $1; "" if unknown
    bool isHere = false;              ///< on this machine, by the address of the connection

    bool operator==(const DatabaseFacts&) const = default;
};

/// "max_connections 100, 3 reserved, 1 in use, 96 free".
std::string roomText(const DatabaseFacts::Room& room);

/// "the database has room for 7 more connections now (max_connections ...)".
std::string freeText(const DatabaseFacts::Room& room);

/// Whether there is room for so many connections. Errors name "threads".
Expected<void> checkRoom(const DatabaseFacts& facts, int connections);
/// Whether an error is of that check, and not of the limits of this machine.
bool isLackOfRoom(const Error& error);

} // namespace loadstone
