// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/postgres/sessionplan.h"

#include <optional>
#include <stop_token>

namespace loadstone {

/// What is known of a database once it was connected to.
struct DatabaseFacts {
    std::string version;
    /// How many connections it lets this user have, what is kept back of them, and what others
    /// have; none if a pooler stands before it, whose connections they are.
    struct Room {
        std::string limit; ///< its name, in words
        int most = 0;
        int reserved = 0;
        int inUse = 0;

        int free() const { return most - reserved - inUse; }
        bool operator==(const Room&) const = default;
    };
    std::optional<Room> room;

    bool operator==(const DatabaseFacts&) const = default;
};

/// Connects once and has the statements prepared, so that what is wrong is known before the load.
/// Blocks until that is done, the time to connect is over or a stop. Errors name "url", "query", or
/// "threads" if the database has no room for so many connections.
Expected<DatabaseFacts> askDatabase(const SessionPlan& plan, int connections,
                                    Milliseconds connectTimeout, const std::stop_token& stop);

} // namespace loadstone
