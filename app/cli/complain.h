// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <vector>

namespace loadstone {

/// Says a line on standard error, without what a terminal would obey.
void tellLine(const std::string& line);

/// Says on standard error why a command could not be carried out.
void complain(const Error& error);

/// Of a command that ended for this before there was a result: Usage if only an option is missing.
int exitCodeOf(const Error& error);

/// Says there what was assumed.
void tellNotes(const std::vector<std::string>& notes);

/// Whether there is a value; complains if there is none.
template <typename Value>
bool holdsOrComplain(const Expected<Value>& expected) {
    if (!expected)
        complain(expected.error());
    return expected.has_value();
}

} // namespace loadstone
