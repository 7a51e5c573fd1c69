// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace loadstone {

/// What a SQLSTATE means (PostgreSQL's documentation, appendix A), by its place in a table: places
/// go into files, so they never change. 0 is none. A state that the table does not have by itself
/// is in it by its class, which has two characters.
struct SqlState {
    std::string_view state;
    std::string_view words;
};

int sqlStatePlace(std::string_view state);
/// Any number may be asked for.
const SqlState& sqlStateAt(int place);

/// Whether trying again may help: two transactions were in each other's way.
bool isSerializationConflict(std::string_view state);

} // namespace loadstone
