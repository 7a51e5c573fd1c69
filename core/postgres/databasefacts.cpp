// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/databasefacts.h"

#include "core/base/units.h"

namespace loadstone {

std::string roomText(const DatabaseFacts::Room& room) {
    const std::string reserved =
        room.reserved > 0 ? std::to_string(room.reserved) + " reserved, " : "";
    return room.limit + " " + std::to_string(room.most) + ", " + reserved +
           std::to_string(room.inUse) + " in use, " + std::to_string(room.free()) + " free";
}

static constexpr std::string_view beforeFree = "the database has room for ";

std::string freeText(const DatabaseFacts::Room& room) {
    return std::string(beforeFree) +
           counted(static_cast<std::uint64_t>(room.free()), "more connection") + " now (" +
           roomText(room) + ")";
}

Expected<void> checkRoom(const DatabaseFacts& facts, int connections) {
    if (!facts.room || facts.room->free() >= connections)
        return {};
    return fail("threads", freeText(*facts.room) + ", and " + std::to_string(connections) +
                               " are asked for; use fewer");
}

bool isLackOfRoom(const Error& error) {
    return error.field == "threads" && error.message.starts_with(beforeFree);
}

} // namespace loadstone
